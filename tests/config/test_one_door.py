"""One way to sign in. Everything else Wagtail, Django and allauth bring leads there or does not exist."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ImproperlyConfigured
from django.urls import get_resolver, reverse

from people.actions import grant_role
from people.models import Account
from people.roles import Role
from people.sign_in import SecondFactorAdapter
from tests.cast import NOON

pytestmark = pytest.mark.django_db

SIDE_DOORS = [
    "/admin/login/",
    "/_util/login/",
    "/django-admin/",
    "/django-admin/login/",
    "/django-admin/people/account/",
    "/login/",
    "/accounts/login/",
    "/_util/authenticate_with_password/1/1/",
    "/documents/authenticate_with_password/1/",
]


@pytest.mark.parametrize("address", SIDE_DOORS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_other_sign_in_address_leads_to_the_one_door(client, address, method):
    response = getattr(client, method)(address)

    assert (response.status_code, response.url) == (302, "/account/login/")


@pytest.mark.parametrize("rest", ["", "done/", "confirm/MQ/set-password/", "complete/"])
def test_wagtails_password_reset_leads_to_the_one_reset(client, rest):
    response = client.get(f"/admin/password_reset/{rest}")

    assert (response.status_code, response.url) == (302, "/account/password/reset/")


@pytest.mark.parametrize(
    "address", ["/account/signup/", "/account/email/", "/account/confirm-email/", "/account/3rdparty/signup/"]
)
def test_nobody_signs_up_or_changes_their_address(client, address):
    assert client.get(address).status_code == 404


def test_a_door_keeps_where_one_was_going_if_that_is_here(client):
    assert client.get("/admin/login/?next=/standards/").url == "/account/login/?next=%2Fstandards%2F"
    assert client.get("/admin/login/?next=https://evil.example/").url == "/account/login/"
    assert client.get("/admin/login/?next=//evil.example/").url == "/account/login/"


def test_only_the_door_asks_for_a_password(client):
    """Of all addresses that need no argument, exactly these show a password field to a visitor."""
    asking = [
        address
        for address in plain_addresses()
        if b'type="password"' in client.get(address, follow=True).content and client.get(address).status_code == 200
    ]

    assert asking == ["/account/login/"]


def plain_addresses():
    found = set()

    def walk(resolver, prefix):
        for pattern in resolver.url_patterns:
            route = re.sub(r"^\^|\$$|\\Z$", "", str(pattern.pattern))
            if hasattr(pattern, "url_patterns"):
                walk(pattern, prefix + route)
            elif re.fullmatch(r"[\w\-/.]*", prefix + route):
                found.add("/" + prefix + route)

    walk(get_resolver(), "")
    return sorted(found)


def test_somebody_without_the_admin_is_refused_and_not_sent_round_in_circles(client, sam):
    client.force_login(sam.account)

    response = client.get("/admin/", follow=True)

    assert [status for _, status in response.redirect_chain] == [302]
    assert response.status_code == 403


def test_signing_in_with_a_password_is_limited_for_the_account(client, sam, settings):
    sam.account.set_password("correct horse battery staple")
    sam.account.save()
    for _ in range(5):
        client.post(reverse("account_login"), {"login": sam.account.email, "password": "guess"})

    client.post(reverse("account_login"), {"login": sam.account.email, "password": "correct horse battery staple"})

    assert "_auth_user_id" not in client.session


# --- the second factor ------------------------------------------------------------------------------------------------


def test_a_privileged_account_without_a_second_factor_sees_only_the_page_to_set_one_up(client, ada):
    grant_role(person=ada, role=Role.COMMS_EDITOR, by=None, now=NOON)
    client.force_login(ada.account)

    assert [client.get(address).url for address in ("/", "/admin/", "/standards/")] == ["/account/2fa/"] * 3
    assert client.get("/account/2fa/").status_code == 200


def test_with_a_second_factor_the_way_is_free(client, ada):
    Account.objects.filter(person=ada).update(is_superuser=True)
    Authenticator.objects.create(user=ada.account, type=Authenticator.Type.TOTP, data={})
    client.force_login(ada.account)

    assert client.get("/admin/").status_code == 200


def test_staff_without_a_privileged_role_need_no_second_factor(client, sam):
    client.force_login(sam.account)

    assert client.get("/").status_code == 200


def test_the_last_second_factor_of_a_privileged_account_stays(ada):
    grant_role(person=ada, role=Role.COMMS_EDITOR, by=None, now=NOON)
    account = Account.objects.get(person=ada)
    phone = Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})

    assert SecondFactorAdapter().can_delete_authenticator(phone) is False

    Authenticator.objects.create(user=account, type=Authenticator.Type.WEBAUTHN, data={})

    assert SecondFactorAdapter().can_delete_authenticator(phone) is True


def test_the_seed_of_a_code_is_stored_encrypted(settings):
    settings.MFA_KEY = "k" * 60
    stored = SecondFactorAdapter().encrypt("JBSWY3DPEHPK3PXP")

    assert "JBSWY3DPEHPK3PXP" not in stored
    assert SecondFactorAdapter().decrypt(stored) == "JBSWY3DPEHPK3PXP"

    settings.MFA_KEY = "l" * 60
    with pytest.raises(ImproperlyConfigured, match="Put the earlier key back"):
        SecondFactorAdapter().decrypt(stored)
