"""One person, as they themselves and their manager see it."""

import datetime as dt

import pytest

from learning.actions.coaching import raise_topic
from learning.models import Cycle, DueDateChange, Outcome, Topic
from tests.cast import NOON, TODAY
from tests.factories.learning import make_check, make_version, require, show


@pytest.fixture
def quiz(sam, cass):
    quiz = make_check("PHONE-1", "PHONE-2")
    require(quiz)
    return quiz


@pytest.fixture
def topic(sam, quiz):
    return raise_topic(person=sam, standard_key="PHONE-1", kind="asked", words="Late calls", now=NOON)


def url(person, more=""):
    return f"/people/{person.key}/{more}"


def test_it_says_standard_by_standard_where_they_are(as_person, mia, sam, quiz, says):
    show(sam, quiz, misses=["PHONE-2"])

    page = says(as_person(mia).get(url(sam)))

    assert page.startswith("Sam Ellis Housing officer, Housing advice 0 of 1 chapter up to date.")
    assert "Standard PHONE-1 Version 1, 23 November 2026 Done until November 2027" in page
    assert "Standard PHONE-2 Not shown yet Due 21 December" in page


def test_somebody_sees_the_same_page_about_themselves_with_nothing_to_press(as_person, sam, topic, says):
    answer = as_person(sam).get(url(sam))

    assert "This is the page your manager sees about you." in says(answer)
    assert "dates/" not in answer.content.decode()
    assert "conversation/" not in answer.content.decode()


@pytest.mark.parametrize("who", ["zoe", "dan", "cass", "lena", "abe"])
@pytest.mark.parametrize("more", ["", "dates/"])
def test_for_anyone_else_the_person_isnt_there(who, more, request, as_person, sam, quiz):
    assert as_person(request.getfixturevalue(who)).get(url(sam, more)).status_code == 404


def test_nobody_changes_their_own_date(as_person, sam, quiz):
    assert as_person(sam).get(url(sam, "dates/")).status_code == 404


def test_a_date_is_changed_with_its_reason(as_person, mia, sam, quiz, says):
    to = TODAY + dt.timedelta(days=40)

    answer = as_person(mia).post(
        url(sam, "dates/"), {"chapter": "PHONE", "to": to.isoformat(), "reason": "On leave"}, follow=True
    )

    assert Cycle.objects.get(person=sam).due_on == to
    assert "Phone: the last day is now 2 January 2027. Sam can see why." in says(answer)
    assert "Phone: 21 December 2026 became 2 January 2027 On leave Mia Brandt, 23 November 2026" in says(answer)


def test_the_date_of_a_short_check_is_changed_too(as_person, mia, sam, quiz):
    show(sam, quiz)
    make_version("PHONE-2", at=NOON)
    to = TODAY + dt.timedelta(days=40)

    as_person(mia).post(url(sam, "dates/"), {"chapter": "PHONE", "to": to.isoformat(), "reason": "On leave"})

    assert DueDateChange.objects.get().recheck.due_on == to


def test_what_a_deputy_does_says_for_whom(as_person, kit, mia, sam, quiz, says):
    client = as_person(kit)
    to = TODAY + dt.timedelta(days=40)

    assert "You’re doing this for Mia Brandt." in client.get(url(sam, "dates/")).content.decode()
    answer = client.post(
        url(sam, "dates/"), {"chapter": "PHONE", "to": to.isoformat(), "reason": "On leave"}, follow=True
    )

    assert DueDateChange.objects.get().on_behalf_of == mia
    assert "Kit Lund for Mia Brandt" in says(answer)


@pytest.mark.parametrize(
    ("sent", "problem"),
    [
        ({"to": "2026-12-30", "reason": "Leave"}, "Choose a chapter"),
        ({"chapter": "PHONE", "reason": "Leave"}, "Give a date"),
        ({"chapter": "PHONE", "to": "soon", "reason": "Leave"}, "Give a real date"),
        ({"chapter": "PHONE", "to": "2026-12-30"}, "Say why, in a few words"),
        ({"chapter": "PHONE", "to": "2026-11-01", "reason": "Leave"}, "That day has passed. Choose today or later."),
        (
            {"chapter": "PHONE", "to": "2028-01-01", "reason": "Leave"},
            "That is more than 3 months after the first date.",
        ),
        ({"chapter": "EMAIL", "to": "2026-12-30", "reason": "Leave"}, "Choose one of the chapters"),
    ],
)
def test_a_date_that_cant_be_is_refused_in_words(sent, problem, as_person, mia, sam, quiz, says):
    page = says(as_person(mia).post(url(sam, "dates/"), sent))

    assert page.startswith("There is a problem")
    assert page.count(problem) == 2
    assert not DueDateChange.objects.exists()


def test_with_nothing_due_there_is_no_date_to_change(as_person, mia, sam, quiz, says):
    show(sam, quiz)

    assert "Nothing is waiting for Sam" in says(as_person(mia).get(url(sam, "dates/")))


def test_a_conversation_is_kept_as_a_day_and_three_words(as_person, mia, sam, topic, says):
    answer = as_person(mia).post(
        f"/topics/{topic.key}/conversation/", {"talked_on": TODAY.isoformat(), "outcome": "sorted"}, follow=True
    )

    topic.refresh_from_db()
    assert (topic.talked_on, topic.outcome, topic.closed_by) == (TODAY, Outcome.SORTED, mia)
    assert "Saved. Sam sees the same two facts" in says(answer)
    assert "Standard PHONE-1 Sorted. Mia Brandt, 23 November 2026" in says(as_person(mia).get(url(sam)))


@pytest.mark.parametrize(
    ("sent", "problem"),
    [
        ({"talked_on": "2026-11-23"}, "Choose how it ended"),
        ({"outcome": "sorted"}, "Give a date"),
        ({"talked_on": "2026-11-24", "outcome": "sorted"}, "still to come"),
        ({"talked_on": "2026-11-01", "outcome": "sorted"}, "before it came up"),
    ],
)
def test_a_conversation_that_cant_be_is_refused_in_words(sent, problem, as_person, mia, topic, says):
    page = says(as_person(mia).post(f"/topics/{topic.key}/conversation/", sent))

    assert page.startswith("There is a problem")
    assert problem in page
    assert Topic.objects.get().talked_on is None


@pytest.mark.parametrize("who", ["sam", "zoe", "dan", "cass"])
def test_somebody_elses_topic_isnt_there(who, request, as_person, topic):
    assert as_person(request.getfixturevalue(who)).get(f"/topics/{topic.key}/conversation/").status_code == 404


def test_a_conversation_is_recorded_once(as_person, mia, topic):
    client, address = as_person(mia), f"/topics/{topic.key}/conversation/"
    client.post(address, {"talked_on": TODAY.isoformat(), "outcome": "sorted"})

    assert client.post(address, {"talked_on": TODAY.isoformat(), "outcome": "sorted"}).status_code == 404


def test_the_page_takes_as_many_queries_for_one_chapter_as_for_three(
    as_person, mia, sam, topic, django_assert_num_queries
):
    client = as_person(mia)
    client.get(url(sam))
    with django_assert_num_queries(14):
        client.get(url(sam))

    for key in ("EMAIL-1", "POST-1"):
        require(make_check(key))
        raise_topic(person=sam, standard_key=key, kind="asked", words="", now=NOON)
    with django_assert_num_queries(14):
        client.get(url(sam))
