"""PURE. What the marks of many attempts say about a quiz and about each of its items, by the field's formulas.

The formulas are those of classical test theory as the quiz statistics report of Moodle publishes them («Quiz statistics
calculations», docs.moodle.org); each function names where its own was first described. A figure that cannot be had is
None, and `why_not` says for which reason.
"""

from collections.abc import Sequence

from quizzes.item_statistics.figures import ItemStats, QuizStats, WhyNot
from quizzes.item_statistics.items import item_stats
from quizzes.item_statistics.quiz import quiz_stats
from quizzes.item_statistics.table import Marks, Number, read_marks

__all__ = ["ItemStats", "Marks", "QuizStats", "WhyNot", "item_statistics"]


def item_statistics(marks: Marks, max_marks: Sequence[Number], *, missing: str = "zero") -> QuizStats:
    """The figures of a table with a row an attempt and a column an item.

    `missing` says what a mark of None is. "zero": the item was asked and left, and earned nothing. "drop": the item was
    not drawn for that attempt. Its figures then rest on the attempts that met it; the rest of such an attempt is its
    share of the marks it could have got on the other items it met, so that attempts with different draws compare. An
    attempt that met nothing else says nothing about how an item goes with the rest. What needs every item in every
    attempt (the internal consistency and what follows from it, the effective weights) is then None. Where nothing is
    missing, both give the same figures.
    """
    table = read_marks(marks, max_marks, missing=missing)
    return quiz_stats(table, item_stats(table))
