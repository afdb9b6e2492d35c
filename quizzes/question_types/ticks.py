"""PURE. What ticks earn where several answers may be right, and the rule as it is told before the answer."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from quizzes.question_types.base import WHOLE

PLUS_MINUS, ALL_OR_NOTHING, WEIGHTS = "plus_minus", "all_or_nothing", "weights"

# A rule says how ticks count, and never how many are right.
RULES = {
    PLUS_MINUS: "Tick all that apply. Each wrong tick cancels a right one.",
    ALL_OR_NOTHING: "Tick all that apply. It counts when you tick all of them and nothing else.",
    WEIGHTS: "Tick all that apply. Some count for more than others, and a tick can take away as well as add.",
}

Weights = Mapping[str, Fraction]
Ids = frozenset[str]


def earned(scoring: str, *, ticked: Ids, right: Ids, weights: Weights) -> Fraction:
    """What these ticks earn, from 0 to 1. `weights` has every choice of the question."""
    return min(WHOLE, max(Fraction(0), SCORINGS[scoring](ticked, right, weights)))


def _plus_minus(ticked: Ids, right: Ids, weights: Weights) -> Fraction:
    return Fraction(len(ticked & right) - len(ticked - right), len(right))


def _all_or_nothing(ticked: Ids, right: Ids, weights: Weights) -> Fraction:
    return Fraction(ticked == right)


def _weighed(ticked: Ids, right: Ids, weights: Weights) -> Fraction:
    return sum((weights[id] for id in ticked), Fraction(0))


SCORINGS: dict[str, Callable[[Ids, Ids, Weights], Fraction]] = {
    PLUS_MINUS: _plus_minus,
    ALL_OR_NOTHING: _all_or_nothing,
    WEIGHTS: _weighed,
}
