"""Reads the bytes of a Word file into a tree. Only ever run in the bounded process of `child.py`.

python-docx opens the package and keeps the styles; the text is walked as XML, since it shows neither text boxes nor
footnotes, tracked changes or comments.
"""

import base64
import io
import re
from collections.abc import Iterator
from itertools import takewhile

from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from PIL import Image

from standards.importing.docx_beside import asides_beside, deleted_text, is_spare, text_of
from standards.importing.docx_formatting import Formatting
from standards.importing.tree import Aside, Paragraph, Picture, Table, Tree

# What holds text that is there twice or not there at all.
DELETED = {qn("w:del"): "Deleted in tracked changes", qn("w:moveFrom"): "Moved away in tracked changes"}
BOX = qn("w:txbxContent")
DRAWN = qn("a:t")
DEEPEST_TABLE = 3
PICTURE_BYTES = 8_000_000
MOST_PIXELS = 50_000_000
KINDS_SHOWN = ("PNG", "JPEG", "GIF", "WEBP")
SPACES = re.compile(r" {2,}")


def read_docx(data: bytes) -> Tree:
    """Everything a Word file says. Raises whatever python-docx does when it isn’t one."""
    return _Reader(Document(io.BytesIO(data))).tree()


class _Reader:
    def __init__(self, document):
        self.part = document.part
        self.body = document.element.body
        self.formatting = Formatting(document)
        self.asides: list[Aside] = []
        self.count = 0

    def tree(self) -> Tree:
        pieces = list(self._blocks(self.body, is_boxed=False))
        return Tree(tuple(pieces), (*self.asides, *asides_beside(self.part, _text)))

    def _blocks(self, parent, *, is_boxed: bool, tables: int = 0) -> Iterator[Paragraph | Table | Picture]:
        for element in parent.iterchildren(etree.Element):
            if element.tag == qn("w:p"):
                yield from self._paragraph(element, is_boxed=is_boxed)
            elif element.tag == qn("w:tbl") and tables < DEEPEST_TABLE:
                yield from self._table(element, tables)
            elif element.tag in DELETED:
                self._delete(element)
            elif element.tag != qn("w:sectPr") and not is_spare(element):
                # Content controls, inserted paragraphs and whatever else only wraps blocks.
                yield from self._blocks(element, is_boxed=is_boxed, tables=tables)

    def _paragraph(self, element, *, is_boxed: bool) -> Iterator[Paragraph | Table | Picture]:
        self.count += 1
        place = f"paragraph {self.count}"
        shape = self.formatting.of(element)
        text = _text(element)
        self._deleted_in(element)
        for number, line in enumerate(each.strip() for each in text.split("\n")):
            if line:
                yield Paragraph(
                    text=line,
                    place=place,
                    level=shape.level,
                    # A line broken off inside an item of a list belongs to that item.
                    list_kind=shape.list_kind if number == 0 else "",
                    depth=shape.depth,
                    size=shape.size,
                    is_bold=shape.is_bold,
                    is_boxed=is_boxed,
                )
        yield from self._pictures(element, place)
        for box in _boxes(element):
            yield from self._blocks(box, is_boxed=True)

    def _table(self, element, tables: int) -> Iterator[Table | Picture]:
        self.count += 1
        place = f"the table after paragraph {self.count - 1}"
        rows, pictures = [], []
        for row in element.iter(qn("w:tr")):
            if _table_of(row) is not element:
                continue
            cells = []
            for cell in (each for each in row.iter(qn("w:tc")) if _row_of(each) is row):
                pieces = list(_flat(self._blocks(cell, is_boxed=False, tables=tables + 1)))
                cells.append(tuple(piece for piece in pieces if isinstance(piece, Paragraph)))
                pictures += [piece for piece in pieces if isinstance(piece, Picture)]
            rows.append(tuple(cells))
        yield Table(tuple(rows), place)
        yield from pictures

    def _pictures(self, element, place: str) -> Iterator[Picture]:
        for node in _mine(element):
            if node.tag == qn("w:drawing"):
                yield from self._drawing(node, place)
            elif etree.QName(node).localname == "imagedata":
                parent = node.getparent()
                yield from self._picture(node.get(qn("r:id")), parent.get("alt") or "", place)

    def _drawing(self, node, place: str) -> Iterator[Picture]:
        """One picture, or several in a group: the description of the whole belongs to the first."""
        described = next(node.iter(qn("wp:docPr")), None)
        alt = (described.get("descr") or described.get("title") or "") if described is not None else ""
        blips = [blip for blip in node.iter(qn("a:blip")) if not _is_in_box(blip, node)]
        if not blips:
            yield from self._picture(None, alt, place)
        for number, blip in enumerate(blips):
            yield from self._picture(blip.get(qn("r:embed")), alt if number == 0 else "", place)

    def _picture(self, relation: str | None, alt: str, place: str) -> Iterator[Picture]:
        part = self.part.related_parts.get(relation) if relation else None
        if part is None:
            # A drawing without a file of its own, or one kept elsewhere, which we don't fetch.
            if alt:
                self.asides.append(Aside("Drawing that isn’t a picture", alt))
            return
        name = part.partname.rsplit("/", 1)[-1]
        blob = part.blob if _can_be_shown(part.blob) else b""
        yield Picture(name=name, alt=alt.strip(), data=base64.b64encode(blob).decode(), place=place)

    def _deleted_in(self, element) -> None:
        for node in _mine(element):
            if node.tag in DELETED:
                self._delete(node)

    def _delete(self, element) -> None:
        text = deleted_text(element)
        if text:
            self.asides.append(Aside(DELETED[element.tag], text))


def _can_be_shown(blob: bytes) -> bool:
    """A sound picture of a kind and size that a page can show; opened here, where nothing it does can harm."""
    if len(blob) > PICTURE_BYTES:
        return False
    try:
        with Image.open(io.BytesIO(blob)) as picture:
            width, height = picture.size
            kind = picture.format
            picture.verify()
    except Exception:  # whatever a made-up picture brings about
        return False
    return kind in KINDS_SHOWN and width * height <= MOST_PIXELS


def _mine(paragraph) -> Iterator[etree._Element]:
    """What stands in a paragraph itself, in order: not in its text boxes, and nothing twice for older programs."""
    for element in paragraph.iterchildren(etree.Element):
        if element.tag == BOX or is_spare(element):
            continue
        yield element
        if element.tag not in DELETED:
            yield from _mine(element)


def _text(paragraph) -> str:
    # What is drawn, in charts and pictures, is told beside the text.
    return SPACES.sub(" ", "".join(text_of(each) for each in _mine(paragraph) if each.tag != DRAWN))


def _boxes(paragraph) -> list[etree._Element]:
    found = []
    for element in paragraph.iterchildren(etree.Element):
        if element.tag == BOX:
            found.append(element)
        elif element.tag not in DELETED and not is_spare(element):
            found += _boxes(element)
    return found


def _is_in_box(element, outer) -> bool:
    """Whether a text box inside `outer` holds it: its own paragraphs tell of it."""
    return any(above.tag == BOX for above in takewhile(lambda above: above is not outer, element.iterancestors()))


def _flat(pieces) -> Iterator[Paragraph | Picture]:
    """A table inside a cell, as its paragraphs."""
    for piece in pieces:
        if isinstance(piece, Table):
            yield from (each for row in piece.rows for cell in row for each in cell)
        else:
            yield piece


def _table_of(row):
    return next(row.iterancestors(qn("w:tbl")))


def _row_of(cell):
    return next(cell.iterancestors(qn("w:tr")))
