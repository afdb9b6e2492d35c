"""The words and the arithmetic that rules hold."""

import datetime as dt

import pytest

from learning.rules import (
    minutes_about,
    obstacles_to_asking,
    raises_topic,
    seconds_spent,
    tells_before_next_go,
    told_before_next_go,
    whole_minutes,
)
from tests.cast import NOON


def later(*minutes):
    return [NOON + dt.timedelta(minutes=each) for each in minutes]


@pytest.mark.parametrize(
    ("answered", "seconds"),
    [
        ([], 0),
        (later(1), 60),
        (later(1, 3), 180),
        (later(1, 3, 2), 180),  # in whatever order they come
        (later(1, 60), 60 + 180),  # a long way to lunch counts for three minutes
        (later(-5), 0),  # a clock set back gives nothing
    ],
)
def test_each_question_counts_for_at_most_three_minutes(answered, seconds):
    assert seconds_spent(NOON, answered) == seconds


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 0), (29, 0), (30, 1), (89, 1), (90, 2)])
def test_half_a_minute_rounds_up(seconds, minutes):
    assert whole_minutes(seconds) == minutes


@pytest.mark.parametrize(("questions", "minutes"), [(0, 0), (1, 1), (2, 1), (3, 2), (9, 6)])
def test_about_how_long_it_takes(questions, minutes):
    assert minutes_about(questions) == minutes


@pytest.mark.parametrize(
    ("goes", "tells", "raises"),
    [(0, False, False), (1, False, False), (2, True, False), (3, True, True), (4, True, True)],
)
def test_the_person_is_told_before_the_go_that_raises_a_topic(goes, tells, raises):
    assert (tells_before_next_go(goes), raises_topic(goes)) == (tells, raises)


def test_what_is_told_names_the_manager_and_says_what_they_will_not_see():
    assert told_before_next_go("Joanne", "complaints") == (
        "Before you go on: Joanne will see that you’d like help with complaints, but not your answers."
    )


def test_asking_is_short():
    assert obstacles_to_asking(standard_exists=True, words="x" * 500) == []
    assert len(obstacles_to_asking(standard_exists=False, words="x" * 501)) == 2
