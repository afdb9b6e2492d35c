"""One way in, and what a session may do that is not quite in, or no longer."""

import datetime as dt
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import get_resolver

from people.actions import close_account, end_deputy, leave, move, revoke_role
from people.models import Account, Deputy
from people.queries import employment_of
from people.roles import Role
from tests.access.addresses import patterns
from tests.access.answers import Visitor, outcome, undone
from tests.access.matrix import Matrix
from tests.cast import NOON, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("doors")]

PASSWORD = "correct horse battery staple"
# Where somebody goes on who has given the password and not yet the code, and what leads there.
SECOND_STEP = {"account/2fa/authenticate/", "account/2fa/webauthn/login/", "account/login/", "account/login/code/"}
# Wagtail's interface for programs checks the token itself, after the door, and before it does anything.
CHECKS_BY_ITSELF = "admin/api/main/"
ELSEWHERE = [
    "https://evil.example/", "http://evil.example", "//evil.example", "///evil.example", "////evil.example",
    "/\\evil.example", "\\\\evil.example", "\\/evil.example", "/\t/evil.example", "/\n/evil.example", "https:evil.example",
    "https:/evil.example", "https:///evil.example", "http:\\\\evil.example", "javascript:alert(1)", "JavaScript:alert(1)",
    "java\tscript:alert(1)", "data:text/html,evil", "vbscript:evil", "ftp://evil.example", "//evil.example@testserver",
    "https://testserver@evil.example", "https://testserver.evil.example", "//testserver.evil.example", "https://evil.example#testserver",
    "https://evil.example?testserver", "%2f%2fevil.example", "//evil%E3%80%82example", "https://[evil", " //evil.example",
]  # fmt: skip


@pytest.fixture(scope="module")
def spelling(world):
    return Matrix().spelling(world.things)


@pytest.fixture(scope="module")
def lines(spelling):
    return Matrix().lines(spelling, patterns())


# --- before the second factor -----------------------------------------------------------------------------------------


@pytest.fixture
def half_in(world):
    """Ada has given her password, and is asked for the code."""
    account = Account.objects.get(person=world.ada)
    account.set_password(PASSWORD)
    account.save()
    client = Client()
    response = client.post("/account/login/", {"login": account.email, "password": PASSWORD})
    assert response.url.startswith("/account/2fa/authenticate/")
    return Visitor.with_cookies("half in", client.cookies)


def test_the_password_alone_opens_nothing(world, spelling, lines, half_in):
    nobody = world.visitors["anonymous"]
    different = []
    for line in lines:
        path = spelling.path(line.pattern, line.whose)
        for method in ("GET", "POST"):
            met, expected = half_in.ask(path, method).outcome, nobody.ask(path, method).outcome
            if met != expected and line.pattern not in SECOND_STEP:
                different.append(f"{method} {line}: {met}, and a stranger meets {expected}")

    assert different == []


@pytest.mark.parametrize("name", ["ada", "rex", "lena", "abe"])
def test_a_privileged_account_without_a_second_factor_gets_nowhere_but_to_set_one_up(world, spelling, lines, name):
    Authenticator.objects.filter(user__person=world.people[name]).delete()
    visitor = world.visitors[name]

    elsewhere = [
        f"{method} {line}: {met}"
        for line in lines
        for method in ("GET", "POST")
        if not (path := spelling.path(line.pattern, line.whose)).startswith("/account/")
        if (met := visitor.ask(path, method).outcome) != "second factor"
    ]

    assert elsewhere == []


def test_another_persons_passkey_is_not_there(world):
    passkey = Authenticator.objects.create(
        user=Account.objects.get(person=world.sam), type=Authenticator.Type.WEBAUTHN, data={"name": "Phone"}
    )

    for what in ("edit", "remove"):
        assert (
            world.visitors["zoe"].ask(f"/account/2fa/webauthn/keys/{passkey.pk}/{what}/", "POST").outcome == "not there"
        )


# --- while a session lives --------------------------------------------------------------------------------------------


def met(world, name, path):
    return world.visitors[name].ask(path).outcome


@pytest.mark.parametrize(
    ("name", "role", "path"),
    [
        ("ada", Role.COMMS_EDITOR, "/admin/"),
        ("rex", Role.SECOND_READER, "/admin/pages/{standard page}/unpublish/"),
        ("lena", Role.STANDARDS_LEAD, "/evidence/"),
        ("abe", Role.ADMINISTRATOR, "/admin/settings/home/sitesettings/{settings}/"),
    ],
)
def test_a_role_taken_away_stops_with_the_next_request(world, name, role, path):
    path = path.format_map(world.things)
    assert met(world, name, path) == "opens"

    revoke_role(person=world.people[name], role=role, by=None, now=NOON)

    assert met(world, name, path) in ("sign in", "not there")


def test_whoever_has_left_is_out_with_the_next_request(world):
    assert met(world, "sam", "/") == "opens"

    leave(person=world.sam, last_day=TODAY - dt.timedelta(days=1), by=None, now=NOON)

    assert met(world, "sam", "/") == "sign in"


def test_a_closed_account_is_out_with_the_next_request(world):
    close_account(account=Account.objects.get(person=world.sam), by=None, now=NOON)

    assert met(world, "sam", "/my-record/") == "sign in"


def test_a_manager_loses_whoever_moves_away_with_the_next_request(world):
    pages = [f"/people/{world.sam.key}/", f"/topics/{world.things['sam’s topic']}/conversation/"]
    assert [met(world, "mia", page) for page in pages] == ["opens", "opens"]

    job = employment_of(world.bea, on=TODAY)
    move(person=world.sam, team=job.team, manager=world.bea, job_title="Officer", on=TODAY, by=None, now=NOON)

    assert [met(world, "mia", page) for page in pages] == ["not there", "not there"]
    assert [met(world, "kit", page) for page in pages] == ["not there", "not there"]


def test_a_deputy_whose_days_are_over_is_out_with_the_next_request(world):
    assert met(world, "kit", f"/people/{world.sam.key}/") == "opens"

    end_deputy(
        deputy=Deputy.objects.get(deputy=world.kit), last_day=TODAY - dt.timedelta(days=1), by=world.mia, now=NOON
    )

    assert met(world, "kit", f"/people/{world.sam.key}/") == "not there"
    assert met(world, "kit", f"/team/?for={world.mia.key}") == "not there"


# --- where one is sent ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_signing_in_and_out_sends_nobody_away(world, elsewhere):
    Account.objects.filter(person=world.sam).update(password="")
    account = Account.objects.get(person=world.sam)
    account.set_password(PASSWORD)
    account.save()
    client = Client()
    sent = [
        world.visitors["sam"].ask("/account/login/", data={"next": elsewhere}),
        world.visitors["anonymous"].ask("/admin/login/", data={"next": elsewhere}),
        world.visitors["anonymous"].ask("/_util/login/", "POST", {"next": elsewhere}),
        world.visitors["sam"].ask("/account/logout/", "POST", {"next": elsewhere}),
        world.visitors["rex"].ask(f"/admin/pages/{world.things['standard page']}/lock/", "POST", {"next": elsewhere}),
        world.visitors["rex"].ask(
            f"/admin/pages/{world.things['standard page']}/unpublish/", "POST", {"next": elsewhere}
        ),
    ]
    urls = [answer.url for answer in sent]
    with undone():
        urls.append(
            client.post("/account/login/", {"login": account.email, "password": PASSWORD, "next": elsewhere}).url
        )

    assert [url for url in urls if not stays(url)] == []


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_the_demos_door_and_the_side_doors_pass_nothing_on(world, settings, elsewhere):
    settings.DEMO = True
    Account.objects.filter(person=world.sam).update(is_demo=True)
    anonymous = world.visitors["anonymous"]

    entered = anonymous.ask(f"/account/demo/{world.sam.key}/", "POST", {"next": elsewhere})
    assert (entered.status, stays(entered.url)) == (302, True)
    for door in ("/admin/login/", "/_util/login/", "/django-admin/"):
        passed_on = parse_qs(urlsplit(anonymous.ask(door, data={"next": elsewhere}).url).query)
        assert [to for to in passed_on.get("next", []) if not stays(to)] == []


def test_no_address_sends_anybody_away(world, spelling, lines):
    """Whatever parameter it may read: nothing that redirects goes to another site."""
    away = dict.fromkeys(("next", "return", "return_to", "redirect", "url", "page", "for", "to"), "//evil.example/")
    sent = [
        f"{who} {method} {line}: {answer.url}"
        for line in lines
        for who in ("anonymous", "sam", "rex")
        for method in ("GET", "POST")
        if "?" not in (path := spelling.path(line.pattern, line.whose))
        if not stays((answer := world.visitors[who].ask(path, method, away)).url)
    ]

    assert sent == []


def stays(url: str) -> bool:
    """Whether a browser, which forgives spaces and backslashes, stays here."""
    plain = "".join(sign for sign in url if sign > " ").replace("\\", "/")
    return urljoin("http://testserver/account/login/", plain).startswith("http://testserver/")


# --- forms of other sites ---------------------------------------------------------------------------------------------


def test_a_form_of_another_site_changes_nothing_anywhere(world, spelling, lines):
    """Every address, as the person who could do most: a POST without our token is refused before anything is read."""
    accepted = []
    for line in lines:
        for who in ("anonymous", "sam", "rex"):
            client = Client(enforce_csrf_checks=True, raise_request_exception=False)
            client.cookies = world.visitors[who].jar
            path = spelling.path(line.pattern, line.whose)
            with undone():
                response = client.post(path)
            excused = line.pattern.startswith(CHECKS_BY_ITSELF) and outcome(response, path) in (
                "sign in",
                "no such way",
            )
            if response.status_code != 403 and not excused:
                accepted.append(f"{who} {line}: {outcome(response, path)}")

    assert accepted == []


def test_no_other_view_is_excused_from_the_token():
    excused = {view.__module__ for view in _views(get_resolver()) if getattr(view, "csrf_exempt", False)}

    assert excused == {f"wagtail.{part}.views" for part in ("admin.api", "images.api.admin", "documents.api.admin")}


def _views(resolver):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _views(pattern)
        else:
            yield pattern.callback
