"""PURE. A word or a few to write. Which words are like the author's, `likeness` says; the first answer like them counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from quizzes.question_types.base import (
    NOTHING,
    Feedback,
    Mark,
    Order,
    ResponseError,
    Sent,
    Shown,
    SpecError,
    paragraphs,
    shuffled,
)
from quizzes.question_types.faults import (
    common_faults,
    each_needs,
    feedback_faults,
    listed,
    one_id_each,
    weight_faults,
    weight_of,
)
from quizzes.question_types.likeness import in_words, is_anything, is_like
from quizzes.question_types.outcome import NOT_SURE_HEADING, Fact, heading_of, said, told_everybody, worth
from quizzes.question_types.typed import check_typed, earned, typed_in

NAME = "short_text"
LABEL = "A few words"

FEWEST, MOST = 1, 20
MOST_PATTERN = 200
FIELD = "text"
BEST_WORDS = "That is what we were looking for."
OTHER_WORDS = "Have a look at what we were looking for."


@dataclass(frozen=True)
class ShownShortText(Shown):
    """The field’s own name in this attempt, and whether capital letters count: that must be said before."""

    token: str
    case_matters: bool


@dataclass(frozen=True)
class ShortTextFeedback(Feedback):
    """`typed` is what was written, as it was written; `answers` what would have earned the whole mark.

    `more` is what the author says to everybody, where `words` don't say it already.
    """

    more: tuple[str, ...]
    typed: str
    answers: tuple[str, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        yours = (Fact("You wrote", self.typed),) if self.typed else ()
        return (*yours, Fact("What is right", " or ".join(f"“{answer}”" for answer in self.answers)))


@dataclass(frozen=True)
class Answer:
    id: str
    pattern: str
    weight: Fraction
    feedback: str

    @property
    def words(self) -> str:
        return in_words(self.pattern)


@dataclass(frozen=True)
class Spec:
    title: str
    scene: tuple[str, ...]
    asks: str
    feedback: str
    wrong_feedback: str
    case_matters: bool
    answers: tuple[Answer, ...]

    @property
    def best(self) -> tuple[str, ...]:
        """What earns the whole mark, read out."""
        return tuple(answer.words for answer in self.answers if answer.weight == 1)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What each answer earns, in the order in which they are tried, for the author."""
        answers = [Fact(f"“{each.pattern}”", worth(each.weight, each.feedback)) for each in self.answers]
        other = Fact("Any other answer", worth(Fraction(0), self.wrong_feedback))
        capitals = (Fact("Capital letters", "They count"),) if self.case_matters else ()
        return (*answers, other, *capitals, *told_everybody(self.feedback))


def read(spec: Mapping[str, Any]) -> Spec:
    faults = _faults(spec)
    if faults:
        raise SpecError(faults)
    return Spec(
        title=spec["title"],
        scene=paragraphs(spec.get("scene", "")),
        asks=spec["asks"],
        feedback=spec.get("feedback", ""),
        wrong_feedback=spec.get("wrong_feedback", ""),
        case_matters=spec.get("case_matters", False),
        answers=tuple(
            Answer(each["id"], each["pattern"], weight_of(each) or Fraction(0), each.get("feedback") or "")
            for each in spec["answers"]
        ),
    )


def order_of(question: Spec, *, seed: int, slot: int) -> list[list[str]]:
    """The one thing that is shown is the field."""
    return shuffled([FIELD], seed=seed, slot=slot)


def show(question: Spec, order: Order) -> ShownShortText:
    ((token, _),) = order
    return ShownShortText(
        title=question.title,
        scene=question.scene,
        asks=question.asks,
        token=token,
        case_matters=question.case_matters,
    )


def response_of(sent: Sent, order: Order) -> dict[str, Any]:
    """What was typed, as it was typed."""
    ((token, _),) = order
    return {"text": typed_in(sent, token)}


def mark(question: Spec, response: Mapping[str, Any] | None) -> Mark:
    return NOTHING if response is None else earned(_found(question, _typed(response)))


def explain(question: Spec, response: Mapping[str, Any] | None) -> ShortTextFeedback:
    found = None if response is None else _found(question, _typed(response))
    got = earned(found)
    of_the_answer = found.feedback if found else question.wrong_feedback
    words, more = said(
        "" if response is None else of_the_answer,
        question.feedback,
        otherwise=BEST_WORDS if got.is_whole else OTHER_WORDS,
        is_not_sure=response is None,
    )
    return ShortTextFeedback(
        heading=NOT_SURE_HEADING if response is None else heading_of(got, f"“{question.best[0]}”"),
        words=words,
        is_best=got.is_whole,
        is_not_sure=response is None,
        more=more,
        typed="" if response is None else _typed(response),
        answers=question.best,
    )


def guess(question: Spec) -> Fraction:
    """Only what takes anything can be guessed."""
    return earned(next((answer for answer in question.answers if is_anything(answer.pattern)), None)).fraction


def choices_of(question: Spec) -> list[tuple[str, str]]:
    return []


def picks_of(response: Mapping[str, Any]) -> tuple[str, ...]:
    return ()


def _typed(response: Mapping[str, Any]) -> str:
    typed = response.get("text")
    if not isinstance(typed, str):
        raise ResponseError("That answer is not one of this question’s.")
    check_typed(typed)
    return typed


def _found(question: Spec, typed: str) -> Answer | None:
    return next(
        (each for each in question.answers if is_like(each.pattern, typed, case_matters=question.case_matters)), None
    )


def _faults(spec: Mapping[str, Any]) -> list[str]:
    """What keeps these words from being a question, all of it at once."""
    faults = common_faults(spec)
    if not isinstance(spec.get("wrong_feedback", ""), str):
        faults.append("What is said of any other answer must be words.")
    if not isinstance(spec.get("case_matters", False), bool):
        faults.append("Say whether capital letters count.")
    answers = listed(spec, "answers")
    if answers is None:
        return [*faults, "A question needs a list of answers."]
    if not FEWEST <= len(answers) <= MOST:
        faults.append(f"Write {FEWEST} to {MOST} answers, not {len(answers)}.")
    faults += each_needs(answers, "Answer", ("id", "pattern"))
    faults += [
        f"Answer {number} has {MOST_PATTERN} letters at most."
        for number, answer in enumerate(answers, 1)
        if len(str(answer.get("pattern"))) > MOST_PATTERN
    ]
    if any(weight_of(answer) == 1 and is_anything(str(answer.get("pattern"))) for answer in answers):
        faults.append("An answer that takes anything can’t earn the whole mark.")
    return faults + one_id_each(answers, "answers") + weight_faults(answers) + feedback_faults(answers)
