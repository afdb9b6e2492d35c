"""PURE. The words of a question as a small HTML, made anew from whatever a file holds.

Nothing of the file's markup is passed on. What is read is paragraphs, lists, strong and emphasised words, raised and
lowered figures and the file's own pictures; these are written again, always in the same way, so that equal words are
equal text. No attribute survives but a picture's name and its description.
"""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser

from quizzes.formats.base import MOST_LETTERS

Shown = Callable[[str, str], str | None]
"""From the address of a picture and its description to the name it is kept under; None when the file doesn't hold it."""


def _named(tags: str) -> frozenset[str]:
    return frozenset(tags.split())


STYLES = {
    "strong": "strong",
    "b": "strong",
    "em": "em",
    "i": "em",
    "sub": "sub",
    "sup": "sup",
}
ORDER = ("strong", "em", "sub", "sup")
PARAGRAPHS = _named(
    "p div h1 h2 h3 h4 h5 h6 blockquote pre table thead tbody tfoot tr section article header footer main aside nav "
    "figure figcaption caption address center dl dt dd fieldset form legend details summary hr body html"
)
LISTS = {"ul": "ul", "ol": "ol", "menu": "ul"}
# Read as the words they hold.
PLAIN = _named(
    "span font u s strike del ins a abbr acronym cite code kbd samp var q small big mark tt label time data bdi bdo "
    "wbr col colgroup dfn ruby rt rp nobr o:p st1:place picture source title meta link"
)
# Their content is no words for a reader.
SILENT = _named(
    "script style iframe object embed applet svg math template noscript noframes head xml audio video canvas map "
    "textarea select button input"
)
CELLS = frozenset(("td", "th"))
NEVER_IN_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ufdd0-\ufdef\ud800-\udfff]")
SPACES = re.compile(r"[ \t\n\r\u0085\u00a0\u2028\u2029]+")
MARKUP = re.compile(r"[<&]")
WEB = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)


@dataclass
class Cleaned:
    """`lost` names what could not be read as words; `missing` the pictures that the file doesn't hold."""

    words: str = ""
    lost: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    is_too_long: bool = False


@dataclass(frozen=True)
class _Run:
    """A piece of a line: letters in one style, or the HTML of a break or a picture."""

    text: str
    styles: frozenset[str] = frozenset()
    is_mark: bool = False


@dataclass
class _Block:
    tag: str
    runs: list[_Run] = field(default_factory=list)


def nothing_shown(_source: str, _alt: str) -> None:
    return None


def clean(source: str, shown: Shown = nothing_shown) -> Cleaned:
    """Whatever markup a file holds, as our words."""
    if len(source) > MOST_LETTERS:
        return Cleaned(is_too_long=True)
    source = NEVER_IN_TEXT.sub("", source)
    if not MARKUP.search(source):
        return Cleaned(html.escape(SPACES.sub(" ", source).strip(" "), quote=False))
    reader = _Reader(shown)
    reader.feed(_without_declarations(source))
    reader.close()
    return Cleaned(_written(reader.blocks), reader.lost, reader.missing)


def from_text(text: str) -> str:
    """Plain text as words: an empty line parts paragraphs, a single line end is kept."""
    text = NEVER_IN_TEXT.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    blocks = []
    for part in re.split(r"\n[ \t\u00a0]*\n\s*", text):
        runs: list[_Run] = []
        for line in part.split("\n"):
            runs += [_Run(line), _Run("<br>", is_mark=True)]
        blocks.append(_Block("p", runs))
    return _written(blocks)


def to_text(words: str) -> str:
    """Words as plain text. Only what `from_text` would make again comes back whole; see `is_plain`."""
    if not MARKUP.search(words):
        return words
    reader = _Reader(lambda source, _alt: source)
    reader.feed(words)
    reader.close()
    lines = []
    for block in _filled(reader.blocks):
        said = "".join(_as_text(run) for run in block.runs)
        lines.append(said if block.tag == "p" else f"• {said}")
    return "\n\n".join(lines)


def is_plain(words: str) -> bool:
    """Whether nothing is lost when it is written as plain text."""
    return not MARKUP.search(words) or from_text(to_text(words)) == words


def one_line(text: str) -> str:
    """A name, a tag, a category: text without markup, on one line."""
    return SPACES.sub(" ", NEVER_IN_TEXT.sub("", text)).strip(" ")


def pictures_in(words: str) -> list[str]:
    """The names of the pictures it shows."""
    return [html.unescape(name) for name in re.findall(r'<img alt="[^"]*" src="([^"]*)">', words)]


def _as_text(run: _Run) -> str:
    if not run.is_mark:
        return run.text
    alt = re.match(r'<img alt="([^"]*)"', run.text)
    return f"[{html.unescape(alt.group(1)) or 'picture'}]" if alt else "\n"


class _Reader(HTMLParser):
    """Collects blocks of runs. It knows no attribute but a link's address and what a picture shows."""

    def __init__(self, shown: Shown):
        super().__init__(convert_charrefs=True)
        self.shown = shown
        self.blocks: list[_Block] = [_Block("p")]
        self.styles: list[str] = []
        self.lists: list[str] = []
        self.silenced: list[str] = []
        self.links: list[tuple[str, int]] = []
        self.lost: list[str] = []
        self.missing: list[str] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if self.silenced or tag in SILENT:
            self._silence(tag)
        elif tag in STYLES:
            self.styles.append(STYLES[tag])
        elif tag == "br":
            self._add(_Run("<br>", is_mark=True))
        elif tag == "img":
            self._picture(given.get("src") or "", given.get("alt") or "")
        elif tag == "li":
            self._begin(self.lists[-1] if self.lists else "ul")
        elif tag in LISTS:
            self.lists.append(LISTS[tag])
            self._begin("p")
        elif tag in PARAGRAPHS:
            # A paragraph inside a list item is that item.
            if not (self.lists and not self.blocks[-1].runs):
                self._begin(self.lists[-1] if self.lists and self.blocks[-1].tag != "p" and tag == "p" else "p")
        elif tag in CELLS:
            self._add(_Run(" | ") if self.blocks[-1].runs else _Run(""))
        elif tag == "a":
            self.links.append((given.get("href") or "", len(self.blocks[-1].runs)))
        elif tag not in PLAIN:
            # «<your name>» is words that somebody wrote, and no markup.
            self._add(_Run(self.get_starttag_text() or "", self._styles()))

    def handle_startendtag(self, tag, attrs):
        if tag in SILENT:
            self._lose(tag)
            return
        self.handle_starttag(tag, attrs)
        if tag not in ("br", "img"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if self.silenced:
            if tag in self.silenced:
                while self.silenced.pop() != tag:
                    pass
        elif tag in STYLES and STYLES[tag] in self.styles:
            self.styles.reverse()
            self.styles.remove(STYLES[tag])
            self.styles.reverse()
        elif tag in LISTS:
            self.lists = self.lists[:-1]
            self._begin("p")
        elif tag == "li" or tag in PARAGRAPHS:
            if not self.lists:
                self._begin("p")
        elif tag == "a" and self.links:
            self._end_link(*self.links.pop())

    def handle_data(self, data):
        if not self.silenced:
            self._add(_Run(data, self._styles()))

    def _styles(self) -> frozenset[str]:
        return frozenset(self.styles)

    def _add(self, run: _Run) -> None:
        self.blocks[-1].runs.append(run)

    def _begin(self, tag: str) -> None:
        self.blocks.append(_Block(tag))

    def _silence(self, tag: str) -> None:
        if not self.silenced:
            self._lose(tag)
            if tag in ("input", "embed"):
                return
        # Only what will be closed by its own name can be waited for.
        if tag in SILENT and tag not in ("input", "embed"):
            self.silenced.append(tag)

    def _lose(self, tag: str) -> None:
        if tag not in self.lost:
            self.lost.append(tag)

    def _picture(self, source: str, alt: str) -> None:
        name = self.shown(source, alt)
        if name is None:
            self.missing.append(source)
            self._add(_Run(f" [{alt}] " if alt else ""))
            return
        alt = html.escape(one_line(alt), quote=True)
        self._add(_Run(f'<img alt="{alt}" src="{html.escape(name, quote=True)}">', is_mark=True))

    def _end_link(self, address: str, since: int) -> None:
        """A link's address is words too, where the words of the link don't say it."""
        said = "".join(run.text for run in self.blocks[-1].runs[since:])
        if WEB.fullmatch(address) and address not in said and said.strip():
            self._add(_Run(f" ({address})", self._styles()))


def _without_declarations(source: str) -> str:
    """Comments, Word's conditions and processing instructions go; each is looked for once, however many there are."""
    kept, at = [], 0
    while (start := source.find("<", at)) >= 0:
        if source.startswith("<!--", start):
            end, length = source.find("-->", start + 4), 3
        elif source.startswith(("<!", "<?"), start):
            end, length = source.find(">", start + 2), 1
        else:
            kept.append(source[at : start + 1])
            at = start + 1
            continue
        kept.append(source[at:start])
        if end < 0:
            # It never ends, so it is no declaration.
            kept.append(source[start:].replace("<!", "&lt;!").replace("<?", "&lt;?"))
            return "".join(kept)
        at = end + length
    kept.append(source[at:])
    return "".join(kept)


def _filled(blocks: list[_Block]) -> list[_Block]:
    tidied = [_Block(block.tag, _tidied(block.runs)) for block in blocks]
    return [block for block in tidied if block.runs]


def _tidied(runs: list[_Run]) -> list[_Run]:
    """One space between words and none at the ends of a line; neighbours of one style are one run."""
    out: list[_Run] = []
    space_before: frozenset[str] | None = None
    for run in runs:
        if run.is_mark:
            if run.text != "<br>" and space_before is not None and out and out[-1].text != "<br>":
                _join(out, " ", frozenset())
            out.append(run)
            space_before = None
            continue
        text = SPACES.sub(" ", run.text)
        if text.startswith(" "):
            space_before = run.styles if space_before is None else space_before
        said = text.strip(" ")
        if not said:
            continue
        if space_before is not None and out and out[-1].text != "<br>":
            same = not out[-1].is_mark and out[-1].styles == run.styles
            _join(out, " ", run.styles if same else frozenset())
        _join(out, said, run.styles)
        space_before = run.styles if text.endswith(" ") else None
    return _without_breaks_at_the_ends(out)


def _join(out: list[_Run], text: str, styles: frozenset[str]) -> None:
    if out and not out[-1].is_mark and out[-1].styles == styles:
        out[-1] = _Run(out[-1].text + text, styles)
    else:
        out.append(_Run(text, styles))


def _without_breaks_at_the_ends(runs: list[_Run]) -> list[_Run]:
    first, last = 0, len(runs)
    while first < last and runs[first].text == "<br>" and runs[first].is_mark:
        first += 1
    while last > first and runs[last - 1].text == "<br>" and runs[last - 1].is_mark:
        last -= 1
    return runs[first:last]


def _written(blocks: list[_Block]) -> str:
    filled = _filled(blocks)
    if len(filled) == 1 and filled[0].tag == "p":
        return _line(filled[0].runs)
    parts, open_list = [], ""
    for block in filled:
        if block.tag != open_list and open_list:
            parts.append(f"</{open_list}>")
            open_list = ""
        if block.tag == "p":
            parts.append(f"<p>{_line(block.runs)}</p>")
            continue
        if not open_list:
            open_list = block.tag
            parts.append(f"<{open_list}>")
        parts.append(f"<li>{_line(block.runs)}</li>")
    if open_list:
        parts.append(f"</{open_list}>")
    return "".join(parts)


def _line(runs: list[_Run]) -> str:
    return "".join(_piece(run) for run in runs)


def _piece(run: _Run) -> str:
    if run.is_mark:
        return run.text
    inside = html.escape(run.text, quote=False)
    for style in reversed([style for style in ORDER if style in run.styles]):
        inside = f"<{style}>{inside}</{style}>"
    return inside
