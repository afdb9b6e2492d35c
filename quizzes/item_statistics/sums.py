"""PURE. Exact sums over whole numbers, rounded once at the end.

A sum of whole numbers has no order and loses nothing, so that the order of the attempts changes no digit and large
marks with small differences don't cancel each other out.
"""

import math
from collections.abc import Sequence
from fractions import Fraction
from operator import mul


def covariance(xs: Sequence[int], ys: Sequence[int]) -> Fraction:
    """The sample covariance, sum (x - mean x)(y - mean y) / (S - 1), of at least two pairs."""
    count = len(xs)
    return Fraction(count * sum(map(mul, xs, ys)) - sum(xs) * sum(ys), count * (count - 1))


def variance(xs: Sequence[int]) -> Fraction:
    return covariance(xs, xs)


def central_moment(xs: Sequence[int], power: int) -> Fraction:
    """sum (x - mean x)^power / S."""
    count, total = len(xs), sum(xs)
    return Fraction(sum((count * x - total) ** power for x in xs), count ** (power + 1))


def median(xs: Sequence[int]) -> Fraction:
    """The middle one, or the mean of the two in the middle."""
    in_order, middle = sorted(xs), len(xs) // 2
    return Fraction(in_order[middle]) if len(xs) % 2 else Fraction(in_order[middle - 1] + in_order[middle], 2)


def root(square: Fraction) -> float:
    return math.sqrt(square)


def signed_root(sign: Fraction, square: Fraction) -> float:
    """The root of an exact square, with the sign of what was squared."""
    return math.copysign(root(square), sign)
