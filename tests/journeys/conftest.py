"""The stories without a browser: the same people, the same time, and pages walked by their own links and buttons."""

import pytest
import time_machine
from django.test import Client

from tests.cast import NOON
from tests.factories.learning import require
from tests.factories.quizzes import make_quiz
from tests.factories.standards import make_standard
from tests.journeys.walking import Walker

KEYS = ("PHONE-1", "PHONE-2")


@pytest.fixture
def clock():
    """It is NOON; `clock.shift(seconds)` or `clock.move_to(moment)` lets time go by."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def walk(clock):
    """Somebody signed in, in a browser of their own: `walk(sam)`."""

    def as_(person=None, **how):
        client = Client(**how)
        if person is not None:
            client.force_login(person.account)
        return Walker(client)

    return as_


@pytest.fixture
def phone(db, clock):
    """Two published standards about the phone, with questions enough for three goes, and the check about them."""
    for key in KEYS:
        make_standard(key)
    return make_quiz(KEYS, questions=4)


@pytest.fixture
def asked(phone, sam):
    """Sam is asked for it by 21 December."""
    return require(phone)
