"""Keeping the words in force checked: nothing to change today, and reminders of what is to be checked."""

import datetime as dt

from django.db import transaction

from people.models import Person
from people.roles import may
from standards.models import CheckReminder, StandardCheck, StandardPage
from standards.models.looking_after import Nearness
from standards.notifications import remind_of_check
from standards.queries.keeping import checks_to_remind_of
from standards.rules import obstacles_to_checking
from toolkit.audit import record
from toolkit.dates import local_day
from toolkit.obstacles import refuse_if


@transaction.atomic
def check_without_change(*, page: StandardPage, next_check_on: dt.date, by: Person, now: dt.datetime) -> StandardCheck:
    """«Checked, no change needed»: the next check moves, and there is no new version."""
    page = StandardPage.objects.select_for_update().get(pk=page.pk)
    today = local_day(now)
    refuse_if([] if may(by.account.roles, "edits_booklet") else ["Only those who work on the booklet can say this."])
    refuse_if(
        obstacles_to_checking(
            is_published=page.live and page.newest_version is not None,
            has_draft=page.has_unpublished_changes,
            next_check_on=next_check_on,
            today=today,
        )
    )
    check = StandardCheck.objects.create(
        version=page.newest_version, checked_on=today, next_check_on=next_check_on, by=by, at=now
    )
    _date_the_page(page, today, next_check_on)
    record(page, "standards.standard.check", by=by)
    return check


def remind_owners(*, today: dt.date, now: dt.datetime) -> int:
    """Nightly: write to the owner's address 30 days before a check is due and when it is late, once each; how many."""
    waiting = checks_to_remind_of(today)
    for page, nearness in waiting:
        _remind(page, nearness, now)
    return len(waiting)


@transaction.atomic
def _remind(page: StandardPage, nearness: Nearness, now: dt.datetime) -> None:
    _, is_new = CheckReminder.objects.get_or_create(
        standard_key=page.key,
        due_on=page.next_check_on,
        nearness=nearness,
        defaults={"sent_to": page.owner_email, "at": now},
    )
    if is_new:
        record(page, "standards.check.remind")
        transaction.on_commit(lambda: remind_of_check(page=page, nearness=nearness))


def _date_the_page(page: StandardPage, checked_on: dt.date, next_check_on: dt.date) -> None:
    """In the page, and in the revision that the next edit begins from."""
    StandardPage.objects.filter(pk=page.pk).update(checked_on=checked_on, next_check_on=next_check_on)
    for revision in page.revisions.filter(pk__gte=page.live_revision_id or 0):
        revision.content |= {"checked_on": checked_on.isoformat(), "next_check_on": next_check_on.isoformat()}
        revision.save(update_fields=["content"])
