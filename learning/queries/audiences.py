"""Whom a requirement is for, on a day."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db.models import Q, QuerySet

from learning.audience import JobFacts, Rule, asks_about_teams
from learning.models import Requirement
from people.models import Employment, Team

# By a team's primary key: that team and every team it hangs under, key to name.
TeamLines = Mapping[int, Mapping[str, str]]


def requirements_on(day: dt.date) -> QuerySet[Requirement]:
    """The requirements in force on a day, in the order of their quizzes."""
    return (
        Requirement.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), begins_on__lte=day)
        .select_related("programme", "quiz")
        .order_by("quiz__pk", "pk")
    )


def team_lines(rules: Iterable[Rule]) -> TeamLines:
    """Where each team hangs, in one query; none at all when no rule asks about teams."""
    if not any(asks_about_teams(rule) for rule in rules):
        return {}
    teams = {
        pk: (str(key), name, parent)
        for pk, key, name, parent in Team.objects.values_list("pk", "key", "name", "parent")
    }
    return {pk: _line(pk, teams) for pk in teams}


def job_facts(employment: Employment | None, lines: TeamLines) -> JobFacts | None:
    """What a rule may ask about this employment."""
    if employment is None:
        return None
    return JobFacts(
        customer_facing=employment.is_customer_facing,
        has_desk=employment.has_desk,
        kind=employment.kind,
        teams=lines.get(employment.team_id, {}),
    )


def _line(pk: int, teams: Mapping[int, tuple[str, str, int | None]]) -> dict[str, str]:
    line: dict[str, str] = {}
    here: int | None = pk
    # A circle of teams in somebody's staff list must end, not run for ever.
    while here in teams and teams[here][0] not in line:
        key, name, parent = teams[here]
        line[key] = name
        here = parent
    return line
