"""From marks to «shown» or «not yet»."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.behaviours import WAYS, next_slot, shows_feedback
from quizzes.models import Behaviour
from quizzes.question_types.base import as_e7, from_e7
from quizzes.scoring import MarkedItem, StandardOutcome, outcomes


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([], ()),
        ([("A", "x", 1)], (StandardOutcome("A", True, 1, 1),)),
        ([("A", "x", 0)], (StandardOutcome("A", False, 1, 0, ("x",)),)),
        ([("A", "x", None)], (StandardOutcome("A", False, 1, 0, ("x",)),)),
        ([("A", "x", Fraction(999, 1000))], (StandardOutcome("A", False, 1, 0, ("x",)),)),
        (
            [("B", "x", 1), ("A", "y", 0)],
            (StandardOutcome("B", True, 1, 1), StandardOutcome("A", False, 1, 0, ("y",))),
        ),
        ([("A", "x", 1), ("A", "y", 0)], (StandardOutcome("A", False, 2, 1, ("y",)),)),
        ([("A", "x", 0), ("A", "x", None)], (StandardOutcome("A", False, 2, 0, ("x",)),)),
        ([("A", "x", 1), ("A", "y", 1)], (StandardOutcome("A", True, 2, 2),)),
    ],
)
def test_a_standard_is_shown_when_every_question_about_it_was_kept(items, expected):
    assert outcomes(MarkedItem(*item) for item in items) == expected


def test_the_missed_line_is_the_first_that_was_missed():
    (outcome,) = outcomes([MarkedItem("A", "x", 1), MarkedItem("A", "y", 0), MarkedItem("A", "z", 0)])

    assert outcome.missed_line == "y"


def test_nothing_missed_has_no_missed_line():
    (outcome,) = outcomes([MarkedItem("A", "x", 1)])

    assert outcome.missed_line == ""


marks = st.lists(
    st.builds(
        MarkedItem,
        st.sampled_from("ABC"),
        st.sampled_from("xyz"),
        st.sampled_from([None, Fraction(0), Fraction(1, 2), Fraction(1)]),
    )
)


@given(marks)
def test_what_is_kept_never_exceeds_what_was_asked_and_adds_up(items):
    result = outcomes(items)

    assert sum(outcome.asked for outcome in result) == len(items)
    assert sum(outcome.kept for outcome in result) == sum(item.is_kept for item in items)
    assert all(outcome.shown == (outcome.kept == outcome.asked) for outcome in result)
    assert all(outcome.shown == (not outcome.missed_lines) for outcome in result)


@given(marks, st.sampled_from("ABC"))
def test_one_more_miss_never_shows_a_standard(items, standard):
    before = {outcome.standard_key: outcome.shown for outcome in outcomes(items)}
    after = {outcome.standard_key: outcome.shown for outcome in outcomes([*items, MarkedItem(standard, "x", 0)])}

    assert after[standard] is False
    assert {key: shown for key, shown in after.items() if key != standard} == {
        key: shown for key, shown in before.items() if key != standard
    }


@pytest.mark.parametrize(
    ("answered", "slot"),
    [([], None), ([False], 1), ([True], None), ([True, False, False], 2), ([False, True], 1), ([True, True], None)],
)
def test_the_next_question_is_the_first_without_an_answer(answered, slot):
    assert next_slot(answered) == slot


def test_every_behaviour_has_its_way():
    assert set(WAYS) == set(Behaviour.values)


@pytest.mark.parametrize("way", WAYS.values())
def test_no_way_shows_how_a_question_lands_before_its_answer(way):
    assert not shows_feedback(way, is_answered=False, is_finished=False)
    assert not shows_feedback(way, is_answered=False, is_finished=True)
    assert shows_feedback(way, is_answered=True, is_finished=False) is way.shows_feedback_at_once
    assert shows_feedback(way, is_answered=True, is_finished=True)


@given(st.integers(1, 1000), st.data())
def test_a_mark_is_read_back_as_it_was_earned(parts, data):
    earned = Fraction(data.draw(st.integers(0, parts)), parts)

    assert from_e7(as_e7(earned)) == earned


@pytest.mark.parametrize(("parts", "stored"), [(3, 3_333_333), (6, 1_666_667), (7, 1_428_571), (8, 1_250_000)])
def test_parts_of_a_mark_add_up_to_a_whole(parts, stored):
    assert as_e7(Fraction(1, parts)) == stored
    assert sum(from_e7(stored) for _ in range(parts)) == 1


def test_what_was_stored_by_no_simple_fraction_is_read_as_it_stands():
    assert from_e7(9_999_999) == Fraction(9_999_999, 10_000_000)
