"""What is in force, as layouts want it: chapters, standards, their parts, and how old the words are."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format

from standards import wording
from standards.documents.pictures import NO_PICTURES, Pictures
from standards.models import ChapterPage, Edition, StandardPage, StandardVersion
from standards.queries import chapters_for, standards_for
from standards.queries.editions import edition_in_force
from toolkit.dates import local_day

# A page that Wagtail keeps for some groups is not for paper, which knows nobody: printed is what everyone may read.
ANYBODY = object()


@dataclass(frozen=True)
class Chapter:
    page: ChapterPage
    versions: list[StandardVersion]


@dataclass(frozen=True)
class Booklet:
    chapters: list[Chapter]

    @property
    def versions(self) -> list[StandardVersion]:
        return [version for chapter in self.chapters for version in chapter.versions]

    @property
    def published_at(self) -> datetime:
        """The moment of its newest words."""
        return max(version.published_at for version in self.versions)


def booklet_in_force() -> Booklet:
    """Every chapter with the versions in force of its published standards, in the booklet's order."""
    pages = list(standards_for(ANYBODY).only("key", "path", "depth", "numchild"))
    keys = [page.key for page in pages]
    versions = {each.standard_key: each for each in StandardVersion.objects.current().filter(standard_key__in=keys)}
    chapters = [
        Chapter(chapter, [versions[page.key] for page in pages if _is_in(page, chapter) and page.key in versions])
        for chapter in chapters_for(ANYBODY)
    ]
    return Booklet([chapter for chapter in chapters if chapter.versions])


def _is_in(page: StandardPage, chapter: ChapterPage) -> bool:
    return page.path.startswith(chapter.path)


def dated(versions: list[StandardVersion], *, on: date) -> str:
    """What paper says of its age: the edition whose words these are, else the day of the newest of them."""
    edition = edition_in_force(on)
    if edition is not None and _are_all_in(edition, versions):
        return f"edition {edition.number}, {date_format(edition.dated, 'F Y')}"
    day = date_format(local_day(max(version.published_at for version in versions)), "j F Y")
    return f"version {versions[0].number}, {day}" if len(versions) == 1 else f"as of {day}"


def _are_all_in(edition: Edition, versions: list[StandardVersion]) -> bool:
    within = set(edition.contents.values_list("version_id", flat=True))
    return {version.pk for version in versions} <= within


def standard_words(version: StandardVersion, pictures: Pictures = NO_PICTURES) -> dict[str, Any]:
    """One standard for a layout, with those of its pictures that are printed."""
    words = version.words
    day = date_format(local_day(version.published_at), "j F Y")
    return {
        "key": version.standard_key,
        "title": words["title"],
        "promise_heading": words["promise_heading"],
        "promise": words["promise"],
        "covers": words["covers"],
        "covers_detail": words["covers_detail"],
        "targets": [_target(target) for target in words["targets"]],
        "do": lines_of(words, "do"),
        "dont": lines_of(words, "dont"),
        "parts": [drawn for part in words["body"] if (drawn := _part(part, version, pictures))],
        "dated": f"{version.standard_key}, version {version.number}, {day}",
    }


def lines_of(words: wording.Words, kind: str) -> list[str]:
    part = wording.part(words, kind)
    return [line["value"] for line in part["lines"]] if part else []


def _part(part: wording.Words, version: StandardVersion, pictures: Pictures) -> dict[str, Any] | None:
    """A part as a layout draws it; do and don’t stand by themselves, and a picture may not be for this piece."""
    if part["type"] == "picture":
        value = pictures.part(part["value"])
        return {"kind": "picture", "value": value} if value else None
    if part["type"] not in _PARTS:
        return None
    kind, value = _PARTS[part["type"]](part["value"])
    # Where a film or a file is to be had, for whoever holds the paper.
    return {"kind": kind, "value": value | {"page": f"/standards/{version.standard_key}/"}}


def _target(target: wording.Words) -> dict[str, str]:
    says = wording.target_words(target)
    return {"headline": says.headline, "detail": says.detail}


def _conversation(value: wording.Words) -> tuple[str, dict]:
    turns = [
        {
            "who": turn["value"]["who"],
            "says": turn["value"]["says"],
            "why": turn["value"]["why"],
            "ours": turn["value"]["side"] == "staff",
        }
        for turn in value["turns"]
    ]
    return "conversation", {"intro": value["intro"], "turns": turns}


def _steps(value: wording.Words) -> tuple[str, dict]:
    return "steps", {"heading": value["heading"], "steps": [step["value"] for step in value["steps"]]}


def _key_fact(value: wording.Words) -> tuple[str, dict]:
    return "key_fact", {"heading": value["heading"], "text": value["text"]}


def _get_help(value: wording.Words) -> tuple[str, dict]:
    when = [line["value"] for line in value["when"]]
    return "get_help", {"heading": value["heading"], "when": when, "call": value["call"], "more": value["more"]}


def _quotation(value: wording.Words) -> tuple[str, dict]:
    return "quotation", {"text": value["text"], "by": value["who"]}


def _film(value: wording.Words) -> tuple[str, dict]:
    return "film", {"heading": value["title"], "link": value.get("link") or ""}


def _download(value: wording.Words) -> tuple[str, dict]:
    return "download", {"heading": value["title"]}


_PARTS = {
    "conversation": _conversation,
    "steps": _steps,
    "key_fact": _key_fact,
    "get_help": _get_help,
    "quotation": _quotation,
    "video": _film,
    "download": _download,
}
