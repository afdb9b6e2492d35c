"""Everything that can be printed: what it is, on which paper, who may have it, and what its layout is told."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from standards.documents import words
from standards.documents.pictures import NO_PICTURES, Pictures, Room
from standards.documents.promises import promise_of
from standards.models import StandardVersion

PAPER = Path(__file__).parent / "paper"
Facts = dict[str, Any]
COVER_TITLE = "What people can expect from us"
MOST_PROMISES, MOST_RULES, MOST_TARGETS = 8, 5, 7


@dataclass(frozen=True)
class Piece:
    """`is_for_staff`: anyone who may read the booklet may take it; the others are for managers, comms and the lead.

    `sizes` are tried in turn, in points, until the piece fits on `most_pages`; below the last it is refused.
    A piece with a `room` prints the pictures of its standards. `sides_shown` are drawn on the screen before it is made. A piece that `has_lines` is a card, about the booklet or one standard, whose lines somebody chooses.
    """

    slug: str
    title: str
    paper: str
    layout: str
    facts: Callable[["Content"], Facts]
    is_for_staff: bool = False
    of_one_standard: bool = False
    has_lines: bool = False
    takes_long: bool = False
    room: Room | None = None
    sides_shown: int = 0
    sizes: tuple[float, ...] = (12,)
    most_pages: int | None = None
    ppi: float | None = None
    more: Facts = field(default_factory=dict)

    @property
    def is_picture(self) -> bool:
        return self.ppi is not None

    @property
    def path(self) -> Path:
        return PAPER / self.layout


@dataclass(frozen=True)
class Content:
    """What goes into a piece: the booklet in force, or one standard of it; for cards also which lines were chosen."""

    booklet: words.Booklet
    version: StandardVersion | None = None
    lines: tuple[str, ...] = ()
    pictures: Pictures = NO_PICTURES

    @property
    def versions(self) -> list[StandardVersion]:
        return [self.version] if self.version else self.booklet.versions

    @property
    def promises(self) -> list[Facts]:
        """At most eight for a cover: the first target of each chapter, then second ones, in the booklet's order."""
        firsts, others = [], []
        for chapter in self.booklet.chapters:
            targets = [target for version in chapter.versions for target in version.words["targets"]]
            firsts += targets[:1]
            others += targets[1:]
        chosen = [*firsts, *others][:MOST_PROMISES]
        return [vars(promise_of(target)) for target in chosen]


def _booklet(content: Content) -> Facts:
    return {
        "title": f"{COVER_TITLE}: our standards",
        "description": "Every standard of the booklet: what is promised, what to do, and when to get help.",
        "cover_title": COVER_TITLE,
        "promises": content.promises,
        "chapters": [
            {
                "title": chapter.page.title,
                "intro": chapter.page.intro,
                "standards": [words.standard_words(version, content.pictures) for version in chapter.versions],
            }
            for chapter in content.booklet.chapters
        ],
    }


def _poster(content: Content) -> Facts:
    return {
        "title": COVER_TITLE,
        "description": "The promises to customers, for a wall.",
        "cover_title": COVER_TITLE,
        "promises": content.promises,
    }


def _standard(content: Content) -> Facts:
    version = _version(content)
    return {
        "title": version.title,
        "description": f"One standard: {version.title}.",
        "standard": words.standard_words(version, content.pictures),
    }


def _card(content: Content) -> Facts:
    version = content.version
    title = version.title if version else "Every time, whoever it is"
    return {
        "title": f"{title}: card",
        "description": "The rules and the targets to carry in a pocket.",
        "heading": title,
        "rules": rules_of(content),
        "rows": rows_of(content),
        "risk_line": _call(version) if version else None,
    }


def _talk(content: Content) -> Facts:
    version = _version(content)
    standard = words.standard_words(version)
    conversation = next((part["value"] for part in standard["parts"] if part["kind"] == "conversation"), None)
    help_now = next((part["value"] for part in standard["parts"] if part["kind"] == "get_help"), None)
    return {
        "title": f"Depot talk: {version.title}",
        "description": "Five minutes: one situation, three things to ask, and a list to sign.",
        "standard": standard,
        "situation": conversation["intro"] if conversation else version.words["promise"],
        "first_words": conversation["turns"][0] if conversation else None,
        "get_help": help_now,
        "rows_to_sign": 16,
    }


PIECES = {
    piece.slug: piece
    for piece in (
        Piece(
            "booklet", "Booklet", "A5, every standard, with a contents page", "booklet.typ", _booklet,
            is_for_staff=True, takes_long=True, sizes=(10,), room=Room(720, 118, 60),
            more={"paper": {"width": 148, "height": 210, "margin": 15}},
        ),
        Piece(
            "large-print", "Large print", "A4, 18 point, the same words as the booklet", "booklet.typ", _booklet,
            is_for_staff=True, takes_long=True, sizes=(18,), room=Room(1000, 170, 90),
            more={"paper": {"width": 210, "height": 297, "margin": 20}},
        ),
        Piece(
            "side", "One standard on one side", "A4, for a noticeboard", "side.typ", _standard,
            is_for_staff=True, of_one_standard=True, sizes=(15, 14, 13, 12), most_pages=1,
            room=Room(1000, 170, 65),
        ),
        Piece(
            "card", "Pocket card, for a printer", "85 by 55 mm, both sides, 3 mm bleed and crop marks", "card.typ", _card,
            has_lines=True, sides_shown=2, sizes=(10, 9.5, 9), more={"sheet": False},
        ),
        Piece(
            "card-sheet", "Pocket cards, ten to a sheet", "A4, both sides, crop marks, to cut yourself", "card.typ", _card,
            has_lines=True, sides_shown=2, sizes=(10, 9.5, 9), more={"sheet": True},
        ),
        Piece(
            "large-card", "Large-print card", "A6, 16 point, the same words as the pocket card", "large_card.typ", _card,
            has_lines=True, sides_shown=1, sizes=(16,),
        ),
        Piece("poster", "Poster", "A3, the promises at a size to read across a room", "poster.typ", _poster, sides_shown=1),
        Piece(
            "desktop", "Desktop message", "A picture of 1920 by 1080 points for screens", "desktop.typ", _standard,
            of_one_standard=True, ppi=144,
        ),
        Piece(
            "talk", "Depot talk", "A4, five minutes, with a list to sign on the back", "talk.typ", _talk,
            of_one_standard=True, sizes=(13, 12), most_pages=2,
        ),
    )
}  # fmt: skip


def rules_of(content: Content) -> list[str]:
    """The do lines on the front of a card: those chosen; else the first of the standard, or a short one of each chapter."""
    said = do_lines(content)
    if content.lines:
        return [said[line] for line in content.lines if line in said]
    if content.version:
        return list(said.values())[: MOST_RULES - 1]
    chapters = [
        [line for v in chapter.versions for line in words.lines_of(v.words, "do")]
        for chapter in content.booklet.chapters
    ]
    return [min(lines, key=len) for lines in chapters if lines][:MOST_RULES]


def do_lines(content: Content) -> dict[str, str]:
    """Every do line that could go on the card, by `KEY/line id`."""
    return {
        f"{version.standard_key}/{line['id']}": line["value"]
        for version in content.versions
        for part in version.words["body"]
        if part["type"] == "do"
        for line in part["value"]["lines"]
    }


def rows_of(content: Content) -> list[Facts]:
    """The targets on the back of a card: those of the standard, or the first of each chapter."""
    if content.version:
        targets = [(None, target) for target in content.version.words["targets"]]
    else:
        targets = [
            (chapter.page.title, target)
            for chapter in content.booklet.chapters
            for target in [target for version in chapter.versions for target in version.words["targets"]][:1]
        ]
    rows = []
    for label, target in targets[:MOST_TARGETS]:
        promise = promise_of(target)
        rows.append({"label": label or promise.big, "text": promise.big if label else promise.small})
    return rows


def _call(version: StandardVersion) -> str:
    help_now = next((part["value"] for part in version.words["body"] if part["type"] == "get_help"), None)
    return f"Get help: {help_now['call']}" if help_now else ""


def _version(content: Content) -> StandardVersion:
    if content.version is None:
        raise LookupError("This piece is about one standard.")
    return content.version
