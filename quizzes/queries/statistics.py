"""How questions are doing, question version by question version, from people's first goes at a check.

A version with fewer answers than may be shown is left out of every other figure too, so that it can't be worked out
from what is shown.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Count, Q, QuerySet

from quizzes.guessing import chance_of_passing
from quizzes.item_statistics import ItemStats, QuizStats, item_statistics
from quizzes.item_statistics.verdicts import LEAST_SHOWN, Answers, Verdict, is_unclear, verdicts
from quizzes.models import AttemptItem, QuestionVersion, Quiz, VersionState
from quizzes.queries.bank import version_at
from quizzes.queries.first_goes import FIRST_GOES, Tally, items_of_first_goes, sent_for, tally
from quizzes.question_types import kind_of
from quizzes.question_types.base import WHOLE_E7, from_e7
from standards.models import StandardPage


@dataclass(frozen=True)
class VersionFigures:
    """One version of a question. With too few answers to show, `stats` and `tally` are None."""

    question_key: str
    standard_key: str
    number: int
    title: str
    asks: str
    is_in_use: bool
    answers: int
    guess: Fraction | None
    stats: ItemStats | None = None
    tally: Tally | None = None

    @property
    def percent_right(self) -> int | None:
        """Rounded down: 89.9% is not 90%."""
        return 100 * self.tally.right // self.answers if self.tally else None

    @property
    def summed(self) -> Answers:
        """What is concluded from."""
        if self.stats is None or self.tally is None:
            return Answers(self.answers, None)
        return Answers(
            self.answers,
            self.stats.facility,
            self.stats.discrimination_index,
            self.tally.asked_how_sure,
            self.tally.wrong_and_sure,
        )

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        return verdicts(self.summed)


@dataclass(frozen=True)
class StandardFigures:
    """One standard and the questions about it, in the order of their keys, the newest version of each first."""

    key: str
    title: str
    owner: str
    versions: tuple[VersionFigures, ...]

    @property
    def answers(self) -> int:
        """To its questions, those that are hidden left out."""
        return sum(version.answers for version in self.versions if version.tally)

    @property
    def right(self) -> int:
        return sum(version.tally.right for version in self.versions if version.tally)

    @property
    def is_unclear(self) -> bool:
        return is_unclear([version.summed for version in self.versions if version.is_in_use])


@dataclass(frozen=True)
class QuizFigures:
    """One check. `stats` rests on what is shown; `by_guessing` is at most how often blind guesses show all of it."""

    quiz: Quiz
    people: int
    stats: QuizStats | None
    by_guessing: Fraction | None
    standards: tuple[StandardFigures, ...]

    @property
    def versions(self) -> list[VersionFigures]:
        return [version for standard in self.standards for version in standard.versions]

    def standard(self, key: str) -> StandardFigures | None:
        return next((standard for standard in self.standards if standard.key == key), None)


@dataclass(frozen=True)
class ChapterFigures:
    """A check in one line: how many answers its questions have that can be shown, and how many of these are right."""

    quiz: Quiz
    answers: int
    right: int


def chapters_figures() -> list[ChapterFigures]:
    """Every check; two queries."""
    sums: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    rows = (
        AttemptItem.objects.filter(FIRST_GOES)
        .values_list("attempt__quiz_id", "question_version_id")
        .annotate(answers=Count("pk"), right=Count("pk", filter=Q(fraction_e7=WHOLE_E7)))
        .order_by("attempt__quiz_id", "question_version_id")
    )
    for quiz, _version, answers, right in rows:
        if answers >= LEAST_SHOWN:
            sums[quiz][0] += answers
            sums[quiz][1] += right
    return [ChapterFigures(quiz, *sums[quiz.pk]) for quiz in Quiz.objects.order_by("pk")]


def quiz_figures(quiz: Quiz, *, at: dt.datetime) -> QuizFigures:
    """All that can be said about the questions of a check; five queries, whatever its length."""
    asked = version_at(quiz, at)
    keys = list(asked.standard_keys) if asked else []
    sent = sent_for(quiz)
    versions = _versions(keys, list(sent))
    tallies = {version.pk: tally(version, sent.get(version.pk, ())) for version in versions}
    shown = [pk for pk, each in tallies.items() if each.answers >= LEAST_SHOWN]
    people, stats = _statistics(quiz, shown)
    items = dict(zip(shown, stats.items if stats else (), strict=True))
    in_use = _in_use(versions)
    figures = [_figures(each, each.pk in in_use, tallies[each.pk], items.get(each.pk)) for each in versions]
    return QuizFigures(
        quiz=quiz,
        people=people,
        stats=stats,
        by_guessing=_by_guessing(figures, keys, each=asked.questions_per_standard) if asked else None,
        standards=_by_standard(figures, keys),
    )


def quizzes_about(standard_key: str) -> QuerySet[Quiz]:
    """The check of the chapter that a standard stands in, if it has one."""
    return Quiz.objects.filter(chapter_key=standard_key.rpartition("-")[0]).order_by("pk")


def _versions(standard_keys: Sequence[str], met: Sequence[int]) -> list[QuestionVersion]:
    """What is asked, and what was asked before; by question, the newest first."""
    ready = Q(state=VersionState.READY, question__standard_key__in=standard_keys, question__retired_at=None)
    versions = QuestionVersion.objects.filter(ready | Q(pk__in=met)).select_related("question")
    found = list(versions.order_by("question__key", "-number"))
    in_use = _in_use(found)
    return [version for version in found if version.pk in in_use or version.pk in set(met)]


def _in_use(versions: Sequence[QuestionVersion]) -> set[int]:
    """The newest version of each question that is not retired; `versions` come newest first."""
    newest: dict[int, int] = {}
    for version in versions:
        if version.question.retired_at is None:
            newest.setdefault(version.question_id, version.pk)
    return set(newest.values())


def _statistics(quiz: Quiz, shown: Sequence[int]) -> tuple[int, QuizStats | None]:
    """How many people took it, and the figures of the versions that are shown, in their order."""
    place = {version: number for number, version in enumerate(shown)}
    rows: dict[int, list[int | Fraction | None]] = {}
    marks: dict[int | None, int | Fraction] = {None: 0, 0: 0, WHOLE_E7: 1}
    # In no order, since none would change a figure.
    met = items_of_first_goes(quiz).order_by().values_list("attempt_id", "question_version_id", "fraction_e7")
    for attempt, version, stored in met.iterator():
        row = rows.get(attempt)
        if row is None:
            row = rows[attempt] = [None] * len(shown)
        if version in place:
            if stored not in marks:
                marks[stored] = from_e7(stored)
            row[place[version]] = marks[stored]
    if not shown:
        return len(rows), None
    return len(rows), item_statistics(list(rows.values()), [1] * len(shown), missing="drop")


def _figures(version: QuestionVersion, is_in_use: bool, sent: Tally, stats: ItemStats | None) -> VersionFigures:
    kind = kind_of(version.kind)
    question = kind.read(version.spec)
    shown = kind.show(question, kind.order_of(question, seed=0, slot=1))
    return VersionFigures(
        question_key=version.question.key,
        standard_key=version.question.standard_key,
        number=version.number,
        title=shown.title,
        asks=shown.asks,
        is_in_use=is_in_use,
        answers=sent.answers,
        guess=kind.guess(question),
        stats=stats,
        tally=sent if stats else None,
    )


def _by_guessing(figures: Sequence[VersionFigures], keys: Sequence[str], *, each: int) -> Fraction:
    """A standard is shown when every question about it is kept. Where guessing can't be counted it is taken to succeed,
    and of several questions the easiest to guess is taken, so the chance is never greater than this."""
    chances = []
    for key in keys:
        guesses = [version.guess for version in figures if version.standard_key == key and version.is_in_use]
        easiest = max((Fraction(1) if guess is None else guess for guess in guesses), default=Fraction(1))
        chances += [easiest] * each
    return chance_of_passing(chances, need=len(chances))


def _by_standard(figures: Sequence[VersionFigures], keys: Sequence[str]) -> tuple[StandardFigures, ...]:
    """Those that are asked about, in their order, then those that were."""
    found: dict[str, list[VersionFigures]] = {key: [] for key in keys}
    for version in figures:
        found.setdefault(version.standard_key, []).append(version)
    pages = {
        key: (title, owner)
        for key, title, owner in StandardPage.objects.filter(key__in=found)
        .order_by("pk")
        .values_list("key", "title", "owner_role")
    }
    return tuple(
        StandardFigures(key, *pages.get(key, ("", "")), versions=tuple(versions)) for key, versions in found.items()
    )
