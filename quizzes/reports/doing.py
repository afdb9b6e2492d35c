"""How questions are doing: all checks, and one check."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.urls import reverse

from quizzes.guessing import is_too_likely
from quizzes.item_statistics.verdicts import ENOUGH, LEAST_SHOWN
from quizzes.models import Quiz
from quizzes.queries.statistics import ChapterFigures, QuizFigures, StandardFigures, VersionFigures
from quizzes.reports.figures import HIDDEN, RULE, figure, one_in, people, percent, too_few
from quizzes.reports.remarks import Remark, remarks_on_standard, version_url, which

TITLE = "How questions are doing"
EMPTY = f"{HIDDEN}, so nothing to show yet"


@dataclass(frozen=True)
class DoingPage:
    title: str
    lead: str
    rows: tuple[dict, ...]
    rule: str


@dataclass(frozen=True)
class ChapterPage:
    title: str
    lead: str
    is_empty: bool
    empty: str
    filters: tuple[dict, ...]
    remarks: tuple[Remark, ...]
    no_remarks: str
    standards: tuple[dict, ...]
    rows: tuple[dict, ...]
    facts: tuple[dict, ...]
    rule: str
    file_url: str


def doing_page(chapters: Sequence[ChapterFigures]) -> DoingPage:
    """All checks, in the order of the booklet."""
    return DoingPage(
        title=TITLE,
        lead="How many got each question right on their first go, and which questions and standards need a look.",
        rows=tuple(_chapter_row(each) for each in chapters),
        rule=RULE,
    )


def chapter_page(figures: QuizFigures, quizzes: Iterable[Quiz]) -> ChapterPage:
    """One check, its questions worst first."""
    shown = [version for version in figures.versions if version.tally]
    worst_first = sorted(
        figures.versions, key=lambda each: (not each.tally, each.percent_right or 0, each.question_key, -each.number)
    )
    return ChapterPage(
        title=f"{TITLE}: {figures.quiz.title}",
        lead=_lead(figures, len(shown)),
        is_empty=not shown,
        empty=EMPTY,
        filters=tuple(
            {"words": quiz.title, "url": chapter_url(quiz), "current": quiz == figures.quiz} for quiz in quizzes
        ),
        remarks=tuple(remark for standard in figures.standards for remark in remarks_on_standard(standard)),
        no_remarks=_no_remarks(shown),
        standards=tuple(_standard_row(each) for each in figures.standards),
        rows=tuple(_question_row(each) for each in worst_first),
        facts=_facts_of_the_check(figures),
        rule=RULE,
        file_url=reverse("quizzes:doing_file", args=[figures.quiz.slug]),
    )


def chapter_url(quiz: Quiz) -> str:
    return reverse("quizzes:doing_in_chapter", args=[quiz.slug])


def _chapter_row(chapter: ChapterFigures) -> dict:
    return _row(chapter.quiz.title, chapter_url(chapter.quiz), chapter.right, chapter.answers)


def _standard_row(standard: StandardFigures) -> dict:
    url = reverse("quizzes:doing_on_standard", args=[standard.key])
    return _row(f"{standard.key} {standard.title}".strip(), url, standard.right, standard.answers)


def _question_row(version: VersionFigures) -> dict:
    right, of = (version.tally.right, version.answers) if version.tally else (0, 0)
    return _row(f"{version.title} ({which(version)})", version_url(version), right, of)


def _row(label: str, url: str, right: int, of: int) -> dict:
    """A line of a table with bars; no figure where there are no answers that can be shown."""
    row = {"label": label, "url": url}
    if not of:
        return row | {"figure": HIDDEN, "of": ""}
    share = 100 * right // of
    return row | {"figure": f"{share}%", "of": f"{right:,} of {of:,}{too_few(of)}", "percent": share}


def _lead(figures: QuizFigures, shown: int) -> str:
    if not shown:
        return f"{people(figures.people)} took this check so far."
    return f"{people(figures.people)} took this check, and {questions(shown)} have enough answers to show."


def questions(number: int) -> str:
    return "1 question" if number == 1 else f"{number} questions"


def _no_remarks(shown: Sequence[VersionFigures]) -> str:
    if any(version.answers >= ENOUGH for version in shown):
        return "Nothing stands out."
    return f"No question has {ENOUGH} answers yet, so nothing is concluded."


def _facts_of_the_check(figures: QuizFigures) -> tuple[dict, ...]:
    facts = []
    stats = figures.stats
    if stats and stats.attempts >= LEAST_SHOWN:
        worth = len(stats.items)
        mean, median, spread = stats.mean or 0, stats.median or 0, stats.standard_deviation or 0
        beside = f"({people(stats.attempts)}{too_few(stats.attempts)})"
        facts = [
            {"label": "Average", "text": f"{percent(mean / worth)} {beside}"},
            {"label": "Half earn more than", "text": f"{percent(median / worth)} {beside}"},
            {"label": "Spread (standard deviation)", "text": f"{percent(spread / worth)} {beside}"},
            {"label": "Lean (skewness)", "text": figure(stats, "skewness", digits=2)},
            {"label": "Tails (kurtosis)", "text": figure(stats, "kurtosis", digits=2)},
            {"label": "Hangs together (Cronbach’s alpha, in hundredths)", "text": figure(stats, "cic")},
            {"label": "Error ratio", "text": figure(stats, "error_ratio")},
        ]
    if figures.by_guessing is not None:
        facts.append({"label": "Somebody who only guesses shows all of it", "text": _guessed(figures)})
    return tuple(facts)


def _guessed(figures: QuizFigures) -> str:
    chance = figures.by_guessing or Fraction(0)
    words = f"At most {one_in(chance)}"
    return f"{words}: ask more, or offer more choices" if is_too_likely(chance) else words
