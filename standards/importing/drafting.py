"""PURE. One section of a document as a standard: its promise, targets, do and don’t, and where the rest goes."""

import re
from collections.abc import Iterator
from typing import Any

from standards.importing import target_rows
from standards.importing.headings import as_dont, is_negative, lines_named
from standards.importing.notes import Notes
from standards.importing.sections import Block, Section
from standards.importing.tree import Paragraph, Picture, Table

MOST = {
    "promise": 250,
    "title": 120,
    "promise_heading": 80,
    "heading": 80,
    "line": 140,
    "when": 160,
    "call": 120,
    "more": 160,
}
MOST_TARGETS, MOST_TURNS, MOST_WHEN = 3, 8, 3
MOST_LINES = {"do": 8, "dont": 6}
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\S)")
TURN = re.compile(r"^(?P<who>[^:“”\"]{1,40}):\s+(?P<says>.+)$")
OURS = re.compile(
    r"\b(us|you|we|staff|officer|adviser|advisor|agent|colleague|council|receptionist|call handler)\b", re.I
)
CALL = re.compile(r"\b(call|ring|phone|dial|extension|ext|contact|999|101)\b|\d{3,}", re.I)
NAMES = {"do": "the do lines", "dont": "the don’t lines"}


def draft_standard(section: Section, notes: Notes, pictures: dict[str, Picture]) -> dict[str, Any]:
    """A standard as plain data; `pictures` gains those it shows, by a name that `body` uses."""
    return _Draft(section, notes, pictures).standard()


class _Draft:
    """Gathers a section’s parts. A document may have two lists headed «Do»; a page has one."""

    def __init__(self, section: Section, notes: Notes, pictures: dict[str, Picture]):
        self.section, self.notes, self.pictures = section, notes, pictures
        self.lines: dict[str, list[str]] = {"do": [], "dont": []}
        self.promise, self.promise_heading = "", ""
        self.targets: list[dict[str, Any]] = []
        self.parts: list[dict[str, Any]] = []
        self.get_help: dict[str, Any] | None = None
        self.has_conversation = False

    def standard(self) -> dict[str, Any]:
        title = self.section.title
        if self.section.heading and len(title) > MOST["title"]:
            self.notes.guess(self.section.heading.place, self.section.heading.text, "a title was shortened")
        for block in self.section.blocks:
            self._take(block)
        for child in self.section.children:
            self._take_child(child)
        body = [{"type": kind, "value": {"lines": lines}} for kind, lines in self.lines.items() if lines] + [
            part for part in self.parts if part["type"] != "get_help"
        ]
        if self.get_help:
            body.append({"type": "get_help", "value": self.get_help})
        self._warn()
        return {
            "title": title[: MOST["title"]],
            "promise_heading": self.promise_heading or "What we promise",
            "promise": self.promise,
            "targets": self.targets,
            "body": body,
        }

    def _take(self, block: Block) -> None:
        match block.kind:
            case "do" | "dont":
                self._take_lines(block)
            case "both":
                self._name(block, "do and don’t lines")
                for paragraph in self._words(block):
                    self._line("dont" if is_negative(paragraph.text) else "do", paragraph)
            case "promise":
                self._take_promise(block)
            case "get_help":
                self._take_help(block)
            case "conversation":
                self._take_conversation(block)
            case _:
                self._take_rest(block)

    def _take_child(self, child: Section) -> None:
        """A heading below a standard that is no part of it by name: a key fact, or steps."""
        for section in child.walk():
            first, *others = section.blocks
            first.heading = section.heading
            first.kind = first.kind or self._kind_below(first)
            for block in [first, *others]:
                self._take(block)

    def _kind_below(self, block: Block) -> str:
        """A heading that begins “do” or “don’t” speaks of the list under it; a sentence under it explains it."""
        kind = lines_named(block.heading.text) if block.heading else ""
        has_list = any(isinstance(piece, Paragraph) and piece.list_kind for piece in block.pieces)
        return kind if has_list else ""

    def _take_lines(self, block: Block) -> None:
        paragraphs = list(self._words(block))
        self._name(block, NAMES[block.kind])
        has_list = any(each.list_kind for each in paragraphs)
        for paragraph in paragraphs:
            if has_list and not paragraph.list_kind:
                self._loose([paragraph])
            else:
                self._line(block.kind, paragraph)

    def _line(self, kind: str, paragraph: Paragraph) -> None:
        line = as_dont(paragraph.text) if kind == "dont" else paragraph.text
        if line.lower() != paragraph.text.lower():
            self.notes.guess(paragraph.place, paragraph.text, f"a don’t line begins “do not”, so it became “{line}”")
        if paragraph.depth:
            self.notes.guess(paragraph.place, "", f"“{line}” stood under another line and became a line of its own")
        if len(line) > MOST["line"]:
            self.notes.guess(
                paragraph.place, "", f"a line is longer than {MOST['line']} letters; shorten it: “{line[:40]}…”"
            )
        self.lines[kind].append(line)

    def _take_promise(self, block: Block) -> None:
        words = [each.text for each in self._words(block)]
        if block.heading and len(block.heading.text.strip()) <= MOST["promise_heading"] and not self.promise_heading:
            self.promise_heading = block.heading.text.strip().rstrip(":").strip()
        else:
            self._name(block, "the promise")
        self._promise(" ".join(words), block.heading.place if block.heading else "")

    def _promise(self, text: str, place: str) -> None:
        """As many whole sentences as there is room for; the rest is a key fact."""
        sentences = SENTENCE.split(text.strip())
        taken = [] if self.promise else _that_fit(sentences, MOST["promise"])
        self.promise = self.promise or " ".join(taken)
        rest = " ".join(sentences[len(taken) :])
        if rest:
            self._key_fact("Good to know", rest)
            if taken:
                self.notes.guess(
                    place, "", f"the promise of “{self.section.title}” is its first words; the rest is a key fact"
                )

    def _take_help(self, block: Block) -> None:
        paragraphs = list(self._words(block))
        if self.get_help:
            self._loose(paragraphs, heading=block.heading)
            return
        heading = block.heading.text.strip() if block.heading else ""
        keeps = bool(re.search(r"\bif:?$", heading)) and len(heading) <= MOST["heading"]
        if not keeps:
            self._name(block, "get help now")
        listed = [each.text for each in paragraphs if each.list_kind]
        said = [each.text for each in paragraphs if not each.list_kind]
        call = next((text for text in said if CALL.search(text)), "")
        more = [text for text in said if text != call]
        when = listed or more[:1]
        self.get_help = {
            "heading": f"{heading.rstrip(':')}:" if keeps else "Get help now if:",
            "when": when,
            "call": call,
            "more": " ".join(more if listed else more[1:]),
        }
        if not call:
            self.notes.guess(
                block.heading.place if block.heading else "", "", f"“{self.section.title}” doesn’t say whom to call"
            )

    def _take_conversation(self, block: Block) -> None:
        paragraphs = list(self._words(block))
        turns = [found for each in paragraphs if (found := TURN.match(each.text))]
        if len(turns) < 2 or self.has_conversation:
            self._loose(paragraphs, heading=block.heading)
            return
        self._name(block, "what it sounds like")
        first = turns[0]["who"].strip()
        self.has_conversation = True
        self.parts.append(
            {
                "type": "conversation",
                "value": {
                    "intro": " ".join(each.text for each in paragraphs if not TURN.match(each.text)),
                    "turns": [
                        {
                            "who": found["who"].strip(),
                            "side": "staff" if _is_ours(found["who"].strip(), first) else "customer",
                            "says": found["says"],
                            "why": "",
                        }
                        for found in turns
                    ],
                },
            }
        )
        self.notes.guess(paragraphs[0].place, "", "who is the customer in what it sounds like; check each turn")

    def _take_rest(self, block: Block) -> None:
        """Text under no part's name: the promise if there is none yet, a list as steps or do, the rest key facts."""
        words = list(self._words(block))
        if block.heading is None and not self.promise and words and not words[0].list_kind and not words[0].is_boxed:
            self._promise(words[0].text, words[0].place)
            words = words[1:]
        has_do = any(each.kind in ("do", "both") for each in self.section.blocks)
        listed = [each for each in words if each.list_kind == "bullet"]
        if block.heading is None and listed and not has_do and not self.lines["do"]:
            for each in listed:
                self._line("dont" if is_negative(each.text) else "do", each)
            self.notes.guess(listed[0].place, "", "a list under no heading became do and don’t lines")
            words = [each for each in words if each not in listed]
        self._loose(words, heading=block.heading)

    def _loose(self, words: list[Paragraph], heading: Paragraph | None = None) -> None:
        listed = [each.text for each in words if each.list_kind]
        said = [each.text for each in words if not each.list_kind]
        name = heading.text.strip() if heading else ""
        if len(name) > MOST["heading"]:
            said, name = [name, *said], ""
        if heading and not words and name:
            said = [""]
        if len(listed) == 1:
            said, listed = [*said, *listed], []
        if said:
            self._key_fact(name or "Good to know", "\n".join(said).strip())
        if listed:
            self.parts.append({"type": "steps", "value": {"heading": name or "In order", "steps": listed}})
            self.notes.guess(words[0].place, "", f"a list became the steps “{name or 'In order'}”")

    def _key_fact(self, heading: str, text: str) -> None:
        self.parts.append({"type": "key_fact", "value": {"heading": heading, "text": text}})

    def _words(self, block: Block) -> Iterator[Paragraph]:
        """The paragraphs of a block; its tables and pictures are dealt with on the way."""
        for piece in block.pieces:
            if isinstance(piece, Paragraph):
                yield piece
            elif isinstance(piece, Picture):
                self._picture(piece)
            else:
                yield from self._table(piece)

    def _table(self, table: Table) -> Iterator[Paragraph]:
        cells = [[" ".join(each.text for each in cell) for cell in row] for row in table.rows]
        rows = target_rows.read_rows(cells)
        if rows is None:
            self.notes.guess(table.place, "", "a table that is neither targets nor do and don’t became lines of text")
            yield from (
                Paragraph(" – ".join(cell for cell in row if cell), table.place, list_kind="number")
                for row in cells
                if any(row)
            )
            return
        if len(rows) < len(cells):
            self.notes.understand(table.place, " | ".join(cells[0]), "the heading of a table of targets")
        for row in rows:
            self._target(row, table.place)

    def _target(self, row: target_rows.Row, place: str) -> None:
        if row.target is None or len(self.targets) == MOST_TARGETS:
            why = "no number we understand" if row.target is None else f"a page has at most {MOST_TARGETS} targets"
            self.notes.leave_out(f"{place}: {why}", row.text)
            return
        key = re.sub(r"[^a-z0-9]+", "-", row.target["what"].lower()).strip("-")[:30] or "target"
        taken = {target["key"] for target in self.targets}
        self.targets.append({"key": key if key not in taken else f"{key}-{len(taken) + 1}", **row.target})
        self.notes.understand(place, row.text, f"a target of “{self.section.title}”")
        if row.guessed:
            self.notes.guess(place, row.text, row.guessed)

    def _picture(self, picture: Picture) -> None:
        if not picture.data:
            self.notes.leave_out(
                f"{picture.place}: a picture of a kind we can’t show", f"{picture.name}: {picture.alt}"
            )
            return
        name = f"picture-{len(self.pictures) + 1}"
        self.pictures[name] = picture
        self.parts.append({"type": "picture", "value": {"picture": name, "alt": picture.alt[:250], "caption": ""}})
        if not picture.alt:
            self.notes.guess(picture.place, "", f"the picture {picture.name} has no description; write one")
        elif len(picture.alt) > 250:
            self.notes.guess(picture.place, picture.alt, "a description of a picture was shortened")

    def _name(self, block: Block, part: str) -> None:
        if block.heading and block.heading.text.strip():
            self.notes.understand(block.heading.place, block.heading.text.strip(), f"{part} of “{self.section.title}”")

    def _warn(self) -> None:
        title, place = self.section.title, self.section.heading.place if self.section.heading else "the beginning"
        if not self.promise:
            self.notes.guess(place, "", f"“{title}” has no sentence that could be its promise; write one")
        for kind, most in MOST_LINES.items():
            if len(self.lines[kind]) > most:
                self.notes.guess(
                    place, "", f"“{title}” has {len(self.lines[kind])} of {NAMES[kind]}; a page has room for {most}"
                )
        if self.get_help and len(self.get_help["when"]) > MOST_WHEN:
            self.notes.guess(place, "", f"“{title}” has more than {MOST_WHEN} lines on when to get help")


def _that_fit(sentences: list[str], room: int) -> list[str]:
    taken: list[str] = []
    for sentence in sentences:
        if len(" ".join([*taken, sentence])) > room:
            break
        taken.append(sentence)
    return taken


def _is_ours(who: str, first: str) -> bool:
    """Whoever is named so, or else whoever doesn't speak first."""
    if OURS.search(who):
        return True
    return who != first and not re.search(r"\b(customer|caller|resident|visitor|mrs?|ms)\b", who, re.I)
