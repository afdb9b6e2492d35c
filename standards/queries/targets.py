"""The one register of targets: every number we promise, with where it is cited."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field

from people.models import Person
from standards.citations import citations_of
from standards.consequences import Citation, is_right_for
from standards.models import Printed, StandardPage, StandardVersion
from standards.queries.readers import Addresses, standards_for
from standards.wording import TargetWords, Words, target_words
from toolkit.dates import local_day


@dataclass(frozen=True)
class OnPaper:
    """A piece that was printed from words with this target. Older ones say another number."""

    kind: str
    dated: str
    is_older: bool


@dataclass(frozen=True)
class RegisteredTarget:
    """A target of the words in force. `cited_by` and `on_paper` are for those who edit, and empty for others."""

    standard_key: str
    title: str
    url: str
    page_pk: int
    target: Words
    since: dt.date
    cited_by: list[Citation] = field(default_factory=list)
    to_review: list[Citation] = field(default_factory=list)
    on_paper: list[OnPaper] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"{self.standard_key}/{self.target['key']}"

    @property
    def says(self) -> TargetWords:
        return target_words(self.target)


def target_register(person: Person, *, shows_citations: bool = False) -> list[RegisteredTarget]:
    """Every target of the standards that somebody may read, in the order of the booklet."""
    pages = list(standards_for(person).defer_streamfields())
    if not pages:
        return []
    versions = _versions(page.key for page in pages)
    keys = [page.key for page in pages if page.key in versions]
    cited = _by_target(citations_of(keys)) if shows_citations else {}
    printed = _printed() if shows_citations else []
    addresses = Addresses(pages[0])
    return [
        _registered(page, addresses.of(page), target, versions[page.key], cited, printed)
        for page in pages
        if page.key in versions
        for target in versions[page.key][-1].words["targets"]
    ]


def _versions(keys) -> dict[str, list[StandardVersion]]:
    found = defaultdict(list)
    rows = StandardVersion.objects.filter(standard_key__in=list(keys)).order_by("standard_key", "number")
    for version in rows.only("standard_key", "number", "words", "published_at"):
        found[version.standard_key].append(version)
    return dict(found)


def _by_target(citations: list[Citation]) -> dict[str, list[Citation]]:
    found = defaultdict(list)
    for citation in citations:
        if citation.target:
            found[citation.target].append(citation)
    return found


def _printed() -> list[Printed]:
    """The newest piece of each kind, about each thing."""
    newest = {}
    for piece in Printed.objects.order_by("made_at", "pk").only("kind", "about", "dated", "made_at"):
        newest[piece.kind, piece.about] = piece
    return list(newest.values())


def _registered(
    page: StandardPage,
    url: str,
    target: Words,
    versions: list[StandardVersion],
    cited: dict[str, list[Citation]],
    printed: list[Printed],
) -> RegisteredTarget:
    began = _began(target, versions)
    citations = cited.get(f"{page.key}/{target['key']}", [])
    words = {version.number: version.words for version in versions}
    return RegisteredTarget(
        standard_key=page.key,
        title=page.title,
        url=url,
        page_pk=page.pk,
        target=target,
        since=local_day(began),
        cited_by=citations,
        to_review=[
            each
            for each in citations
            if not is_right_for(each, versions[-1].words, read_against=words.get(each.reviewed_for))
        ],
        on_paper=[
            OnPaper(piece.kind, piece.dated, piece.made_at < began)
            for piece in printed
            if piece.about in ("", page.key)
        ],
    )


def _began(target: Words, versions: list[StandardVersion]) -> dt.datetime:
    """When this number came into force: the first of the newest versions in a row that say it."""
    began = versions[-1].published_at
    for version in reversed(versions):
        if target not in version.words["targets"]:
            break
        began = version.published_at
    return began
