"""Valid until when: calendar months from the first day, clamped, and an early finish keeps the anniversary."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.renewal import Terms, first_due_on, next_due_on, opens_next_on, valid_until
from toolkit.dates import add_months

YEAR = Terms(months_valid=12, warning_days=28, days_to_show=28)
MONTH = Terms(months_valid=1, warning_days=7, days_to_show=28)


def day(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("terms", "completions", "until"),
    [
        (YEAR, ["2026-03-09"], "2027-03-09"),
        (YEAR, ["2026-03-09", "2027-03-01"], "2028-03-09"),  # early, within the warning: the anniversary stays
        (YEAR, ["2026-03-09", "2027-02-09"], "2028-03-09"),  # the first day of the warning
        (YEAR, ["2026-03-09", "2027-02-08"], "2028-02-08"),  # earlier than that begins anew
        (YEAR, ["2026-03-09", "2027-03-09"], "2028-03-09"),  # on the last day
        (YEAR, ["2026-03-09", "2027-03-10"], "2028-03-10"),  # late begins anew
        (YEAR, ["2026-03-09", "2027-03-01", "2028-02-20"], "2029-03-09"),
        (YEAR, ["2028-02-29"], "2029-02-28"),
        (YEAR, ["2028-02-29", "2029-02-20", "2030-02-20", "2031-02-20"], "2032-02-29"),
        (MONTH, ["2026-01-31"], "2026-02-28"),
        (MONTH, ["2026-01-31", "2026-02-25"], "2026-03-31"),  # from the original day, not 28 March
        (MONTH, ["2026-12-31"], "2027-01-31"),
        (YEAR, ["2099-02-28"], "2100-02-28"),
        (YEAR, ["2037-01-19"], "2038-01-19"),
    ],
)
def test_until_when_a_completion_counts(terms, completions, until):
    assert valid_until([day(each) for each in completions], terms) == day(until)


def test_a_year_is_not_365_days():
    assert valid_until([day("2027-03-01")], YEAR) == day("2028-03-01")


@given(
    st.dates(dt.date(1970, 1, 1), dt.date(2090, 12, 31)),
    st.integers(1, 36),
    st.lists(st.integers(0, 27), max_size=6),
)
def test_finishing_early_never_costs_a_day(first, months, early_by):
    """However early in the days of warning each round is finished, the last day is the one it would have been anyway."""
    terms = Terms(months_valid=months, warning_days=27, days_to_show=28)
    completions, until = [first], add_months(first, months)
    for early in early_by:
        completions.append(until - dt.timedelta(days=early))
        until = valid_until(completions, terms)

    assert until == add_months(first, months * (len(early_by) + 1))


def test_the_next_round_opens_before_the_last_runs_out():
    assert opens_next_on(day("2027-03-09"), YEAR) == day("2027-02-09")


@pytest.mark.parametrize(
    ("today", "due"),
    [("2027-02-09", "2027-03-09"), ("2027-03-09", "2027-03-09"), ("2027-03-10", "2027-04-07")],
    ids=["in the warning", "on the last day", "after it ran out unasked"],
)
def test_a_later_round_is_due_when_the_last_runs_out(today, due):
    assert next_due_on(day("2027-03-09"), YEAR, today=day(today)) == day(due)


def test_a_first_round_has_its_days():
    assert first_due_on(YEAR, today=day("2026-11-23")) == day("2026-12-21")
