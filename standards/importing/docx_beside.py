"""What a Word file says outside its text: notes, comments, margins, charts, diagrams, and other files inside it.

Whatever has been read of a part is marked in its XML, so that words in places nobody thought of are found at the end.
"""

from collections.abc import Iterator
from itertools import groupby

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

from standards.importing.tree import Aside

READ = "read-by-us"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
DRAWN = qn("a:t")
DELETED_TEXT = qn("w:delText")
TEXTS = (qn("w:t"), MATHS, DRAWN, DELETED_TEXT)
WRAPPED = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
FALLBACK, CHOICE = f"{WRAPPED}Fallback", f"{WRAPPED}Choice"
WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
BESIDE = {
    RELATIONSHIP_TYPE.FOOTNOTES: "Footnote",
    RELATIONSHIP_TYPE.ENDNOTES: "Endnote",
    RELATIONSHIP_TYPE.COMMENTS: "Comment",
    RELATIONSHIP_TYPE.HEADER: "Header",
    RELATIONSHIP_TYPE.FOOTER: "Footer",
}
DRAWINGS = {
    RELATIONSHIP_TYPE.CHART: "Chart",
    "http://schemas.microsoft.com/office/2014/relationships/chartEx": "Chart",
    RELATIONSHIP_TYPE.DIAGRAM_DATA: "Diagram",
}
INSIDE = {
    RELATIONSHIP_TYPE.A_F_CHUNK: "A document inside this one, not read",
    RELATIONSHIP_TYPE.OLE_OBJECT: "A file inside this one, not read",
    RELATIONSHIP_TYPE.PACKAGE: "A file inside this one, not read",
}
# Ticks and crosses of the fonts Word draws them with.
SIGNS = {"F0FC": "✓", "F0FE": "✓", "F0FB": "✗", "F0FD": "✗", "F0B7": "•", "F0A7": "•"}


def asides_beside(part, read_text) -> Iterator[Aside]:
    """Each paragraph once however many sections show it; `read_text` reads one as the text of the document is read."""
    seen = set()
    for aside in (*_related(part, read_text), *_left_unread(part.element)):
        if aside not in seen:
            seen.add(aside)
            yield aside


def is_spare(element) -> bool:
    """The same again for older programs, where there is a form for newer ones beside it."""
    if element.tag != FALLBACK:
        return False
    return any(beside.tag == CHOICE for beside in element.getparent())


def text_of(element) -> str:
    """One piece of a line; a mark where a word may be broken is no part of it."""
    if element.tag in TEXTS:
        element.set(READ, "")
        text = (element.text or "").replace("\u00ad", "")
        # Above and below a fraction’s line are two numbers.
        return f" {text} " if element.tag == MATHS else text
    if element.tag in (qn("w:tab"), qn("w:ptab")):
        return " "
    if element.tag in (qn("w:br"), qn("w:cr")):
        return "\n"
    if element.tag == qn("w:noBreakHyphen"):
        return "-"
    if element.tag == qn("w:sym"):
        return SIGNS.get((element.get(qn("w:char")) or "").upper(), " ")
    return ""


def deleted_text(element) -> str:
    """What a tracked change takes away, and how a picture in it was described."""
    words = []
    for each in element.iter(etree.Element):
        words.append(text_of(each))
        if each.tag == qn("wp:docPr"):
            words.append(f" {each.get('descr') or ''} ")
    return " ".join("".join(words).split())


def _related(part, read_text) -> Iterator[Aside]:
    for relation in part.rels.values():
        if relation.is_external:
            continue
        if relation.reltype in INSIDE:
            yield Aside(INSIDE[relation.reltype], relation.target_part.partname.rsplit("/", 1)[-1])
        elif relation.reltype in DRAWINGS:
            text = _drawn_in(_root(relation.target_part))
            yield from [Aside(DRAWINGS[relation.reltype], text)] if text else []
        elif relation.reltype in BESIDE:
            yield from _beside(relation.target_part, BESIDE[relation.reltype], read_text)


def _beside(part, kind: str, read_text) -> Iterator[Aside]:
    root = _root(part)
    for element in root.iter(qn("w:p")):
        text = " ".join(read_text(element).split())
        if text:
            yield Aside(kind, text)
    yield from _left_unread(root, f"{kind}, ")
    yield from (aside for aside in _related(part, read_text) if aside.kind in DRAWINGS.values())


def _drawn_in(root) -> str:
    """The words and the numbers of a chart or a diagram, one after the other."""
    words = [element.text or "" for element in root.iter(etree.Element) if etree.QName(element).localname in ("t", "v")]
    return " ".join(" ".join(words).split())


def _left_unread(root, of: str = "") -> Iterator[Aside]:
    """Words of the text that stand where no paragraph of ours reads them."""
    unread = [each for each in root.iter(*TEXTS) if each.get(READ) is None and not _is_in_spare(each)]
    for _, elements in groupby(unread, key=lambda each: (_line_of(each), each.tag == DELETED_TEXT)):
        found = list(elements)
        text = " ".join("".join(text_of(each) for each in found).split())
        kind = (
            "deleted in tracked changes" if found[0].tag == DELETED_TEXT else "words in a drawing or another odd place"
        )
        if text:
            yield Aside(f"{of}{kind}" if of else kind.capitalize(), text)
    for drawn in root.iter(WORD_ART):
        if drawn.get("string") and not _is_in_spare(drawn):
            yield Aside(f"{of}drawn letters" if of else "Drawn letters", drawn.get("string"))


def _is_in_spare(element) -> bool:
    return any(is_spare(above) for above in element.iterancestors(FALLBACK))


def _line_of(element):
    return next(element.iterancestors(qn("w:p"), qn("a:p")), element.getparent())


def _root(part):
    return part.element if hasattr(part, "element") else etree.fromstring(part.blob, _parser())


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
