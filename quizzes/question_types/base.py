"""PURE. What every kind of question is: a module of this package that keeps `Kind`'s contract.

A kind speaks only in thousandths of a mark. It has no clock, no chance and no database, so that the same words and
the same response earn the same mark for ever.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

WHOLE = 1000

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

    fraction_thousandths: int

    @property
    def is_whole(self) -> bool:
        return self.fraction_thousandths == WHOLE


NOTHING = Mark(0)


class Rung(Enum):
    """How a choice treats the promise."""

    KEEPS = "keeps"
    HALF = "half"
    RISKY = "risky"
    BREAKS = "breaks"

    @property
    def words(self) -> str:
        return RUNG_WORDS[self]

    @property
    def level(self) -> int:
        return RUNG_LEVELS[self]


RUNG_WORDS = {
    Rung.KEEPS: "Keeps the promise",
    Rung.HALF: "Half-way",
    Rung.RISKY: "Risky",
    Rung.BREAKS: "Breaks the promise",
}


RUNG_LEVELS = {Rung.KEEPS: 3, Rung.HALF: 2, Rung.RISKY: 1, Rung.BREAKS: 0}


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
    choices: tuple[ShownChoice, ...]


@dataclass(frozen=True)
class Landed:
    """One choice on the ladder of four rungs, and what the customer meets next. `level` is 3 at the top, 0 at the foot."""

    level: int
    rung: str
    words: str
    lands: str
    yours: bool


@dataclass(frozen=True)
class Feedback:
    """What is said once the question is answered. `landed` is best first."""

    heading: str
    words: str
    is_best: bool
    is_not_sure: bool
    lands_with: str
    landed: tuple[Landed, ...]

    @property
    def ladder_heading(self) -> str:
        # A title stays on the line of its name.
        name = self.lands_with.replace(" ", "\u00a0")
        return f"How each choice lands with {name}"


class Kind(Protocol):
    """The contract; a module keeps it with functions of these names. `response` None is «I’m not sure»."""

    NAME: str

    def read(self, spec: Mapping[str, Any]) -> Any:
        """The question, from the JSON that is stored; `SpecError` when it isn't one."""

    def order_of(self, question: Any, *, seed: int, slot: int) -> list[list[str]]:
        """This attempt's own order and names of the choices."""

    def show(self, question: Any, order: Order) -> Shown:
        """What may be seen before it is answered."""

    def response_of(self, token: str, order: Order) -> dict[str, str]:
        """What is stored for the token that was sent; `ResponseError` when it was never offered."""

    def mark(self, question: Any, response: Mapping[str, str] | None) -> Mark:
        """What the response earned."""

    def explain(self, question: Any, response: Mapping[str, str] | None) -> Feedback:
        """What may be seen once it is answered."""


def scatter(*parts: object) -> str:
    """A name that looks random, and is the same each time for the same parts. The seed in it never leaves the server."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()
