"""The published booklet as data: what another site, or one page that is kept somewhere else, is made of."""

import base64
from dataclasses import dataclass, field, replace
from mimetypes import guess_type
from typing import Any

from wagtail.images import get_image_model

from standards import wording
from standards.importing.exchange import FORMAT, portable_digest
from standards.models import BookletPage, ChapterPage, StandardPage
from standards.queries.versions import current_versions


@dataclass(frozen=True)
class ExportedPart:
    """A part of a standard; `source` is a picture’s own bytes, as an address."""

    kind: str
    value: Any
    source: str


@dataclass(frozen=True)
class ExportedStandard:
    page: StandardPage
    words: wording.Words
    number: int
    published_at: Any

    sources: dict[int, str] = field(default_factory=dict)

    @property
    def targets_told(self) -> list[tuple[wording.Words, wording.TargetWords]]:
        return [(target, wording.target_words(target)) for target in self.words["targets"]]

    @property
    def parts(self) -> list[ExportedPart]:
        return [
            ExportedPart(part["type"], part["value"], self.sources.get(part["value"].get("image"), ""))
            for part in self.words["body"]
        ]


@dataclass(frozen=True)
class ExportedChapter:
    page: ChapterPage
    standards: list[ExportedStandard]


def whole_booklet(booklet: BookletPage) -> list[ExportedChapter]:
    """Every published standard in the words in force, in the booklet’s order. Drafts and their words stay here."""
    versions = current_versions()
    pages = StandardPage.objects.live().descendant_of(booklet).prefetch_related("criteria").order_by("path")
    by_chapter: dict[str, list[ExportedStandard]] = {}
    for page in pages:
        version = versions.get(page.key)
        if version:
            exported = ExportedStandard(page, version.words, version.number, version.published_at)
            by_chapter.setdefault(page.path[: -page.steplen], []).append(exported)
    chapters = ChapterPage.objects.live().child_of(booklet).order_by("path")
    return [ExportedChapter(chapter, by_chapter.get(chapter.path, [])) for chapter in chapters]


def pictures_in(chapters: list[ExportedChapter]) -> dict[int, dict[str, str]]:
    """The pictures that the words show, by their number here, each with its file."""
    numbers = {
        part["value"]["image"]
        for chapter in chapters
        for standard in chapter.standards
        for part in standard.words["body"]
        if part["type"] == "picture"
    }
    found = get_image_model().objects.filter(pk__in=numbers).order_by("pk")
    return {image.pk: {"name": image.filename, "data": _bytes(image)} for image in found}


def with_pictures(chapters: list[ExportedChapter]) -> list[ExportedChapter]:
    """The same chapters with each picture in the page itself, so that the file asks nobody for anything."""
    sources = {
        number: f"data:{guess_type(picture['name'])[0] or 'image/png'};base64,{picture['data']}"
        for number, picture in pictures_in(chapters).items()
    }
    return [
        replace(chapter, standards=[replace(standard, sources=sources) for standard in chapter.standards])
        for chapter in chapters
    ]


def as_data(booklet: BookletPage, chapters: list[ExportedChapter]) -> dict[str, Any]:
    """The whole booklet as `importing.exchange` reads it."""
    return {
        "format": FORMAT,
        "title": booklet.title,
        "intro": booklet.intro,
        "chapters": [
            {name: getattr(chapter.page, name) for name in ("key", "title", "slug", "icon", "intro")}
            | {"standards": [_standard(standard) for standard in chapter.standards]}
            for chapter in chapters
        ],
        "pictures": {str(number): picture for number, picture in pictures_in(chapters).items()},
    }


def _standard(standard: ExportedStandard) -> dict[str, Any]:
    page = standard.page
    return {
        "words": standard.words,
        "digest": portable_digest(standard.words),
        "slug": page.slug,
        "search_words": page.search_words,
        "owner_role": page.owner_role,
        "checked_by": page.checked_by,
        "criteria": [criterion.number for criterion in page.criteria.all()],
    }


def _bytes(image) -> str:
    with image.open_file() as opened:
        return base64.b64encode(opened.read()).decode()
