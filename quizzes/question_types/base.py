"""PURE. What every kind of question is: a module of this package that keeps `Kind`'s contract.

A kind speaks only in exact fractions of a mark. It has no clock, no chance and no database, so that the same words and
the same response earn the same mark for ever.
"""

import hashlib
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol

WHOLE = Fraction(1)
WHOLE_E7 = 10_000_000
# Two fractions with denominators up to this are further apart than what rounding to ten-millionths can move them.
LARGEST_DENOMINATOR = 1000

Sent = Mapping[str, Sequence[str]]
"""What the browser sent, by the name of the field: `answer`, or a name that begins with `answer-`."""

Order = Sequence[Sequence[str]]
"""An attempt's own order and names of the choices: pairs of token and choice id."""


class SpecError(ValueError):
    """The author's words don't make a question; `reasons` are sentences for the author."""

    def __init__(self, reasons: list[str]):
        self.reasons = list(reasons)
        super().__init__(" ".join(self.reasons))


class ResponseError(ValueError):
    """A response that this question never offered: an old page, or somebody trying things out."""


@dataclass(frozen=True)
class Mark:
    """What one response earned."""

    fraction: Fraction

    @property
    def is_whole(self) -> bool:
        return self.fraction == WHOLE


NOTHING = Mark(Fraction(0))


def as_e7(fraction: Fraction) -> int:
    """The fraction in ten-millionths, halves up: what is stored, so that no float ever is."""
    return math.floor(fraction * WHOLE_E7 + Fraction(1, 2))


def from_e7(stored: int) -> Fraction:
    """The fraction that was stored: exact for every denominator up to 1000, so that three thirds are a whole."""
    near = Fraction(stored, WHOLE_E7).limit_denominator(LARGEST_DENOMINATOR)
    return near if as_e7(near) == stored else Fraction(stored, WHOLE_E7)


@dataclass(frozen=True)
class ShownChoice:
    """A choice as the browser gets it. It has no field that knows how the choice lands."""

    token: str
    says: str


@dataclass(frozen=True)
class Shown:
    """A question as the browser gets it before it is answered. It has no field that knows the key."""

    title: str
    scene: tuple[str, ...]
    asks: str


@dataclass(frozen=True)
class ShownChoices(Shown):
    """A question of choices, in this attempt's order."""

    choices: tuple[ShownChoice, ...]


@dataclass(frozen=True)
class Feedback:
    """What is said once the question is answered; a kind adds what only it can say."""

    heading: str
    words: str
    is_best: bool
    is_not_sure: bool


class Kind(Protocol):
    """The contract; a module keeps it with functions of these names. `response` None is «I’m not sure»."""

    NAME: str
    LABEL: str

    def read(self, spec: Mapping[str, Any]) -> Any:
        """The question, from the JSON that is stored; `SpecError` when it isn't one."""

    def order_of(self, question: Any, *, seed: int, slot: int) -> list[list[str]]:
        """This attempt's own order and names of the choices."""

    def show(self, question: Any, order: Order) -> Shown:
        """What may be seen before it is answered."""

    def response_of(self, sent: Sent, order: Order) -> dict[str, Any]:
        """What is stored for what was sent; `ResponseError` when it was never offered, or is half an answer."""

    def mark(self, question: Any, response: Mapping[str, Any] | None) -> Mark:
        """What the response earned."""

    def explain(self, question: Any, response: Mapping[str, Any] | None) -> Feedback:
        """What may be seen once it is answered."""

    def guess(self, question: Any) -> Fraction | None:
        """What somebody who guesses earns on the average; None where guessing can't be counted."""

    def choices_of(self, question: Any) -> list[tuple[str, str]]:
        """The id and the words of each choice that can be picked; empty where nothing is picked."""

    def picks_of(self, response: Mapping[str, Any]) -> tuple[str, ...]:
        """The ids of `choices_of` that a stored response picked."""


def scatter(*parts: object) -> str:
    """A name that looks random, and is the same each time for the same parts. The seed in it never leaves the server."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


def only(sent: Sent, name: str) -> str:
    """The one value of a field; `ResponseError` when it came not at all or more than once."""
    values = sent.get(name, ())
    if len(values) != 1 or not values[0]:
        raise ResponseError("That is not an answer to this question.")
    return values[0]


def picked(token: str | None) -> Sent | None:
    """What the browser sends when one choice is picked; None is «I’m not sure»."""
    return None if token is None else {"answer": [token]}


def id_of(token: str, order: Order) -> str:
    """The choice that goes by this name in the attempt; `ResponseError` when none does."""
    for offered, id in order:
        if token == offered:
            return id
    raise ResponseError("That answer was never offered.")


def shuffled(ids: Sequence[str], *, seed: int, slot: int) -> list[list[str]]:
    """An order and names for these ids that tell nothing of the key and are the same each time for the same attempt."""
    return [
        [scatter(seed, slot, "token", id)[:12], id]
        for id in sorted(ids, key=lambda id: scatter(seed, slot, "order", id))
    ]


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, which blank lines part."""
    return tuple(part.strip() for part in re.split(r"\n\s*\n", text.strip()) if part.strip())


def is_text(given: Mapping[str, Any], name: str) -> bool:
    """Whether there are words under this name."""
    value = given.get(name)
    return isinstance(value, str) and bool(value.strip())
