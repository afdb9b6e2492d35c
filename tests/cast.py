"""The people of the tests, and the time. Ada writes, Rex reads it second, Mia manages, Sam learns, Zoe is an outsider.

Above them: Dan, director over Mia. Beside them: Kit, Mia's deputy from another team; Lena, standards lead; Abe,
administrator; Cass, a contractor in Mia's team; Lou, who has left.
"""

import datetime as dt

import pytest
from allauth.mfa.models import Authenticator

from people.actions import appoint_deputy, create_account, grant_role, join, leave, open_team
from people.models import Kind
from people.roles import Role
from toolkit.dates import local_day

NOON = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
TODAY = local_day(NOON)
LONG_AGO = dt.date(2024, 4, 1)


def employ(name, *, team, manager=None, job_title="Officer", **more):
    """Somebody with an account who works here since long ago."""
    known_as = name.split()[0]
    email = f"{known_as.lower()}@westerby.example"
    employment = join(
        name=name,
        known_as=known_as,
        team=team,
        manager=manager,
        job_title=job_title,
        starts_on=more.pop("starts_on", LONG_AGO),
        work_email=email,
        by=None,
        now=NOON,
        **more,
    )
    create_account(person=employment.person, email=email, by=None, now=NOON)
    return employment.person


@pytest.fixture
def council(db):
    return open_team(name="Westerby Borough Council", parent=None, by=None, now=NOON)


@pytest.fixture
def homes(council):
    return open_team(name="Homes and Streets", parent=council, by=None, now=NOON)


@pytest.fixture
def housing(homes):
    return open_team(name="Housing advice", parent=homes, by=None, now=NOON)


@pytest.fixture
def communications(council):
    return open_team(name="Communications", parent=council, by=None, now=NOON)


@pytest.fixture
def dan(homes):
    return employ("Dan Okoro", team=homes, job_title="Director of Homes and Streets")


@pytest.fixture
def mia(housing, dan):
    return employ("Mia Brandt", team=housing, manager=dan, job_title="Housing advice manager")


@pytest.fixture
def sam(housing, mia):
    return employ("Sam Ellis", team=housing, manager=mia, job_title="Housing officer")


@pytest.fixture
def cass(housing, mia):
    return employ(
        "Cass Novak", team=housing, manager=mia, kind=Kind.CONTRACTOR, employer="Brightway Repairs", has_desk=False
    )


@pytest.fixture
def lou(housing, mia):
    person = employ("Lou Hart", team=housing, manager=mia)
    leave(person=person, last_day=TODAY - dt.timedelta(days=30), by=None, now=NOON)
    return person


@pytest.fixture
def zoe(communications):
    return employ("Zoe Marsh", team=communications, job_title="Designer")


@pytest.fixture
def kit(communications, mia):
    person = employ("Kit Lund", team=communications, job_title="Digital manager")
    appoint_deputy(manager=mia, deputy=person, starts_on=TODAY - dt.timedelta(days=7), ends_on=None, by=mia, now=NOON)
    return person


def _with_role(name, team, role):
    person = employ(name, team=team, job_title=role.value)
    grant_role(person=person, role=role, by=None, now=NOON)
    return person


@pytest.fixture
def ada(communications):
    return _with_role("Ada Quist", communications, Role.COMMS_EDITOR)


@pytest.fixture
def rex(communications):
    return _with_role("Rex Amin", communications, Role.SECOND_READER)


@pytest.fixture
def lena(communications):
    return _with_role("Lena Voss", communications, Role.STANDARDS_LEAD)


@pytest.fixture
def abe(communications):
    return _with_role("Abe Tully", communications, Role.ADMINISTRATOR)


@pytest.fixture
def as_person(client):
    """Sign in as one of the cast: ``as_person(sam).get("/")``. Whoever's role needs a second factor has one."""

    def sign_in(person):
        if person.account.is_privileged:
            Authenticator.objects.get_or_create(user=person.account, type=Authenticator.Type.TOTP, data={})
        client.force_login(person.account)
        return client

    return sign_in
