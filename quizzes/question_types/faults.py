"""PURE. What keeps an author's words from being a question, whatever its kind; sentences for the author."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from quizzes.question_types.base import is_text


def common_faults(spec: Mapping[str, Any]) -> list[str]:
    """What is wrong with the parts that every question has."""
    faults = [f"A question needs its {name}." for name in ("title", "asks") if not is_text(spec, name)]
    return faults + [f"The {name} must be words." for name in ("scene", "feedback") if not _is_words(spec, name)]


def listed(spec: Mapping[str, Any], name: str) -> list[Mapping[str, Any]] | None:
    """The things under this name; None when they are no list of things."""
    given = spec.get(name)
    if isinstance(given, list) and all(isinstance(each, Mapping) for each in given):
        return given
    return None


def each_needs(things: Sequence[Mapping[str, Any]], what: str, names: Sequence[str]) -> list[str]:
    """For every thing, which of the words it needs are missing: «Step 2: it needs «says».»"""
    return [
        f"{what} {number}: it needs «{name}»."
        for number, thing in enumerate(things, 1)
        for name in names
        if not is_text(thing, name)
    ]


def one_id_each(things: Sequence[Mapping[str, Any]], what: str) -> list[str]:
    """An id names one thing only."""
    ids = {str(thing.get("id")) for thing in things}
    return [] if len(ids) == len(things) else [f"Two {what} have the same id."]


def no_twins(things: Sequence[Mapping[str, Any]], name: str) -> bool:
    """Whether all are told apart by what stands under this name."""
    return len({same_words(str(thing.get(name))) for thing in things}) == len(things)


def same_words(words: str) -> str:
    """In this form words are equal that read the same."""
    return " ".join(words.casefold().split())


def weight_of(thing: Mapping[str, Any], otherwise: str = "1") -> Fraction | None:
    """What a thing earns, «1/3» or «1»; None when that is no part of a mark."""
    given = thing.get("weight") or otherwise
    try:
        weight = Fraction(given) if isinstance(given, str) and len(given) < 50 and "e" not in given.lower() else None
    except (ValueError, ZeroDivisionError):
        return None
    return weight if weight is not None and -1 <= weight <= 1 else None


def weight_faults(answers: Sequence[Mapping[str, Any]]) -> list[str]:
    """Of answers that are looked through in order: each earns a part of the mark, and one of them all of it."""
    weights = [weight_of(answer) for answer in answers]
    faults = [
        f"Answer {number}: what it earns must be between −1 and 1, for instance 1/2."
        for number, weight in enumerate(weights, 1)
        if weight is None
    ]
    if None not in weights and 1 not in weights:
        faults.append("At least one answer earns the whole mark.")
    return faults


def feedback_faults(answers: Sequence[Mapping[str, Any]]) -> list[str]:
    """What is said of an answer is words, or nothing."""
    return [
        f"Answer {number}: what is said of it must be words."
        for number, answer in enumerate(answers, 1)
        if not isinstance(answer.get("feedback") or "", str)
    ]


def _is_words(spec: Mapping[str, Any], name: str) -> bool:
    return isinstance(spec.get(name, ""), str)
