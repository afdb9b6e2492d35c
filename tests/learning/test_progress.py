"""The one definition of where somebody is, as a table; and its words, which every screen prints."""

import datetime as dt

import pytest

from learning.progress import (
    ChapterFacts,
    Round,
    StandardFacts,
    Status,
    chapter_status,
    done,
    due,
    is_due,
    is_shown,
    most_urgent,
    not_in_job,
    overdue,
    standing_status,
)

TODAY = dt.date(2026, 11, 23)
DAY = dt.timedelta(days=1)
BEGAN = TODAY - 10 * DAY
SOON = dt.date(2026, 12, 18)
LATE = TODAY - 6 * DAY
UNTIL = dt.date(2027, 3, 9)

OPEN = Round(BEGAN, SOON)
OPEN_AND_LATE = Round(BEGAN, LATE)
DONE = Round(BEGAN, SOON, completed_on=TODAY - DAY, valid_until=UNTIL)
RAN_OUT = Round(BEGAN - 400 * DAY, LATE, completed_on=TODAY - 371 * DAY, valid_until=TODAY - DAY)

TABLE = [
    # in job, round, rechecks due, begun, wants to talk → status, words, short words
    (False, None, (), False, False, Status.NOT_IN_JOB, "Not in job", "Not in job"),
    (False, OPEN_AND_LATE, (LATE,), True, True, Status.NOT_IN_JOB, "Not in job", "Not in job"),
    (True, None, (), False, False, Status.DUE, "Due 18 December", "18 Dec"),
    (True, OPEN, (), False, False, Status.DUE, "Due 18 December", "18 Dec"),
    (True, OPEN, (), True, False, Status.STARTED, "Started", "Started"),
    (True, OPEN, (), False, True, Status.TALK, "Talk", "Talk"),
    (True, OPEN, (), True, True, Status.TALK, "Talk", "Talk"),
    (True, OPEN_AND_LATE, (), False, False, Status.OVERDUE, "6 days late", "6 days late"),
    (True, OPEN_AND_LATE, (), True, True, Status.OVERDUE, "6 days late", "6 days late"),
    (True, DONE, (), False, False, Status.DONE, "Until March 2027", "Done"),
    (True, DONE, (), True, False, Status.DONE, "Until March 2027", "Done"),
    (True, DONE, (), False, True, Status.TALK, "Talk", "Talk"),
    (True, DONE, (SOON,), False, False, Status.DUE, "Due 18 December", "18 Dec"),
    (True, DONE, (SOON,), True, False, Status.STARTED, "Started", "Started"),
    (True, DONE, (LATE,), True, True, Status.OVERDUE, "6 days late", "6 days late"),
    (True, DONE, (SOON, LATE), False, False, Status.OVERDUE, "6 days late", "6 days late"),
    (True, OPEN, (LATE,), False, False, Status.OVERDUE, "6 days late", "6 days late"),
    (True, RAN_OUT, (), False, False, Status.OVERDUE, "1 day late", "1 day late"),
]


@pytest.mark.parametrize(("in_job", "newest", "rechecks", "begun", "talk", "status", "words", "short"), TABLE)
def test_the_status_of_a_chapter(in_job, newest, rechecks, begun, talk, status, words, short):
    facts = ChapterFacts(in_job, newest, rechecks, begun, talk, first_due_on=SOON)

    found = chapter_status(facts, TODAY)

    assert (found.status, found.words, found.short_words) == (status, words, short)


@pytest.mark.parametrize(
    ("today", "status"),
    [(SOON - DAY, Status.DUE), (SOON, Status.DUE), (SOON + DAY, Status.OVERDUE)],
    ids=["the day before", "the last day", "the day after"],
)
def test_the_last_day_is_included(today, status):
    assert chapter_status(ChapterFacts(True, OPEN), today).status is status


@pytest.mark.parametrize(
    ("today", "status"), [(UNTIL, Status.DONE), (UNTIL + DAY, Status.OVERDUE)], ids=["the last day", "the day after"]
)
def test_something_done_counts_to_the_end_of_its_last_day(today, status):
    assert chapter_status(ChapterFacts(True, DONE), today).status is status


def test_days_late_are_counted_from_the_day_after():
    found = chapter_status(ChapterFacts(True, OPEN), SOON + DAY)

    assert (found.days_late, found.words, found.said) == (1, "1 day late", "Overdue by 1 day")


def test_what_is_due_first_decides():
    assert is_due(ChapterFacts(True, OPEN, rechecks_due=(SOON - DAY,)), TODAY) == SOON - DAY
    assert is_due(ChapterFacts(True, DONE), TODAY) is None


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (due(SOON, TODAY), "Due 18 December"),
        (due(dt.date(2027, 1, 4), TODAY), "Due 4 January 2027"),
        (overdue(LATE, TODAY), "Overdue by 6 days"),
        (done(UNTIL), "Done until March 2027"),
        (done(None), "Done"),
        (not_in_job(), "Not in job"),
        (chapter_status(ChapterFacts(True, OPEN, wants_to_talk=True), TODAY), "Would welcome a conversation"),
    ],
)
def test_what_is_read_aloud_is_whole(found, said):
    assert found.said == said


@pytest.mark.parametrize("facts", [ChapterFacts(True, OPEN), ChapterFacts(True, OPEN_AND_LATE)])
def test_what_waits_for_answers_is_to_do(facts):
    assert chapter_status(facts, TODAY).is_to_do
    assert not chapter_status(ChapterFacts(True, DONE), TODAY).is_to_do


def standard(**changes):
    fields = {
        "in_job": True,
        "material_number": 3,
        "known_number": 4,
        "known_on": TODAY - DAY,
        "known_until": UNTIL,
        "newest_round": DONE,
    }
    return StandardFacts(**(fields | changes))


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({}, True),
        ({"known_number": 3}, True),
        ({"known_number": 2}, False),
        ({"known_number": None}, False),
        ({"known_until": TODAY}, True),
        ({"known_until": TODAY - DAY}, False),
        ({"newest_round": OPEN}, True),
        ({"newest_round": OPEN, "known_on": BEGAN - DAY}, True),
        ({"newest_round": OPEN, "known_on": BEGAN - DAY, "is_first_round": False}, False),
        ({"newest_round": OPEN, "known_on": BEGAN, "is_first_round": False}, True),
    ],
)
def test_when_a_standard_counts_as_shown(changes, shown):
    assert is_shown(standard(**changes), TODAY) is shown


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Until March 2027"),
        ({"in_job": False}, "Not in job"),
        ({"known_number": 2, "recheck_due": SOON}, "Due 18 December"),
        ({"known_number": 2, "recheck_due": LATE}, "6 days late"),
        ({"known_number": 2, "recheck_due": SOON, "wants_to_talk": True}, "Talk"),
        ({"known_number": None, "newest_round": OPEN}, "Due 18 December"),
        ({"known_number": None, "newest_round": None, "first_due_on": SOON}, "Due 18 December"),
        # New in a chapter that is done: it comes with the next round.
        ({"known_number": None, "known_on": None, "known_until": None}, "Due 9 March 2027"),
    ],
)
def test_the_status_of_one_standard(changes, words):
    assert standing_status(standard(**changes), TODAY).words == words


def test_who_needs_somebody_most_stands_first():
    late, later = overdue(LATE, TODAY), overdue(LATE - DAY, TODAY)
    people = {
        "done": [done(UNTIL)],
        "late": [late, done(UNTIL)],
        "later": [later],
        "due": [due(SOON, TODAY)],
        "none": [],
    }

    assert sorted(people, key=lambda name: most_urgent(people[name])) == ["later", "late", "due", "done", "none"]
