"""PURE. How far an order agrees with the right one, and what somebody who shuffles blindly would earn by it.

An order is given as the right places of what was put first, second, third …: 0, 1, 2 … when it is right.
"""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations


def pair_by_pair(places: Sequence[int]) -> Fraction:
    """Kendall’s tau, and nothing where it would be below: 1 for the right order, 0 for the reverse."""
    pairs = math.comb(len(places), 2)
    return _tau(sum(first < second for first, second in combinations(places, 2)), pairs)


def longest(places: Sequence[int]) -> Fraction:
    """The share of the steps that could stay where they are, were the others moved; the first one counts for nothing."""
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return Fraction(len(ends) - 1, len(places) - 1)


def all_or_nothing(places: Sequence[int]) -> Fraction:
    return Fraction(list(places) == sorted(places))


def _tau(agreeing: int, pairs: int) -> Fraction:
    return max(Fraction(0), Fraction(2 * agreeing, pairs) - 1)


@cache
def chance_pair_by_pair(steps: int) -> Fraction:
    """Over all orders. How many have so many pairs the wrong way round is counted step by step: the next step can
    stand before none of the earlier ones, before one, before two …"""
    orders = [1]
    for number in range(2, steps + 1):
        longer = [0] * (len(orders) + number - 1)
        for wrong, count in enumerate(orders):
            for more in range(number):
                longer[wrong + more] += count
        orders = longer
    pairs = math.comb(steps, 2)
    return sum((count * _tau(pairs - wrong, pairs) for wrong, count in enumerate(orders)), Fraction(0)) / sum(orders)


@cache
def chance_longest(steps: int) -> Fraction:
    """Over all orders. Schensted: there are as many orders whose longest run has so many steps as there are pairs of
    numbered tableaux of one shape with so long a first row; the hook lengths count those."""
    orders = math.factorial(steps)
    earned = sum(Fraction(shape[0] - 1, steps - 1) * (orders // _hooks(shape)) ** 2 for shape in _shapes(steps, steps))
    return Fraction(earned) / orders


def chance_all_or_nothing(steps: int) -> Fraction:
    return Fraction(1, math.factorial(steps))


def _shapes(boxes: int, widest: int) -> Iterator[tuple[int, ...]]:
    """All ways to stack so many boxes in rows, none longer than the one above it."""
    if boxes == 0:
        yield ()
    for row in range(min(boxes, widest), 0, -1):
        for rest in _shapes(boxes - row, row):
            yield (row, *rest)


def _hooks(shape: Sequence[int]) -> int:
    """The product, over all boxes, of how many stand to the right of each and below it, itself included."""
    return math.prod(
        row - column + sum(1 for other in shape[number + 1 :] if other > column)
        for number, row in enumerate(shape)
        for column in range(row)
    )


@dataclass(frozen=True)
class Rule:
    """A way to mark an order: its words for the author, what an order earns, what a blind one earns on the average."""

    words: str
    earns: Callable[[Sequence[int]], Fraction]
    chance: Callable[[int], Fraction]


RULES = {
    "kendall": Rule("Pair by pair: the more pairs of steps are the right way round", pair_by_pair, chance_pair_by_pair),
    "longest": Rule("One share off for each step that is out of place", longest, chance_longest),
    "all_or_nothing": Rule("All or nothing: only the right order counts", all_or_nothing, chance_all_or_nothing),
}
USUAL = "kendall"
