"""PURE. A statement that is true or false."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from quizzes.question_types.base import (
    NOTHING,
    WHOLE,
    Mark,
    Order,
    ResponseError,
    Sent,
    ShownChoices,
    SpecError,
    id_of,
    only,
    paragraphs,
    scatter,
)
from quizzes.question_types.choices import (
    NOT_SURE_WORDS,
    Answered,
    ChoicesFeedback,
    offered,
    together,
)
from quizzes.question_types.faults import common_faults
from quizzes.question_types.outcome import NOT_SURE_HEADING

NAME = "true_false"
LABEL = "True or false"

TRUE, FALSE = "true", "false"


@dataclass(frozen=True)
class Side:
    id: str
    says: str


SIDES = (Side(TRUE, "True"), Side(FALSE, "False"))


@dataclass(frozen=True)
class Question:
    """`asks` is the statement."""

    title: str
    scene: tuple[str, ...]
    asks: str
    is_true: bool
    if_right: str
    if_wrong: str
    feedback: str

    @property
    def right(self) -> str:
        return TRUE if self.is_true else FALSE


def read(spec: Mapping[str, Any]) -> Question:
    faults = _faults(spec)
    if faults:
        raise SpecError(faults)
    return Question(
        title=spec["title"],
        scene=paragraphs(spec.get("scene") or ""),
        asks=spec["asks"],
        is_true=spec["is_true"],
        if_right=spec.get("if_right") or "",
        if_wrong=spec.get("if_wrong") or "",
        feedback=spec.get("feedback") or "",
    )


def order_of(question: Question, *, seed: int, slot: int) -> list[list[str]]:
    # True stands before false in every question, so that their order tells nothing.
    return [[scatter(seed, slot, "token", side.id)[:12], side.id] for side in SIDES]


def show(question: Question, order: Order) -> ShownChoices:
    return ShownChoices(question.title, question.scene, question.asks, offered(SIDES, order))


def response_of(sent: Sent, order: Order) -> dict[str, Any]:
    return {"choice": id_of(only(sent, "answer"), order)}


def mark(question: Question, response: Mapping[str, Any] | None) -> Mark:
    return Mark(WHOLE) if response is not None and _picked(response) == question.right else NOTHING


def explain(question: Question, response: Mapping[str, Any] | None) -> ChoicesFeedback:
    picked = None if response is None else _picked(response)
    heading, words = _verdict(question, picked)
    return ChoicesFeedback(
        heading=heading,
        words=together(words, question.feedback),
        is_best=picked == question.right,
        is_not_sure=picked is None,
        answers_heading="True or false",
        answers=tuple(_answered(question, side, picked) for side in SIDES),
    )


def guess(question: Question) -> Fraction:
    return Fraction(1, len(SIDES))


def choices_of(question: Question) -> list[tuple[str, str]]:
    return [(side.id, side.says) for side in SIDES]


def picks_of(response: Mapping[str, Any]) -> tuple[str, ...]:
    return (response["choice"],)


def _picked(response: Mapping[str, Any]) -> str:
    picked = response.get("choice")
    if picked not in (TRUE, FALSE):
        raise ResponseError("That answer is not one of this question’s.")
    return picked


def _verdict(question: Question, picked: str | None) -> tuple[str, str]:
    is_so = "it’s true" if question.is_true else "it’s false"
    if picked is None:
        return NOT_SURE_HEADING, NOT_SURE_WORDS
    if picked == question.right:
        return f"That’s right: {is_so}", question.if_right
    return f"In fact {is_so}", question.if_wrong


def _answered(question: Question, side: Side, picked: str | None) -> Answered:
    is_right = side.id == question.right
    return Answered(
        tag="The right answer" if is_right else "Not this one",
        words=side.says,
        said=question.if_right if is_right else question.if_wrong,
        is_right=is_right,
        is_picked=side.id == picked,
        yours="Your answer" if side.id == picked else "",
    )


def _faults(spec: Mapping[str, Any]) -> list[str]:
    faults = common_faults(spec)
    if not isinstance(spec.get("is_true"), bool):
        faults.append("Say whether the statement is true.")
    loose = [name for name in ("if_right", "if_wrong") if not isinstance(spec.get(name) or "", str)]
    return faults + [f"Write «{name}» as words." for name in loose]
