"""Whom a change to a standard touches: for whom it is asked, who had shown it, and who is yet to be asked again."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from learning.audience import JobFacts, belongs
from learning.models import Reopening, Requirement, Standing
from learning.models.reopening import ASKING
from learning.queries.audiences import job_facts, requirements_on, team_lines
from people.models import Account, Employment
from quizzes.queries import standards_asked
from standards.models import StandardVersion
from toolkit.dates import end_of_day
from toolkit.models import LongWork


def requirements_asking(standard_key: str, chapter_key: str, on: dt.date) -> list[Requirement]:
    """The requirements whose check asks about a standard on a day."""
    return [
        requirement
        for requirement in requirements_on(on).filter(quiz__chapter_key=chapter_key)
        if standard_key in standards_asked(requirement.quiz, at=end_of_day(on))
    ]


def people_touched(version: StandardVersion, today: dt.date) -> dict[int, int]:
    """Who is to be asked again about a version and has not been, each with how many days they get.

    Touched is whoever had shown earlier words, still counts as having shown them, has it in their job today, and has
    no round open in which the new words are asked anyway.
    """
    showed = Standing.objects.filter(
        standard_key=version.standard_key, known_number__lt=version.number, known_until__gte=today
    )
    touched: dict[int, int] = {}
    for requirement in requirements_asking(version.standard_key, version.chapter_key, today):
        employments = (
            Employment.objects.on(today)
            .filter(person__in=showed.values("person"))
            .exclude(person__in=requirement.cycles.filter(completed_on=None).values("person"))
            .exclude(person__in=version.rechecks.values("person"))
            .order_by("person", "pk")
        )
        touched |= dict.fromkeys(_people_in_audience(requirement, employments), requirement.days_to_show)
    return touched


@dataclass(frozen=True)
class AskingNow:
    """A change that has not come to its end in asking the people it touches, and the work that is at it."""

    version_number: int
    touches: int
    work: LongWork


def asking_now(standard_key: str, account: Account) -> AskingNow | None:
    """The newest such change of a standard; None for everybody but who asked for the work, since only they may see it."""
    going_on = Reopening.objects.filter(version__standard_key=standard_key, finished_at=None)
    for reopening in going_on.select_related("version").order_by("-opened_at", "-pk")[:1]:
        version = reopening.version
        work = LongWork.objects.of(account).filter(kind=ASKING, about=str(version.key)).order_by("-asked_at", "-pk")
        return next((AskingNow(version.number, reopening.touches, each) for each in work[:1]), None)
    return None


def _people_in_audience(requirement: Requirement, employments: QuerySet[Employment]) -> list[int]:
    """As `in_audience`, for very many: no object for each of them, and one answer for all whose jobs are alike."""
    lines = team_lines([requirement.audience])
    answers: dict[tuple, bool] = {}
    people = []
    for person, *job in employments.values_list("person", "is_customer_facing", "has_desk", "kind", "team"):
        alike: tuple[Any, ...] = tuple(job)
        customer_facing, has_desk, kind, team = alike
        if alike not in answers:
            facts = JobFacts(customer_facing, has_desk, kind, lines.get(team, {}))
            answers[alike] = bool(belongs(requirement.audience, facts))
        if answers[alike]:
            people.append(person)
    return people


def in_audience(requirement: Requirement, employments: Iterable[Employment]) -> list[Employment]:
    """Those of the employments that a requirement is for."""
    lines = team_lines([requirement.audience])
    return [each for each in employments if belongs(requirement.audience, job_facts(each, lines))]
