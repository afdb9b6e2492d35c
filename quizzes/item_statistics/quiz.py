"""PURE. The figures of a whole quiz."""

from fractions import Fraction

from quizzes.item_statistics.figures import Found, ItemStats, QuizStats, WhyNot, split
from quizzes.item_statistics.sums import central_moment, median, root, signed_root, variance
from quizzes.item_statistics.table import Table


def quiz_stats(table: Table, items: tuple[ItemStats, ...]) -> QuizStats:
    figures, why_not = split(
        {
            "mean": mean_mark(table),
            "median": median_mark(table),
            "standard_deviation": standard_deviation(table),
            "skewness": skewness(table),
            "kurtosis": kurtosis(table),
            "cic": internal_consistency(table),
            "error_ratio": error_ratio(table),
            "standard_error": standard_error(table),
        }
    )
    return QuizStats(attempts=len(table.totals), items=items, **figures, why_not=why_not)


def mean_mark(table: Table) -> Found:
    if not table.totals:
        return WhyNot.TOO_FEW
    return float(Fraction(sum(table.totals), len(table.totals)) * table.total_unit)


def median_mark(table: Table) -> Found:
    return float(median(table.totals) * table.total_unit) if table.totals else WhyNot.TOO_FEW


def standard_deviation(table: Table) -> Found:
    """sqrt(sum (T - mean T)² / (S - 1))."""
    if len(table.totals) < 2:
        return WhyNot.TOO_FEW
    return root(table.variance)


def skewness(table: Table) -> Found:
    """k3 / k2^1.5 with Fisher's k-statistics (Joanes & Gill 1998, «Comparing measures of sample skewness and kurtosis»,
    The Statistician 47:183, there G1)."""
    count = len(table.totals)
    if count < 3:
        return WhyNot.TOO_FEW
    k2 = variance(table.totals)
    if not k2:
        return WhyNot.NO_VARIANCE
    k3 = count**2 * central_moment(table.totals, 3) / ((count - 1) * (count - 2))
    return signed_root(k3, k3**2 / k2**3)


def kurtosis(table: Table) -> Found:
    """k4 / k2²: above 0 means longer tails than a normal distribution (Joanes & Gill 1998, there G2)."""
    count = len(table.totals)
    if count < 4:
        return WhyNot.TOO_FEW
    k2 = variance(table.totals)
    if not k2:
        return WhyNot.NO_VARIANCE
    m2, m4 = central_moment(table.totals, 2), central_moment(table.totals, 4)
    above = count**2 * ((count + 1) * m4 - 3 * (count - 1) * m2**2)
    return float(above / ((count - 1) * (count - 2) * (count - 3)) / k2**2)


def internal_consistency(table: Table) -> Found:
    """100 p/(p - 1) (1 - sum V(x) / V(T)): Cronbach 1951, «Coefficient alpha and the internal structure of tests»,
    Psychometrika 16:297. Below 0 when the items pull against each other."""
    share = _unexplained_share(table)
    return share if isinstance(share, WhyNot) else float(100 * (1 - share))


def error_ratio(table: Table) -> Found:
    """100 sqrt(1 - alpha): how much of the spread of the totals is chance; above 100 where alpha is below 0 («Quiz
    statistics calculations»)."""
    share = _unexplained_share(table)
    return share if isinstance(share, WhyNot) else 100 * root(share)


def standard_error(table: Table) -> Found:
    """The standard error of measurement, SD sqrt(1 - alpha), in marks (Lord & Novick 1968)."""
    share = _unexplained_share(table)
    return share if isinstance(share, WhyNot) else root(share * table.variance)


def _unexplained_share(table: Table) -> Fraction | WhyNot:
    """1 - alpha, exactly."""
    if not table.is_whole:
        return WhyNot.DIFFERENT_DRAWS
    items = len(table.items)
    if items < 2 or len(table.totals) < 3:
        return WhyNot.TOO_FEW
    if not table.variance:
        return WhyNot.NO_VARIANCE
    of_items = sum((item.variance for item in table.items), Fraction(0))
    return 1 - Fraction(items, items - 1) * (1 - of_items / table.variance)
