"""PURE. From marks to «shown» or «not yet», standard by standard."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from quizzes.question_types.base import WHOLE


@dataclass(frozen=True)
class MarkedItem:
    """One question of a finished attempt; no fraction when it was left."""

    standard_key: str
    line: str
    fraction: Fraction | None

    @property
    def is_kept(self) -> bool:
        return self.fraction == WHOLE


@dataclass(frozen=True)
class StandardOutcome:
    """Whether this attempt showed one standard; if not yet, the ids of the lines that were missed."""

    standard_key: str
    shown: bool
    asked: int
    kept: int
    missed_lines: tuple[str, ...] = ()

    @property
    def missed_line(self) -> str:
        return self.missed_lines[0] if self.missed_lines else ""


def outcomes(items: Iterable[MarkedItem]) -> tuple[StandardOutcome, ...]:
    """One outcome a standard, in the order asked. A standard is shown when every question about it was kept."""
    by_standard: dict[str, list[MarkedItem]] = {}
    for item in items:
        by_standard.setdefault(item.standard_key, []).append(item)
    return tuple(_outcome(standard_key, asked) for standard_key, asked in by_standard.items())


def _outcome(standard_key: str, items: Sequence[MarkedItem]) -> StandardOutcome:
    missed = [item.line for item in items if not item.is_kept]
    return StandardOutcome(
        standard_key=standard_key,
        shown=not missed,
        asked=len(items),
        kept=len(items) - len(missed),
        missed_lines=tuple(dict.fromkeys(missed)),
    )
