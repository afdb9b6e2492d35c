"""What has to be looked after: checks that come near or are late, and what went out without a second reader."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from wagtail.query import PageQuerySet

from standards.models import CheckReminder, StandardPage, StandardVersion
from standards.models.looking_after import Nearness
from toolkit.dates import add_months

# How long before a check its owner hears of it.
NOTICE = dt.timedelta(days=30)
USUAL_MONTHS = 12


def checks_coming(today: dt.date) -> PageQuerySet:
    """The published standards whose check is due within the notice, late ones first."""
    return StandardPage.objects.live().filter(next_check_on__lte=today + NOTICE).order_by("next_check_on", "pk")


@dataclass(frozen=True)
class DueCheck:
    """A check on the dashboard, with the day the next one would be: as long after today as the last one was given."""

    page: StandardPage
    is_late: bool
    next_check_on: dt.date


def due_checks(today: dt.date) -> list[DueCheck]:
    """Those that come near or are late, late ones first; one query."""
    return [
        DueCheck(page, nearness_of(page.next_check_on, today) == Nearness.LATE, _as_long_again(page, today))
        for page in checks_coming(today).defer_streamfields()
    ]


def _as_long_again(page: StandardPage, today: dt.date) -> dt.date:
    if page.checked_on is None or page.next_check_on <= page.checked_on:
        return add_months(today, USUAL_MONTHS)
    months = (page.next_check_on.year - page.checked_on.year) * 12 + page.next_check_on.month - page.checked_on.month
    return add_months(today, max(1, months))


def nearness_of(next_check_on: dt.date, today: dt.date) -> Nearness:
    """Late from the day after."""
    return Nearness.LATE if next_check_on < today else Nearness.SOON


def checks_to_remind_of(today: dt.date) -> list[tuple[StandardPage, Nearness]]:
    """Those whose owner has an address and has not been written to about this check and this nearness; two queries."""
    told = set(CheckReminder.objects.values_list("standard_key", "due_on", "nearness"))
    return [
        (page, nearness)
        for page in checks_coming(today).exclude(owner_email="").defer_streamfields()
        if (page.key, page.next_check_on, (nearness := nearness_of(page.next_check_on, today)).value) not in told
    ]


def unread_versions() -> QuerySet[StandardVersion]:
    """What went out without a second reader and nobody else has read since, the oldest first."""
    return (
        StandardVersion.objects.exclude(without_reader="")
        .filter(later_reading=None)
        .select_related("published_by")
        .order_by("published_at", "pk")
    )
