"""Who reports to whom, on a day, at any depth, in one query."""

import datetime as dt

import pytest

from people.actions import appoint_deputy, close_leavers_accounts, grant_role, join, leave, move, rejoin, revoke_role
from people.models import Deputy, Employment, Person
from people.queries import (
    branches,
    direct_reports,
    employment_of,
    everyone_under,
    leads,
    leads_anybody,
    manager_of,
    managers_above,
    people_whose_status,
    teams_under,
)
from people.roles import Role
from people.rules import may_see_status
from tests.cast import LONG_AGO, NOON, TODAY, employ
from toolkit.obstacles import NotAllowed

DAY = dt.timedelta(days=1)


def names(employments):
    return [employment.person.known_as for employment in employments]


def chain(team, length):
    people = [employ("Top Boss", team=team)]
    for number in range(length):
        people.append(employ(f"P{number} Link", team=team, manager=people[-1]))
    return people


@pytest.mark.parametrize("depth", [1, 3, 12])
def test_everyone_under_a_manager_is_found_in_one_query_at_any_depth(council, django_assert_num_queries, depth):
    people = chain(council, depth)

    with django_assert_num_queries(1):
        found = names(everyone_under(people[0], on=TODAY))

    assert sorted(found) == sorted(person.known_as for person in people[1:])


@pytest.mark.parametrize("depth", [1, 12])
def test_everyone_above_somebody_is_found_in_one_query_at_any_depth(council, django_assert_num_queries, depth):
    people = chain(council, depth)

    with django_assert_num_queries(1):
        found = set(managers_above(people[-1], on=TODAY))

    assert found == set(people[:-1])


def test_a_circle_of_managers_ends_the_search(council):
    first, second, third = chain(council, 2)
    Employment.objects.filter(person=first).update(manager=third)

    assert {e.person for e in everyone_under(first, on=TODAY)} == {second, third}
    assert set(managers_above(first, on=TODAY)) == {second, third}


def test_direct_reports_are_those_of_the_day(housing, mia, sam, cass, lou):
    assert names(direct_reports(mia, on=TODAY)) == ["Cass", "Sam"]
    assert names(direct_reports(mia, on=TODAY - 31 * DAY)) == ["Cass", "Lou", "Sam"]
    assert names(direct_reports(mia, on=LONG_AGO - DAY)) == []


def test_a_last_day_still_counts_and_the_next_does_not(mia, sam):
    leave(person=sam, last_day=TODAY, by=mia, now=NOON)

    assert names(direct_reports(mia, on=TODAY)) == ["Sam"]
    assert names(direct_reports(mia, on=TODAY + DAY)) == []


def test_a_move_keeps_who_was_manager_then(mia, dan, sam, homes):
    move(person=sam, team=homes, manager=dan, job_title="Analyst", on=TODAY, by=dan, now=NOON)

    assert manager_of(sam, on=TODAY - DAY) == mia
    assert manager_of(sam, on=TODAY) == dan
    assert employment_of(sam, on=TODAY).team == homes


def test_a_leavers_team_falls_to_the_next_manager_up(mia, dan, sam):
    leave(person=mia, last_day=TODAY - DAY, by=dan, now=NOON)

    assert manager_of(sam, on=TODAY) == dan


def test_somebody_who_starts_after_the_manager_has_left_goes_to_the_next_manager_up(mia, dan, housing):
    newcomer = employ("New Starter", team=housing, manager=mia, starts_on=TODAY + DAY)
    leave(person=mia, last_day=TODAY, by=dan, now=NOON)

    assert manager_of(newcomer, on=TODAY + DAY) == dan


def test_a_leaver_is_signed_out_at_once_and_a_future_leaver_on_the_night_after(client, sam, mia, zoe):
    client.force_login(sam.account)
    leave(person=sam, last_day=TODAY - DAY, by=mia, now=NOON)
    leave(person=zoe, last_day=TODAY, by=mia, now=NOON)
    sam.account.refresh_from_db()
    zoe.account.refresh_from_db()
    assert (sam.account.is_active, zoe.account.is_active) == (False, True)
    assert "_auth_user_id" in client.session
    assert client.get("/account/password/change/").status_code == 302

    assert close_leavers_accounts(today=TODAY, now=NOON) == 0
    assert close_leavers_accounts(today=TODAY + DAY, now=NOON) == 1


def test_somebody_who_comes_back_is_the_same_person(lou, mia, housing):
    employment = rejoin(
        person=lou, team=housing, manager=mia, job_title="Housing officer", starts_on=TODAY, by=mia, now=NOON
    )

    assert employment.person == lou
    assert Person.objects.filter(name="Lou Hart").count() == 1
    lou.account.refresh_from_db()
    assert lou.account.is_active is True


def test_a_deputy_leads_only_between_the_days(mia, sam, zoe):
    appoint_deputy(manager=mia, deputy=zoe, starts_on=TODAY, ends_on=TODAY + DAY, by=mia, now=NOON)

    assert [lead.manager for lead in leads(zoe, on=TODAY - DAY)] == []
    assert [leads_anybody(zoe, on=TODAY + days * DAY) for days in (-1, 0, 2)] == [False, True, False]
    assert [leads_anybody(person, on=TODAY) for person in (mia, sam)] == [True, False]
    assert [(lead.manager, lead.as_deputy) for lead in leads(zoe, on=TODAY)] == [(mia, True)]
    assert [lead.manager for lead in leads(zoe, on=TODAY + 2 * DAY)] == []


def test_the_object_rule_and_the_set_rule_about_status_agree(dan, mia, sam, cass, kit, zoe, lou, ada):
    everyone = [dan, mia, sam, cass, kit, zoe, lou, ada]
    for viewer in everyone:
        seen = set(people_whose_status(viewer, on=TODAY))
        named_by = frozenset(Deputy.objects.on(TODAY).filter(deputy=viewer).values_list("manager_id", flat=True))
        for person in everyone:
            manager = manager_of(person, on=TODAY)
            one = may_see_status(
                viewer=viewer.pk,
                person=person.pk,
                manager=manager.pk if manager else None,
                managers_who_named_viewer=named_by,
            )
            assert one == (person in seen), (viewer, person)


def test_a_director_sees_their_own_reports_by_name_and_nobody_further_down(dan, mia, sam):
    assert set(people_whose_status(dan, on=TODAY)) == {dan, mia}


def test_a_line_that_makes_a_circle_is_refused(dan, mia, sam, housing):
    with pytest.raises(NotAllowed, match="circle"):
        move(person=dan, team=housing, manager=sam, job_title="Director", on=TODAY, by=dan, now=NOON)


def test_nobody_deputises_for_themselves_or_before_they_work_here(mia, housing, dan):
    later = employ("Later Person", team=housing, manager=mia, starts_on=TODAY + 7 * DAY)
    with pytest.raises(NotAllowed, match="own deputy"):
        appoint_deputy(manager=mia, deputy=mia, starts_on=TODAY, ends_on=None, by=mia, now=NOON)
    with pytest.raises(NotAllowed, match="doesn’t work here"):
        appoint_deputy(manager=mia, deputy=later, starts_on=TODAY, ends_on=None, by=mia, now=NOON)


def test_a_role_works_when_granted_and_stops_when_revoked(zoe):
    grant_role(person=zoe, role=Role.STANDARDS_LEAD, by=None, now=NOON)
    grant_role(person=zoe, role=Role.STANDARDS_LEAD, by=None, now=NOON)
    account = type(zoe.account).objects.get(pk=zoe.account.pk)
    assert account.roles == {Role.STANDARDS_LEAD}
    assert account.is_privileged is True

    revoke_role(person=zoe, role=Role.STANDARDS_LEAD, by=None, now=NOON)
    account = type(zoe.account).objects.get(pk=zoe.account.pk)
    assert account.roles == frozenset()
    assert account.is_privileged is False


def test_branches_know_their_directorate(council, homes, housing, communications):
    found = branches()

    assert found[housing.pk].directorate == homes
    assert found[communications.pk].directorate == communications
    assert found[council.pk].depth == 0
    assert set(teams_under(homes)) == {homes, housing}


def test_joining_twice_at_once_is_two_people(housing, mia):
    one = join(
        name="Jo Lane", known_as="Jo", team=housing, manager=mia, job_title="Officer", starts_on=TODAY, by=mia, now=NOON
    )
    two = join(
        name="Jo Lane", known_as="Jo", team=housing, manager=mia, job_title="Officer", starts_on=TODAY, by=mia, now=NOON
    )

    assert one.person.key != two.person.key
