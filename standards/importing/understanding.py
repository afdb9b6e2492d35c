"""PURE. What a document means as a booklet: chapters, standards, and a report of all that was guessed or left out.

Nothing is lost without a word: what isn’t on a page is in the report, and a last count looks for what was forgotten.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from standards.importing.drafting import draft_standard
from standards.importing.notes import Notes
from standards.importing.sections import ROOT, Section, sections_of
from standards.importing.tree import Paragraph, Picture, Table, Tree

TOKEN = re.compile(r"\w+")
CHANNELS = {
    "PHONE": ("phone", r"\b(tele)?phone|\bcalls?\b|ffôn|ffon"),
    "EMAIL": ("email", r"\be-?mails?\b|e-?bost"),
    "POST": ("post", r"\bletters?\b|\bpost\b|\bwriting\b|correspondence|llythyr"),
    "FACE": ("face", r"face[ -]to[ -]face|reception|visitors|counter|in person|wyneb"),
    "WEB": ("web", r"\bweb|online|social media|digital"),
    "HOME": ("home", r"\bhome\b|\bvisits?\b"),
    "OUT": ("out", r"\bout and about|\bstreet|\bcrews?\b|\bvans?\b"),
    "MEMBER": ("member", r"\bmembers?\b|councillor"),
    "COMPLAINT": ("comp", r"complain|compliment|feedback"),
}


@dataclass
class ReadChapter:
    """A chapter as the file has it. `key` is a proposal; a chapter that is there keeps its own."""

    title: str
    key: str
    icon: str
    intro: str = ""
    standards: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Understood:
    chapters: list[ReadChapter]
    notes: Notes
    pictures: dict[str, Picture]

    def standards(self) -> Iterator[tuple[ReadChapter, dict[str, Any]]]:
        for chapter in self.chapters:
            for standard in chapter.standards:
                yield chapter, standard


def understand(tree: Tree) -> Understood:
    """The booklet in a document. Without a single do or don’t in it, there are no standards."""
    notes = Notes()
    pictures: dict[str, Picture] = {}
    root = sections_of(tree)
    chapters: list[ReadChapter] = []
    _gather(root, None, chapters, notes, pictures)
    for aside in tree.asides:
        notes.leave_out(aside.kind, aside.text)
    _count_again(tree, chapters, notes)
    return Understood([chapter for chapter in chapters if chapter.standards], notes, pictures)


def _gather(section: Section, above: Section | None, chapters: list[ReadChapter], notes: Notes, pictures: dict) -> None:
    """Standards under their chapters; a section that says what to do is a standard, and what holds some a chapter."""
    if section.says_what_to_do and section.level != ROOT:
        chapter = _chapter_for(above, chapters, notes)
        inner = [child for child in section.children if _holds_standards(child)]
        section.children = [child for child in section.children if child not in inner]
        chapter.standards.append(draft_standard(section, notes, pictures))
        for child in inner:
            _gather(child, section, chapters, notes, pictures)
        return
    if not _holds_standards(section):
        _leave_out(
            section, "no do or don’t under this heading" if section.heading else "before the first heading", notes
        )
        return
    if section.says_what_to_do:
        # Do and don’t before any heading: one standard, named after nothing.
        chapter = _chapter_for(None, chapters, notes)
        loose = Section(1, None, "Customer care", section.blocks)
        chapter.standards.append(draft_standard(loose, notes, pictures))
        notes.guess("the beginning", "", "do and don’t before the first heading became “Customer care”")
    elif not any(child.says_what_to_do for child in section.children):
        _leave_out_own(section, notes)
    for child in section.children:
        _gather_child(child, section, chapters, notes, pictures)


def _gather_child(child: Section, section: Section, chapters, notes: Notes, pictures: dict) -> None:
    has_standards_beside = any(each.says_what_to_do for each in section.children)
    is_thin = not _holds_standards(child) and has_standards_beside and section.level != ROOT and _has_words(child)
    if is_thin:
        chapter = _chapter_for(section, chapters, notes)
        chapter.standards.append(draft_standard(child, notes, pictures))
        notes.guess(_place(child), "", f"“{child.title}” stands among standards, so it became one without do and don’t")
    else:
        _gather(child, section, chapters, notes, pictures)


def _holds_standards(section: Section) -> bool:
    return any(each.says_what_to_do for each in section.walk())


def _has_words(section: Section) -> bool:
    return any(block.pieces for block in section.blocks) or bool(section.children)


def _chapter_for(section: Section | None, chapters: list[ReadChapter], notes: Notes) -> ReadChapter:
    """The chapter of a heading, made when it is first needed."""
    named = section if section is not None and section.level != ROOT else None
    title = named.title[:200] if named else "Customer care"
    known = next((chapter for chapter in chapters if chapter.title == title), None)
    if known:
        return known
    key, icon = _channel(title, {chapter.key for chapter in chapters})
    chapter = ReadChapter(title, key, icon)
    chapters.append(chapter)
    if named is None:
        notes.guess(
            "the whole file", "", "standards without a heading above them went into the chapter “Customer care”"
        )
    elif not named.says_what_to_do:
        notes.understand(_place(named), named.heading.text if named.heading else "", f"the chapter “{title}”")
        chapter.intro = _intro(named, notes)
    return chapter


def _channel(title: str, taken: set[str]) -> tuple[str, str]:
    key, icon = next(
        ((key, icon) for key, (icon, words) in CHANNELS.items() if re.search(words, title, re.I)),
        (re.sub(r"[^A-Z]", "", _unaccented(title).upper())[:12] or "CHAPTER", "face"),
    )
    free = key
    for letter in "BCDEFGHIJKLMNOPQRSTUVWXYZ":
        if free not in taken:
            return free, icon
        free = f"{key}{letter}"
    return free, icon


def _unaccented(text: str) -> str:
    return text.translate(str.maketrans("âêîôûŵŷáéíóúàèìòùäëïöüÂÊÎÔÛŴŶ", "aeiouwyaeiouaeiouaeiouAEIOUWY"))


def _intro(section: Section, notes: Notes) -> str:
    """What a chapter says before its first standard."""
    words = []
    for block in section.blocks:
        if block.heading:
            words.append(block.heading.text)
        for piece in block.pieces:
            if isinstance(piece, Paragraph):
                words.append(piece.text)
            else:
                _leave_out_piece(piece, "a chapter has room for words only", notes)
    return "\n\n".join(words)


def _leave_out(section: Section, why: str, notes: Notes) -> None:
    for each in section.walk():
        if each.heading:
            notes.leave_out(f"{_place(each)}: {why}", each.heading.text)
        for block in each.blocks:
            _leave_out_block(block, why, notes)


def _leave_out_own(section: Section, notes: Notes) -> None:
    if section.heading:
        notes.leave_out(f"{_place(section)}: above the chapters", section.heading.text)
    for block in section.blocks:
        _leave_out_block(block, "above the chapters", notes)


def _leave_out_block(block, why: str, notes: Notes) -> None:
    if block.heading:
        notes.leave_out(f"{block.heading.place}: {why}", block.heading.text)
    for piece in block.pieces:
        _leave_out_piece(piece, why, notes)


def _leave_out_piece(piece, why: str, notes: Notes) -> None:
    if isinstance(piece, Paragraph):
        notes.leave_out(f"{piece.place}: {why}", piece.text)
    elif isinstance(piece, Table):
        notes.leave_out(f"{piece.place}: {why}", table_text(piece))
    else:
        notes.leave_out(f"{piece.place}: {why}", f"Picture {piece.name}: {piece.alt or 'without a description'}")


def _place(section: Section) -> str:
    return section.heading.place if section.heading else "the beginning"


def table_text(table: Table) -> str:
    return "; ".join(" | ".join(" ".join(each.text for each in cell) for cell in row) for row in table.rows)


# --- nothing is forgotten -------------------------------------------------------------------------------------------


def words_in(value: Any) -> Iterator[str]:
    """Every word in anything made of lists, dicts and text."""
    if isinstance(value, str):
        yield from (word.lower() for word in TOKEN.findall(value))
    elif isinstance(value, dict):
        for inner in value.values():
            yield from words_in(inner)
    elif isinstance(value, Iterable):
        for inner in value:
            yield from words_in(inner)
    elif isinstance(value, int | float):
        yield str(value)


def _count_again(tree: Tree, chapters: list[ReadChapter], notes: Notes) -> None:
    """Numbers typed before headings and lines are dropped on purpose; whatever else is missing shows here too."""
    said = Counter(words_in(vars(chapter) for chapter in chapters if chapter.standards))
    said.update(words_in(notes.as_data()))
    missing = Counter(words_in(_texts(tree))) - said
    if missing:
        notes.leave_out("numbers before headings and lines, and single words", " ".join(missing.elements()))


def _texts(tree: Tree) -> Iterator[str]:
    for piece in tree.pieces:
        if isinstance(piece, Paragraph):
            yield piece.text
        elif isinstance(piece, Table):
            yield table_text(piece)
        else:
            yield piece.alt
