"""A passkey is set up and signs somebody in, with Chromium's own authenticator in place of a finger."""

import pytest

from tests.browser.doing import follow, heading, press, read
from tests.browser.judging import faults_in_headings, faults_of

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "a long one that ada knows"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(browse):
    """A browser on a device that can hold passkeys."""
    page = browse()
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return page


def test_an_editor_adds_a_passkey_and_signs_in_with_it_alone(ada, page):
    ada.account.set_password(PASSWORD)
    ada.account.save()
    faults = []

    def look():
        faults.extend(faults_of(page) + faults_in_headings(page))

    # With a password alone an editor gets no further than setting up a second proof.
    page.get_by_text("Use a password", exact=True).click()
    page.get_by_label("Email", exact=True).fill(ada.account.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Sign in")
    assert heading(page) == "Codes and passkeys"
    follow(page, "Add a passkey")
    look()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Go on")

    assert heading(page) == "Add a passkey"
    look()
    page.get_by_label("What do you call it?").fill("Work laptop")
    press(page, "Add it")
    look()

    # The next day, on the same device.
    page.context.clear_cookies()
    page.goto("/")
    press(page, "Use a passkey")
    follow(page, "Edit content")
    assert "/admin/" in page.url

    page.goto("/account/2fa/")
    follow(page, "See or change them")
    assert "Work laptop" in read(page)
    assert "Signs you in by itself." in read(page)
    look()
    follow(page, "Rename")
    assert heading(page) == "Check it’s you"
    follow(page, "Use a passkey")
    look()
    press(page, "Use a passkey")
    look()
    page.get_by_label("What do you call it?").fill("Old laptop")
    press(page, "Save")
    assert "Old laptop" in read(page)
    assert faults == []
