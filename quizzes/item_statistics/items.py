"""PURE. The figures of each item."""

import math
from fractions import Fraction

from quizzes.item_statistics.figures import Found, ItemStats, WhyNot, split
from quizzes.item_statistics.sums import covariance, root, signed_root
from quizzes.item_statistics.table import Item, Table


def item_stats(table: Table) -> tuple[ItemStats, ...]:
    """One for each column, in order."""
    return tuple(
        _stats(item, intended=intended, effective=effective)
        for item, intended, effective in zip(
            table.items, intended_weights(table), effective_weights(table), strict=True
        )
    )


def _stats(item: Item, *, intended: Found, effective: Found) -> ItemStats:
    figures, why_not = split(
        {
            "facility": facility(item),
            "variance": mark_variance(item),
            "standard_deviation": standard_deviation(item),
            "intended_weight": intended,
            "effective_weight": effective,
            "covariance": rest_covariance(item),
            "max_covariance": max_covariance(item),
            "discrimination_index": discrimination_index(item),
            "discriminative_efficiency": discriminative_efficiency(item),
        }
    )
    return ItemStats(attempts=len(item.marks), **figures, why_not=why_not)


def facility(item: Item) -> Found:
    """Mean mark / maximum: the difficulty of classical test theory (Lord & Novick 1968, «Statistical Theories of Mental
    Test Scores»). All who met the item count, whatever they left."""
    if not item.marks:
        return WhyNot.TOO_FEW
    if not item.max_mark:
        return WhyNot.ZERO_MAX
    return float(Fraction(sum(item.marks), len(item.marks)) * item.mark_unit / item.max_mark)


def mark_variance(item: Item) -> Found:
    """sum (x - mean x)² / (S - 1)."""
    if len(item.marks) < 2:
        return WhyNot.TOO_FEW
    return float(item.variance)


def standard_deviation(item: Item) -> Found:
    if len(item.marks) < 2:
        return WhyNot.TOO_FEW
    return root(item.variance)


def rest_covariance(item: Item) -> Found:
    """sum (x - mean x)(o - mean o) / (S - 1), o being what the attempt earned on everything else."""
    return float(item.covariance) if len(item.paired) > 1 else WhyNot.TOO_FEW


def max_covariance(item: Item) -> Found:
    """The greatest covariance these marks and rests could have: each sorted by itself («Quiz statistics calculations»)."""
    return float(item.max_covariance) if len(item.paired) > 1 else WhyNot.TOO_FEW


def discrimination_index(item: Item) -> Found:
    """100 C / sqrt(V(x) V(o)): the correlation of the item with the rest of the quiz (Henrysson 1963, «Correction of
    item–total correlations in item analysis», Psychometrika 28:211)."""
    if len(item.paired) < 2:
        return WhyNot.TOO_FEW
    if not item.spread:
        return WhyNot.NO_VARIANCE
    return 100 * signed_root(item.covariance, item.covariance**2 / item.spread)


def discriminative_efficiency(item: Item) -> Found:
    """100 C / Cmax: how much of the correlation that was possible there is («Quiz statistics calculations»)."""
    if len(item.paired) < 2:
        return WhyNot.TOO_FEW
    if not item.max_covariance:
        return WhyNot.NO_VARIANCE
    return float(100 * item.covariance / item.max_covariance)


def intended_weights(table: Table) -> list[Found]:
    """m / sum of all m, in hundredths."""
    if not table.max_mark:
        return [WhyNot.ZERO_MAX for _ in table.items]
    return [float(100 * item.max_mark / table.max_mark) for item in table.items]


def effective_weights(table: Table) -> list[Found]:
    """100 sqrt(cov(x, T)) / the sum of these roots over the items where it is not negative («Quiz statistics
    calculations»): how much of what decides the total comes from the item. They add up to 100."""
    if not table.is_whole:
        return [WhyNot.DIFFERENT_DRAWS for _ in table.items]
    if len(table.totals) < 2:
        return [WhyNot.TOO_FEW for _ in table.items]
    with_total = [covariance(item.marks, table.totals) for item in table.items]
    roots = [root(each) for each in with_total if each >= 0]
    return [_effective_weight(each, math.fsum(roots)) for each in with_total]


def _effective_weight(with_total: Fraction, roots: float) -> Found:
    if with_total < 0:
        return WhyNot.NEGATIVE_COVARIANCE
    return 100 * root(with_total) / roots if roots else WhyNot.NO_VARIANCE
