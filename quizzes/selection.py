"""PURE. Which questions this attempt gets: those this person has met least often, by chance among equals.

The chance comes from a seed handed in, and a kept pool and seed show the same draw again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizzes.question_types.base import scatter


class NotEnoughQuestions(ValueError):
    """Some standards have too few questions to draw from; nothing was drawn."""

    def __init__(self, standard_keys: list[str]):
        self.standard_keys = standard_keys
        super().__init__(", ".join(standard_keys))


@dataclass(frozen=True)
class Candidate:
    """A question version that could be asked, and how often this person has met the question, in whatever words."""

    version_key: str
    times_met: int

    def as_json(self) -> list[str | int]:
        return [self.version_key, self.times_met]


@dataclass(frozen=True)
class Drawn:
    standard_key: str
    version_key: str


Pool = Mapping[str, Sequence[Candidate]]
"""By standard, in the order the standards are asked."""


@dataclass(frozen=True)
class About:
    """What a short check asks about a standard that changed: how many questions, and which of its places changed.

    A place is the id of a line, or a target as `PHONE-1/answer`, the way questions cite them.
    """

    questions: int
    places: frozenset[str] = frozenset()


def draw(pool: Pool, *, each: int, seed: int, more: Mapping[str, int] | None = None) -> list[Drawn]:
    """`each` questions about each standard, none twice, or as many as `more` says of it; `NotEnoughQuestions` when any
    standard has fewer."""
    number = dict.fromkeys(pool, each) | (dict(more) if more else {})
    short = [standard_key for standard_key, candidates in pool.items() if len(_once(candidates)) < number[standard_key]]
    if short:
        raise NotEnoughQuestions(short)
    return [
        Drawn(standard_key, candidate.version_key)
        for standard_key, candidates in pool.items()
        for candidate in _least_met(candidates, seed)[: number[standard_key]]
    ]


def pool_as_json(pool: Pool) -> list[list]:
    """A list, not an object: PostgreSQL keeps the keys of an object in an order of its own."""
    return [[key, [candidate.as_json() for candidate in candidates]] for key, candidates in pool.items()]


def pool_from_json(kept: Sequence) -> dict[str, list[Candidate]]:
    return {key: [Candidate(version, times) for version, times in candidates] for key, candidates in kept}


def _least_met(candidates: Sequence[Candidate], seed: int) -> list[Candidate]:
    return sorted(
        _once(candidates), key=lambda candidate: (candidate.times_met, scatter(seed, "draw", candidate.version_key))
    )


def _once(candidates: Sequence[Candidate]) -> list[Candidate]:
    return list({candidate.version_key: candidate for candidate in candidates}.values())
