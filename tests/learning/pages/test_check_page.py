"""What somebody reads before a check, and starting it."""

import datetime as dt

import pytest

from quizzes.models import Attempt
from tests.cast import NOON, TODAY
from tests.factories.learning import answer, make_check, make_version, open_attempt, require, show

URL = "/checks/phone/"


@pytest.fixture
def quiz(sam):
    quiz = make_check("PHONE-1", "PHONE-2", "PHONE-3")
    require(quiz)
    return quiz


def test_the_heading_says_how_many_questions_and_how_long(as_person, sam, quiz, says):
    page = says(as_person(sam).get(URL))

    assert page.startswith("Phone: 3 questions, about 2 minutes Know this already? Answer 3 questions.")
    assert "There’s no timer." in page
    assert "They don’t see scores or answers." in page


def test_starting_leads_to_the_first_question(as_person, sam, quiz):
    answer = as_person(sam).post(f"{URL}attempts/")

    attempt = Attempt.objects.get()
    assert answer.url == f"/attempts/{attempt.key}/"
    assert attempt.items.count() == 3


def test_starting_twice_is_one_attempt(as_person, sam, quiz):
    as_person(sam).post(f"{URL}attempts/")
    as_person(sam).post(f"{URL}attempts/")

    assert Attempt.objects.count() == 1


def test_an_attempt_that_was_begun_is_carried_on(as_person, sam, quiz, says):
    attempt = open_attempt(sam, quiz)
    answer(attempt, 1)

    answered = as_person(sam).get(URL)

    assert says(answered).startswith("Phone: carry on from question 2 of 3 Your answers so far are saved. Carry on")
    assert f'href="/attempts/{attempt.key}/"' in answered.content.decode()


def test_after_a_change_it_shows_was_and_now_and_asks_only_that(as_person, sam, quiz, says):
    show(sam, quiz)
    make_version("PHONE-2", promise="The same person rings back.", at=NOON)

    page = says(as_person(sam).get(URL))

    assert page.startswith("Phone: one thing has changed You showed the rest before, so we won’t ask again.")
    assert "Was A person answers. Now The same person rings back." in page
    as_person(sam).post(f"{URL}attempts/")
    assert list(Attempt.objects.latest("pk").items.values_list("standard_key", flat=True)) == ["PHONE-2"]


def test_when_all_of_it_is_shown_it_says_until_when_and_offers_no_button(as_person, sam, quiz, says):
    show(sam, quiz)

    answered = as_person(sam).get(URL)

    assert says(answered).startswith("Phone is done until November 2027 There’s nothing to show now.")
    assert f"{URL}attempts/" not in answered.content.decode()


def test_starting_when_nothing_is_to_show_says_why_not(as_person, sam, quiz, says):
    show(sam, quiz)

    answered = as_person(sam).post(f"{URL}attempts/")

    assert "There is a problem There is nothing to answer here at the moment." in says(answered)
    assert Attempt.objects.count() == 1


def test_somebody_whose_job_it_isnt_may_answer_and_is_told_so(as_person, zoe, housing, says):
    quiz = make_check("PHONE-1")
    require(quiz, audience={"teams": [str(housing.key)]})

    page = says(as_person(zoe).get(URL))
    as_person(zoe).post(f"{URL}attempts/")

    assert "Phone isn’t part of your job, so nobody asks you for it. If you answer, it goes on your record." in page
    assert Attempt.objects.get().person == zoe


def test_what_is_due_says_by_when(as_person, sam, quiz, says):
    due = TODAY + dt.timedelta(days=28)

    assert f"It’s due by {due.day} {due:%B}." in says(as_person(sam).get(URL))


def test_a_check_that_isnt_there_isnt_there(as_person, sam):
    assert as_person(sam).get("/checks/nothing/").status_code == 404


def test_starting_is_a_post(as_person, sam, quiz):
    assert as_person(sam).get(f"{URL}attempts/").status_code == 405


def test_a_stranger_signs_in_first(client, quiz):
    assert client.get(URL).status_code == 302
