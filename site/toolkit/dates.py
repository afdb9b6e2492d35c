"""Days and months as the organisation counts them. A due date ends at the start of the next local day."""

import calendar
import datetime as dt
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def local_day(moment: dt.datetime) -> dt.date:
    """The calendar day in London at an aware moment."""
    return moment.astimezone(LONDON).date()


def start_of_day(day: dt.date) -> dt.datetime:
    """The first instant of a London day, in UTC."""
    return dt.datetime.combine(day, dt.time(), tzinfo=LONDON).astimezone(dt.UTC)


def end_of_day(day: dt.date) -> dt.datetime:
    """The instant, in UTC, at which a London day is over (exclusive)."""
    return start_of_day(day + dt.timedelta(days=1))


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day of the month `months` later, or that month's last day where it does not exist.

    Count from the original day each time: 31 January + 1 month is 28 February, + 2 months is 31 March.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))
