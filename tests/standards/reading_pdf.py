"""A PDF as a screen reader and a reader meet it: its structure, and the words that are drawn."""

import io
import re
from dataclasses import dataclass

import pikepdf


@dataclass(frozen=True)
class Tag:
    name: str
    alt: str


class Pdf:
    def __init__(self, content: bytes):
        self.file = pikepdf.open(io.BytesIO(content))

    @property
    def title(self) -> str:
        return str(self.file.docinfo["/Title"])

    @property
    def pages(self) -> int:
        return len(self.file.pages)

    def sizes(self) -> list[tuple[int, int]]:
        """Each page in whole millimetres."""
        boxes = [page.mediabox for page in self.file.pages]
        return [(round(float(box[2]) / 72 * 25.4), round(float(box[3]) / 72 * 25.4)) for box in boxes]

    def tags(self) -> list[Tag]:
        found: list[Tag] = []
        _walk(self.file.Root.StructTreeRoot.K, found)
        return found

    def heading_levels(self) -> list[int]:
        return [int(tag.name[2:]) for tag in self.tags() if re.fullmatch(r"/H[1-6]", tag.name)]

    def bookmarks(self) -> list[str]:
        with self.file.open_outline() as outline:
            return [each for item in outline.root for each in _titles(item)]

    def words(self) -> str:
        """Everything that is drawn, in order, without its spaces, since a line may break at any of them."""
        return "".join(_drawn_on(page) for page in self.file.pages)

    def problems(self) -> list[str]:
        """What keeps it from being read aloud as it is meant."""
        root, levels = self.file.Root, self.heading_levels()
        skips = [
            f"H{after} after H{before}"
            for before, after in zip([0, *levels], levels, strict=False)
            if after > before + 1
        ]
        mute = [tag.name for tag in self.tags() if tag.name == "/Figure" and not tag.alt.strip()]
        return [
            *([] if "/StructTreeRoot" in root and root.MarkInfo.Marked else ["not tagged"]),
            *([] if str(root.get("/Lang", "")) == "en-GB" else ["no language"]),
            *([] if root.ViewerPreferences.DisplayDocTitle and self.title else ["title not shown"]),
            *([] if "/Outlines" in root else ["no bookmarks"]),
            *([] if b"pdfuaid" in bytes(root.Metadata.read_bytes()) else ["does not say it is PDF/UA"]),
            *skips,
            *(f"{name} without words" for name in mute),
        ]  # fmt: skip


def without_spaces(words: str) -> str:
    return "".join(words.split())


def _walk(node, found: list[Tag]) -> None:
    if isinstance(node, pikepdf.Array):
        for each in node:
            _walk(each, found)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        found.append(Tag(str(node.S), str(node.get("/Alt", ""))))
        if "/K" in node:
            _walk(node.K, found)


def _titles(item) -> list[str]:
    return [item.title, *(title for child in item.children for title in _titles(child))]


def _drawn_on(page) -> str:
    fonts = {name: _signs_of(font) for name, font in page.resources.get("/Font", {}).items()}
    drawn, signs = [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            signs = fonts[str(operands[0])]
        elif str(operator) in ("Tj", "TJ"):
            pieces = operands[0] if str(operator) == "TJ" else operands
            for piece in pieces:
                if isinstance(piece, pikepdf.String):
                    code = bytes(piece)
                    drawn += [signs.get(code[at : at + 2].hex().upper(), "") for at in range(0, len(code), 2)]
    return without_spaces("".join(drawn))


def _signs_of(font) -> dict[str, str]:
    """Which code stands for which sign, as the font itself tells whoever copies its words."""
    table = bytes(font.ToUnicode.read_bytes()).decode("latin-1")
    found = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, sign in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[code.upper()] = bytes.fromhex(sign).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, sign in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[f"{int(first, 16) + step:04X}"] = chr(int(sign, 16) + step)
    return found
