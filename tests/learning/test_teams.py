"""What a manager's page is told."""

import datetime as dt

import pytest

from learning.actions.coaching import close_topic, raise_topic
from learning.progress import Status
from learning.queries.teams import cost_of, financial_year, team_standing
from tests.cast import NOON, TODAY, employ
from tests.factories.learning import answer, go_again, make_check, make_version, open_attempt, require, show

DAY = dt.timedelta(days=1)
LATE_DAY = TODAY + 34 * DAY


def at(day):
    return NOON + (day - TODAY)


def ask(person, key="PHONE-1", words=""):
    return raise_topic(person=person, standard_key=key, kind="asked", words=words, now=NOON)


def test_the_overdue_list_says_who_what_and_how_late(mia, sam, cass):
    quiz = make_check("PHONE-1")
    require(quiz)
    show(sam, quiz)

    standing = team_standing(mia, today=LATE_DAY)

    line = standing.overdue[0]
    assert (line.person, line.chapter_title, line.days_late) == (cass, "Phone", 6)
    assert line.reason == "Contractor, Brightway Repairs. No desk. First check, 1 question."
    assert (standing.people, standing.with_overdue, standing.need_nothing) == (2, 1, 1)
    assert [row.person for row in standing.rows] == [cass, sam]
    assert (standing.columns[0].done, standing.columns[0].in_job) == (1, 2)


def test_what_was_begun_says_how_much_is_left(mia, sam):
    quiz = make_check("PHONE-1", "PHONE-2", "PHONE-3")
    require(quiz)
    answer(open_attempt(sam, quiz), 1)

    assert team_standing(mia, today=LATE_DAY).overdue[0].reason == "Started, 2 questions left."


def test_a_change_that_waits_says_that_it_is_one_promise(mia, sam):
    quiz = make_check("PHONE-1", "PHONE-2")
    require(quiz)
    show(sam, quiz)
    make_version("PHONE-1", at=NOON)

    line = team_standing(mia, today=LATE_DAY).overdue[0]

    assert line.reason == "One changed promise, 1 question."
    assert (line.cycle_id, line.recheck_id is not None) == (None, True)


def test_a_conversation_waits_with_what_was_said(mia, sam):
    quiz = make_check("PHONE-1")
    require(quiz)
    show(sam, quiz)
    topic = ask(sam, words="turning up when nobody expects you.")

    standing = team_standing(mia, today=TODAY)

    line = standing.conversations[0]
    assert (line.person, line.chapter_title, line.standard_title) == (sam, "Phone", "Standard PHONE-1")
    assert line.reason == "Asked for 10 minutes: turning up when nobody expects you."
    assert standing.rows[0].cells[0].status.status is Status.TALK
    assert (standing.rows[0].done, standing.rows[0].all_done) == (1, True)

    close_topic(topic=topic, outcome="sorted", talked_on=TODAY, by=mia, now=NOON)
    assert team_standing(mia, today=TODAY).conversations == ()


def test_somebody_overdue_who_would_talk_counts_once(mia, sam, cass):
    require(make_check("PHONE-1"))
    ask(sam)

    standing = team_standing(mia, today=LATE_DAY)

    assert (standing.with_overdue, standing.with_conversation, standing.need_nothing) == (2, 1, 0)


def test_when_all_is_done_it_says_until_when(mia, sam):
    quiz = make_check("PHONE-1")
    require(quiz)
    show(sam, quiz)

    assert team_standing(mia, today=TODAY).all_done_until == dt.date(2027, 10, 26)


@pytest.mark.parametrize(("today", "due"), [(TODAY, 0), (TODAY + 10 * DAY, 1)])
def test_due_this_month_is_this_month(mia, sam, today, due):
    require(make_check("PHONE-1"))

    assert team_standing(mia, today=today).due_this_month == due


def test_a_manager_of_managers_sees_totals_below_and_no_names(dan, mia, sam, cass):
    quiz = make_check("PHONE-1")
    require(quiz)
    show(sam, quiz)

    standing = team_standing(dan, today=LATE_DAY)

    assert [row.person for row in standing.rows] == [mia]
    assert {line.person for line in standing.overdue} == {mia}
    below = standing.below[0]
    assert (below.team.name, below.manager, below.people) == ("Housing advice", mia, 2)
    assert (below.up_to_date, below.with_overdue, below.done, below.in_job) == (1, 1, 1, 2)


def test_a_manager_of_nobody_has_an_empty_page(zoe):
    require(make_check("PHONE-1"))

    standing = team_standing(zoe, today=TODAY)

    assert (standing.rows, standing.people, standing.below) == ((), 0, ())


@pytest.mark.parametrize("people", [1, 3])
def test_my_team_takes_seven_queries_whoever_is_in_it(mia, housing, people, django_assert_num_queries):
    quizzes = [make_check(f"{key}-1") for key in ("PHONE", "POST")]
    for quiz in quizzes:
        require(quiz)
    for number in range(people):
        person = employ(f"P{number} Person", team=housing, manager=mia)
        show(person, quizzes[0])
        ask(person)

    with django_assert_num_queries(7):
        team_standing(mia, today=TODAY)


def test_the_cost_counts_from_april():
    assert financial_year(dt.date(2026, 11, 23)) == dt.date(2026, 4, 1)
    assert financial_year(dt.date(2027, 3, 31)) == dt.date(2026, 4, 1)
    assert financial_year(dt.date(2027, 4, 1)) == dt.date(2027, 4, 1)


def test_the_cost_counts_checks_passed_and_those_with_nothing_to_read(sam, cass):
    quiz = make_check("PHONE-1", "PHONE-2")
    show(sam, quiz)
    go_again(show(cass, quiz, misses=["PHONE-1"]))

    cost = cost_of([sam.pk, cass.pk], since=TODAY)

    assert (cost.checks_passed, cost.without_reading, cost.people) == (2, 1, 2)


def test_the_cost_adds_up_seconds_before_it_rounds(sam, cass):
    quiz = make_check("PHONE-1")
    for person in (sam, cass):
        attempt = open_attempt(person, quiz)
        answer(attempt, 1, now=NOON + dt.timedelta(seconds=45))

    assert cost_of([sam.pk, cass.pk], since=TODAY).minutes == 2
    assert cost_of([sam.pk, cass.pk], since=TODAY + DAY).minutes == 0
