"""PURE. From marks to «shown» or «not yet», standard by standard, with exact arithmetic: nothing is rounded first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from quizzes.question_types.base import WHOLE

NOTHING = Fraction(0)
MOST_DECIMALS = 9


@dataclass(frozen=True)
class PassRule:
    """When a standard is shown: this share of the marks about it, and each of these questions kept, where it was asked."""

    share: Fraction = WHOLE
    must_keep: frozenset[str] = frozenset()


ALL_RIGHT = PassRule()


@dataclass(frozen=True)
class MarkedItem:
    """One question of a finished attempt; no fraction when it was left."""

    standard_key: str
    line: str
    fraction: Fraction | None
    question: str = ""

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
    # The share of the marks that was earned, and the one it takes.
    earned: Fraction = field(default=NOTHING, compare=False)
    needs: Fraction = field(default=WHOLE, compare=False)

    @property
    def missed_line(self) -> str:
        return self.missed_lines[0] if self.missed_lines else ""


def outcomes(items: Iterable[MarkedItem], rule: PassRule = ALL_RIGHT) -> tuple[StandardOutcome, ...]:
    """One outcome a standard, in the order asked."""
    by_standard: dict[str, list[MarkedItem]] = {}
    for item in items:
        by_standard.setdefault(item.standard_key, []).append(item)
    return tuple(_outcome(standard_key, asked, rule) for standard_key, asked in by_standard.items())


def _outcome(standard_key: str, items: Sequence[MarkedItem], rule: PassRule) -> StandardOutcome:
    missed = [item.line for item in items if not item.is_kept]
    # Below nothing counts as nothing and above a whole as one, question by question: none takes or gives to another.
    earned = sum((min(max(item.fraction or NOTHING, NOTHING), WHOLE) for item in items), NOTHING) / len(items)
    must = all(item.is_kept for item in items if item.question in rule.must_keep)
    return StandardOutcome(
        standard_key=standard_key,
        shown=must and earned >= rule.share,
        asked=len(items),
        kept=len(items) - len(missed),
        missed_lines=tuple(dict.fromkeys(missed)),
        earned=earned,
        needs=rule.share,
    )


def in_percent(earned: Fraction, needs: Fraction) -> tuple[str, str]:
    """What was earned and what it takes, as they are printed: with as few decimals as don't contradict the outcome.

    Halves go up; but what falls short is rounded down, and only the whole prints as 100%.
    """
    for decimals in range(MOST_DECIMALS):
        is_short = earned < needs or earned < WHOLE <= _rounded(earned, decimals)
        told = _down(earned, decimals) if is_short else _rounded(earned, decimals)
        bar = _rounded(needs, decimals)
        if (told >= bar) == (earned >= needs):
            break
    return _percent(told, decimals), _percent(bar, decimals)


def _down(share: Fraction, decimals: int) -> Fraction:
    scale = 100 * 10**decimals
    return Fraction(share * scale // 1, scale)


def _rounded(share: Fraction, decimals: int) -> Fraction:
    return _down(share + Fraction(1, 200 * 10**decimals), decimals)


def _percent(share: Fraction, decimals: int) -> str:
    whole, rest = divmod(share * 100 * 10**decimals // 1, 10**decimals)
    return f"{whole}.{rest:0{decimals}d}%" if decimals else f"{whole}%"
