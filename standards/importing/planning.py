"""What a file would change: each of its standards set beside the page there is, before anything is written."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import slugify

from standards import wording
from standards.importing.exchange import portable_digest
from standards.importing.understanding import Understood
from standards.models import BookletImport, BookletPage, ChapterPage, StandardPage

NEW, CHANGED, SAME, LEFT = "new", "changed", "same", "left"
MOST_STANDARDS = 200
VERBS = {
    NEW: "A new draft",
    CHANGED: "A new draft of a page that is there",
    SAME: "Says the same as the page, so nothing changes",
    LEFT: "Says the same as when this was last brought in, so the page stays as editors left it",
}


@dataclass
class PlannedChapter:
    key: str
    title: str
    slug: str
    icon: str
    intro: str
    page: ChapterPage | None


@dataclass
class PlannedStandard:
    """`data` is what the file says of it: the fields of the page that the file fills, targets, body and criteria."""

    verb: str
    key: str
    slug: str
    chapter: PlannedChapter
    source: str
    digest: str
    data: dict[str, Any]
    page: StandardPage | None

    @property
    def title(self) -> str:
        return self.data["fields"]["title"]

    @property
    def words(self) -> str:
        return VERBS[self.verb]


@dataclass
class Plan:
    chapters: list[PlannedChapter] = field(default_factory=list)
    standards: list[PlannedStandard] = field(default_factory=list)
    obstacles: list[str] = field(default_factory=list)

    @property
    def writing(self) -> list[PlannedStandard]:
        return [standard for standard in self.standards if standard.verb in (NEW, CHANGED)]

    @property
    def digest(self) -> str:
        """Equal as long as the same would be done: what was looked at is what is made."""
        return _digest([[each.verb, each.key, each.digest, each.chapter.key] for each in self.standards])

    @property
    def sources(self) -> dict[str, str]:
        return {f"{each.key} {each.source}": each.digest for each in self.standards}


def plan_for_document(understood: Understood, booklet: BookletPage) -> Plan:
    """What the standards of a Word file would become. They are known again by what the file calls them."""
    site = _Site(booklet)
    plan = Plan()
    for chapter in understood.chapters:
        planned = site.chapter(chapter.title, chapter.key, chapter.icon, chapter.intro)
        plan.chapters.append(planned)
        for standard in chapter.standards:
            plan.standards.append(_known_by_name(site, planned, chapter.title, standard))
    plan.obstacles = _obstacles(plan)
    return plan


def plan_for_exchange(chapters: list[dict[str, Any]], booklet: BookletPage) -> Plan:
    """What a booklet from another site would become. Its standards keep their keys."""
    site = _Site(booklet)
    plan = Plan()
    for chapter in chapters:
        planned = site.chapter_by_key(chapter)
        plan.chapters.append(planned)
        for standard in chapter["standards"]:
            plan.standards.append(_known_by_key(site, planned, standard))
    plan.obstacles = _obstacles(plan)
    return plan


def told(words: dict[str, Any]) -> dict[str, Any]:
    """What a page tells a reader, without the ids of its lines and the day a target begins."""
    return {
        "title": words["title"],
        "promise_heading": words["promise_heading"],
        "promise": words["promise"],
        "targets": [
            {
                name: _plain(target.get(name))
                for name in wording.TARGET_FIELDS
                if name not in ("key", "effective_from", "channel")
            }
            | {"value": wording.number(target["value"]), "statutory": bool(target.get("statutory"))}
            for target in words["targets"]
        ],
        "body": [{"type": part["type"], "value": _told_part(part)} for part in words["body"]],
    }


class _Site:
    """The pages there are, by what a file may call them."""

    def __init__(self, booklet: BookletPage):
        self.chapters = list(ChapterPage.objects.child_of(booklet).order_by("path"))
        pages = StandardPage.objects.descendant_of(booklet)
        self.standards = {page.key: page for page in pages.select_related("latest_revision").order_by("path")}
        self.keys = set(ChapterPage.objects.values_list("key", flat=True))
        self.used = set(StandardPage.objects.values_list("key", flat=True))
        self.slugs = set(booklet.get_children().values_list("slug", flat=True))
        self.drafts = {key: page.get_latest_revision_as_object() for key, page in self.standards.items()}
        self.given: dict[str, set[str]] = {}
        self.sources: dict[str, tuple[str, str]] = {}
        for made in BookletImport.objects.exclude(made_at=None).order_by("made_at", "pk"):
            for known, digest in made.sources.items():
                key, _, source = known.partition(" ")
                self.sources[source] = (key, digest)

    def chapter(self, title: str, key: str, icon: str, intro: str) -> PlannedChapter:
        page = next((each for each in self.chapters if _name(each.title) == _name(title)), None)
        page = page or next((each for each in self.chapters if each.key == key), None)
        return self._planned(page, title, key, icon, intro)

    def chapter_by_key(self, chapter: dict[str, Any]) -> PlannedChapter:
        page = next((each for each in self.chapters if each.key == chapter["key"]), None)
        return self._planned(page, chapter["title"], chapter["key"], chapter["icon"], chapter["intro"], chapter["slug"])

    def _planned(self, page, title, key, icon, intro, slug="") -> PlannedChapter:
        if page:
            return PlannedChapter(page.key, page.title, page.slug, page.icon, page.intro, page)
        slug = _free(slug or slugify(title) or key.lower(), self.slugs)
        self.slugs.add(slug)
        return PlannedChapter(key, title, slug, icon, intro, None)

    def next_key(self, chapter: PlannedChapter) -> str:
        numbers = [int(key.rpartition("-")[2]) for key in self.used if key.rpartition("-")[0] == chapter.key]
        key = f"{chapter.key}-{max(numbers, default=0) + 1}"
        self.used.add(key)
        return key

    def slug(self, chapter: PlannedChapter, title: str) -> str:
        if chapter.key not in self.given:
            there = chapter.page.get_children().values_list("slug", flat=True) if chapter.page else ()
            self.given[chapter.key] = set(there)
        slug = _free(slugify(title)[:200] or "standard", self.given[chapter.key])
        self.given[chapter.key].add(slug)
        return slug


def _known_by_name(
    site: _Site, chapter: PlannedChapter, chapter_title: str, standard: dict[str, Any]
) -> PlannedStandard:
    source = f"{_name(chapter_title)}/{_name(standard['title'])}"
    says = _digest(told(standard))
    key, before = site.sources.get(source, ("", ""))
    draft = site.drafts.get(key) or next(
        (
            each
            for each in site.drafts.values()
            if each.key.startswith(f"{chapter.key}-") and _name(each.title) == _name(standard["title"])
        ),
        None,
    )
    data = {
        "fields": {name: standard[name] for name in ("title", "promise_heading", "promise")},
        "targets": _targets(standard["targets"], chapter, draft),
        "body": standard["body"],
        "criteria": [],
    }
    if draft is None:
        key, slug = site.next_key(chapter), site.slug(chapter, standard["title"])
        return PlannedStandard(NEW, key, slug, chapter, source, says, data, None)
    verb = SAME if _digest(told(draft.words())) == says else LEFT if before == says else CHANGED
    return PlannedStandard(verb, draft.key, draft.slug, chapter, source, says, data, site.standards[draft.key])


def _targets(
    targets: list[dict[str, Any]], chapter: PlannedChapter, draft: StandardPage | None
) -> list[dict[str, Any]]:
    """A target that counts the same thing as before keeps its key, since questions cite it."""
    keys = {(each.what, each.done): each.key for each in draft.targets.all()} if draft else {}
    return [
        target | {"channel": chapter.slug[:40], "key": keys.pop((target["what"], target["done"]), target["key"])}
        for target in targets
    ]


def _known_by_key(site: _Site, chapter: PlannedChapter, standard: dict[str, Any]) -> PlannedStandard:
    key, says = standard["words"]["key"], portable_digest(standard["words"])
    draft = site.drafts.get(key)
    data = {name: standard[name] for name in ("fields", "targets", "body", "criteria")}
    if draft is None:
        slug = site.slug(chapter, standard["slug"])
        return PlannedStandard(NEW, key, slug, chapter, key, says, data, None)
    verb = SAME if portable_digest(draft.words()) == says else CHANGED
    return PlannedStandard(verb, key, draft.slug, chapter, key, says, data, site.standards[key])


def _obstacles(plan: Plan) -> list[str]:
    if not plan.standards:
        return [
            (
                "No standard was found in this file. We look for headings, and under each a list headed “Do”, “Always”, "
                "“We will” or “Don’t”, “Never”, “Avoid”. Head your lists so, and choose the file again."
            )
        ]
    if len(plan.standards) > MOST_STANDARDS:
        return [
            f"The file has {len(plan.standards)} standards, and {MOST_STANDARDS} at once is the most. Split it by chapter."
        ]
    obstacles = [
        f"{each.key} is with a second reader. Wait until it is published or sent back, then bring the file in again."
        for each in plan.writing
        if each.page and each.page.workflow_in_progress
    ]
    keys = [each.key for each in plan.standards]
    twice = sorted({each.title for each in plan.standards if keys.count(each.key) > 1})
    return obstacles + [
        f"“{title}” stands in its chapter twice. Give one of the two another heading." for title in twice
    ]


def _told_part(part: dict[str, Any]) -> Any:
    """A picture is its description: which number it has here says nothing."""
    value = part["value"]
    if part["type"] != "picture":
        return _told(value)
    return value["alt"] if "alt" in value else value.get("alt_text", "")


def _told(value: Any) -> Any:
    if isinstance(value, list):
        return [_told(item["value"]) if isinstance(item, dict) and "value" in item else _told(item) for item in value]
    if isinstance(value, dict):
        return {name: _told(inner) for name, inner in value.items()}
    return value


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int) else str(value)


def _name(title: str) -> str:
    return "".join(letter for letter in title.casefold() if letter.isalnum())


def _free(slug: str, taken: set[str]) -> str:
    free, number = slug, 1
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free


def _digest(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
