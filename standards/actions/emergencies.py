"""When it can't wait for a second reader: out now, with a reason, and read by somebody else afterwards."""

import datetime as dt

from django.db import transaction
from wagtail.log_actions import LogContext
from wagtail.models import Page

from people.models import Person
from people.roles import may
from standards.actions.publishing import date_page, freeze_version, newest_draft, say_who_looks
from standards.models import LaterReading, StandardPage, StandardVersion
from standards.rules import obstacles_to_publishing_alone, obstacles_to_reading_afterwards
from standards.wording import digest
from toolkit.audit import record
from toolkit.obstacles import refuse_if


@transaction.atomic
def publish_alone(*, page: StandardPage, asks: str, why: str, reason: str, by: Person, now: dt.datetime) -> Page:
    """Publish the newest draft without a second pair of eyes. `reason` is why it can't wait, `why` why the words change.

    Everything else is asked as of any publication, the questions that rest on the words included.
    """
    draft = newest_draft(page)
    newest = draft.newest_version
    refuse_if(
        obstacles_to_publishing_alone(
            may_publish=may(by.account.roles, "publishes_alone"),
            has_draft=newest is not None and newest.digest != digest(draft.words()),
            is_for_later=bool(draft.go_live_at and draft.go_live_at > now),
            reason=reason,
        )
    )
    draft = say_who_looks(draft, asks=asks, why=why, by=by)
    refuse_if(draft.obstacles_to_going_out())
    if draft.current_workflow_state:
        draft.current_workflow_state.cancel(user=by.account)
    freeze_version(page=draft, by=by, now=now, without_reader=reason.strip())
    with LogContext(user=by.account):
        # The rule above stands in for Wagtail's permission, which the standards lead does not have.
        draft.latest_revision.publish(user=by.account, skip_permission_checks=True)
    date_page(draft, now)
    record(draft, "standards.page.publish_alone", by=by)
    return newest_draft(page)


@transaction.atomic
def read_afterwards(*, version: StandardVersion, by: Person, now: dt.datetime) -> LaterReading:
    """Be the second reader of what went out without one. What is wrong with it is mended by the next version."""
    version = StandardVersion.objects.get(pk=version.pk)
    StandardPage.objects.select_for_update().filter(pk=version.page_id).first()
    may_read = may(by.account.roles, "publishes_alone")
    refuse_if([] if may_read else ["Only a second reader or the standards lead can say this."])
    refuse_if(
        obstacles_to_reading_afterwards(
            reader=by.pk,
            published_by=version.published_by_id,
            needs_it=bool(version.without_reader) and not LaterReading.objects.filter(version=version).exists(),
        )
    )
    reading = LaterReading.objects.create(version=version, by=by, at=now)
    record(version, "standards.version.read_afterwards", by=by)
    return reading
