"""Saying who must show what by when."""

import datetime as dt
from typing import Any

from django.db import transaction

from learning.actions.assigning import assign_requirement
from learning.audience import BadRule, JobFacts, belongs
from learning.models import Programme, Requirement
from people.models import Person
from quizzes.models import Quiz
from toolkit import audit
from toolkit.dates import local_day
from toolkit.obstacles import refuse_if


@transaction.atomic
def set_requirement(
    *,
    programme: Programme,
    quiz: Quiz,
    audience: dict[str, Any],
    begins_on: dt.date,
    by: Person | None,
    now: dt.datetime,
    ends_on: dt.date | None = None,
    days_to_show: int = 28,
    months_valid: int = 12,
    warning_days: int = 28,
) -> Requirement:
    """Ask an audience for one chapter's check. Set again, it is changed; rounds already open keep their dates."""
    refuse_if(_obstacles(audience, begins_on, ends_on))
    requirement, _ = Requirement.objects.update_or_create(
        programme=programme,
        quiz=quiz,
        defaults={
            "audience": audience,
            "begins_on": begins_on,
            "ends_on": ends_on,
            "days_to_show": days_to_show,
            "months_valid": months_valid,
            "warning_days": warning_days,
        },
    )
    audit.record(requirement, "learning.requirement.set", by=by)
    today = local_day(now)
    if begins_on <= today and (ends_on is None or ends_on >= today):
        assign_requirement(requirement=requirement, today=today, now=now)
    return requirement


@transaction.atomic
def set_programme(*, key: str, title: str, by: Person | None, now: dt.datetime) -> Programme:
    """A name for checks that belong together."""
    programme, _ = Programme.objects.update_or_create(key=key, defaults={"title": title})
    audit.record(programme, "learning.programme.set", by=by)
    return programme


def _obstacles(audience: dict[str, Any], begins_on: dt.date, ends_on: dt.date | None) -> list[str]:
    obstacles = []
    try:
        belongs(audience, JobFacts(customer_facing=True, has_desk=True, kind="employee"))
    except (BadRule, TypeError, AttributeError) as fault:
        obstacles.append(f"That is not a rule for an audience: {fault}")
    if ends_on is not None and ends_on < begins_on:
        obstacles.append("The last day is before the first. Check the dates.")
    return obstacles
