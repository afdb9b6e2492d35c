"""From a draft to a version: asking for a second reader, approving, and freezing the words that go out."""

import datetime as dt

from django.db import transaction
from wagtail.log_actions import LogContext
from wagtail.models import Page, TaskState

from people.models import Person
from standards.consequences import CHANGE_OF, asks_of
from standards.models import StandardPage, StandardVersion
from standards.models.workflow import draft_of
from standards.numbering import Numbers, next_numbers
from standards.rules import obstacles_to_approving
from standards.signals import version_published
from standards.wording import digest
from toolkit.audit import record
from toolkit.obstacles import refuse_if


@transaction.atomic
def freeze_version(
    *, page: StandardPage, by: Person | None, now: dt.datetime, without_reader: str = ""
) -> StandardVersion | None:
    """Keep the exact words of a page as it is published; None when they are the words already in force."""
    StandardPage.objects.select_for_update().get(pk=page.pk)
    newest = page.newest_version = StandardVersion.objects.filter(standard_key=page.key).order_by("number").last()
    words = page.words()
    if newest and newest.digest == digest(words):
        _forget_change(page)
        return None
    refuse_if(page.obstacles_to_going_out())

    numbers = next_numbers(newest and Numbers(newest.number, newest.material_number), page.change)
    version = page.newest_version = StandardVersion.objects.create(
        standard_key=page.key,
        chapter_key=words["chapter"],
        number=numbers.number,
        material_number=numbers.material_number,
        title=page.title,
        words=words,
        digest=digest(words),
        change=page.change if newest else "material",
        asks=asks_of(page.change if newest else "material", page.asks),
        reason=page.change_reason.strip(),
        without_reader=without_reader,
        published_at=now,
        published_by=by,
        page=page,
    )
    _forget_change(page)
    record(version, "standards.version.publish", by=by)
    version_published.send(StandardVersion, version=version, by=by, now=now)
    return version


@transaction.atomic
def submit_for_second_reading(*, page: Page, by: Person) -> Page:
    """Ask for somebody else to read the newest draft of a page and publish it."""
    draft = newest_draft(page)
    may_ask = draft.permissions_for_user(by.account).can_edit()
    refuse_if([] if may_ask else ["You can’t edit this page."])
    refuse_if(["Somebody has already asked for this page to be read."] if draft.workflow_in_progress else [])
    refuse_if(draft.obstacles_to_publishing())
    draft.get_workflow().start(draft, by.account)
    record(draft, "standards.page.submit", by=by)
    return draft


@transaction.atomic
def send_change(*, page: StandardPage, asks: str, reason: str, by: Person, now: dt.datetime) -> Page:
    """Say who looks at a change again, and why it is made, and ask for it to be read: the draft keeps both."""
    draft = newest_draft(page)
    refuse_if([] if draft.permissions_for_user(by.account).can_edit() else ["You can’t edit this page."])
    say_who_looks(draft, asks=asks, why=reason, by=by)
    return submit_for_second_reading(page=page, by=by)


def say_who_looks(draft: StandardPage, *, asks: str, why: str, by: Person) -> StandardPage:
    """Put the answer to «Who needs to look at this again, and why?» into the draft, if it is not there already."""
    refuse_if([] if asks in CHANGE_OF else ["Choose who needs to look at this again."])
    answer = {"change": CHANGE_OF[asks], "asks": asks, "change_reason": why.strip()}
    if all(getattr(draft, name) == value for name, value in answer.items()):
        return draft
    for name, value in answer.items():
        setattr(draft, name, value)
    draft.save_revision(user=by.account, log_action=True)
    record(draft, "standards.standard.say_who_looks", by=by)
    return newest_draft(draft)


@transaction.atomic
def approve(*, page: Page, by: Person, now: dt.datetime) -> Page:
    """Publish, as its second reader, what somebody else asked to have read."""
    draft = newest_draft(page)
    state: TaskState | None = draft.current_workflow_task_state
    refuse_if(["Nobody has asked for this page to be read."] if state is None else [])
    refuse_if(obstacles_to_approving(by.account.pk, draft_of(draft)))
    refuse_if([] if draft.permissions_for_user(by.account).can_publish() else ["Only a second reader publishes pages."])
    refuse_if(draft.obstacles_to_going_out())

    is_for_later = bool(draft.go_live_at and draft.go_live_at > now)
    if isinstance(draft, StandardPage) and not is_for_later:
        # Frozen before Wagtail publishes, and dated as we were told; Wagtail's own clock then finds nothing new.
        freeze_version(page=draft, by=by, now=now)
    with LogContext(user=by.account):
        state.task.specific.on_action(state, by.account, "approve")
    if not is_for_later:
        date_page(draft, now)
    record(draft, "standards.page.approve", by=by)
    return newest_draft(page)


def newest_draft(page: Page) -> Page:
    """What stands in the editor, published or not."""
    return Page.objects.get(pk=page.pk).get_latest_revision_as_object()


def date_page(page: Page, now: dt.datetime) -> None:
    """A page went out when we say, not when Wagtail's clock says."""
    first = page.first_published_at or now
    Page.objects.filter(pk=page.pk).update(first_published_at=min(first, now), last_published_at=now)


def _forget_change(page: StandardPage) -> None:
    """The answer to «What kind of change is this, and why?» is in the version now; the next edit starts blank."""
    answer = {"change": page.change, "change_reason": page.change_reason, "asks": page.asks}
    blank = dict.fromkeys(answer, "")
    StandardPage.objects.filter(pk=page.pk).update(**blank)
    for revision in page.revisions.filter(pk__gte=page.live_revision_id or 0):
        if answer.items() <= revision.content.items():
            revision.content |= blank
            revision.save(update_fields=["content"])
