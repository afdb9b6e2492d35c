"""Making draft pages of a file: kept while somebody looks at what was understood, then made all at once or not at all."""

import base64
import datetime as dt
import hashlib
import json
import zlib
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.images import get_image_model

from people.models import Person
from standards.actions.writing import create_chapter, create_standard, revise_standard
from standards.importing.lines import with_known_lines
from standards.importing.missing import still_missing
from standards.importing.planning import CHANGED, NEW, Plan, PlannedChapter, PlannedStandard, plan_for_document
from standards.importing.tree import Picture, Tree, from_data, to_data
from standards.importing.understanding import Understood, understand
from standards.models import BookletImport, BookletPage, ChapterPage
from standards.wording import Words
from toolkit.audit import record
from toolkit.obstacles import refuse_if

# How long a file that nobody made drafts of is kept.
KEPT = dt.timedelta(days=7)
CHANGED_MEANWHILE = "The booklet has changed since you looked at this. Look again at what would be made."


@transaction.atomic
def keep_for_checking(*, file_name: str, data: bytes, tree: Tree, by: Person | None, now: dt.datetime) -> BookletImport:
    """Keep what was read of a file, so that somebody can look at it before anything is made."""
    kept = BookletImport.objects.create(
        file_name=file_name[-200:],
        digest=hashlib.sha256(data).hexdigest(),
        content=zlib.compress(json.dumps(to_data(tree)).encode()),
        uploaded_by=by,
        uploaded_at=now,
    )
    record(kept, "standards.import.keep", by=by)
    return kept


def understood_in(kept: BookletImport) -> Understood:
    """What a file that is waiting says."""
    return understand(from_data(json.loads(zlib.decompress(bytes(kept.content)))))


@transaction.atomic
def make_drafts(
    *, kept: BookletImport, booklet: BookletPage, by: Person, now: dt.datetime, looked_at: str = ""
) -> Plan:
    """Make the drafts that a file asks for; `looked_at` is the digest of the plan somebody saw. Nothing is published."""
    kept = BookletImport.objects.select_for_update().get(pk=kept.pk)
    refuse_if(["Drafts were made of this file already."] if kept.made_at else [])
    understood = understood_in(kept)
    plan = plan_for_document(understood, booklet)
    refuse_if(plan.obstacles)
    refuse_if([CHANGED_MEANWHILE] if looked_at and looked_at != plan.digest else [])
    _carry_out(plan, booklet, understood.pictures, kept.file_name, by, now)
    kept.sources = plan.sources
    kept.report = understood.notes.as_data() | {"missing": still_missing(plan)}
    kept.content, kept.made_at = None, now
    kept.save(update_fields=["sources", "report", "content", "made_at"])
    record(kept, "standards.import.make", by=by)
    return plan


@transaction.atomic
def make_drafts_of_exchange(
    *, plan: Plan, pictures: dict[str, Picture], file_name: str, booklet: BookletPage, by: Person, now: dt.datetime
) -> Plan:
    """Make the drafts of a booklet from another site, words and line ids as they were there."""
    refuse_if(plan.obstacles)
    _carry_out(plan, booklet, pictures, file_name, by, now)
    record(booklet, "standards.booklet.exchange", by=by)
    return plan


@transaction.atomic
def forget_unmade_imports(*, today: dt.date, now: dt.datetime) -> int:
    """Files that somebody looked at and left."""
    left = BookletImport.objects.filter(made_at=None, uploaded_at__lt=now - KEPT)
    count = left.count()
    for each in left.order_by("pk"):
        record(each, "standards.import.forget")
    left.delete()
    return count


def _carry_out(plan: Plan, booklet: BookletPage, pictures: dict[str, Picture], name: str, by: Person, now) -> None:
    pages: dict[str, ChapterPage] = {}
    numbers: dict[str, int] = {}
    for standard in plan.writing:
        chapter = standard.chapter
        if chapter.key not in pages:
            pages[chapter.key] = chapter.page or _chapter(chapter, booklet, by, now)
        body = [_with_picture(part, pictures, numbers, by) for part in standard.data["body"]]
        body = with_known_lines(standard.key, body, _words_of(standard))
        if standard.verb == NEW:
            _create(standard, pages[chapter.key], body, name, by, now)
        elif standard.verb == CHANGED:
            _revise(standard, body, by, now)


def _words_of(standard: PlannedStandard) -> Words | None:
    return standard.page.get_latest_revision_as_object().words() if standard.page else None


def _chapter(chapter: PlannedChapter, booklet: BookletPage, by: Person, now: dt.datetime) -> ChapterPage:
    named = {name: getattr(chapter, name) for name in ("key", "title", "slug", "icon", "intro")}
    return create_chapter(booklet=BookletPage.objects.get(pk=booklet.pk), **named, by=by, now=now)


def _create(standard: PlannedStandard, chapter: ChapterPage, body: list, name: str, by: Person, now) -> None:
    create_standard(
        chapter=ChapterPage.objects.get(pk=chapter.pk),
        fields={"key": standard.key, "slug": standard.slug, **standard.data["fields"]},
        targets=_targets(standard, now),
        body=body,
        criteria=standard.data["criteria"],
        change_reason=f"First edition, from {name}."[:300],
        by=by,
        now=now,
        is_whole=False,
    )


def _revise(standard: PlannedStandard, body: list, by: Person, now: dt.datetime) -> None:
    revise_standard(
        page=standard.page,
        change="",
        reason="",
        fields=standard.data["fields"],
        targets=_targets(standard, now),
        body=body,
        by=by,
        now=now,
        is_whole=False,
    )


def _targets(standard: PlannedStandard, now: dt.datetime) -> list[dict[str, Any]]:
    return [{"effective_from": now.date()} | target for target in standard.data["targets"]]


def _with_picture(part: dict[str, Any], pictures: dict[str, Picture], numbers: dict[str, int], by: Person) -> dict:
    """A part as the page stores it: a picture of the file becomes one of the site, the same one for the same bytes."""
    name = part["value"].get("picture") if part["type"] == "picture" else None
    if name is None:
        return part
    if name not in numbers:
        numbers[name] = _image(pictures[name], by)
    alt = part["value"]["alt"]
    image = {"image": numbers[name], "alt_text": alt, "decorative": bool(part["value"].get("decorative"))}
    return part | {"value": {"image": image, "caption": part["value"]["caption"]}}


def _image(picture: Picture, by: Person) -> int:
    blob = base64.b64decode(picture.data)
    # Wagtail's own way to know a file again.
    known_by = hashlib.sha1(blob, usedforsecurity=False).hexdigest()
    found = get_image_model().objects.filter(file_hash=known_by).order_by("pk").first()
    if found:
        return found.pk
    image = get_image_model()(
        title=(picture.alt or picture.name)[:255],
        file=ContentFile(blob, name=picture.name),
        file_size=len(blob),
        file_hash=known_by,
        uploaded_by_user=by.account,
    )
    image.save()
    return image.pk
