"""What it cost, and what that bought."""

import datetime as dt
from decimal import Decimal

import pytest

from learning.actions.coaching import close_topic, raise_topic
from learning.queries.costs import costs, minutes_by_year
from tests.cast import NOON, TODAY
from tests.factories.learning import answer, go_again, make_check, open_attempt, show

PAY = Decimal("18.00")


@pytest.fixture
def quiz(sam, cass):
    return make_check("PHONE-1", "PHONE-2", questions=6)


def slowly(person, quiz, *, began=NOON, seconds=60, keep=True):
    """One check with so many seconds a question."""
    attempt = open_attempt(person, quiz, now=began)
    for place, item in enumerate(attempt.items.order_by("slot"), 1):
        answer(attempt, item.slot, keep=keep, now=began + dt.timedelta(seconds=seconds * place))
    return attempt


def test_minutes_and_pounds_are_added_up_by_month(sam, cass, quiz):
    slowly(sam, quiz, began=NOON - dt.timedelta(days=40))
    slowly(cass, quiz)

    spent = costs(today=TODAY, pounds_per_hour=PAY)

    assert (spent.since, spent.minutes, spent.hours_words, spent.pounds) == (dt.date(2026, 10, 1), 4, "4 minutes", 1)
    assert [(each.month, each.minutes) for each in spent.months] == [
        (dt.date(2026, 10, 1), 2),
        (dt.date(2026, 11, 1), 2),
    ]
    assert (spent.people, spent.median_minutes) == (2, 2)


def test_a_phone_call_in_between_is_not_counted(sam, quiz):
    slowly(sam, quiz, seconds=3600)

    assert costs(today=TODAY, pounds_per_hour=PAY).minutes == 6  # three a question at most


def test_what_was_passed_with_nothing_to_read_is_told_apart(sam, cass, quiz):
    show(cass, quiz)
    go_again(show(sam, quiz, misses=["PHONE-1"]))

    spent = costs(today=TODAY, pounds_per_hour=PAY)

    assert (spent.checks, spent.without_reading) == (2, 1)


def test_an_attempt_that_is_open_is_not_in_it_yet(sam, quiz):
    answer(open_attempt(sam, quiz), 1)

    spent = costs(today=TODAY, pounds_per_hour=PAY)

    assert (spent.since, spent.checks, spent.minutes, spent.months) == (None, 0, 0, ())


def test_without_pay_there_are_no_pounds(sam, quiz):
    slowly(sam, quiz)

    assert costs(today=TODAY, pounds_per_hour=Decimal(0)).pounds == 0


def test_conversations_are_counted(sam, mia, quiz):
    topic = raise_topic(person=sam, standard_key="PHONE-1", kind="asked", words="", now=NOON)
    close_topic(topic=topic, outcome="sorted", talked_on=TODAY, by=mia, now=NOON)

    assert costs(today=TODAY, pounds_per_hour=PAY).conversations == 1


def test_a_persons_own_minutes_are_theirs_alone(sam, cass, quiz):
    slowly(sam, quiz, began=NOON - dt.timedelta(days=200))
    slowly(cass, quiz)

    assert minutes_by_year(sam) == {2026: 2}


def test_costs_take_as_many_queries_for_one_check_as_for_three(sam, cass, mia, quiz, django_assert_num_queries):
    slowly(sam, quiz)
    with django_assert_num_queries(2):
        costs(today=TODAY, pounds_per_hour=PAY)

    slowly(cass, quiz)
    slowly(mia, quiz)
    with django_assert_num_queries(2):
        costs(today=TODAY, pounds_per_hour=PAY)
