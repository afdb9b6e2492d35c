"""PURE. A question to which several answers may be right: tick all that apply."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from quizzes.question_types.base import (
    NOTHING,
    Mark,
    Order,
    ResponseError,
    Sent,
    ShownChoices,
    SpecError,
    id_of,
    paragraphs,
    shuffled,
)
from quizzes.question_types.choices import (
    NO_LIST,
    NOT_SURE_WORDS,
    Answered,
    ChoicesFeedback,
    list_faults,
    offered,
    the_choice,
    together,
)
from quizzes.question_types.faults import common_faults, listed, weight_of
from quizzes.question_types.outcome import NOT_SURE_HEADING
from quizzes.question_types.ticks import PLUS_MINUS, RULES, WEIGHTS, Ids, earned

NAME = "choose_all"
LABEL = "All that apply"

FEWEST, MOST = 2, 12

WHOLE_HEADING = "That’s all of them, and nothing else"
ENOUGH_HEADING = "That’s enough of them"
PART_HEADING = "Part of the way there"
OTHER_HEADING = "Others apply here"


@dataclass(frozen=True)
class Choice:
    """`weight` counts only where the question is marked by weights."""

    id: str
    says: str
    is_right: bool
    weight: Fraction
    feedback: str

    @property
    def tag(self) -> str:
        return "Applies" if self.is_right else "Doesn’t apply"


@dataclass(frozen=True)
class Question:
    title: str
    scene: tuple[str, ...]
    asks: str
    scoring: str
    feedback: str
    choices: tuple[Choice, ...]

    @property
    def rule(self) -> str:
        return RULES[self.scoring]

    @property
    def is_weighed(self) -> bool:
        return self.scoring == WEIGHTS

    @property
    def right(self) -> Ids:
        return frozenset(choice.id for choice in self.choices if choice.is_right)

    @property
    def right_first(self) -> tuple[Choice, ...]:
        return tuple(sorted(self.choices, key=lambda choice: not choice.is_right))


@dataclass(frozen=True)
class ShownTicks(ShownChoices):
    """Choices to tick, and how ticks count."""

    rule: str


def read(spec: Mapping[str, Any]) -> Question:
    faults = _faults(spec)
    if faults:
        raise SpecError(faults)
    return Question(
        title=spec["title"],
        scene=paragraphs(spec.get("scene") or ""),
        asks=spec["asks"],
        scoring=spec.get("scoring") or PLUS_MINUS,
        feedback=spec.get("feedback") or "",
        choices=tuple(_choice(each) for each in spec["choices"]),
    )


def order_of(question: Question, *, seed: int, slot: int) -> list[list[str]]:
    return shuffled([choice.id for choice in question.choices], seed=seed, slot=slot)


def show(question: Question, order: Order) -> ShownTicks:
    choices = offered(question.choices, order)
    return ShownTicks(question.title, question.scene, question.asks, choices, question.rule)


def response_of(sent: Sent, order: Order) -> dict[str, Any]:
    tokens = sent.get("answer", ())
    ticked = {id_of(token, order) for token in tokens}
    if not ticked or len(ticked) < len(tokens):
        raise ResponseError("That is not an answer to this question.")
    # Sorted, so that equal answers are stored alike whatever order the attempt had.
    return {"choices": sorted(ticked)}


def mark(question: Question, response: Mapping[str, Any] | None) -> Mark:
    if response is None:
        return NOTHING
    weights = {choice.id: choice.weight for choice in question.choices}
    return Mark(earned(question.scoring, ticked=_ticked(question, response), right=question.right, weights=weights))


def explain(question: Question, response: Mapping[str, Any] | None) -> ChoicesFeedback:
    ticked = None if response is None else _ticked(question, response)
    got = mark(question, response)
    heading, words = _verdict(question, ticked, got)
    return ChoicesFeedback(
        heading=heading,
        words=together(words, question.feedback),
        is_best=got.is_whole,
        is_not_sure=ticked is None,
        answers_heading="What applies here",
        answers=tuple(_answered(choice, ticked) for choice in question.right_first),
    )


def guess(question: Question) -> None:
    """How many ticks somebody makes who guesses, nobody knows."""


def choices_of(question: Question) -> list[tuple[str, str]]:
    return [(choice.id, choice.says) for choice in question.choices]


def picks_of(response: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(response["choices"])


def _ticked(question: Question, response: Mapping[str, Any]) -> Ids:
    """The ids that were ticked; `ResponseError` for none, for one twice, and for one of another question."""
    ids = response.get("choices")
    if not isinstance(ids, list) or not ids:
        raise ResponseError("That is not an answer to this question.")
    ticked = frozenset(the_choice(question.choices, id).id for id in ids)
    if len(ticked) < len(ids):
        raise ResponseError("That ticks one answer twice.")
    return ticked


def _verdict(question: Question, ticked: Ids | None, got: Mark) -> tuple[str, str]:
    if ticked is None:
        return NOT_SURE_HEADING, NOT_SURE_WORDS
    if got.is_whole:
        return (WHOLE_HEADING if ticked == question.right else ENOUGH_HEADING), _count(question, ticked)
    return (PART_HEADING if got.fraction else OTHER_HEADING), _count(question, ticked)


def _count(question: Question, ticked: Ids) -> str:
    """How the ticks came out, in words."""
    keyed, hits, wrong = len(question.right), len(ticked & question.right), len(ticked - question.right)
    doesnt = "doesn’t" if wrong == 1 else "don’t"
    if keyed == 1 and not hits:
        return f"You ticked {wrong} that {doesnt} apply, and not the one that does."
    words = "You ticked the one that applies" if keyed == 1 else f"You ticked {hits} of the {keyed} that apply"
    return f"{words}, and {wrong} that {doesnt}." if wrong else f"{words}."


def _answered(choice: Choice, ticked: Ids | None) -> Answered:
    is_picked = ticked is not None and choice.id in ticked
    left = "You didn’t tick this" if choice.is_right and ticked is not None else ""
    return Answered(
        tag=choice.tag,
        words=choice.says,
        said=choice.feedback,
        is_right=choice.is_right,
        is_picked=is_picked,
        yours="You ticked this" if is_picked else left,
    )


def _choice(given: Mapping[str, Any]) -> Choice:
    weight = weight_of(given, "0") or Fraction(0)
    return Choice(given["id"], given["says"], given["is_right"], weight, given.get("feedback") or "")


def _faults(spec: Mapping[str, Any]) -> list[str]:
    faults = common_faults(spec)
    scoring = spec.get("scoring") or PLUS_MINUS
    if not isinstance(scoring, str) or scoring not in RULES:
        faults.append("Choose how the ticks count.")
    choices = listed(spec, "choices")
    if choices is None:
        return [*faults, NO_LIST]
    faults += list_faults(choices, fewest=FEWEST, most=MOST)
    for number, choice in enumerate(choices, 1):
        if not isinstance(choice.get("is_right"), bool):
            faults.append(f"Choice {number}: say whether it applies.")
    if not any(choice.get("is_right") is True for choice in choices):
        faults.append("At least one choice applies.")
    return faults + (_weight_faults(choices) if scoring == WEIGHTS else [])


def _weight_faults(choices: list[Mapping[str, Any]]) -> list[str]:
    weights = [weight_of(choice, "0") for choice in choices]
    faults = []
    for number, (choice, weight) in enumerate(zip(choices, weights, strict=True), 1):
        if weight is None:
            faults.append(f"Choice {number}: its weight must be a fraction from -1 to 1, such as 1/2 or -1/3.")
        elif (weight > 0) != (choice.get("is_right") is True):
            faults.append(f"Choice {number}: a choice that applies has a weight above 0, and no other has.")
    if not faults and sum(weight for weight in weights if weight and weight > 0) < 1:
        faults.append("The weights of the choices that apply come to 1 at least.")
    return faults
