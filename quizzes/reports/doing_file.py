"""How the questions of one check are doing, as a file: every figure of the screen and what it rests on."""

from quizzes.item_statistics import ItemStats
from quizzes.item_statistics.verdicts import Verdict
from quizzes.queries.statistics import QuizFigures, StandardFigures, VersionFigures
from quizzes.reports.figures import HIDDEN, WHY_NOT

COLUMNS = (
    "Question",
    "Version",
    "Asked now",
    "Standard",
    "Title",
    "Answers on a first go",
    "Right first time",
    "Facility",
    "Earned by guessing",
    "Standard deviation",
    "Discrimination index",
    "Discriminative efficiency",
    "Not sure",
    "Left",
    "Said how sure they were",
    "Very sure and wrong",
    "Most picked of the wrong choices",
    "To look at",
)
FIGURES = ("standard_deviation", "discrimination_index", "discriminative_efficiency")
DIGITS = 4


def doing_cells(figures: QuizFigures) -> list[list[object]]:
    """A line a question version, in the order of the booklet."""
    return [_cells(version, standard) for standard in figures.standards for version in standard.versions]


def _cells(version: VersionFigures, standard: StandardFigures) -> list[object]:
    cells: list[object] = [version.question_key, version.number, "yes" if version.is_in_use else "no"]
    cells += [standard.key, version.title]
    if version.tally is None or version.stats is None:
        return cells + [HIDDEN] + [""] * (len(COLUMNS) - len(cells) - 1)
    sent = version.tally
    to_look_at = [*([Verdict.STANDARD_UNCLEAR] if standard.is_unclear else []), *version.verdicts]
    return [
        *cells,
        version.answers,
        sent.right,
        _cell(version.stats, "facility"),
        "" if version.guess is None else round(float(version.guess), DIGITS),
        *(_cell(version.stats, name) for name in FIGURES),
        sent.not_sure,
        sent.left,
        sent.asked_how_sure,
        sent.wrong_and_sure,
        _most_picked(version),
        "; ".join(verdict.words for verdict in to_look_at) if version.is_in_use else "",
    ]


def _cell(stats: ItemStats, name: str) -> object:
    value = getattr(stats, name)
    return WHY_NOT[stats.why_not[name]] if value is None else round(value, DIGITS)


def _most_picked(version: VersionFigures) -> str:
    wrong = [pick for pick in version.tally.picks if pick.times and not pick.is_right] if version.tally else []
    most = max(wrong, key=lambda pick: pick.times, default=None)
    return f"{most.words} ({most.times})" if most else ""
