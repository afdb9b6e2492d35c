"""A standard as its page prints it: made from the frozen words, or from the draft in a preview."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from django.db.models import BooleanField, CharField, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from wagtail.models import Page
from wagtail.query import PageQuerySet

from people.models import Person
from standards import wording
from standards.diff import new_line_ids
from standards.models import Change, Fit, StandardPage, StandardVersion, TargetResult
from standards.models.fits import FitAnswer
from standards.queries.media import Media, download, film, picture
from standards.queries.readers import Addresses, readable
from toolkit.dates import local_day, start_of_day
from toolkit.prepared import Given, Prepared

# For how long a changed line bears the word «New».
NEW_FOR = dt.timedelta(days=90)


@dataclass(frozen=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True)
class Fact:
    """A figure under the promise; `percent` and `target` draw the gauge of a share."""

    label: str
    figure: str
    text: str
    percent: str | None = None
    target: int | None = None
    met: bool = False


@dataclass(frozen=True)
class Line:
    id: str
    text: str
    is_new: bool = False


@dataclass(frozen=True)
class Turn:
    who: str
    text: str
    why: str
    ours: bool


@dataclass(frozen=True)
class Part:
    """One part of the page between the promise and the questions. Don't stands under do, never beside it."""

    kind: str
    heading: str = ""
    anchor: str = ""
    do: list[Line] = field(default_factory=list)
    dont: list[Line] = field(default_factory=list)
    lines: list = field(default_factory=list)
    intro: str = ""
    call: str = ""
    more: str = ""
    media: Media | None = None


@dataclass(frozen=True)
class Choice:
    value: str
    words: str
    checked: bool
    opens: bool


@dataclass(frozen=True)
class StandardAsRead:
    title: str
    chapter: Link
    booklet: Link
    promise_heading: str
    promise: str
    facts: list[Fact]
    parts: list[Part]
    contents: list[Link]
    neighbours: list[Link]
    owner: str
    checked: str
    version: StandardVersion | None
    fit: Fit | None

    @property
    def crumbs(self) -> list[Link]:
        return [self.booklet, self.chapter]

    def choices(self, said: str) -> list[Choice]:
        """The three answers to «How does this fit your job?»."""
        return [
            Choice(value, words, value == said, value == FitAnswer.GETS_IN_THE_WAY)
            for value, words in FitAnswer.choices
        ]


def standard_as_read(
    page: StandardPage, *, person: Person | None, today: dt.date, is_draft: bool, request=None
) -> StandardAsRead:
    """Everything the page of a standard prints, but what learning knows about the person."""
    version = page.newest_version
    words = page.words() if is_draft or version is None else version.words
    parts = _parts(words, frozenset() if is_draft else _new_lines(version, today))
    addresses = Addresses(page, request)
    booklet, chapter = _trail(page, addresses)
    return StandardAsRead(
        title=words["title"],
        chapter=chapter,
        booklet=booklet,
        promise_heading=words["promise_heading"],
        promise=words["promise"],
        facts=_facts(words, _results(page.key)),
        parts=parts,
        contents=[Link(_short_heading(part), f"#{part.anchor}") for part in parts if part.heading],
        neighbours=[Link(other.title, addresses.of(other)) for other in _neighbours(page, person)],
        owner=page.owner_role,
        checked=_checked(page, version),
        version=version,
        fit=Fit.objects.filter(version=version, person=person).first() if person and version else None,
    )


def as_it_read(words: wording.Words) -> tuple[list[Fact], list[Part]]:
    """What any version's page printed between its promise and its questions, without the results of today."""
    return _facts(words, {}), _parts(words, frozenset())


# Constant text with no parameters; Django takes 2 ms to compile the same from expressions, and a page has 15.
_TITLE_ABOVE = "SELECT a.title FROM wagtailcore_page a WHERE a.path = substr(wagtailcore_page.path, 1, {})"
_RESTRICTED = """
    EXISTS (SELECT 1 FROM wagtailcore_pageviewrestriction r JOIN wagtailcore_page a ON a.id = r.page_id
             WHERE a.path = substr(wagtailcore_page.path, 1, length(a.path)))
"""


def page_at(path: str) -> StandardPage | None:
    """The published standard at an address, in one query where the way down Wagtail's tree takes nine.

    With it come the titles above it, its neighbours, and whether Wagtail's own privacy closes any of them.
    """
    chapter_path = path.rstrip("/").rpartition("/")[0]
    found = _PAGES_BELOW(chapter_path=f"{chapter_path}/")
    page = next((page for page in found if page.url_path.endswith(path)), None)
    if page is not None and not any(each.is_restricted for each in found):
        page.neighbours = [each for each in found if each is not page]
    return page


def _title_above(levels: int) -> RawSQL:
    kept = f"length(wagtailcore_page.path) - {levels * Page.steplen}"
    return RawSQL(_TITLE_ABOVE.format(kept), [], CharField())  # noqa: S611 - constant text


_PAGES_BELOW = Prepared(
    lambda: (
        StandardPage.objects.filter(live=True, url_path__contains=Given("chapter_path", CharField()))
        .annotate(chapter_title=_title_above(1), booklet_title=_title_above(2))
        .annotate(is_restricted=RawSQL(_RESTRICTED, [], BooleanField()))  # noqa: S611 - constant text
        .defer("body", "search_description", "seo_title", "search_words")
        .order_by("path")
    )
)


def standards_in(chapter_key: str) -> PageQuerySet:
    """The published standards of a chapter, in its order."""
    return StandardPage.objects.live().filter(key__startswith=f"{chapter_key}-").order_by("path")


def _new_lines(version: StandardVersion | None, today: dt.date) -> frozenset[str]:
    """The do and don't lines that a young change made, each compared with the words before it; a correction makes none."""
    if version is None or version.number == 1 or today - local_day(version.published_at) > NEW_FOR:
        return frozenset()
    versions = StandardVersion.objects.filter(standard_key=version.standard_key)
    old = versions.filter(published_at__lt=start_of_day(today - NEW_FOR)).order_by("-number").values("number")[:1]
    young = versions.filter(number__gte=Coalesce(Subquery(old), 1)).order_by("number")
    new = [
        new_line_ids(before.words, after.words) for before, after in pairwise(young) if after.change != Change.EDITORIAL
    ]
    return frozenset().union(*new)


def _results(standard_key: str) -> dict[str, TargetResult]:
    """The newest month's result for each target."""
    return {result.target_key: result for result in _RESULTS_OF(key=standard_key)}


_RESULTS_OF = Prepared(
    lambda: TargetResult.objects.filter(standard_key=Given("key", CharField())).order_by("month", "pk")
)


def _facts(words: wording.Words, results: dict[str, TargetResult]) -> list[Fact]:
    """The first target, where we are and whom it covers make the first row; further targets stand below."""
    facts: list[Fact] = []
    further: list[Fact] = []
    for number, target in enumerate(words["targets"]):
        (further if number else facts).extend(_told(target, results.get(target["key"])))
    if words["covers"]:
        facts.append(Fact("Who it covers", words["covers"], words["covers_detail"]))
    return facts + further


def _told(target: wording.Words, result: TargetResult | None) -> list[Fact]:
    says = wording.target_words(target)
    told = Fact("Set by law or an ombudsman" if target["statutory"] else "Target", says.headline, says.detail)
    return [told, _where_we_are(target, result)] if result else [told]


def _where_we_are(target: wording.Words, result: TargetResult) -> Fact:
    says = wording.result_words(target, result.value)
    percent = None if says.percent is None else wording.number(Decimal(says.percent))
    label = f"Where we are, {date_format(result.month, 'F Y')}"
    return Fact(label, says.figure, says.text, percent, says.target, says.met)


def _parts(words: wording.Words, new: frozenset[str]) -> list[Part]:
    """The parts in page order, with do and don't as one."""
    do, dont = wording.part(words, "do"), wording.part(words, "dont")
    parts = []
    if do or dont:
        parts.append(Part("lines", "Do and don’t", "do", do=_lines(do, new), dont=_lines(dont, new)))
    for part in words["body"]:
        if part["type"] in _BUILDERS:
            parts.append(_BUILDERS[part["type"]](part))
    return [part for part in parts if part is not None]


def _lines(value: wording.Words | None, new: frozenset[str]) -> list[Line]:
    return [Line(f"line-{line['id']}", line["value"], line["id"] in new) for line in (value or {"lines": []})["lines"]]


def _conversation(part: wording.Words) -> Part:
    turns = [
        Turn(turn["value"]["who"], turn["value"]["says"], turn["value"]["why"], turn["value"]["side"] == "staff")
        for turn in part["value"]["turns"]
    ]
    return Part("conversation", "What it sounds like", "sounds-like", lines=turns, intro=part["value"]["intro"])


def _key_fact(part: wording.Words) -> Part:
    return Part("key_fact", part["value"]["heading"], f"part-{part['id']}", intro=part["value"]["text"])


def _steps(part: wording.Words) -> Part:
    steps = [{"text": step["value"]} for step in part["value"]["steps"]]
    return Part("steps", part["value"]["heading"], f"part-{part['id']}", lines=steps)


def _get_help(part: wording.Words) -> Part:
    value = part["value"]
    when = [line["value"] for line in value["when"]]
    return Part("get_help", value["heading"], "get-help", lines=when, call=value["call"], more=value["more"])


def _quotation(part: wording.Words) -> Part:
    return Part("quotation", intro=part["value"]["text"], more=part["value"]["who"])


def _media(part: wording.Words) -> Part | None:
    find, says = _MEDIA[part["type"]]
    media = find(part["value"])
    return Part(part["type"], more=part["value"].get(says, ""), media=media) if media else None


_MEDIA = {"picture": (picture, "caption"), "video": (film, "title"), "download": (download, "title")}
_BUILDERS = {
    "conversation": _conversation,
    "key_fact": _key_fact,
    "steps": _steps,
    "quotation": _quotation,
    "get_help": _get_help,
} | dict.fromkeys(_MEDIA, _media)


def _short_heading(part: Part) -> str:
    """«Get the duty manager now if:» is listed as «When to get the duty manager»."""
    if part.kind != "get_help":
        return part.heading.rstrip(":")
    what = part.heading.rstrip().removesuffix("if:").rstrip().removesuffix("now").rstrip()
    return f"When to {what[:1].lower()}{what[1:]}"


def _neighbours(page: StandardPage, person: Person | None) -> list[StandardPage]:
    if hasattr(page, "neighbours"):
        return page.neighbours
    others = StandardPage.objects.sibling_of(page, inclusive=False)
    return list(readable(others, person).only("title", "url_path", "path", "depth", "numchild").order_by("path"))


def _trail(page: StandardPage, addresses: Addresses) -> tuple[Link, Link]:
    """The booklet and the chapter."""
    own = addresses.of(page).rstrip("/")
    chapter_url = f"{own.rpartition('/')[0]}/"
    booklet_url = f"{chapter_url.rstrip('/').rpartition('/')[0]}/"
    titles = getattr(page, "booklet_title", None), getattr(page, "chapter_title", None)
    booklet, chapter = titles if all(titles) else (page.booklet.title, page.chapter.title)
    return Link(booklet, booklet_url), Link(chapter, chapter_url)


def _checked(page: StandardPage, version: StandardVersion | None) -> str:
    """«Checked by Customer Services on 9 November 2026. Next check May 2027. Version 4:»"""
    said = []
    if page.checked_on:
        said.append(f"Checked by {page.checked_by} on {date_format(page.checked_on, 'j F Y')}.")
    elif version:
        said.append(
            f"Published on {date_format(local_day(version.published_at), 'j F Y')}. {page.checked_by} check it."
        )
    if page.next_check_on:
        said.append(f"Next check {date_format(page.next_check_on, 'F Y')}.")
    if version:
        said.append(f"Version {version.number}:")
    return " ".join(said)
