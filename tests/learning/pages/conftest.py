"""Every page here is opened at noon on the cast's day."""

import html
import re

import pytest
import time_machine
from allauth.mfa.models import Authenticator

from tests.cast import NOON


@pytest.fixture(autouse=True)
def _at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def as_person(client):
    """Sign in as one of the cast; whoever has a role that needs a second factor has one."""

    def sign_in(person):
        if person.account.is_privileged:
            Authenticator.objects.get_or_create(user=person.account, type=Authenticator.Type.TOTP, data={})
        client.force_login(person.account)
        return client

    return sign_in


def _words_of(answer):
    main = re.search(r"<main.*?</main>", answer.content.decode(), re.DOTALL)
    text = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", main.group() if main else answer.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(text)).strip()


@pytest.fixture
def says():
    """What a page says, without its markup: words parted by single spaces."""
    return _words_of
