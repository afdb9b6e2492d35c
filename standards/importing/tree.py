"""PURE. What a document says, whoever wrote it: paragraphs, tables and pictures in order, and what stands beside them."""

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Paragraph:
    """`level` is a heading's by its style, 0 the title; size and boldness speak where there is no style."""

    text: str
    place: str
    level: int | None = None
    list_kind: str = ""
    depth: int = 0
    size: float = 0
    is_bold: bool = False
    is_boxed: bool = False


@dataclass(frozen=True)
class Table:
    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]
    place: str


@dataclass(frozen=True)
class Picture:
    name: str
    alt: str
    data: str = field(repr=False)
    place: str = ""


@dataclass(frozen=True)
class Aside:
    """Words that stand outside the text: a comment, a deleted word, a footnote, a header."""

    kind: str
    text: str


@dataclass(frozen=True)
class Tree:
    pieces: tuple[Paragraph | Table | Picture, ...] = ()
    asides: tuple[Aside, ...] = ()


def letters_in(tree: Tree) -> int:
    """How much there is to understand. A paragraph counts for a little even when it is empty."""
    texts = [aside.text for aside in tree.asides]
    for piece in tree.pieces:
        if isinstance(piece, Paragraph):
            texts.append(piece.text)
        elif isinstance(piece, Table):
            texts += [each.text for row in piece.rows for cell in row for each in cell]
    return sum(len(text) + 20 for text in texts)


def to_data(tree: Tree) -> dict[str, Any]:
    """As plain data, to pass from one process to another."""
    return {
        "pieces": [{"kind": type(piece).__name__, **asdict(piece)} for piece in tree.pieces],
        "asides": [asdict(aside) for aside in tree.asides],
    }


def from_data(data: dict[str, Any]) -> Tree:
    return Tree(
        pieces=tuple(_piece(dict(piece)) for piece in data["pieces"]),
        asides=tuple(Aside(**aside) for aside in data["asides"]),
    )


def _piece(data: dict[str, Any]) -> Paragraph | Table | Picture:
    match data.pop("kind"):
        case "Paragraph":
            return Paragraph(**data)
        case "Picture":
            return Picture(**data)
        case _:
            rows = tuple(tuple(tuple(Paragraph(**each) for each in cell) for cell in row) for row in data["rows"])
            return Table(rows, data["place"])
