"""Whom a change to a standard would touch, before it is published: figures, and teams; never names."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from learning.models import Cycle, Standing
from learning.queries.audiences import requirements_on
from learning.queries.reopening import in_audience, requirements_asking
from people.models import Employment, Team
from quizzes.models import Quiz
from quizzes.queries import ready_versions, version_at
from toolkit.dates import end_of_day


@dataclass(frozen=True)
class Touched:
    """`in_job` people have the standard in their job. `knowing` of them have shown it and would be asked again;
    `asked_anyway` have a round open, in which the new words are asked; the rest has never shown it or no longer counts.
    """

    in_job: int
    knowing: int
    asked_anyway: int
    teams: tuple[tuple[str, int], ...]  # of those who would be asked again, the largest first
    days_to_show: int
    questions_ready: int


def touched_by(standard_key: str, chapter_key: str, today: dt.date) -> Touched:
    """In the same way as `reopening.people_touched` will find them once it is published."""
    job: dict[int, Employment] = {}
    busy: set[int] = set()
    days = 0
    for requirement in requirements_asking(standard_key, chapter_key, today):
        employments = Employment.objects.on(today).order_by("person", "pk")
        found = {each.person_id: each for each in in_audience(requirement, employments)}
        job |= found
        busy |= found.keys() & set(_with_a_round_open(requirement))
        days = max(days, requirement.days_to_show)
    showed = set(
        Standing.objects.filter(
            standard_key=standard_key, known_number__isnull=False, known_until__gte=today
        ).values_list("person", flat=True)
    )
    knowing = (job.keys() & showed) - busy
    return Touched(
        in_job=len(job),
        knowing=len(knowing),
        asked_anyway=len(busy),
        teams=_teams(job[person] for person in knowing),
        days_to_show=days,
        questions_ready=len(ready_versions([standard_key], ahead=True)),
    )


@dataclass(frozen=True)
class Reach:
    """Whom a standard that was never published would reach: those who are asked for the rest of its chapter.

    `in_a_round` of them have one open and meet it there; the others meet it in their next. `check` is what the
    chapter's check is called, empty where there is none; `is_asked` whether it asks about this standard.
    """

    in_job: int
    in_a_round: int
    teams: tuple[tuple[str, int], ...]  # the largest first
    check: str
    is_asked: bool
    questions_each: int
    questions_ready: int


def reached_by(standard_key: str, chapter_key: str, today: dt.date) -> Reach:
    """As it will be once its first version is in force."""
    job: dict[int, Employment] = {}
    busy: set[int] = set()
    for requirement in requirements_on(today).filter(quiz__chapter_key=chapter_key):
        employments = Employment.objects.on(today).order_by("person", "pk")
        found = {each.person_id: each for each in in_audience(requirement, employments)}
        job |= found
        busy |= found.keys() & set(_with_a_round_open(requirement))
    check = Quiz.objects.filter(chapter_key=chapter_key).first()
    asks = version_at(check, end_of_day(today)) if check else None
    return Reach(
        in_job=len(job),
        in_a_round=len(busy),
        teams=_teams(job.values()),
        check=check.title if check else "",
        is_asked=asks is not None and standard_key in asks.standard_keys,
        questions_each=asks.questions_per_standard if asks else 1,
        questions_ready=len(ready_versions([standard_key], ahead=True)),
    )


def _with_a_round_open(requirement) -> list[int]:
    return list(Cycle.objects.filter(requirement=requirement, completed_on=None).values_list("person", flat=True))


def _teams(employments) -> tuple[tuple[str, int], ...]:
    count = Counter(employment.team_id for employment in employments)
    names = dict(Team.objects.filter(pk__in=count).values_list("pk", "name"))
    return tuple(sorted(((names[pk], number) for pk, number in count.items()), key=lambda each: (-each[1], each[0])))
