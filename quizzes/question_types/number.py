"""PURE. A number to write. What is read as which number, `amounts` says; everything here is exact.

The first answer that has what was written within its range counts, in the author's order. A range includes its ends:
by the tolerance itself (nominal), by a part of the value (relative: 0.1 is a tenth either way), or by a factor
(geometric: 1 is from half to double).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from quizzes.question_types.amounts import BEFORE, in_words, read_amount
from quizzes.question_types.base import (
    NOTHING,
    Feedback,
    Mark,
    Order,
    ResponseError,
    Sent,
    Shown,
    SpecError,
    is_text,
    paragraphs,
    shuffled,
)
from quizzes.question_types.faults import common_faults, feedback_faults, listed, one_id_each, weight_faults, weight_of
from quizzes.question_types.outcome import NOT_SURE_HEADING, Fact, heading_of, said, told_everybody, worth
from quizzes.question_types.typed import earned, typed_in

NAME = "number"
LABEL = "A number"

FEWEST, MOST = 1, 10
MOST_UNIT = 40
USUAL = "nominal"
KINDS_OF_TOLERANCE = {
    "nominal": "By so much either way",
    "relative": "By a part of it either way, for instance 0.1 for a tenth",
    "geometric": "By a factor, for instance 1 for half to double",
}


@dataclass(frozen=True)
class ShownNumber(Shown):
    """The field’s own name in this attempt, what stands beside it, and whether a phone must offer a minus."""

    token: str
    unit: str
    may_be_below_zero: bool


@dataclass(frozen=True)
class NumberFeedback(Feedback):
    """`typed` is what was written, as it was written; `read_as` how we read it, where that isn't plain to see.

    `more` is what the author says to everybody, where `words` don't say it already.
    """

    more: tuple[str, ...]
    typed: str
    read_as: str
    answer: str

    @property
    def facts(self) -> tuple[Fact, ...]:
        wrote = f"{self.typed}, which we read as {self.read_as}" if self.read_as else self.typed
        yours = (Fact("You wrote", wrote),) if self.typed else ()
        return (*yours, Fact("What is right", self.answer))


@dataclass(frozen=True)
class Answer:
    """A range of numbers, its ends included, and what a number in it earns."""

    id: str
    value: Fraction
    low: Fraction
    high: Fraction
    weight: Fraction
    feedback: str

    def holds(self, amount: Fraction) -> bool:
        return self.low <= amount <= self.high


@dataclass(frozen=True)
class Spec:
    title: str
    scene: tuple[str, ...]
    asks: str
    feedback: str
    wrong_feedback: str
    unit: str
    may_be_below_zero: bool
    answers: tuple[Answer, ...]

    @cached_property
    def best(self) -> Answer:
        return next(answer for answer in self.answers if answer.weight == 1)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What each number earns, for the author."""
        answers = [Fact(in_range(each, self.unit), worth(each.weight, each.feedback)) for each in self.answers]
        other = Fact("Any other number", worth(Fraction(0), self.wrong_feedback))
        return (*answers, other, *told_everybody(self.feedback))


def read(spec: Mapping[str, Any]) -> Spec:
    faults = _faults(spec)
    if faults:
        raise SpecError(faults)
    answers = tuple(_answer(each) for each in spec["answers"])
    return Spec(
        title=spec["title"],
        scene=paragraphs(spec.get("scene", "")),
        asks=spec["asks"],
        feedback=spec.get("feedback", ""),
        wrong_feedback=spec.get("wrong_feedback", ""),
        unit=spec.get("unit", "").strip(),
        may_be_below_zero=bool(spec.get("may_be_below_zero")) or any(answer.value < 0 for answer in answers),
        answers=answers,
    )


def order_of(question: Spec, *, seed: int, slot: int) -> list[list[str]]:
    """The one thing that is shown is the field. It goes by its unit, so that what is sent can be read by the order."""
    return shuffled([question.unit], seed=seed, slot=slot)


def show(question: Spec, order: Order) -> ShownNumber:
    ((token, unit),) = order
    return ShownNumber(
        title=question.title,
        scene=question.scene,
        asks=question.asks,
        token=token,
        unit=unit,
        may_be_below_zero=question.may_be_below_zero,
    )


def response_of(sent: Sent, order: Order) -> dict[str, Any]:
    """What was typed, as it was typed; `ResponseError` with a sentence where it is no number."""
    ((token, unit),) = order
    typed = typed_in(sent, token)
    read_amount(typed, unit)
    return {"text": typed}


def mark(question: Spec, response: Mapping[str, Any] | None) -> Mark:
    if response is None:
        return NOTHING
    return earned(_found(question, _amount(question, response)))


def explain(question: Spec, response: Mapping[str, Any] | None) -> NumberFeedback:
    amount = None if response is None else _amount(question, response)
    typed = "" if response is None else response["text"]
    found = None if amount is None else _found(question, amount)
    got = earned(found)
    words, more = said(
        "" if amount is None else _of_the_answer(question, found),
        question.feedback,
        otherwise=f"{in_range(question.best, question.unit)} is right.",
        is_not_sure=response is None,
    )
    return NumberFeedback(
        heading=NOT_SURE_HEADING if response is None else heading_of(got, in_words(question.best.value, question.unit)),
        words=words,
        is_best=got.is_whole,
        is_not_sure=response is None,
        more=more,
        typed=typed,
        read_as="" if amount is None else _unless_plain(amount, question.unit, typed),
        answer=in_range(question.best, question.unit),
    )


def guess(question: Spec) -> Fraction:
    return Fraction(0)


def choices_of(question: Spec) -> list[tuple[str, str]]:
    return []


def picks_of(response: Mapping[str, Any]) -> tuple[str, ...]:
    return ()


def in_range(answer: Answer, unit: str) -> str:
    """What is right, in words: «20 seconds», «Anything from 18 to 22 seconds»."""
    if answer.low == answer.high:
        return in_words(answer.value, unit)
    low = in_words(answer.low, unit if unit in BEFORE else "")
    return f"Anything from {low} to {in_words(answer.high, unit)}"


def _amount(question: Spec, response: Mapping[str, Any]) -> Fraction:
    typed = response.get("text")
    if not isinstance(typed, str):
        raise ResponseError("That answer is not one of this question’s.")
    return read_amount(typed, question.unit)


def _found(question: Spec, amount: Fraction) -> Answer | None:
    return next((answer for answer in question.answers if answer.holds(amount)), None)


def _unless_plain(amount: Fraction, unit: str, typed: str) -> str:
    """How we read it, where it was written in another way than we would."""
    words = in_words(amount, unit)
    return "" if typed.strip() in (words, in_words(amount)) else words


def _of_the_answer(question: Spec, found: Answer | None) -> str:
    return found.feedback if found else question.wrong_feedback


def _answer(given: Mapping[str, Any]) -> Answer:
    value, by = read_amount(given["value"]), read_amount(given.get("tolerance") or "0")
    low, high = sorted(_ends(value, by, given.get("tolerance_kind") or USUAL))
    return Answer(given["id"], value, low, high, weight_of(given) or Fraction(0), given.get("feedback") or "")


def _ends(value: Fraction, by: Fraction, kind: str) -> tuple[Fraction, Fraction]:
    if kind == "relative":
        return value * (1 - by), value * (1 + by)
    if kind == "geometric":
        return value / (1 + by), value * (1 + by)
    return value - by, value + by


def _faults(spec: Mapping[str, Any]) -> list[str]:
    """What keeps these words from being a question, all of it at once."""
    faults = common_faults(spec)
    if not all(isinstance(spec.get(name, ""), str) for name in ("unit", "wrong_feedback")):
        faults.append("The unit, and what is said of any other number, must be words.")
    if len(str(spec.get("unit", ""))) > MOST_UNIT:
        faults.append(f"A unit has {MOST_UNIT} letters at most.")
    answers = listed(spec, "answers")
    if answers is None:
        return [*faults, "A question needs a list of answers."]
    if not FEWEST <= len(answers) <= MOST:
        faults.append(f"Write {FEWEST} to {MOST} answers, not {len(answers)}.")
    for number, answer in enumerate(answers, 1):
        faults += [f"Answer {number}: {fault}" for fault in _answer_faults(answer)]
    return faults + one_id_each(answers, "answers") + weight_faults(answers) + feedback_faults(answers)


def _answer_faults(answer: Mapping[str, Any]) -> list[str]:
    faults = [] if is_text(answer, "id") else ["it needs «id»."]
    if _number(answer.get("value")) is None:
        faults.append("its value must be a number, for instance 12.5.")
    tolerance = _number(answer.get("tolerance") or "0")
    if tolerance is None or tolerance < 0:
        faults.append("how far off it may be must be a number, not below 0.")
    if str(answer.get("tolerance_kind") or USUAL) not in KINDS_OF_TOLERANCE:
        faults.append("say in which way it may be off: nominal, relative or geometric.")
    return faults


def _number(given: Any) -> Fraction | None:
    try:
        return read_amount(given) if isinstance(given, str) else None
    except ResponseError:
        return None
