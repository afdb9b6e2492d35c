"""PURE. The tree of a document as nested sections: which line is a title, and under which part a paragraph stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from standards.importing.headings import part_named, run_in, typed_bullet, without_number
from standards.importing.tree import Paragraph, Picture, Table, Tree

LONGEST_HEADING = 90
# Larger letters than the text by this much announce something.
LARGER = 1.4
# A bold line among real headings stands below all of them.
BELOW_ALL = 10
ROOT = -1


@dataclass
class Block:
    """A stretch of a section under one heading: a part of a standard, or none in particular."""

    kind: str = ""
    heading: Paragraph | None = None
    pieces: list[Paragraph | Table | Picture] = field(default_factory=list)


@dataclass
class Section:
    level: int
    heading: Paragraph | None = None
    title: str = ""
    blocks: list[Block] = field(default_factory=lambda: [Block()])
    children: list["Section"] = field(default_factory=list)

    def walk(self) -> Iterator["Section"]:
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def says_what_to_do(self) -> bool:
        return any(block.kind in ("do", "dont", "both") for block in self.blocks)


def sections_of(tree: Tree) -> Section:
    """The document as one section that holds the others."""
    root = Section(ROOT)
    stack, levels = [root], _Levels(tree)
    for piece in tree.pieces:
        if isinstance(piece, Table):
            _add_table(stack[-1], piece)
        elif isinstance(piece, Picture):
            stack[-1].blocks[-1].pieces.append(piece)
        else:
            _add_paragraph(stack, piece, levels)
    return root


class _Levels:
    """How deep each heading stands, by its style, by a number typed before it, or by its letters."""

    def __init__(self, tree: Tree):
        paragraphs = [piece for piece in tree.pieces if isinstance(piece, Paragraph)]
        self.body = _usual_size(paragraphs)
        self.has_styles = sum(each.level is not None and each.level > 0 for each in paragraphs) >= 2
        shown = [each for each in paragraphs if self._stands_out(each) and not part_named(each.text)]
        self.ranks = sorted({_looks(each) for each in shown}, reverse=True)
        self.by_number = sum(without_number(each.text)[1] > 0 for each in shown) * 2 > len(shown)

    def of(self, paragraph: Paragraph) -> int | None:
        """None for text. A title of the document is 0."""
        if paragraph.level is not None and len(paragraph.text) <= LONGEST_HEADING * 2:
            return paragraph.level
        if not self._stands_out(paragraph):
            return None
        if self.has_styles:
            return BELOW_ALL
        depth = without_number(paragraph.text)[1]
        if self.by_number:
            return depth if depth else 0
        looks = _looks(paragraph)
        return self.ranks.index(looks) + 1 if looks in self.ranks else BELOW_ALL

    def _stands_out(self, paragraph: Paragraph) -> bool:
        if paragraph.level is not None or paragraph.is_boxed or len(paragraph.text) > LONGEST_HEADING:
            return False
        if paragraph.text.rstrip().endswith((".", ",", ";")) or not any(map(str.isalpha, paragraph.text)):
            return False
        is_numbered_title = bool(without_number(paragraph.text)[1]) and paragraph.is_bold
        if paragraph.list_kind and not is_numbered_title:
            return False
        return paragraph.is_bold or paragraph.size >= self.body + LARGER


def _looks(paragraph: Paragraph) -> tuple[float, bool]:
    return paragraph.size, paragraph.is_bold


def _usual_size(paragraphs: list[Paragraph]) -> float:
    sizes: dict[float, int] = {}
    for each in paragraphs:
        sizes[each.size] = sizes.get(each.size, 0) + len(each.text)
    return max(sizes, key=lambda size: sizes[size], default=11.0)


def _add_paragraph(stack: list[Section], paragraph: Paragraph, levels: _Levels) -> None:
    level = levels.of(paragraph)
    kind = part_named(paragraph.text)
    if kind and not paragraph.is_boxed and (level is not None or _is_label(paragraph)):
        stack[-1].blocks.append(Block(kind, paragraph))
    elif level is not None:
        _open(stack, paragraph, level)
    else:
        _add_text(stack[-1], paragraph)


def _is_label(paragraph: Paragraph) -> bool:
    """«We will:» before a list, set as the text is."""
    return not paragraph.list_kind and (paragraph.text.endswith((":", "…")) or len(paragraph.text.split()) <= 4)


def _open(stack: list[Section], heading: Paragraph, level: int) -> None:
    while stack[-1].level >= level:
        stack.pop()
    section = Section(level, heading, without_number(heading.text)[0])
    stack[-1].children.append(section)
    stack.append(section)


def _add_text(section: Section, paragraph: Paragraph) -> None:
    part, line = run_in(paragraph.text)
    if part in ("do", "dont", "promise"):
        section.blocks.append(Block(part, replace(paragraph, text=paragraph.text[: len(paragraph.text) - len(line)])))
        section.blocks[-1].pieces.append(replace(paragraph, text=line))
        # What follows is no longer under the label that stood in this line alone.
        section.blocks.append(Block())
        return
    line, kind, part = typed_bullet(paragraph.text)
    if kind and not paragraph.list_kind:
        paragraph = replace(paragraph, text=line, list_kind=kind)
    if part and section.blocks[-1].kind != part:
        section.blocks.append(Block(part))
    section.blocks[-1].pieces.append(paragraph)


def _add_table(section: Section, table: Table) -> None:
    if len(table.rows) == 1 and len(table.rows[0]) == 1:
        section.blocks[-1].pieces += [replace(each, is_boxed=True, level=None) for each in table.rows[0][0]]
        return
    blocks = _labelled_columns(table) or _labelled_rows(table)
    if blocks:
        section.blocks += [*blocks, Block()]
    else:
        section.blocks[-1].pieces.append(table)


def _labelled_columns(table: Table) -> list[Block]:
    """Do in one column and don’t in the other."""
    labels = [part_named(_said(cell)) for cell in table.rows[0]] if table.rows else []
    if not {"do", "dont"} & set(labels) or not all(
        label or not _said(cell) for label, cell in zip(labels, table.rows[0], strict=True)
    ):
        return []
    blocks = []
    for column, label in enumerate(labels):
        cells = [row[column] for row in table.rows[1:] if column < len(row)]
        if label:
            blocks.append(Block(label, table.rows[0][column][0], [_item(each) for cell in cells for each in cell]))
    return blocks


def _labelled_rows(table: Table) -> list[Block]:
    """Do, don’t and the rest as labels down the first column."""
    labels = [part_named(_said(row[0])) if len(row) > 1 else "" for row in table.rows]
    if not {"do", "dont"} & set(labels) or not all(labels):
        return []
    return [
        Block(label, row[0][0], [_item(each) if label in ("do", "dont") else each for cell in row[1:] for each in cell])
        for label, row in zip(labels, table.rows, strict=True)
    ]


def _item(paragraph: Paragraph) -> Paragraph:
    line, _, _ = typed_bullet(paragraph.text)
    return replace(paragraph, text=line, list_kind=paragraph.list_kind or "bullet", level=None)


def _said(cell: tuple[Paragraph, ...]) -> str:
    return " ".join(each.text for each in cell)
