"""How likely it is to get through by guessing."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.guessing import chance_of_passing, guess_score, is_too_likely

QUARTER, HALF = Fraction(1, 4), Fraction(1, 2)


@pytest.mark.parametrize(
    ("chances", "need", "expected"),
    [
        ([QUARTER] * 10, 8, 0.000415802001953125),
        ([QUARTER] * 10, 7, 0.003505706787109375),
        ([HALF] * 10, 8, 0.0546875),
        ([QUARTER] * 5, 4, 0.015625),
        ([HALF, QUARTER], 2, 0.125),
        ([HALF, QUARTER], 1, 0.625),
    ],
)
def test_the_chance_of_passing_by_guessing(chances, need, expected):
    assert chance_of_passing(chances, need) == Fraction(expected)


@pytest.mark.parametrize(("need", "expected"), [(-1, 1), (0, 1), (4, 0)])
def test_nothing_needed_is_certain_and_more_than_there_is_impossible(need, expected):
    assert chance_of_passing([HALF] * 3, need) == expected


@pytest.mark.parametrize("chance", [Fraction(-1, 9), Fraction(10, 9)])
def test_a_chance_is_no_more_than_certain(chance):
    with pytest.raises(ValueError, match="0 to 1"):
        chance_of_passing([HALF, chance], 1)


@pytest.mark.parametrize(("chance", "expected"), [(Fraction(547, 10000), True), (Fraction(1, 64), False)])
def test_when_it_is_too_likely(chance, expected):
    assert is_too_likely(chance) is expected


@pytest.mark.parametrize(
    ("earned", "expected"), [([1, 0, 0, 0], QUARTER), ([1, 0], HALF), ([1, HALF, 0], HALF), ([1], 1)]
)
def test_a_blind_pick_earns_what_the_choices_earn_on_average(earned, expected):
    assert guess_score([Fraction(each) for each in earned]) == expected


@given(st.integers(0, 12), st.integers(1, 6), st.integers(0, 12))
def test_equal_chances_are_the_binomial_distribution(items, choices, need):
    chance = Fraction(1, choices)

    expected = sum(
        comb(items, right) * chance**right * (1 - chance) ** (items - right) for right in range(need, items + 1)
    )
    assert chance_of_passing([chance] * items, need) == expected


@given(st.lists(st.fractions(min_value=0, max_value=1, max_denominator=9), max_size=8), st.randoms())
def test_the_order_of_the_questions_does_not_matter(chances, chance):
    mixed = chance.sample(chances, len(chances))

    assert [chance_of_passing(mixed, need) for need in range(9)] == [
        chance_of_passing(chances, need) for need in range(9)
    ]
