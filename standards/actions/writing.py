"""Writing chapters and standards from data: the demo, and whatever else is not typed in the editor."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction

from people.models import Person
from standards.actions.publishing import approve, submit_for_second_reading
from standards.models import BookletPage, ChapterPage, Criterion, StandardPage, Target
from toolkit.audit import record
from toolkit.obstacles import refuse_if

# Lines without an id of their own get one that is the same each time, so that two sites made from the same words agree.
LINE_IDS = uuid.UUID("6f0e0f5e-2a54-4a5c-9d4f-6d1a1d1f3c55")


@transaction.atomic
def create_chapter(
    *,
    booklet: BookletPage,
    key: str,
    title: str,
    slug: str,
    icon: str,
    intro: str,
    by: Person,
    now: dt.datetime,
    read_by: Person | None = None,
) -> ChapterPage:
    """A new chapter, as a draft; published at once if a second reader is named."""
    chapter = ChapterPage(key=key, title=title, slug=slug, icon=icon, intro=intro, live=False, owner=by.account)
    booklet.add_child(instance=chapter)
    chapter.save_revision(user=by.account, log_action=True)
    record(chapter, "standards.chapter.create", by=by)
    if read_by is not None:
        submit_for_second_reading(page=chapter, by=by)
        return approve(page=chapter, by=read_by, now=now)
    return chapter


@transaction.atomic
def create_standard(
    *,
    chapter: ChapterPage,
    fields: dict[str, Any],
    targets: list[dict[str, Any]],
    body: list[dict[str, Any]],
    criteria: list[str],
    change_reason: str,
    by: Person,
    now: dt.datetime,
    is_whole: bool = True,
) -> StandardPage:
    """A new standard, as a draft; one that isn’t whole lacks what the editor asks for before it goes out.

    `fields` are the page's own (key, title, slug, promise …), `targets` the columns of `Target`, `body` the parts as
    in `wording.snapshot`: ``{"type": "do", "value": {"lines": [{"id": "name-first", "value": "give your name"}]}}``,
    where a line may be a bare string. `criteria` are numbers of the mark's elements.
    """
    page = StandardPage(
        **fields, body=_stream(fields["key"], body), change_reason=change_reason, live=False, owner=by.account
    )
    page.targets = [Target(**{"sort_order": order} | target) for order, target in enumerate(targets)]
    chapter.add_child(instance=page)
    page.criteria.set(_criteria(criteria))
    page.save()
    page.save_revision(user=by.account, log_action=True, clean=is_whole)
    record(page, "standards.standard.create", by=by)
    return page


@transaction.atomic
def revise_standard(
    *,
    page: StandardPage,
    change: str,
    reason: str,
    by: Person,
    now: dt.datetime,
    fields: dict[str, Any] | None = None,
    targets: list[dict[str, Any]] | None = None,
    body: list[dict[str, Any]] | None = None,
    is_whole: bool = True,
) -> StandardPage:
    """A draft of new words for a standard; what is not given stays."""
    draft = StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in (fields or {}).items():
        setattr(draft, name, value)
    if targets is not None:
        draft.targets = [Target(**{"sort_order": order} | target) for order, target in enumerate(targets)]
    if body is not None:
        draft.body = _stream(draft.key, body)
    draft.change, draft.change_reason = change, reason
    draft.save_revision(user=by.account, log_action=True, clean=is_whole)
    record(draft, "standards.standard.revise", by=by)
    return draft


def _criteria(numbers: list[str]) -> list[Criterion]:
    found = list(Criterion.objects.filter(number__in=numbers).order_by("framework", "position"))
    missing = sorted(set(numbers) - {criterion.number for criterion in found})
    refuse_if([f"There is no criterion {number}." for number in missing])
    return found


def _stream(key: str, body: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The raw form in which Wagtail stores a body."""
    return [
        {
            "type": part["type"],
            "id": part.get("id") or _id(key, _nth_of_its_kind(body, place)),
            "value": {
                name: _raw(value, f"{key}/{_nth_of_its_kind(body, place)}/{name}")
                for name, value in part["value"].items()
            },
        }
        for place, part in enumerate(body)
    ]


def _nth_of_its_kind(body: list[dict[str, Any]], place: int) -> str:
    """«video», and «video 2» for the second: two parts of one kind are two parts."""
    kind = body[place]["type"]
    before = sum(part["type"] == kind for part in body[:place])
    return f"{kind} {before + 1}" if before else kind


def _raw(value: Any, place: str) -> Any:
    if not isinstance(value, list):
        return value
    items = [item if isinstance(item, dict) and "value" in item else {"value": item} for item in value]
    return [
        {"type": "item", "id": item.get("id") or _id(place, str(index)), "value": item["value"]}
        for index, item in enumerate(items)
    ]


def _id(*place: str) -> str:
    return str(uuid.uuid5(LINE_IDS, "/".join(place)))
