"""Every change to who works here, under whom, and what they may do."""

import datetime as dt

from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Q

from people.models import Account, Deputy, Employment, Kind, Person, Team
from people.queries import employment_of, managers_above
from people.roles import Role
from people.rules import obstacles_to_a_deputy, obstacles_to_a_line, obstacles_to_leaving
from people.signals import deputy_changed, person_joined, person_left, person_moved, role_changed
from toolkit.audit import record
from toolkit.dates import local_day
from toolkit.obstacles import refuse_if


@transaction.atomic
def open_team(*, name: str, parent: Team | None, by: Person | None, now: dt.datetime) -> Team:
    """A new place in the tree."""
    team = Team.objects.create(name=name, parent=parent)
    record(team, "people.team.open", by=by)
    return team


@transaction.atomic
def close_team(*, team: Team, on: dt.date, by: Person | None, now: dt.datetime) -> Team:
    """Close a team with a date; it stays in the history of everyone who worked there."""
    has_people = Employment.objects.on(on).filter(team=team).exists()
    refuse_if(["People still work in this team. Move them first."] if has_people else [])
    team.closed_on = on
    team.save(update_fields=["closed_on"])
    record(team, "people.team.close", by=by)
    return team


@transaction.atomic
def join(
    *,
    name: str,
    known_as: str,
    team: Team,
    manager: Person | None,
    job_title: str,
    starts_on: dt.date,
    by: Person | None,
    now: dt.datetime,
    work_email: str | None = None,
    kind: str = Kind.EMPLOYEE,
    employer: str = "",
    is_customer_facing: bool = True,
    has_desk: bool = True,
    ends_on: dt.date | None = None,
) -> Employment:
    """Somebody new begins work here."""
    person = Person.objects.create(name=name, known_as=known_as, work_email=work_email or None)
    employment = Employment.objects.create(
        person=person,
        team=team,
        manager=manager,
        job_title=job_title,
        kind=kind,
        employer=employer,
        is_customer_facing=is_customer_facing,
        has_desk=has_desk,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    record(person, "people.person.join", by=by)
    person_joined.send(Person, employment=employment, by=by, now=now)
    return employment


@transaction.atomic
def move(
    *,
    person: Person,
    team: Team,
    manager: Person | None,
    job_title: str,
    on: dt.date,
    by: Person | None,
    now: dt.datetime,
    is_customer_facing: bool | None = None,
    has_desk: bool | None = None,
) -> Employment:
    """End today's employment the day before `on` and begin the next: another team, manager or job."""
    Person.objects.select_for_update().get(pk=person.pk)
    current = employment_of(person, on=on)
    refuse_if(
        ["This person doesn’t work here on that day. Record that they have come back first."] if current is None else []
    )
    refuse_if(_obstacles_to_line(person, manager, on))
    refuse_if(
        ["This person began on that day or later. Choose a later day for the move."] if current.starts_on >= on else []
    )
    ends_on, current.ends_on = current.ends_on, on - dt.timedelta(days=1)
    current.save(update_fields=["ends_on"])
    employment = Employment.objects.create(
        person=person,
        team=team,
        manager=manager,
        job_title=job_title,
        kind=current.kind,
        employer=current.employer,
        is_customer_facing=current.is_customer_facing if is_customer_facing is None else is_customer_facing,
        has_desk=current.has_desk if has_desk is None else has_desk,
        starts_on=on,
        ends_on=ends_on,
    )
    record(person, "people.person.move", by=by)
    person_moved.send(Person, employment=employment, by=by, now=now)
    return employment


@transaction.atomic
def leave(*, person: Person, last_day: dt.date, by: Person | None, now: dt.datetime) -> Employment:
    """Somebody stops working here. Their team falls to the next manager up the day after; their account closes."""
    Person.objects.select_for_update().get(pk=person.pk)
    current = employment_of(person, on=last_day)
    refuse_if(["This person doesn’t work here on that day."] if current is None else [])
    refuse_if(obstacles_to_leaving(starts_on=current.starts_on, last_day=last_day))
    current.ends_on = last_day
    current.save(update_fields=["ends_on"])
    _hand_over_reports(person, to=current.manager, after=last_day, by=by, now=now)
    if last_day < local_day(now):
        _close_accounts(person, by=by, now=now)
    record(person, "people.person.leave", by=by)
    person_left.send(Person, employment=current, by=by, now=now)
    return current


@transaction.atomic
def rejoin(
    *,
    person: Person,
    team: Team,
    manager: Person | None,
    job_title: str,
    starts_on: dt.date,
    by: Person | None,
    now: dt.datetime,
    kind: str = Kind.EMPLOYEE,
) -> Employment:
    """Somebody who left comes back: the same person, a new employment, the old records theirs."""
    refuse_if(["This person already works here on that day."] if employment_of(person, on=starts_on) else [])
    refuse_if(_obstacles_to_line(person, manager, starts_on))
    employment = Employment.objects.create(
        person=person, team=team, manager=manager, job_title=job_title, kind=kind, starts_on=starts_on
    )
    Account.objects.filter(person=person).update(is_active=True)
    record(person, "people.person.rejoin", by=by)
    person_joined.send(Person, employment=employment, by=by, now=now)
    return employment


@transaction.atomic
def create_account(
    *,
    person: Person,
    email: str | None,
    by: Person | None,
    now: dt.datetime,
    is_demo: bool = False,
    demo_part: str = "",
) -> Account:
    """Let a person sign in. Without a password they use single sign-on or ask for one to be set by e-mail."""
    account = Account.objects.create_user(email=email, person=person, is_demo=is_demo, demo_part=demo_part)
    record(account, "people.account.create", by=by)
    return account


@transaction.atomic
def close_account(*, account: Account, by: Person | None, now: dt.datetime) -> None:
    """End every session of an account at once and let it sign in no more."""
    account.is_active = False
    account.save(update_fields=["is_active"])
    _end_sessions(account)
    record(account, "people.account.close", by=by)


@transaction.atomic
def grant_role(*, person: Person, role: Role, by: Person | None, now: dt.datetime) -> None:
    """Give a person one of the roles of `people.roles`. Granting it twice changes nothing."""
    account = Account.objects.select_for_update().get(person=person)
    group, _ = Group.objects.get_or_create(name=role.value)
    if account.groups.filter(pk=group.pk).exists():
        return
    account.groups.add(group)
    record(person, "people.role.grant", by=by)
    role_changed.send(Person, person=person, role=role, granted=True, by=by, now=now)


@transaction.atomic
def revoke_role(*, person: Person, role: Role, by: Person | None, now: dt.datetime) -> None:
    """Take a role away; it stops working on the next request."""
    account = Account.objects.select_for_update().get(person=person)
    group = account.groups.filter(name=role.value).first()
    if group is None:
        return
    account.groups.remove(group)
    record(person, "people.role.revoke", by=by)
    role_changed.send(Person, person=person, role=role, granted=False, by=by, now=now)


@transaction.atomic
def appoint_deputy(
    *, manager: Person, deputy: Person, starts_on: dt.date, ends_on: dt.date | None, by: Person, now: dt.datetime
) -> Deputy:
    """A manager names somebody to act for them between two days."""
    works_here = employment_of(deputy, on=starts_on) is not None
    refuse_if(
        obstacles_to_a_deputy(
            manager=manager.pk, deputy=deputy.pk, starts_on=starts_on, ends_on=ends_on, deputy_works_here=works_here
        )
    )
    appointed = Deputy.objects.create(
        manager=manager, deputy=deputy, appointed_by=by, starts_on=starts_on, ends_on=ends_on
    )
    record(appointed, "people.deputy.appoint", by=by)
    deputy_changed.send(Deputy, deputy=appointed, by=by, now=now)
    return appointed


@transaction.atomic
def end_deputy(*, deputy: Deputy, last_day: dt.date, by: Person, now: dt.datetime) -> Deputy:
    """The deputy stops acting after `last_day`."""
    deputy = Deputy.objects.select_for_update().get(pk=deputy.pk)
    refuse_if(["The last day is before the first. Check the date."] if last_day < deputy.starts_on else [])
    deputy.ends_on = last_day
    deputy.save(update_fields=["ends_on"])
    record(deputy, "people.deputy.end", by=by)
    deputy_changed.send(Deputy, deputy=deputy, by=by, now=now)
    return deputy


@transaction.atomic
def close_leavers_accounts(*, today: dt.date, now: dt.datetime) -> int:
    """Nightly: close the accounts of everyone whose last day is over and who has no other employment."""
    gone = Person.objects.filter(account__is_active=True, employments__isnull=False).exclude(
        pk__in=Employment.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today)).values("person")
    )
    return sum(_close_accounts(person, by=None, now=now) for person in gone.distinct())


def _hand_over_reports(
    person: Person, *, to: Person | None, after: dt.date, by: Person | None, now: dt.datetime
) -> None:
    next_day = after + dt.timedelta(days=1)
    reports = Employment.objects.filter(manager=person)
    reports.filter(starts_on__gt=after).update(manager=to)
    for report in reports.on(next_day).select_related("person", "team"):
        move(
            person=report.person, team=report.team, manager=to, job_title=report.job_title, on=next_day, by=by, now=now
        )


def _close_accounts(person: Person, *, by: Person | None, now: dt.datetime) -> int:
    accounts = Account.objects.filter(person=person, is_active=True)
    for account in accounts:
        close_account(account=account, by=by, now=now)
    return len(accounts)


def _obstacles_to_line(person: Person, manager: Person | None, on: dt.date) -> list[str]:
    above = frozenset(managers_above(manager, on=on).values_list("pk", flat=True)) if manager else frozenset()
    return obstacles_to_a_line(person=person.pk, manager=manager.pk if manager else None, managers_above_manager=above)


def _end_sessions(account: Account) -> None:
    for session in UserSession.objects.filter(user=account):
        session.end()
