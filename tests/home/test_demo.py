"""Westerby is whole: everybody the sign-in page promises is there, and the records add up."""

import datetime as dt
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from learning.models import Record
from learning.queries.my_learning import my_chapters
from learning.queries.teams import team_standing
from people.models import Account, Employment, Kind, Person, Team
from people.queries import demo_accounts, leads
from people.roles import Role
from quizzes.models import Question
from standards.models import StandardPage, StandardVersion
from standards.queries.keeping import unread_versions

# A leap day: whatever counts months and years from today has to stand it.
TODAY = dt.date(2028, 2, 29)


@pytest.fixture
def westerby(db, settings):
    settings.DEMO = True
    call_command("seed", today=TODAY)


def person(name):
    return Person.objects.get(name=name)


def test_westerby(westerby):
    """One test, since telling the story takes its time."""
    people = Employment.objects.on(TODAY).count()
    assert 55 <= people <= 65
    assert Team.objects.filter(parent__parent__isnull=False).count() == 8
    assert StandardPage.objects.live().count() == 27
    assert StandardVersion.objects.filter(standard_key="PHONE-3").count() == 2
    assert Question.objects.count() >= 27 * 4
    assert [version.standard_key for version in unread_versions()] == ["OUT-3"]

    parts = [account.demo_part.partition(":")[0].lower() for account in demo_accounts()]
    for part in (
        "comms editor",
        "second reader",
        "standards lead",
        "manager of nine",
        "director above",
        "deputy",
        "staff with e-mail",
        "staff without e-mail",
        "contractor by link",
        "someone in another team",
        "administrator",
    ):
        assert any(each.startswith(part) for each in parts), part
    assert {role for account in demo_accounts() for role in account.roles} == set(Role)
    assert Account.objects.get(person=person("Peter Lomax")).is_active is False
    assert Employment.objects.on(TODAY).filter(kind=Kind.CONTRACTOR).count() >= 3
    assert Account.objects.filter(email=None).count() >= 8

    team = team_standing(person("Joanne Pike"), today=TODAY)
    assert (team.people, team.with_overdue, team.with_conversation) == (9, 3, 3)
    assert [lead.manager.name for lead in leads(person("Mair Jenkins"), on=TODAY)] == ["Joanne Pike"]
    aisha = my_chapters(person("Aisha Rahman"), TODAY)
    assert aisha.next_up.chapter.key == "PHONE"
    assert aisha.next_up.changes[0].part == "Promise"
    assert my_chapters(person("Omar Siddiqui"), TODAY).headline.to_do == 0

    assert Record.objects.count() > 2000
    said = StringIO()
    call_command("verify_records", stdout=said)
    assert "Sound" in said.getvalue()
    call_command("rebuild_standing", check=True, stdout=StringIO())

    with pytest.raises(CommandError, match="people in this database already"):
        call_command("seed", today=TODAY)
    call_command("seed", if_empty=True)
