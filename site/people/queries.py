"""Who reports to whom, on a day, directly and through the tree, at any depth, without a query per level."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db import connection
from django.db.models import BigIntegerField, DateField, Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from people.models import Account, Deputy, Employment, Person, Team
from toolkit.prepared import Given, Prepared

# UNION, not UNION ALL: a circle of managers in somebody's staff list must end, not run for ever.
_EMPLOYMENTS_UNDER = """
    WITH RECURSIVE led(person_id, employment_id) AS (
        SELECT e.person_id, e.id FROM people_employment e
         WHERE e.manager_id = %s AND e.starts_on <= %s AND (e.ends_on IS NULL OR e.ends_on >= %s)
        UNION
        SELECT e.person_id, e.id FROM people_employment e JOIN led ON e.manager_id = led.person_id
         WHERE e.starts_on <= %s AND (e.ends_on IS NULL OR e.ends_on >= %s)
    )
    SELECT employment_id FROM led
"""
_MANAGERS_ABOVE = """
    WITH RECURSIVE above(person_id) AS (
        SELECT e.manager_id FROM people_employment e
         WHERE e.person_id = %s AND e.manager_id IS NOT NULL
           AND e.starts_on <= %s AND (e.ends_on IS NULL OR e.ends_on >= %s)
        UNION
        SELECT e.manager_id FROM people_employment e JOIN above ON e.person_id = above.person_id
         WHERE e.manager_id IS NOT NULL AND e.starts_on <= %s AND (e.ends_on IS NULL OR e.ends_on >= %s)
    )
    SELECT person_id FROM above
"""
_LEADS_ANYBODY = """
    SELECT 1 FROM people_employment e
     WHERE (e.manager_id = %s
            OR e.manager_id IN (SELECT d.manager_id FROM people_deputy d
                                 WHERE d.deputy_id = %s AND d.starts_on <= %s
                                   AND (d.ends_on IS NULL OR d.ends_on >= %s)))
       AND e.starts_on <= %s AND (e.ends_on IS NULL OR e.ends_on >= %s)
     LIMIT 1
"""
_TEAMS_UNDER = """
    WITH RECURSIVE branch(id) AS (
        SELECT t.id FROM people_team t WHERE t.id = %s
        UNION
        SELECT t.id FROM people_team t JOIN branch ON t.parent_id = branch.id
    )
    SELECT id FROM branch
"""


def employment_of(person: Person, *, on: dt.date) -> Employment | None:
    """The employment that covers the day, or None for somebody who has left or not yet begun."""
    found = _EMPLOYMENT_OF(person=person.pk, on=on)
    return found[0] if found else None


_EMPLOYMENT_OF = Prepared(
    lambda: (
        Employment.objects.on(Given("on", DateField()))
        .filter(person=Given("person", BigIntegerField()))
        .select_related("team", "manager")
        .order_by("-starts_on", "-pk")[:1]
    )
)


def manager_of(person: Person, *, on: dt.date) -> Person | None:
    """Whom they report to that day."""
    employment = employment_of(person, on=on)
    return employment.manager if employment else None


def direct_reports(manager: Person, *, on: dt.date) -> QuerySet[Employment]:
    """The employments of those who report straight to `manager` that day, by name."""
    return (
        Employment.objects.on(on)
        .filter(manager=manager)
        .select_related("person", "team")
        .order_by("person__name", "pk")
    )


def everyone_under(manager: Person, *, on: dt.date) -> QuerySet[Employment]:
    """The employments of everyone below `manager` that day, at any depth, in one query; never the manager's own."""
    under = RawSQL(_EMPLOYMENTS_UNDER, [manager.pk, on, on, on, on])  # noqa: S611 - constant text, bound parameters
    return (
        Employment.objects.filter(pk__in=under)
        .exclude(person=manager)
        .select_related("person", "team")
        .order_by("person__name", "pk")
    )


def managers_above(person: Person, *, on: dt.date) -> QuerySet[Person]:
    """Everyone `person` reports to that day, directly and through others; never the person."""
    above = RawSQL(_MANAGERS_ABOVE, [person.pk, on, on, on, on])  # noqa: S611 - constant text, bound parameters
    return Person.objects.filter(pk__in=above).exclude(pk=person.pk)


def teams_under(team: Team) -> QuerySet[Team]:
    """A team with all its branches, itself included."""
    return Team.objects.filter(pk__in=RawSQL(_TEAMS_UNDER, [team.pk]))  # noqa: S611 - constant text, bound parameters


def leads_anybody(person: Person, *, on: dt.date) -> bool:
    """Whether `leads` would name anybody. Asked on every page for its menu, so it is one plain statement."""
    with connection.cursor() as cursor:
        cursor.execute(_LEADS_ANYBODY, [person.pk, person.pk, on, on, on, on])
        return cursor.fetchone() is not None


@dataclass(frozen=True)
class Lead:
    """A manager whose people somebody looks after: their own, or another's as deputy."""

    manager: Person
    as_deputy: bool


def leads(person: Person, *, on: dt.date) -> list[Lead]:
    """Whose direct reports `person` looks after that day: their own first, then those of managers who named them."""
    has_reports = Exists(Employment.objects.on(on).filter(manager=OuterRef("pk")))
    named_by = Deputy.objects.on(on).filter(deputy=person).values("manager")
    managers = Person.objects.filter(Q(pk=person.pk) | Q(pk__in=named_by)).filter(has_reports).order_by("name", "pk")
    return sorted(
        (Lead(manager, as_deputy=manager.pk != person.pk) for manager in managers), key=lambda lead: lead.as_deputy
    )


def people_whose_status(viewer: Person, *, on: dt.date) -> QuerySet[Person]:
    """Those whose status `viewer` may see by name: their own, their direct reports', and as a deputy those of whoever named them.

    A manager of managers sees totals by team further down, not names. The same rule about one person: `rules.may_see_status`.
    """
    named_by = Deputy.objects.on(on).filter(deputy=viewer).values("manager")
    reports = Employment.objects.on(on).filter(Q(manager=viewer) | Q(manager__in=named_by)).values("person")
    return Person.objects.filter(Q(pk=viewer.pk) | Q(pk__in=reports))


@dataclass(frozen=True)
class Branch:
    """A team and where it hangs: `directorate` is its ancestor just below the top, or itself."""

    team: Team
    directorate: Team
    depth: int


def branches() -> dict[int, Branch]:
    """Every open team by primary key with its directorate, in one query."""
    teams = {team.pk: team for team in Team.objects.filter(closed_on__isnull=True).order_by("name", "pk")}
    return {pk: _branch(team, teams) for pk, team in teams.items()}


def _branch(team: Team, teams: dict[int, Team]) -> Branch:
    line = [team]
    while line[-1].parent_id in teams and teams[line[-1].parent_id] not in line:
        line.append(teams[line[-1].parent_id])
    return Branch(team=team, directorate=line[-2] if len(line) > 1 else team, depth=len(line) - 1)


def team_sizes(*, on: dt.date) -> dict[int, int]:
    """How many people work in each team that day, by the team's primary key; branches not added up."""
    sizes: dict[int, int] = defaultdict(int)
    for team_id in Employment.objects.on(on).values_list("team_id", flat=True):
        sizes[team_id] += 1
    return dict(sizes)


def demo_accounts() -> QuerySet[Account]:
    """The accounts of the demo organisation that the sign-in page offers."""
    return (
        Account.objects.filter(is_demo=True, is_active=True)
        .exclude(demo_part="")
        .select_related("person")
        .order_by("pk")
    )
