"""PURE. A situation with three or four things a colleague might do: one keeps the promise, the others less so.

It is asked in one of three ways: which one they'd do, which is best and which is worst, or where each one lands.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from quizzes.question_types.base import NOTHING, Mark, Order, Sent, ShownChoices
from quizzes.question_types.base import shuffled as _shuffled
from quizzes.question_types.choices import offered as _offered
from quizzes.question_types.judgement import landing, ways
from quizzes.question_types.judgement.landing import Landed, LandedFeedback
from quizzes.question_types.judgement.spec import (
    BEST_WORST,
    CHOOSE,
    RATE,
    RUNG_LEVELS,
    RUNG_WORDS,
    WAY_WORDS,
    Choice,
    Rung,
    Spec,
    read,
)

NAME = "judgement"
LABEL = "A situation to judge"

__all__ = [
    "BEST_WORST",
    "CHOOSE",
    "LABEL",
    "NAME",
    "RATE",
    "RUNG_LEVELS",
    "RUNG_WORDS",
    "WAY_WORDS",
    "Choice",
    "Landed",
    "LandedFeedback",
    "Rung",
    "ShownSituation",
    "Spec",
    "read",
]


@dataclass(frozen=True)
class ShownSituation(ShownChoices):
    """A situation, its choices, and in which way it is asked."""

    way: str


def order_of(question: Spec, *, seed: int, slot: int) -> list[list[str]]:
    return _shuffled([choice.id for choice in question.choices], seed=seed, slot=slot)


def show(question: Spec, order: Order) -> ShownSituation:
    choices = _offered(question.choices, order)
    return ShownSituation(question.title, question.scene, question.asks, choices, question.way)


def response_of(sent: Sent, order: Order) -> dict[str, Any]:
    return ways.response_of(sent, order)


def mark(question: Spec, response: Mapping[str, Any] | None) -> Mark:
    return NOTHING if response is None else Mark(ways.earned(question, response))


def explain(question: Spec, response: Mapping[str, Any] | None) -> LandedFeedback:
    return landing.explain(question, response)


def guess(question: Spec) -> Fraction:
    return ways.guess(question)


def choices_of(question: Spec) -> list[tuple[str, str]]:
    return [(choice.id, choice.says) for choice in question.choices]


def picks_of(response: Mapping[str, Any]) -> tuple[str, ...]:
    return ways.picks_of(response)
