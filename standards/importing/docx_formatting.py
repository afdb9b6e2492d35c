"""How a paragraph of a Word file is set: as a heading, in a list, how large and how bold, its styles followed up."""

from collections import Counter
from dataclasses import dataclass

from docx.oxml.ns import qn

DEEPEST_STYLE = 12
BODY_SIZE = 11.0


@dataclass(frozen=True)
class Shape:
    level: int | None
    list_kind: str
    depth: int
    size: float
    is_bold: bool


class Formatting:
    """The styles and lists of one document, looked up by id."""

    def __init__(self, document):
        self.styles = {style.get(qn("w:styleId")): style for style in document.styles.element.iter(qn("w:style"))}
        self.default = next(
            (
                key
                for key, style in self.styles.items()
                if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true")
            ),
            None,
        )
        sizes = document.styles.element.findall(f"{qn('w:docDefaults')}//{qn('w:sz')}")
        self.size = _half_points(sizes[0], BODY_SIZE) if sizes else BODY_SIZE
        self.lists = _lists(document)

    def of(self, paragraph) -> Shape:
        properties = paragraph.find(qn("w:pPr"))
        named = properties.find(qn("w:pStyle")) if properties is not None else None
        chain = self._chain(named.get(qn("w:val")) if named is not None else self.default)
        kind, depth = self._list(properties, chain)
        size, is_bold = self._letters(paragraph, chain)
        return Shape(self._level(properties, chain), kind, depth, size, is_bold)

    def _chain(self, key: str | None) -> list:
        chain: list = []
        while key in self.styles and len(chain) < DEEPEST_STYLE:
            chain.append(self.styles[key])
            based = self.styles[key].find(qn("w:basedOn"))
            key = based.get(qn("w:val")) if based is not None else None
        return chain

    def _level(self, properties, chain: list) -> int | None:
        for style in chain:
            if _name(style) == "title":
                return 0
            if _name(style).startswith("toc "):
                return None
        for holder in [properties, *(style.find(qn("w:pPr")) for style in chain)]:
            outline = holder.find(qn("w:outlineLvl")) if holder is not None else None
            if outline is not None:
                level = int(outline.get(qn("w:val"), "9"))
                return level + 1 if level < 9 else None
        names = [_name(style) for style in chain if _name(style).startswith("heading ")]
        return next((int(name[8:]) for name in names if name[8:].isdigit()), None)

    def _list(self, properties, chain: list) -> tuple[str, int]:
        for holder in [properties, *(style.find(qn("w:pPr")) for style in chain)]:
            numbering = holder.find(qn("w:numPr")) if holder is not None else None
            if numbering is None:
                continue
            number = numbering.find(qn("w:numId"))
            if number is None:
                continue
            level = numbering.find(qn("w:ilvl"))
            depth = int(level.get(qn("w:val"), "0")) if level is not None else 0
            return self.lists.get((number.get(qn("w:val")), depth), ""), depth
        for style in chain:
            if _name(style).startswith("list bullet"):
                return "bullet", 0
            if _name(style).startswith("list number"):
                return "number", 0
        return "", 0

    def _letters(self, paragraph, chain: list) -> tuple[float, bool]:
        """The size of most of the letters, and whether all of them are bold."""
        styled_size = _first(chain, "w:sz")
        size = _half_points(styled_size, self.size) if styled_size is not None else self.size
        bold = _is_on(_first(chain, "w:b"))
        sizes: Counter[float] = Counter()
        plain = 0
        for run in paragraph.iter(qn("w:r")):
            length = sum(len(text.text or "") for text in run.findall(qn("w:t")) if (text.text or "").strip())
            properties = run.find(qn("w:rPr"))
            own = properties.find(qn("w:sz")) if properties is not None else None
            sizes[_half_points(own, size)] += length
            weight = properties.find(qn("w:b")) if properties is not None else None
            plain += 0 if (_is_on(weight) if weight is not None else bold) else length
        has_letters = sum(sizes.values()) > 0
        return (sizes.most_common(1)[0][0] if has_letters else size), has_letters and plain == 0


def _lists(document) -> dict[tuple[str, int], str]:
    """«bullet» or «number» for each list and depth."""
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    kinds = {}
    for abstract in root.findall(qn("w:abstractNum")):
        for level in abstract.findall(qn("w:lvl")):
            shown = level.find(qn("w:numFmt"))
            key = (abstract.get(qn("w:abstractNumId")), int(level.get(qn("w:ilvl"), "0")))
            kinds[key] = "bullet" if shown is None or shown.get(qn("w:val")) in ("bullet", "none") else "number"
    found = {}
    for number in root.findall(qn("w:num")):
        pointed = number.find(qn("w:abstractNumId"))
        for (abstract, depth), kind in kinds.items():
            if pointed is not None and pointed.get(qn("w:val")) == abstract:
                found[number.get(qn("w:numId")), depth] = kind
    return found


def _first(chain: list, tag: str):
    for style in chain:
        properties = style.find(qn("w:rPr"))
        found = properties.find(qn(tag)) if properties is not None else None
        if found is not None:
            return found
    return None


def _name(style) -> str:
    named = style.find(qn("w:name"))
    return (named.get(qn("w:val")) or "").lower() if named is not None else ""


def _is_on(element) -> bool:
    return element is not None and element.get(qn("w:val"), "1") not in ("0", "false", "off")


def _half_points(element, otherwise: float) -> float:
    if element is None:
        return otherwise
    try:
        return float(element.get(qn("w:val"), "")) / 2
    except ValueError:
        return otherwise
