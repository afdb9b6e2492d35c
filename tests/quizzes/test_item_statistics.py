"""What the marks say about a quiz and its items. The expected figures were worked out by hand or with another library."""

import random
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizzes.item_statistics import WhyNot, item_statistics

HALF = Fraction(1, 2)
# Eight attempts at five items, the last worth two marks.
TABLE = [
    [1, 1, 1, 1, 2],
    [1, 1, 1, 0, 2],
    [1, 1, 0, 1, 1],
    [1, 0, 1, 0, 3 * HALF],
    [1, 1, 0, 0, 0],
    [0, 1, 0, 0, HALF],
    [1, 0, 0, 0, 0],
    [0, 0, 0, 1, 0],
]
MAXIMA = [1, 1, 1, 1, 2]
# Three items of which the second is right exactly when the first is wrong.
AGAINST = [[1, 0, 1], [0, 1, 0], [1, 0, 0], [0, 1, 1], [1, 0, 1], [0, 1, 0]]
# Seven attempts with different draws; the last item is worth two marks.
DRAWN = [
    [1, None, 1, 2],
    [1, 0, None, 2],
    [None, 1, 1, 0],
    [0, 0, 1, None],
    [1, 1, None, 1],
    [0, None, 0, 0],
    [None, 0, 0, 2],
]
DRAWN_MAXIMA = [1, 1, 1, 2]

near = pytest.approx
QUIZ_FIGURES = (
    "mean",
    "median",
    "standard_deviation",
    "skewness",
    "kurtosis",
    "cic",
    "error_ratio",
    "standard_error",
)
ITEM_FIGURES = (
    "facility",
    "variance",
    "standard_deviation",
    "intended_weight",
    "effective_weight",
    "covariance",
    "max_covariance",
    "discrimination_index",
    "discriminative_efficiency",
)


def column(stats, figure):
    return [getattr(item, figure) for item in stats.items]


def reasons(stats):
    return {(place, *why) for place, item in enumerate(stats.items) for why in item.why_not.items()}


def test_the_figures_of_a_quiz():
    stats = item_statistics(TABLE, MAXIMA)

    assert {name: getattr(stats, name) for name in QUIZ_FIGURES} == near(
        {
            "mean": 3.0,
            "median": 2.75,
            "standard_deviation": 1.9086270308410553,
            "skewness": 0.4314773910551867,
            "kurtosis": -1.3830449826989621,
            "cic": 63.725490196078425,
            "error_ratio": 60.228323738853604,
            "standard_error": 1.14953406710222,
        },
        rel=1e-12,
    )
    assert (stats.attempts, stats.why_not) == (8, {})


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("facility", [0.75, 0.625, 0.375, 0.375, 0.4375]),
        ("variance", [3 / 14, 15 / 56, 15 / 56, 15 / 56, 43 / 56]),
        (
            "standard_deviation",
            [0.4629100498862757, 0.5175491695067657, 0.5175491695067657, 0.5175491695067657, 0.8762745818846641],
        ),
        ("intended_weight", [100 / 6, 100 / 6, 100 / 6, 100 / 6, 100 / 3]),
        (
            "effective_weight",
            [17.294138933788687, 17.294138933788687, 21.679350464943898, 13.0731402165156, 30.659231450963123],
        ),
        ("covariance", [2 / 7, 13 / 56, 29 / 56, 1 / 56, 45 / 56]),
        ("max_covariance", [1 / 2, 37 / 56, 41 / 56, 45 / 56, 53 / 56]),
        (
            "discrimination_index",
            [36.51483716701108, 26.29080721406781, 65.42093104526651, 1.8881372801234027, 81.44212777718424],
        ),
        ("discriminative_efficiency", [400 / 7, 1300 / 37, 2900 / 41, 20 / 9, 4500 / 53]),
    ],
)
def test_a_figure_of_each_item(figure, expected):
    assert column(item_statistics(TABLE, MAXIMA), figure) == near(expected, rel=1e-12)


def test_an_item_that_goes_with_the_rest_less_than_it_could_is_dubious():
    stats = item_statistics(TABLE, MAXIMA)

    assert [item.is_dubious for item in stats.items] == [False, False, False, True, False]


def test_marks_may_be_decimals_fractions_or_whole_numbers():
    as_decimals = [[Decimal(int(2 * mark)) / 2 for mark in row] for row in TABLE]

    assert item_statistics(as_decimals, [Decimal(mark) for mark in MAXIMA]) == item_statistics(TABLE, MAXIMA)


# --- items against each other ---


def test_items_that_pull_against_each_other_have_a_negative_alpha_and_an_error_ratio_over_100():
    stats = item_statistics(AGAINST, [1, 1, 1])

    assert (stats.cic, stats.error_ratio, stats.standard_error) == near((-300, 200, 1.2**0.5))


def test_an_item_against_the_rest_discriminates_negatively_and_has_no_effective_weight():
    stats = item_statistics(AGAINST, [1, 1, 1])

    assert column(stats, "discrimination_index") == near([-57.735026918962575, -81.6496580927726, None])
    assert column(stats, "discriminative_efficiency") == near([-100, -100, None])
    assert column(stats, "effective_weight") == near([36.60254037844386, None, 63.397459621556145])
    assert reasons(stats) == {
        (1, "effective_weight", WhyNot.NEGATIVE_COVARIANCE),
        (2, "discrimination_index", WhyNot.NO_VARIANCE),
        (2, "discriminative_efficiency", WhyNot.NO_VARIANCE),
    }


def test_a_perfectly_negative_item():
    stats = item_statistics([[1, 0], [0, 1], [1, 0], [0, 1]], [1, 1])

    assert column(stats, "discrimination_index") == [-100.0, -100.0]
    assert column(stats, "effective_weight") == [None, None]
    assert reasons(stats) == {(0, "effective_weight", WhyNot.NO_VARIANCE), (1, "effective_weight", WhyNot.NO_VARIANCE)}
    assert stats.why_not == dict.fromkeys(
        ("skewness", "kurtosis", "cic", "error_ratio", "standard_error"), WhyNot.NO_VARIANCE
    )


# --- few attempts, few items ---


@pytest.mark.parametrize(
    ("attempts", "quiz", "items"),
    [
        (0, set(QUIZ_FIGURES), set(ITEM_FIGURES) - {"intended_weight"}),
        (1, set(QUIZ_FIGURES) - {"mean", "median"}, set(ITEM_FIGURES) - {"intended_weight", "facility"}),
        (2, {"skewness", "kurtosis", "cic", "error_ratio", "standard_error"}, set()),
        (3, {"kurtosis"}, set()),
        (4, set(), set()),
    ],
)
def test_each_figure_needs_so_many_attempts(attempts, quiz, items):
    rows = [[1, 1, 1], [0, 0, 0], [1, 0, 1], [0, 0, 1]][:attempts]

    stats = item_statistics(rows, [1, 1, 1])

    assert stats.why_not == dict.fromkeys(quiz, WhyNot.TOO_FEW)
    assert [item.why_not for item in stats.items] == [dict.fromkeys(items, WhyNot.TOO_FEW)] * 3


def test_all_equal_attempts_have_facility_and_no_spread():
    stats = item_statistics([[1, HALF]] * 5, [1, 1])

    assert column(stats, "facility") == [1.0, 0.5]
    assert (stats.mean, stats.median, stats.standard_deviation) == (1.5, 1.5, 0.0)
    assert set(stats.why_not.values()) == {WhyNot.NO_VARIANCE}
    assert stats.items[0].why_not == dict.fromkeys(
        ("effective_weight", "discrimination_index", "discriminative_efficiency"), WhyNot.NO_VARIANCE
    )


def test_an_item_with_one_distinct_mark_says_nothing_about_who_knows_more():
    stats = item_statistics([[1, 1, 0], [1, 0, 0], [1, 1, 1], [1, 0, 1]], [1, 1, 1])

    assert stats.items[0].discrimination_index is None
    assert (stats.items[0].covariance, stats.items[0].effective_weight) == (0.0, 0.0)
    assert stats.items[1].why_not == {}


def test_a_quiz_of_one_question_has_no_alpha_and_no_rest():
    stats = item_statistics([[1], [0], [1], [1]], [1])

    assert stats.why_not == dict.fromkeys(("cic", "error_ratio", "standard_error"), WhyNot.TOO_FEW)
    assert stats.items[0].why_not == dict.fromkeys(
        ("discrimination_index", "discriminative_efficiency"), WhyNot.NO_VARIANCE
    )
    assert (stats.skewness, stats.kurtosis, stats.items[0].effective_weight) == near((-2, 4, 100))


def test_a_quiz_of_pages_to_read_only_has_attempts_and_no_items():
    stats = item_statistics([[], [], [], []], [])

    assert (stats.attempts, stats.items, stats.mean) == (4, (), 0.0)
    assert stats.why_not["cic"] == WhyNot.TOO_FEW


def test_an_item_worth_nothing_has_no_facility_and_the_others_keep_theirs():
    stats = item_statistics([[0, 1], [0, 0]], [0, 1])

    assert column(stats, "facility") == [None, 0.5]
    assert column(stats, "intended_weight") == [0.0, 100.0]
    assert stats.items[0].why_not["facility"] == WhyNot.ZERO_MAX


def test_a_quiz_worth_nothing_divides_nothing_by_nothing():
    stats = item_statistics([[0, 0], [0, 0], [0, 0]], [0, 0])

    assert column(stats, "facility") == column(stats, "intended_weight") == [None, None]
    assert [item.why_not["intended_weight"] for item in stats.items] == [WhyNot.ZERO_MAX] * 2
    assert stats.mean == 0.0


def test_left_and_wrong_and_unseen_all_count_as_nothing():
    left = item_statistics([[None, 1], [1, 1], [None, 0]], [1, 1])

    assert left == item_statistics([[0, 1], [1, 1], [0, 0]], [1, 1])
    assert column(left, "facility") == near([1 / 3, 2 / 3])


def test_marks_above_the_whole_and_below_nothing_go_through():
    stats = item_statistics([[3, -6], [2, -2], [1, 0]], [1, 1])

    assert column(stats, "facility") == near([2, -8 / 3])
    assert (stats.mean, stats.median) == near((-2 / 3, 0))


def test_a_row_of_another_length_is_no_table():
    with pytest.raises(ValueError, match="for each item"):
        item_statistics([[1, 1], [1]], [1, 1])


def test_what_is_missing_is_zero_or_dropped():
    with pytest.raises(ValueError, match="drop"):
        item_statistics([[1]], [1], missing="mean")


# --- drawn questions ---


def test_drawn_items_rest_on_the_attempts_that_met_them():
    stats = item_statistics(DRAWN, DRAWN_MAXIMA, missing="drop")

    assert [item.attempts for item in stats.items] == [5, 5, 5, 6]
    assert column(stats, "facility") == near([0.6, 0.4, 0.6, 7 / 12])


def test_attempts_with_different_draws_compare_by_their_share_of_the_rest():
    stats = item_statistics(DRAWN, DRAWN_MAXIMA, missing="drop")

    assert column(stats, "discrimination_index") == near(
        [79.16666666666667, -49.23659639173309, 14.002800840280097, -3.448275862068967], rel=1e-12
    )
    assert column(stats, "discriminative_efficiency") == near([100, -200 / 3, 50 / 3, -3.4482758620689666], rel=1e-12)


def test_the_totals_of_different_draws_are_shares_of_the_whole():
    stats = item_statistics(DRAWN, DRAWN_MAXIMA, missing="drop")

    found = (stats.mean, stats.median, stats.standard_deviation, stats.skewness, stats.kurtosis)
    assert found == near(
        (2.7380952380952377, 2.5, 1.6290395456433342, -0.4393583256720503, 0.28577168311642964), rel=1e-12
    )


def test_what_needs_every_item_in_every_attempt_is_not_worked_out_from_draws():
    stats = item_statistics(DRAWN, DRAWN_MAXIMA, missing="drop")

    assert stats.why_not == dict.fromkeys(("cic", "error_ratio", "standard_error"), WhyNot.DIFFERENT_DRAWS)
    assert column(stats, "effective_weight") == [None] * 4


def test_an_attempt_that_met_one_item_only_counts_for_its_facility_alone():
    alone = [[None, 1, None, None], [None, 1, None, None]]

    stats = item_statistics(DRAWN + alone, DRAWN_MAXIMA, missing="drop")

    assert stats.items[1].facility == near(4 / 7)
    assert stats.items[1].discrimination_index == near(-49.23659639173309, rel=1e-12)


def test_an_attempt_that_met_nothing_is_no_attempt():
    nothing = [[None] * 4]

    assert item_statistics(DRAWN + nothing, DRAWN_MAXIMA, missing="drop") == item_statistics(
        DRAWN, DRAWN_MAXIMA, missing="drop"
    )


def test_an_item_nobody_met_has_no_figures():
    stats = item_statistics([[1, None], [0, None]], [1, 1], missing="drop")

    assert stats.items[1].attempts == 0
    assert stats.items[1].why_not["facility"] == WhyNot.TOO_FEW


# --- properties ---

share = st.sampled_from(sorted({Fraction(part, whole) for whole in (1, 2, 3, 7, 10) for part in range(whole + 1)}))
small_tables = st.integers(2, 5).flatmap(
    lambda items: st.lists(st.lists(share, min_size=items, max_size=items), min_size=4, max_size=12)
)
drawn_tables = st.integers(2, 4).flatmap(
    lambda items: st.lists(
        st.lists(st.one_of(st.none(), share), min_size=items, max_size=items), min_size=1, max_size=10
    )
)


@given(drawn_tables, st.randoms(use_true_random=False), st.sampled_from(["zero", "drop"]))
def test_the_order_of_the_attempts_changes_nothing(rows, chance, missing):
    maxima, mixed = [1] * len(rows[0]), chance.sample(rows, len(rows))

    assert item_statistics(mixed, maxima, missing=missing) == item_statistics(rows, maxima, missing=missing)


def test_the_order_changes_nothing_in_a_large_table_of_tenths():
    chance = random.Random(7)
    rows = [[Decimal(chance.randrange(11)) / 10 for _ in range(8)] for _ in range(500)]

    assert item_statistics(rows[::-1], [1] * 8) == item_statistics(rows, [1] * 8)


def test_ten_tenths_have_a_mean_of_a_tenth_and_no_spread_at_all():
    stats = item_statistics([[Decimal("0.1")]] * 10, [1])

    assert (stats.items[0].facility, stats.mean, stats.standard_deviation) == (0.1, 0.1, 0.0)


@pytest.mark.parametrize("offset", [0, 10**6, 10**12])
def test_small_differences_between_large_marks_are_not_lost(offset):
    tenths = [[1, 0], [2, 1], [4, 1], [3, 4]]
    rows = [[Fraction(mark, 10) + offset for mark in row] for row in tenths]

    stats = item_statistics(rows, [offset + 1, offset + 1])

    assert column(stats, "discrimination_index") == near([44.721359549995796] * 2, rel=1e-12)
    assert (stats.standard_deviation, stats.cic, stats.kurtosis) == near((0.2581988897471611, 60, -1.2), rel=1e-12)
    assert stats.skewness == 0.0


@given(small_tables, st.sampled_from([Fraction(1, 20), Fraction(2, 3), Fraction(7), Fraction(50)]), st.integers(-5, 5))
def test_what_has_no_unit_is_the_same_in_any_unit(rows, times, more):
    maxima = [1] * len(rows[0])

    before = item_statistics(rows, maxima)
    after = item_statistics([[mark * times + more for mark in row] for row in rows], maxima)

    for name in ("skewness", "kurtosis", "cic", "error_ratio"):
        assert [getattr(after, name)] == near([getattr(before, name)])
    for name in ("discrimination_index", "discriminative_efficiency", "effective_weight"):
        assert column(after, name) == near(column(before, name))
    assert after.standard_deviation == near(before.standard_deviation * float(times))


@given(st.lists(share, min_size=2, max_size=20))
def test_marks_that_lie_evenly_about_their_middle_are_not_skewed(marks):
    assume(len(set(marks)) > 1)
    rows = [[mark] for mark in marks] + [[1 - mark] for mark in marks]

    stats = item_statistics(rows, [1])

    assert stats.skewness in (0.0, None)
    assert stats.mean == 0.5
    assert stats.kurtosis is None or stats.kurtosis == item_statistics([[1 - row[0]] for row in rows], [1]).kurtosis


@given(small_tables)
def test_effective_weights_add_up_to_100_and_no_index_exceeds_100(rows):
    stats = item_statistics(rows, [1] * len(rows[0]))

    weights = [weight for weight in column(stats, "effective_weight") if weight is not None]
    assert not weights or sum(weights) == near(100)
    for name in ("discrimination_index", "discriminative_efficiency"):
        assert all(value is None or value <= 100 + 1e-9 for value in column(stats, name))


@given(small_tables)
def test_every_figure_is_there_or_says_why_not(rows):
    stats = item_statistics(rows, [1] * len(rows[0]))

    for found, names in [(stats, QUIZ_FIGURES), *((item, ITEM_FIGURES) for item in stats.items)]:
        assert {name for name in names if getattr(found, name) is None} == set(found.why_not)


@given(small_tables)
def test_where_nothing_is_missing_both_ways_give_the_same(rows):
    maxima = [1] * len(rows[0])

    assert item_statistics(rows, maxima, missing="drop") == item_statistics(rows, maxima, missing="zero")


@given(small_tables)
def test_one_hole_in_a_column_of_its_own_changes_no_other_pairing(rows):
    """The arithmetic of draws agrees with that of whole tables where a draw left out an item that all others left out."""
    maxima = [1] * len(rows[0])

    whole = item_statistics(rows, maxima)
    drawn = item_statistics([[*row, None] for row in rows] + [[None] * len(maxima) + [1]], [*maxima, 1], missing="drop")

    for name in ("facility", "discrimination_index"):
        assert column(drawn, name)[:-1] == near(column(whole, name))
