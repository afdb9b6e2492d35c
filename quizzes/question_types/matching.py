"""PURE. Things and what belongs to each. Every right match earns its share; what was left without one earns nothing.

Matches that read the same are one choice, so that two things can go with the same. The choices may hold some that go
with nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from quizzes.question_types.base import (
    NOTHING,
    Feedback,
    Mark,
    Order,
    ResponseError,
    Sent,
    Shown,
    ShownChoice,
    SpecError,
    id_of,
    is_text,
    paragraphs,
    shuffled,
)
from quizzes.question_types.faults import common_faults, each_needs, listed, no_twins, one_id_each, same_words
from quizzes.question_types.outcome import NOT_SURE_HEADING, Fact, said, told_everybody
from quizzes.question_types.parts import one_for_each

NAME = "matching"
LABEL = "Matching pairs"

FEWEST, MOST = 2, 10
STEM, MATCH = "stem:", "match:"


@dataclass(frozen=True)
class ShownMatching(Shown):
    """The things in this attempt's order, and what they may go with in another."""

    stems: tuple[ShownChoice, ...]
    choices: tuple[ShownChoice, ...]


@dataclass(frozen=True)
class Matched:
    """One thing, what belongs to it and what was matched to it; `yours` is empty for whoever was not sure."""

    stem: str
    belongs: str
    yours: str

    @property
    def is_right(self) -> bool:
        return self.yours == self.belongs


@dataclass(frozen=True)
class MatchingFeedback(Feedback):
    """`more` is what the author says to everybody, where `words` don't say it already."""

    more: tuple[str, ...]
    matched: tuple[Matched, ...]


@dataclass(frozen=True)
class Pair:
    id: str
    stem: str
    match: str


@dataclass(frozen=True)
class Extra:
    """What may be chosen and belongs to nothing."""

    id: str
    match: str


@dataclass(frozen=True)
class Spec:
    title: str
    scene: tuple[str, ...]
    asks: str
    feedback: str
    pairs: tuple[Pair, ...]
    extras: tuple[Extra, ...]

    @cached_property
    def choices(self) -> dict[str, str]:
        """What may be chosen, by the id of the first that says it."""
        first: dict[str, tuple[str, str]] = {}
        offered = [(pair.id, pair.match) for pair in self.pairs] + [(extra.id, extra.match) for extra in self.extras]
        for id, match in offered:
            first.setdefault(same_words(match), (id, match))
        return dict(first.values())

    @cached_property
    def key(self) -> dict[str, str]:
        """The id of the choice that belongs to each pair."""
        ids = {same_words(says): id for id, says in self.choices.items()}
        return {pair.id: ids[same_words(pair.match)] for pair in self.pairs}

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What belongs to what, for the author."""
        pairs = [Fact(pair.stem, pair.match) for pair in self.pairs]
        extras = [Fact("Goes with nothing", extra.match) for extra in self.extras]
        return (*pairs, *extras, *told_everybody(self.feedback))


def read(spec: Mapping[str, Any]) -> Spec:
    faults = _faults(spec)
    if faults:
        raise SpecError(faults)
    return Spec(
        title=spec["title"],
        scene=paragraphs(spec.get("scene", "")),
        asks=spec["asks"],
        feedback=spec.get("feedback", ""),
        pairs=tuple(Pair(each["id"], each["stem"], each["match"]) for each in spec["pairs"]),
        extras=tuple(Extra(each["id"], each["match"]) for each in spec.get("extras", [])),
    )


def order_of(question: Spec, *, seed: int, slot: int) -> list[list[str]]:
    """The things first, then the choices, each shuffled apart from the other."""
    stems = [STEM + pair.id for pair in question.pairs]
    return shuffled(stems, seed=seed, slot=slot) + shuffled(
        [MATCH + id for id in question.choices], seed=seed, slot=slot
    )


def show(question: Spec, order: Order) -> ShownMatching:
    stems = {pair.id: pair.stem for pair in question.pairs}
    return ShownMatching(
        title=question.title,
        scene=question.scene,
        asks=question.asks,
        stems=_shown(_part(order, STEM), stems),
        choices=_shown(_part(order, MATCH), question.choices),
    )


def response_of(sent: Sent, order: Order) -> dict[str, Any]:
    """For each pair, the id of the choice that was matched to it."""
    choices = _part(order, MATCH)
    ids = dict(_part(order, STEM))
    return {"pairs": {ids[token]: id_of(choice, choices) for token, choice in one_for_each(sent, ids).items()}}


def mark(question: Spec, response: Mapping[str, Any] | None) -> Mark:
    if response is None:
        return NOTHING
    chosen = _chosen(question, response)
    right = sum(chosen.get(pair) == choice for pair, choice in question.key.items())
    return Mark(Fraction(right, len(question.pairs)))


def explain(question: Spec, response: Mapping[str, Any] | None) -> MatchingFeedback:
    chosen = {} if response is None else _chosen(question, response)
    right = sum(chosen.get(pair) == choice for pair, choice in question.key.items())
    words, more = said(question.feedback, otherwise=_otherwise(right, response), is_not_sure=response is None)
    return MatchingFeedback(
        heading=NOT_SURE_HEADING if response is None else _count(right, len(question.pairs)),
        words=words,
        is_best=right == len(question.pairs),
        is_not_sure=response is None,
        more=more,
        matched=tuple(
            Matched(
                pair.stem, question.choices[question.key[pair.id]], question.choices.get(chosen.get(pair.id, ""), "")
            )
            for pair in question.pairs
        ),
    )


def guess(question: Spec) -> Fraction:
    return Fraction(1, len(question.choices))


def choices_of(question: Spec) -> list[tuple[str, str]]:
    """Every match that can be made: what is confused with what shows in how often each is."""
    return [
        (f"{pair.id}={id}", f"{pair.stem}: {says}") for pair in question.pairs for id, says in question.choices.items()
    ]


def picks_of(response: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(f"{pair}={choice}" for pair, choice in response["pairs"].items())


def _part(order: Order, prefix: str) -> list[list[str]]:
    return [[token, id.removeprefix(prefix)] for token, id in order if id.startswith(prefix)]


def _shown(order: Order, says: Mapping[str, str]) -> tuple[ShownChoice, ...]:
    return tuple(ShownChoice(token=token, says=says[id]) for token, id in order)


def _chosen(question: Spec, response: Mapping[str, Any]) -> dict[str, str]:
    pairs = response.get("pairs")
    if not isinstance(pairs, Mapping) or not set(pairs) <= set(question.key):
        raise ResponseError("That answer is not one of this question’s.")
    if not all(isinstance(choice, str) and choice in question.choices for choice in pairs.values()):
        raise ResponseError("That answer is not one of this question’s.")
    return dict(pairs)


def _count(right: int, all: int) -> str:
    if right == all:
        return "Both are right" if all == 2 else f"All {all} are right"
    return f"{right or 'None'} of the {all} {'is' if right < 2 else 'are'} right"


def _otherwise(right: int, response: Mapping[str, Any] | None) -> str:
    if response is not None and right == len(response["pairs"]):
        return "Each of them goes where you put it."
    return "Here is what goes with what."


def _faults(spec: Mapping[str, Any]) -> list[str]:
    """What keeps these words from being a question, all of it at once."""
    faults = common_faults(spec)
    pairs, extras = listed(spec, "pairs"), listed({"extras": [], **spec}, "extras")
    if pairs is None or extras is None:
        return [*faults, "A question needs a list of pairs, and what goes with nothing as a list too."]
    if not FEWEST <= len(pairs) <= MOST:
        faults.append(f"Write {FEWEST} to {MOST} pairs, not {len(pairs)}.")
    if len(extras) > MOST:
        faults.append(f"At most {MOST} choices may go with nothing, not {len(extras)}.")
    faults += each_needs(pairs, "Pair", ("id", "stem", "match")) + each_needs(extras, "Extra", ("id", "match"))
    faults += one_id_each([*pairs, *extras], "pairs")
    if not no_twins(pairs, "stem"):
        faults.append("Two pairs begin with the same.")
    matches = {same_words(each["match"]) for each in (*pairs, *extras) if is_text(each, "match")}
    if len(matches) == 1 and len(pairs) > 1:
        faults.append("All pairs end with the same, so there is nothing to choose between.")
    return faults
