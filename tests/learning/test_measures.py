"""No group of fewer than ten is shown, nor can it be worked out."""

import datetime as dt

import pytest

from learning.measures import SMALLER_GROUPS, Group, counts_today, finding, shown, together, total

TODAY = dt.date(2026, 11, 23)


def group(label, people, count=None):
    return Group(label, people if count is None else count, people, people)


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ({"A": 12, "B": 30}, {"A": 12, "B": 30}),
        ({"A": 9, "B": 30, "C": 40}, {"C": 40, SMALLER_GROUPS: 39}),
        ({"A": 4, "B": 7, "C": 40}, {"C": 40, SMALLER_GROUPS: 11}),
        ({"A": 4, "B": 3, "C": 40}, {SMALLER_GROUPS: 47}),
        ({"A": 4, "B": 3}, {}),
        ({"A": 0, "B": 12}, {"B": 12}),
        ({}, {}),
    ],
)
def test_small_groups_stand_together_until_they_are_ten(sizes, expected):
    groups = [group(label, people) for label, people in sizes.items()]

    assert {each.label: each.people for each in shown(groups)} == expected


def test_no_group_that_is_shown_lets_a_small_one_be_worked_out_from_the_total():
    groups = [group("A", 3), group("B", 25), group("C", 60)]

    rows = shown(groups)

    hidden = total("All", groups).people - sum(row.people for row in rows if not row.parts)
    assert hidden == 28
    assert together(rows).people == 88


def test_groups_keep_their_order_and_a_merged_one_comes_last():
    rows = shown([group("C", 20), group("A", 5), group("B", 15), group("D", 6)])

    assert [row.label for row in rows] == ["C", "B", SMALLER_GROUPS]
    assert rows[-1].names == ("A", "D")


def test_a_share_is_rounded_down():
    assert Group("A", 899, 1000, 1000).percent == 89
    assert Group("A", 0, 0, 0).percent == 0


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ([], "Too few people to show"),
        ([group("Homes", 20, 19)], "Homes is at 95%"),
        ([Group(SMALLER_GROUPS, 9, 12, 12, ("A", "B"))], "75% in all"),
        ([group("Homes", 20, 19), group("Streets", 10, 9)], "All two directorates have reached 90%"),
        (
            [group("Homes", 20, 19), group("Streets", 50, 41)],
            "One of two directorates has reached 90%. Streets is at 82%",
        ),
        (
            [group("Homes", 20, 19), group("Parks", 20, 19), group("Streets", 50, 41)],
            "Two of three directorates have reached 90%. Streets is at 82%",
        ),
        (
            [group("Homes", 20, 10), Group(SMALLER_GROUPS, 4, 12, 12, ("A", "B"))],
            "None of two groups has reached 90%. Smaller groups together are at 33%",
        ),
    ],
)
def test_a_chart_is_titled_with_what_it_shows(groups, expected):
    assert finding(groups, target=90, many="directorates") == expected


@pytest.mark.parametrize(
    ("valid_until", "waiting", "expected"),
    [
        ([], 0, False),
        ([TODAY], 0, True),
        ([TODAY - dt.timedelta(days=1)], 0, False),
        ([TODAY - dt.timedelta(days=400), TODAY], 0, True),
        ([TODAY], 1, False),
    ],
)
def test_a_chapter_counts_until_its_last_day_and_while_no_change_waits(valid_until, waiting, expected):
    assert counts_today(valid_until, waiting, TODAY) is expected
