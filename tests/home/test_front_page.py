"""The front page's heading is the answer: what there is to do, and by when."""

import datetime as dt

import pytest
import time_machine

from home.front import front_page
from learning.actions.coaching import raise_topic
from learning.actions.reopening import reopen_after_change
from learning.queries.my_learning import my_chapters
from tests.cast import NOON, TODAY
from tests.factories.learning import make_check, make_version, open_attempt, require, show

DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def page_of(person, today=TODAY):
    return front_page(my_chapters(person, today))


def test_one_chapter_to_do_says_by_when_and_how_long(sam):
    require(make_check("PHONE-1", "PHONE-2", "PHONE-3"))

    page = page_of(sam)

    assert page.title == "1 chapter to do by 21 December"
    assert page.lead == "About 2 minutes in all."
    assert (page.card.heading, page.card.button, page.card.words) == ("Phone", "Answer 3 questions", "Due 21 December")
    assert page.is_new is True


def test_an_overdue_chapter_is_counted_and_comes_first(sam):
    require(make_check("PHONE-1"), begins_on=TODAY - 34 * DAY, now=NOON - 34 * DAY)
    require(make_check("POST-1"))

    page = page_of(sam)

    assert page.title == "2 chapters to do by 21 December"
    assert page.lead == "About 1 minute in all. 1 is overdue."
    assert page.card.words == "6 days late"
    assert [task.title for task in page.tasks] == ["Post"]


def test_when_all_is_done_it_says_until_when(sam):
    quiz = make_check("PHONE-1")
    require(quiz)
    show(sam, quiz)

    page = page_of(sam)

    assert page.title == "You’re up to date"
    assert page.lead == "The chapter in your job. Nothing to do until 26 October 2027, unless something changes."
    assert page.card is None


def test_somebody_without_any_requirement_is_told_so(sam):
    assert page_of(sam).title == "Nothing here is part of your job yet"


def test_a_change_shows_was_and_now_and_asks_about_the_change(sam):
    quiz = make_check("PHONE-1")
    require(quiz)
    show(sam, quiz)
    version = make_version("PHONE-1", at=NOON, promise="We ring back the same day.")
    reopen_after_change(version=version, by=None, now=NOON)

    page = page_of(sam)

    assert page.card.heading == "Phone: one thing has changed"
    assert page.card.now == "We ring back the same day."
    assert page.card.text == "That’s the only change. You showed the rest before, so we won’t ask again."
    assert page.card.button == "Answer 1 question"


def test_a_check_begun_is_carried_on(sam):
    quiz = make_check("PHONE-1", "PHONE-2")
    require(quiz)
    open_attempt(sam, quiz)

    page = page_of(sam)

    assert (page.card.heading, page.card.button) == ("Phone: carry on where you stopped", "Carry on")
    assert page.card.url.startswith("/attempts/")


def test_what_somebody_asked_to_talk_about_is_on_their_page(sam, as_person):
    require(make_check("PHONE-1"))
    raise_topic(person=sam, standard_key="PHONE-1", kind="asked", words="", now=NOON)

    words = as_person(sam).get("/").content.decode()

    assert "You’ve asked to talk about Standard PHONE-1." in words
    assert "Ask Mia Brandt, your manager, for 10 minutes." in words


def test_somebody_without_a_manager_is_told_whom_to_write_to(zoe, as_person):
    assert "We don’t have a manager on record for you." in as_person(zoe).get("/").content.decode()


def test_whoever_is_not_signed_in_is_sent_to_the_one_door(client, db):
    answer = client.get("/")

    assert (answer.status_code, answer.url) == (302, "/account/login/?next=/")


@pytest.mark.parametrize(
    ("who", "items"),
    [
        ("sam", ["Home", "Standards", "My record"]),
        ("mia", ["Home", "Standards", "My record", "My team"]),
        ("ada", ["Home", "Standards", "My record", "Edit content"]),
        ("lena", ["Home", "Standards", "My record", "Evidence", "Edit content"]),
        ("abe", ["Home", "Standards", "My record", "Settings"]),
    ],
)
def test_the_menu_holds_what_somebody_may_open(request, sam, as_person, who, items):
    answer = as_person(request.getfixturevalue(who)).get("/")

    assert [item.label for item in answer.context["nav_items"]()] == items
    assert [item.label for item in answer.context["nav_items"]() if item.current] == ["Home"]
