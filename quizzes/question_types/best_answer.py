"""PURE. A plain question with one best answer; another may be worth a part of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from quizzes.guessing import guess_score
from quizzes.question_types.base import (
    NOTHING,
    WHOLE,
    Mark,
    Order,
    Sent,
    ShownChoices,
    SpecError,
    id_of,
    only,
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

NAME = "best_answer"
LABEL = "One best answer"

FEWEST, MOST = 2, 10

BEST_HEADING = "That’s the best answer"
PART_HEADING = "Part of the way there"
OTHER_HEADING = "Another answer is better"


@dataclass(frozen=True)
class Choice:
    """`earns` is from 0 to 1: a weight below 0 counts as nothing here, since nothing is taken off other questions."""

    id: str
    says: str
    earns: Fraction
    feedback: str

    @property
    def is_best(self) -> bool:
        return self.earns == WHOLE

    @property
    def tag(self) -> str:
        if self.is_best:
            return "The best answer"
        return "Part of the way" if self.earns else "Not the best answer"


@dataclass(frozen=True)
class Question:
    title: str
    scene: tuple[str, ...]
    asks: str
    feedback: str
    choices: tuple[Choice, ...]

    @property
    def best(self) -> Choice:
        return next(choice for choice in self.choices if choice.is_best)

    @property
    def best_first(self) -> tuple[Choice, ...]:
        return tuple(sorted(self.choices, key=lambda choice: -choice.earns))


def read(spec: Mapping[str, Any]) -> Question:
    faults = _faults(spec)
    if faults:
        raise SpecError(faults)
    return Question(
        title=spec["title"],
        scene=paragraphs(spec.get("scene") or ""),
        asks=spec["asks"],
        feedback=spec.get("feedback") or "",
        choices=tuple(_choice(each) for each in spec["choices"]),
    )


def order_of(question: Question, *, seed: int, slot: int) -> list[list[str]]:
    return shuffled([choice.id for choice in question.choices], seed=seed, slot=slot)


def show(question: Question, order: Order) -> ShownChoices:
    return ShownChoices(question.title, question.scene, question.asks, offered(question.choices, order))


def response_of(sent: Sent, order: Order) -> dict[str, Any]:
    return {"choice": id_of(only(sent, "answer"), order)}


def mark(question: Question, response: Mapping[str, Any] | None) -> Mark:
    return NOTHING if response is None else Mark(_chosen(question, response).earns)


def explain(question: Question, response: Mapping[str, Any] | None) -> ChoicesFeedback:
    chosen = None if response is None else _chosen(question, response)
    return ChoicesFeedback(
        heading=_heading(chosen),
        words=together(chosen.feedback if chosen else NOT_SURE_WORDS, question.feedback),
        is_best=chosen is not None and chosen.is_best,
        is_not_sure=chosen is None,
        answers_heading="What each answer leads to",
        answers=tuple(
            Answered(
                tag=choice.tag,
                words=choice.says,
                said=choice.feedback,
                is_right=choice.is_best,
                is_picked=choice is chosen,
                yours="Your answer" if choice is chosen else "",
            )
            for choice in question.best_first
        ),
    )


def guess(question: Question) -> Fraction:
    return guess_score([choice.earns for choice in question.choices])


def choices_of(question: Question) -> list[tuple[str, str]]:
    return [(choice.id, choice.says) for choice in question.choices]


def picks_of(response: Mapping[str, Any]) -> tuple[str, ...]:
    return (response["choice"],)


def _heading(chosen: Choice | None) -> str:
    if chosen is None:
        return NOT_SURE_HEADING
    if chosen.is_best:
        return BEST_HEADING
    return PART_HEADING if chosen.earns else OTHER_HEADING


def _chosen(question: Question, response: Mapping[str, Any]) -> Choice:
    return the_choice(question.choices, response.get("choice"))


def _choice(given: Mapping[str, Any]) -> Choice:
    weight = weight_of(given, "0") or Fraction(0)
    return Choice(given["id"], given["says"], max(Fraction(0), weight), given.get("feedback") or "")


def _faults(spec: Mapping[str, Any]) -> list[str]:
    faults = common_faults(spec)
    choices = listed(spec, "choices")
    if choices is None:
        return [*faults, NO_LIST]
    faults += list_faults(choices, fewest=FEWEST, most=MOST)
    weights = [weight_of(choice, "0") for choice in choices]
    for number, weight in enumerate(weights, 1):
        if weight is None:
            faults.append(f"Choice {number}: its weight must be a fraction of at most 1, such as 1, 1/2 or 0.")
    if weights.count(WHOLE) != 1:
        faults.append("Exactly one choice is the best answer, with the weight 1.")
    return faults
