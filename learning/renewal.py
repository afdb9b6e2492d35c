"""PURE. Finished when, valid how long, next due when. Every day named here is the last one, included.

Months are counted on the calendar from the day of the first completion, and a day that a month does not have becomes
its last: 29 February and a year is 28 February, and after four years 29 February again. Finishing early, in the days
of warning before the old round runs out, never costs time: the anniversary stays.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.dates import add_months


@dataclass(frozen=True)
class Terms:
    """How long a completion counts, and how many days before its end the next round opens."""

    months_valid: int
    warning_days: int
    days_to_show: int


def valid_until(completions: Sequence[dt.date], terms: Terms) -> dt.date:
    """Until when the newest of these completions counts. They stand in order, the first round's first."""
    anchor, times = completions[0], 1
    until = add_months(anchor, terms.months_valid)
    for day in completions[1:]:
        if opens_next_on(until, terms) <= day <= until:
            times += 1
        else:
            anchor, times = day, 1
        until = add_months(anchor, terms.months_valid * times)
    return until


def opens_next_on(until: dt.date, terms: Terms) -> dt.date:
    """The day the next round opens."""
    return until - dt.timedelta(days=terms.warning_days)


def next_due_on(until: dt.date, terms: Terms, *, today: dt.date) -> dt.date:
    """The last day of a round opened today after one that counts until `until`.

    Usually the day the old one runs out. Somebody for whom it ran out while nobody asked (they were in another job, or
    away) has the same time as a newcomer.
    """
    return until if until >= today else first_due_on(terms, today=today)


def first_due_on(terms: Terms, *, today: dt.date) -> dt.date:
    """The last day of a first round opened today."""
    return today + dt.timedelta(days=terms.days_to_show)
