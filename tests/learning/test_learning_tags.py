"""What a standard's page says to its reader, in one look at the database."""

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.test import RequestFactory

from tests.cast import NOON
from tests.factories.learning import answer, make_check, open_attempt, require, show

TAGS = "{% load learning_tags %}{% offer_questions key %}|{% your_standing key %}|{% test_yourself key %}"


@pytest.fixture(autouse=True)
def _at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def quiz(sam):
    quiz = make_check("PHONE-1", "PHONE-2")
    require(quiz)
    return quiz


def drawn(user, key="PHONE-1"):
    request = RequestFactory().get("/")
    request.user = user
    return [
        " ".join(part.split()) for part in Template(TAGS).render(Context({"request": request, "key": key})).split("|")
    ]


def test_the_questions_are_offered_before_the_reading(sam, quiz):
    offer, standing, panel = drawn(sam.account)

    assert "Answer 2 questions about Phone, about a minute. Get them right and there’s nothing to read." in offer
    assert 'href="/checks/phone/"' in offer
    assert "Due 21 December" in standing
    assert "2 situations, about a minute. No timer, and no score goes to anyone." in panel


def test_what_was_shown_says_when_and_until_when(sam, quiz):
    show(sam, quiz)

    offer, standing, panel = drawn(sam.account)

    assert "You showed this on 23 November 2026. Done until November 2027." in offer
    assert "You showed version 1 on 23 November 2026." in standing
    assert panel == ""


def test_what_was_begun_can_be_carried_on(sam, quiz):
    answer(open_attempt(sam, quiz), 1)

    assert "Carry on with the questions" in drawn(sam.account)[0]


def test_somebody_whose_job_it_isnt_may_test_themselves_but_is_not_asked(zoe, housing):
    require(make_check("PHONE-1"), audience={"teams": [str(housing.key)]})

    offer, standing, panel = drawn(zoe.account)

    assert offer == ""
    assert "Not in job" in standing
    assert "It isn’t part of your job, so nobody asks you for it." in panel


def test_for_somebody_not_signed_in_they_draw_nothing(quiz):
    assert drawn(AnonymousUser()) == ["", "", ""]


def test_for_a_standard_without_questions_they_draw_nothing(sam, quiz):
    assert drawn(sam.account, "EMAIL-9") == ["", "", ""]


def test_all_three_share_five_queries(sam, quiz, django_assert_max_num_queries):
    account = sam.account

    with django_assert_max_num_queries(5):
        drawn(account)
