"""In the demo anyone is anyone; nowhere else is that true."""

import re

import pytest
from django.test import Client

from people.actions import close_account, grant_role
from people.models import Account
from people.roles import Role
from tests.cast import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings, sam, ada):
    settings.DEMO = True
    grant_role(person=ada, role=Role.COMMS_EDITOR, by=None, now=NOON)
    Account.objects.update(is_demo=True)
    Account.objects.filter(person=ada).update(demo_part="Writes the booklet")
    Account.objects.filter(person=sam).update(demo_part="Caseworker: Sam’s own tasks and record")


def buttons(response):
    return re.findall(r"<button[^>]*>([^<]+)</button>", response.content.decode())


def test_the_sign_in_page_has_a_button_for_each_person_that_names_their_part(demo, client, sam, ada):
    response = client.get("/account/login/")

    assert f"{ada.name}, Comms editor" in buttons(response)
    assert f"{sam.name}, Caseworker" in buttons(response)
    assert "Sam’s own tasks and record" in response.content.decode()
    assert b'type="password"' not in response.content


def test_a_press_signs_in_with_a_fresh_session_and_goes_where_one_was_going(demo, client, sam, ada):
    client.force_login(sam.account)
    before = client.session.session_key

    response = client.post(f"/account/demo/{ada.key}/", {"next": "/admin/"})

    assert (response.status_code, response.url) == (302, "/admin/")
    assert client.session["_auth_user_id"] == str(ada.account.pk)
    assert client.session.session_key != before


def test_it_goes_nowhere_else(demo, client, ada):
    assert client.post(f"/account/demo/{ada.key}/", {"next": "https://evil.example/"}).url == "/"


def test_a_privileged_role_needs_no_second_factor_in_the_demo(demo, client, ada):
    client.post(f"/account/demo/{ada.key}/")

    assert client.get("/account/logout/").status_code == 200
    assert client.get("/").status_code == 200


def test_only_a_post_with_its_token_signs_in(demo, ada):
    strict = Client(enforce_csrf_checks=True)

    assert strict.get(f"/account/demo/{ada.key}/").status_code == 405
    assert strict.post(f"/account/demo/{ada.key}/").status_code == 403


def test_outside_the_demo_there_is_no_such_address(demo, client, settings, ada):
    settings.DEMO = False

    assert client.post(f"/account/demo/{ada.key}/").status_code == 404
    assert "_auth_user_id" not in client.session


def test_outside_the_demo_the_sign_in_page_lists_nobody(demo, client, settings, ada):
    settings.DEMO = False

    assert ada.name not in client.get("/account/login/").content.decode()


def test_only_open_demo_accounts_can_be_entered(demo, client, sam, ada):
    close_account(account=ada.account, by=None, now=NOON)
    Account.objects.filter(person=sam).update(is_demo=False)

    assert [client.post(f"/account/demo/{person.key}/").status_code for person in (ada, sam)] == [404, 404]


def test_the_demo_shows_the_pages_people_really_see_although_debug_is_on(demo, client, settings):
    settings.DEBUG = True

    response = client.get("/no-such-page/")

    assert response.status_code == 404
    assert "urlpatterns" not in response.content.decode()
