"""How far an order agrees with the right one, against every order there is and another way of counting."""

import math
from fractions import Fraction
from itertools import chain, combinations, permutations

import pytest

from quizzes.question_types.agreement import RULES, all_or_nothing, longest, pair_by_pair

ALL_152 = list(chain.from_iterable(permutations(range(steps)) for steps in (2, 3, 4, 5)))


def swaps_to_sort(order):
    """How many neighbours change places until all is sorted: as many as there are pairs the wrong way round."""
    order, swaps = list(order), 0
    while order != sorted(order):
        for at in range(len(order) - 1):
            if order[at] > order[at + 1]:
                order[at : at + 2] = order[at + 1], order[at]
                swaps += 1
    return swaps


def longest_run(order):
    """The size of the largest selection of steps that stands in its order, by looking at every selection."""
    return max(
        size
        for size in range(1, len(order) + 1)
        for kept in combinations(order, size)
        if list(kept) == sorted(kept)
    )  # fmt: skip


def test_there_are_152_orders_of_two_to_five_steps():
    assert len(ALL_152) == 152


def test_pair_by_pair_is_kendalls_tau_and_never_below_nothing():
    assert {order: pair_by_pair(order) for order in ALL_152} == {
        order: max(Fraction(0), 1 - Fraction(2 * swaps_to_sort(order), math.comb(len(order), 2))) for order in ALL_152
    }


def test_longest_takes_off_one_share_for_each_step_out_of_place():
    assert {order: longest(order) for order in ALL_152} == {
        order: Fraction(longest_run(order) - 1, len(order) - 1) for order in ALL_152
    }


def test_all_or_nothing_is_for_the_right_order_alone():
    assert [order for order in ALL_152 if all_or_nothing(order)] == [(0, 1), (0, 1, 2), (0, 1, 2, 3), (0, 1, 2, 3, 4)]


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("steps", range(2, 13))
def test_the_right_order_earns_all_and_the_reverse_nothing(rule, steps):
    earns = RULES[rule].earns

    assert (earns(range(steps)), earns(range(steps)[::-1])) == (1, 0)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("steps", [2, 3, 4, 5, 6])
def test_chance_is_what_all_orders_earn_on_the_average(rule, steps):
    orders = list(permutations(range(steps)))

    assert RULES[rule].chance(steps) == sum(map(RULES[rule].earns, orders), Fraction(0)) / len(orders)


@pytest.mark.parametrize(("rule", "chance"), [("kendall", 0.0887), ("longest", 0.3502), ("all_or_nothing", 0.0)])
def test_chance_is_known_for_twelve_steps_too(rule, chance):
    assert round(float(RULES[rule].chance(12)), 4) == chance


@pytest.mark.parametrize(
    ("order", "by_pairs", "by_steps"),
    [
        ((3, 0, 1, 2), Fraction(0), Fraction(2, 3)),  # The last step first: three pairs, but one step.
        ((1, 0, 3, 2), Fraction(1, 3), Fraction(1, 3)),
        ((1, 2, 3, 4, 0), Fraction(1, 5), Fraction(3, 4)),
        ((0, 1, 2, 4, 3), Fraction(4, 5), Fraction(3, 4)),
    ],
)
def test_the_rules_differ_where_one_step_is_far_from_its_place(order, by_pairs, by_steps):
    assert (pair_by_pair(order), longest(order)) == (by_pairs, by_steps)
