"""Looking something up: the line or the target that answers first, then the pages."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from people.models import Person
from standards import wording
from standards.looking_up import Synonym, hits, mended, nearby, readings, stem, telling_words, tokens
from standards.models import SearchMiss, SearchSynonym, StandardVersion
from standards.queries.readers import Addresses, standards_for
from standards.queries.versions import current_versions

# Enough for a screen; whoever needs more has asked for too little.
MOST_LINES, MOST_PAGES = 8, 10
LABELS = {"do": "Do", "dont": "Don’t", "target": "Target", "page": "Page"}


@dataclass(frozen=True)
class Found:
    """An answer to what somebody looked up: a line of a standard, a target, or a page."""

    kind: str
    text: str
    title: str
    url: str
    standard_key: str
    says_dont: bool = False

    @property
    def label(self) -> str:
        return LABELS["dont" if self.says_dont else "do" if self.kind == "line" else self.kind]


@dataclass(frozen=True)
class LookedUp:
    """What was found; `read_as` when words were taken for others, `try_instead` when nothing was found."""

    words: str
    found: list[Found] = field(default_factory=list)
    read_as: str = ""
    try_instead: list[str] = field(default_factory=list)


def find(words: str, person: Person | None) -> list[Found]:
    """What somebody with a customer on the line looks for: the lines that answer it first, then the pages."""
    return Finder(person).look_up(words).found


def misses() -> list[SearchMiss]:
    """What was looked up and not found, the most often first; a screenful."""
    return list(SearchMiss.objects.order_by("-times", "-last_on", "words")[:100])


class Finder:
    """Everything published that one person may read, loaded once and asked as often as needed."""

    def __init__(self, person: Person | None):
        self.pages = {page.key: page for page in standards_for(person).defer_streamfields()}
        versions = current_versions() if self.pages else {}
        self.said = [_said(versions[key]) for key in self.pages if key in versions]
        self.near = {key: _stems(f"{page.title} {page.search_words}") for key, page in self.pages.items()}
        self.addresses = Addresses(next(iter(self.pages.values()))) if self.pages else None
        rows = SearchSynonym.objects.values_list("said", "means") if self.pages else ()
        self.synonyms = [Synonym(tuple(tokens(said)), tuple(tokens(means))) for said, means in rows]

    def look_up(self, words: str) -> LookedUp:
        """The words as typed and as their synonyms; if that finds nothing, as they were probably meant."""
        asked = tokens(words)
        if not asked or not self.said:
            return LookedUp(words)
        found = self._found(readings(asked, self.synonyms))
        if found:
            return LookedUp(words, found)
        vocabulary = self._vocabulary()
        meant = mended(asked, vocabulary)
        found = self._found(readings(meant, self.synonyms)) if meant else []
        if found and meant:
            return LookedUp(words, found, read_as=" ".join(meant))
        return LookedUp(words, try_instead=nearby(asked, vocabulary))

    def _found(self, ways: list[list[str]]) -> list[Found]:
        stems = [[stem(word) for word in way] for way in ways]
        return self._lines(stems) + self._pages(stems)

    def _lines(self, ways: list[list[str]]) -> list[Found]:
        """Every word is in the line or on its page’s title and search words, and at least one in the line itself."""
        scored = []
        for said in self.said:
            page, near = self.pages[said.key], self.near[said.key]
            for line in said.lines:
                score = max(_score(way, line.stems, near) for way in ways)
                if score:
                    url = f"{self.addresses.of(page)}{line.anchor}"
                    is_dont = line.kind == "dont"
                    kind = "target" if line.kind == "target" else "line"
                    scored.append((score, Found(kind, line.text, page.title, url, page.key, is_dont)))
        scored.sort(key=lambda each: -each[0])
        return [found for _, found in scored[:MOST_LINES]]

    def _pages(self, ways: list[list[str]]) -> list[Found]:
        scored = []
        for said in self.said:
            page, near = self.pages[said.key], self.near[said.key]
            score = max(_page_score(way, said, near) for way in ways)
            if score:
                found = Found("page", page.promise, page.title, self.addresses.of(page), page.key)
                scored.append((score, found))
        scored.sort(key=lambda each: -each[0])
        return [found for _, found in scored[:MOST_PAGES]]

    def _vocabulary(self) -> list[str]:
        """The booklet’s own words, and those that stand for them, in an order that is always the same."""
        words = {word for said in self.said for word in said.words}
        words |= {word for page in self.pages.values() for word in telling_words(f"{page.title} {page.search_words}")}
        words |= {word for synonym in self.synonyms for word in synonym.said}
        return sorted(words)


@dataclass(frozen=True)
class _Line:
    kind: str
    text: str
    anchor: str
    stems: frozenset[str]


@dataclass(frozen=True)
class _Said:
    """What a version says, taken apart once."""

    key: str
    lines: tuple[_Line, ...]
    promise: frozenset[str]
    stems: frozenset[str]
    words: frozenset[str]


# A version never changes, so what it says is taken apart once; by digest, which is the same for the same words.
_APART: dict[str, _Said] = {}
MOST_APART = 1_000


def _said(version: StandardVersion) -> _Said:
    if version.digest not in _APART:
        if len(_APART) >= MOST_APART:
            _APART.clear()
        _APART[version.digest] = _take_apart(version.words)
    return _APART[version.digest]


def _take_apart(words: wording.Words) -> _Said:
    lines = tuple(_lines(words))
    everything = " ".join([words["title"], words["promise"], *_texts(words["body"]), *(line.text for line in lines)])
    return _Said(
        words["key"], lines, _stems(words["promise"]), _stems(everything), frozenset(telling_words(everything))
    )


def _lines(words: wording.Words) -> Iterator[_Line]:
    for part in words["body"]:
        if part["type"] in ("do", "dont"):
            for line in part["value"]["lines"]:
                yield _Line(part["type"], line["value"], f"#line-{line['id']}", _stems(line["value"]))
    for target in words["targets"]:
        text = str(wording.target_words(target))
        yield _Line("target", text, "", _stems(text))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in ("id", "type", "side") and not name.endswith("_digest"):
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in telling_words(text))


def _score(way: list[str], line: frozenset[str], near: frozenset[str]) -> int:
    in_line = hits(way, line)
    return in_line if in_line and hits(way, line | near) == len(way) else 0


def _page_score(way: list[str], said: _Said, near: frozenset[str]) -> int:
    if hits(way, said.stems | near) < len(way):
        return 0
    return 1 + 3 * hits(way, near) + 2 * hits(way, said.promise)
