"""PURE. A table of marks as whole numbers, by item, each mark beside what the same attempt earned on the rest."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from quizzes.item_statistics.sums import covariance, variance

Number = Decimal | Fraction | int
Row = Sequence[Number | None]
Marks = Sequence[Row]


@dataclass(frozen=True)
class Item:
    """The marks of one item. `paired` are those of the attempts that have a rest, in step with `rests`.

    What is counted is whole: a mark is `mark_unit` times its whole number, the rest `rest_unit` times its own.
    """

    max_mark: Fraction
    marks: tuple[int, ...]
    mark_unit: Fraction
    paired: tuple[int, ...]
    rests: tuple[int, ...]
    rest_unit: Fraction

    @cached_property
    def variance(self) -> Fraction:
        """In marks; of at least two."""
        return variance(self.marks) * self.mark_unit**2

    @cached_property
    def covariance(self) -> Fraction:
        """With the rest, in marks; of at least two."""
        return covariance(self.paired, self.rests) * self.mark_unit * self.rest_unit

    @cached_property
    def max_covariance(self) -> Fraction:
        """What the covariance with the rest would be, were the best marks beside the best rests."""
        return covariance(sorted(self.paired), sorted(self.rests)) * self.mark_unit * self.rest_unit

    @cached_property
    def spread(self) -> Fraction:
        """The variance of the marks that have a rest, times that of the rests."""
        units = self.mark_unit * self.rest_unit
        return variance(self.paired) * variance(self.rests) * units**2


@dataclass(frozen=True)
class Table:
    """`is_whole` when every attempt met every item. `totals` are whole numbers of `total_unit`."""

    items: tuple[Item, ...]
    totals: tuple[int, ...]
    total_unit: Fraction
    is_whole: bool

    @property
    def max_mark(self) -> Fraction:
        return sum((item.max_mark for item in self.items), Fraction(0))

    @cached_property
    def variance(self) -> Fraction:
        """Of the totals, in marks; of at least two."""
        return variance(self.totals) * self.total_unit**2


def read_marks(marks: Marks, max_marks: Sequence[Number], *, missing: str) -> Table:
    """The table, whole or with items that some attempts didn't meet; `ValueError` for one that is no table."""
    if missing not in ("zero", "drop"):
        raise ValueError("What is missing is either counted as «zero» or left out («drop»).")
    if any(len(row) != len(max_marks) for row in marks):
        raise ValueError("Every attempt needs a mark, or None, for each item.")
    rows, maxima, unit = _as_whole_numbers(marks, max_marks)
    if missing == "zero":
        return _whole([[mark or 0 for mark in row] for row in rows], maxima, unit)
    met = [row for row in rows if row.count(None) < len(row)]
    if any(None in row for row in met):
        return _drawn(met, maxima, unit)
    return _whole([[mark or 0 for mark in row] for row in met], maxima, unit)


def _as_whole_numbers(marks: Marks, max_marks: Sequence[Number]) -> tuple[list[list[int | None]], list[int], Fraction]:
    """Every mark as so many of the largest unit that measures all of them."""
    different = set(max_marks).union(*marks) - {None}
    exact = {mark: Fraction(mark) for mark in different if mark is not None}
    parts = math.lcm(*(mark.denominator for mark in exact.values()))
    times = math.gcd(*(int(mark * parts) for mark in exact.values())) or 1
    whole: dict[Number | None, int | None] = {mark: int(value * parts) // times for mark, value in exact.items()}
    whole[None] = None
    rows = [[whole[mark] for mark in row] for row in marks]
    return rows, [whole[most] or 0 for most in max_marks], Fraction(times, parts)


def _whole(rows: list[list[int]], maxima: list[int], unit: Fraction) -> Table:
    totals = tuple(map(sum, rows))
    columns = [tuple(row[item] for row in rows) for item in range(len(maxima))]
    items = [
        Item(
            max_mark=max_mark * unit,
            marks=column,
            mark_unit=unit,
            paired=column,
            rests=tuple(total - mark for total, mark in zip(totals, column, strict=True)),
            rest_unit=unit,
        )
        for column, max_mark in zip(columns, maxima, strict=True)
    ]
    return Table(tuple(items), totals, unit, is_whole=True)


def _drawn(rows: list[list[int | None]], maxima: list[int], unit: Fraction) -> Table:
    """An attempt's total and rest are its share of what it could have got, times what all items together are worth."""
    columns: list[list[tuple[int, int, int]]] = [[] for _ in maxima]
    earned, possible = [], []
    for row in rows:
        met = [(place, mark) for place, mark in enumerate(row) if mark is not None]
        got = most = 0
        for place, mark in met:
            got += mark
            most += maxima[place]
        earned.append(got)
        possible.append(most)
        for place, mark in met:
            columns[place].append((mark, got - mark, most - maxima[place]))
    totals, parts = _shares(earned, possible)
    everything = sum(maxima)
    items = [_drawn_item(column, most, everything - most, unit) for column, most in zip(columns, maxima, strict=True)]
    return Table(tuple(items), totals, everything * unit / parts, is_whole=False)


def _drawn_item(column: list[tuple[int, int, int]], max_mark: int, others: int, unit: Fraction) -> Item:
    """`column` has the mark, what was earned on the rest of the same attempt, and what could have been."""
    rests, parts = _shares([got for _, got, _ in column], [most for _, _, most in column])
    return Item(
        max_mark=max_mark * unit,
        marks=tuple(mark for mark, _, _ in column),
        mark_unit=unit,
        paired=tuple(mark for mark, _, most in column if most),
        rests=rests,
        rest_unit=others * unit / parts,
    )


def _shares(earned: list[int], possible: list[int]) -> tuple[tuple[int, ...], int]:
    """Each share as so many parts of one whole, and how many parts that has; where nothing was possible, no share."""
    parts = math.lcm(*filter(None, set(possible)))
    return tuple(mark * (parts // most) for mark, most in zip(earned, possible, strict=True) if most), parts
