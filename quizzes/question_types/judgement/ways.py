"""PURE. The three ways a situation is asked: what is sent, what is stored, and what it earns.

What is stored: `choice`; or `best` and `worst`; or `rungs`, the rung of each choice by its id.
"""

from collections.abc import Mapping
from fractions import Fraction
from itertools import permutations
from statistics import mean
from typing import Any

from quizzes.question_types.base import WHOLE, Order, ResponseError, Sent, id_of, only
from quizzes.question_types.choices import the_choice
from quizzes.question_types.judgement.spec import BEST_WORST, RATE, RUNG_LEVELS, Choice, Rung, Spec
from quizzes.question_types.parts import one_for_each

NOT_THIS_WAY = "That is not how this question is answered."
BEST_FIELD, WORST_FIELD = "answer-best", "answer-worst"


def response_of(sent: Sent, order: Order) -> dict[str, Any]:
    """Told apart by the fields that came; whether the question is asked in that way, `earned` knows."""
    filled = {name for name, values in sent.items() if any(values)}
    if filled == {"answer"}:
        return {"choice": id_of(only(sent, "answer"), order)}
    if filled == {BEST_FIELD, WORST_FIELD}:
        return _two({"best": id_of(only(sent, BEST_FIELD), order), "worst": id_of(only(sent, WORST_FIELD), order)})
    rungs = one_for_each(sent, [token for token, _ in order])
    return {"rungs": {id_of(token, order): _rung(value).value for token, value in sorted(rungs.items())}}


def earned(question: Spec, response: Mapping[str, Any]) -> Fraction:
    """From 0 to 1; `ResponseError` for an answer to another question, or in another way."""
    if question.way == BEST_WORST:
        return _pair_earned(question, best_and_worst(question, response))
    if question.way == RATE:
        placed = rungs_given(question, response)
        return mean(closeness(choice, placed[choice.id]) for choice in question.choices)
    return Fraction(chosen(question, response).is_best)


def guess(question: Spec) -> Fraction:
    """What every way of answering blindly earns on the average."""
    if question.way == BEST_WORST:
        return mean(_pair_earned(question, pair) for pair in permutations(question.choices, 2))
    if question.way == RATE:
        return mean(closeness(choice, rung) for choice in question.choices for rung in Rung)
    return Fraction(1, len(question.choices))


def picks_of(response: Mapping[str, Any]) -> tuple[str, ...]:
    """What somebody took for the best: their choice, or what they placed on the highest rung."""
    if "rungs" in response:
        return tuple(sorted(id for id, rung in response["rungs"].items() if rung == Rung.KEEPS.value))
    return (response["best"] if "best" in response else response["choice"],)


def chosen(question: Spec, response: Mapping[str, Any]) -> Choice:
    return the_choice(question.choices, response.get("choice"))


def best_and_worst(question: Spec, response: Mapping[str, Any]) -> tuple[Choice, Choice]:
    _two(response)
    return the_choice(question.choices, response["best"]), the_choice(question.choices, response["worst"])


def rungs_given(question: Spec, response: Mapping[str, Any]) -> dict[str, Rung]:
    """Where each choice was placed, by its id."""
    rungs = response.get("rungs")
    if not isinstance(rungs, Mapping) or set(rungs) != {choice.id for choice in question.choices}:
        raise ResponseError(NOT_THIS_WAY)
    return {id: _rung(rung) for id, rung in rungs.items()}


def closeness(choice: Choice, placed: Rung) -> Fraction:
    """1 on its own rung, 0 as far from it as the ladder goes, and in step between."""
    level = choice.rung.level
    highest = max(RUNG_LEVELS.values())
    return WHOLE - Fraction(abs(placed.level - level), max(level, highest - level))


def _pair_earned(question: Spec, pair: tuple[Choice, ...]) -> Fraction:
    """Half for the best and half for the worst. Both swapped would be less than nothing, which counts as nothing."""
    best, worst = pair
    return Fraction((best is question.best) + (worst is question.worst), 2)


def _two(response: Mapping[str, Any]) -> dict[str, Any]:
    """Nothing is both the best and the worst."""
    if not response.get("best") or not response.get("worst") or response["best"] == response["worst"]:
        raise ResponseError(NOT_THIS_WAY)
    return dict(response)


def _rung(value: Any) -> Rung:
    try:
        return Rung(value)
    except ValueError:
        raise ResponseError("There is no such rung on the ladder.") from None
