"""The table of moves: what may happen to an attempt, to the millisecond, and what is said where it may not."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest

from quizzes.models import State
from quizzes.moves import (
    LAG,
    MOST_EXTENSIONS,
    OPEN,
    OVERDUE,
    STATES,
    TABLE,
    Clock,
    Effect,
    Event,
    Facts,
    WhenDue,
    due_after,
    ends_at,
    next_state,
)
from tests.cast import NOON

DUE = NOON + dt.timedelta(minutes=20)
GRACE = dt.timedelta(minutes=10)
TICK = dt.timedelta(milliseconds=1)
UP = ("The time for these questions is up.",)


def facts(now=NOON, *, when_due=WhenDue.SUBMIT, due_at=DUE, **more):
    clock = Clock(due_at, when_due, grace=GRACE if when_due == WhenDue.GRACE else dt.timedelta(0))
    return Facts(now=now, clock=clock, **{"is_own": True, "slot": 1, "next_slot": 1} | more)


def test_the_states_of_the_table_are_those_of_an_attempt():
    assert set(STATES) == set(State.values)
    assert {row.was for row in TABLE} | {row.to for row in TABLE} == set(STATES)


@pytest.mark.parametrize(
    ("late", "is_kept"), [(-TICK, True), (TICK * 0, True), (LAG, True), (LAG + TICK, False), (2 * LAG, False)]
)
@pytest.mark.parametrize("event", [Event.ANSWER, Event.FINISH])
def test_what_was_sent_in_time_may_arrive_a_moment_late(event, late, is_kept):
    decision = next_state(OPEN, event, facts(DUE + late))

    assert (decision.to is not None, decision.obstacles) == (is_kept, () if is_kept else UP)


@pytest.mark.parametrize(("late", "to"), [(-TICK, None), (TICK * 0, "marked"), (LAG, "marked"), (LAG + TICK, "marked")])
def test_whoever_opens_it_when_time_is_up_finds_it_finished_then(late, to):
    now = facts(DUE + late)
    decision = next_state(OPEN, Event.LOOK, now)

    assert (decision.to, ends_at(decision, now)) == (to, DUE if to else None)


@pytest.mark.parametrize(("late", "to"), [(-TICK, None), (LAG, None), (LAG + TICK, "marked")])
def test_the_night_waits_for_what_may_still_arrive(late, to):
    assert next_state(OPEN, Event.SWEEP, facts(DUE + late, is_own=False)).to == to


@pytest.mark.parametrize(
    ("when_due", "to"), [(WhenDue.SUBMIT, "marked"), (WhenDue.GRACE, "overdue"), (WhenDue.ABANDON, "abandoned")]
)
@pytest.mark.parametrize("event", [Event.LOOK, Event.SWEEP])
def test_what_becomes_of_it_is_what_the_check_says(event, when_due, to):
    assert next_state(OPEN, event, facts(DUE + 2 * LAG, when_due=when_due)).to == to


@pytest.mark.parametrize(
    ("late", "may", "swept"),
    [(GRACE, True, None), (GRACE + LAG, True, None), (GRACE + LAG + TICK, False, "abandoned")],
)
def test_grace_is_time_to_finish_and_then_it_is_over(late, may, swept):
    now = facts(DUE + late, when_due=WhenDue.GRACE)

    assert (next_state(OVERDUE, Event.FINISH, now).to == "marked") is may
    assert next_state(OVERDUE, Event.SWEEP, now).to == swept


@pytest.mark.parametrize("event", [Event.LOOK, Event.SWEEP])
def test_without_a_limit_nothing_is_ever_over(event):
    centuries = facts(NOON + dt.timedelta(days=100_000), due_at=None)

    assert next_state(OPEN, event, centuries).to is None
    assert next_state(OPEN, Event.FINISH, centuries).to == "marked"


def test_a_clock_that_is_set_back_brings_nothing_back():
    for state in ("marked", "abandoned", "voided"):
        for event in (Event.ANSWER, Event.FINISH, Event.LOOK, Event.SWEEP, Event.EXTEND, Event.ADJUST):
            assert next_state(state, event, facts(NOON - dt.timedelta(days=9))).to is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"is_own": False}, ("These questions were drawn for someone else.",)),
        ({"slot": 3, "next_slot": 2}, ("Answer question 2 first.",)),
        ({"is_own": False, "slot": 3, "next_slot": 2}, ("These questions were drawn for someone else.",)),
    ],
)
def test_an_answer_that_cannot_be_kept_is_told_why(changes, said):
    assert next_state(OPEN, Event.ANSWER, replace(facts(), **changes)).obstacles == said


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("marked", "You’ve already finished these questions."),
        ("abandoned", "The time for these questions is up."),
        ("voided", "These questions don’t count any more."),
    ],
)
def test_what_is_finished_takes_no_answer_and_says_what_became_of_it(state, said):
    assert next_state(state, Event.ANSWER, facts()).obstacles == (said,)
    assert next_state(state, Event.ANSWER, facts(is_own=False)).obstacles == (
        "These questions were drawn for someone else.",
    )


def asking_for_more(**more):
    clock = Clock(DUE, extension=dt.timedelta(minutes=5))
    return replace(facts(), clock=clock, is_new_time=True, new_due_at=DUE + clock.extension, **more)


def test_more_time_is_given_at_one_click_ten_times():
    assert next_state(OPEN, Event.EXTEND, asking_for_more()).effects == (Effect.SET_TIME,)
    assert next_state(OPEN, Event.EXTEND, asking_for_more(extensions=MOST_EXTENSIONS - 1)).to == OPEN
    assert next_state(OPEN, Event.EXTEND, asking_for_more(extensions=MOST_EXTENSIONS)).obstacles == (
        "You’ve had more time 10 times, which is as often as there is.",
    )
    assert next_state(OPEN, Event.EXTEND, facts()).obstacles == ("These questions have no more time to give.",)


@pytest.mark.parametrize(
    ("new_due_at", "to"),
    [(None, OPEN), (DUE + TICK, OPEN), (DUE, OPEN), (DUE - TICK, None), (NOON, None)],
)
def test_an_adjustment_never_takes_time_away(new_due_at, to):
    assert next_state(OPEN, Event.ADJUST, facts(is_new_time=True, new_due_at=new_due_at)).to == to


def test_staff_say_why_and_decide_about_others_only():
    may = facts(is_own=False, is_keeper=True, reason="A fire alarm went off.")

    assert next_state("abandoned", Event.REOPEN, may).to == "marked"
    assert next_state("abandoned", Event.REOPEN, replace(may, is_new_time=True, new_due_at=NOON + GRACE)).to == OPEN
    assert [next_state(state, Event.VOID, may).to for state in STATES] == ["voided"] * 4 + [None]
    for change, said in (
        ({"reason": "  "}, "Say why, in a few words. It is kept with the attempt."),
        ({"is_keeper": False}, "Only the standards lead can do this."),
        ({"is_own": True}, "These questions are your own. Ask somebody else to decide."),
    ):
        assert next_state("marked", Event.VOID, replace(may, **change)).obstacles == (said,)
        assert said in next_state("abandoned", Event.REOPEN, replace(may, **change)).obstacles


def test_a_second_attempt_stands_in_the_way_of_bringing_back_the_first():
    may = facts(is_own=False, is_keeper=True, reason="Fire.", has_another=True, is_new_time=True, new_due_at=DUE)

    assert "This person has begun these questions anew already." in next_state("abandoned", Event.REOPEN, may).obstacles


@pytest.mark.parametrize(
    ("minutes", "factor", "seconds"),
    [(7, Fraction(5, 4), 525), (7, Fraction(1), 420), (3, Fraction(3, 2), 270), (45, Fraction(2), 5400)],
)
def test_a_quarter_more_than_seven_minutes_is_eight_and_three_quarters(minutes, factor, seconds):
    assert due_after(NOON, minutes, factor) == NOON + dt.timedelta(seconds=seconds)


def test_no_limit_is_no_time_at_all():
    assert (due_after(NOON, None, Fraction(1)), due_after(NOON, 20, None)) == (None, None)


def test_the_night_the_clocks_go_back_gives_no_extra_hour():
    """25 October 2026: half an hour from 00:45 British Summer Time is half an hour, though the clock says otherwise."""
    started = dt.datetime(2026, 10, 25, 0, 45, tzinfo=dt.UTC)

    assert due_after(started, 30, Fraction(1)) - started == dt.timedelta(minutes=30)
