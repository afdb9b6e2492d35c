"""PURE. From bytes to text with known places. A file that isn't UTF-8 is never guessed at: it is asked about."""

import bisect
import codecs
import re

from quizzes.formats.base import Log, Place

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# What somebody may choose when the file is not UTF-8, and what an XML file may say of itself.
READABLE = {
    "utf-8": "utf-8",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    # Browsers read a page that says Latin 1 as Windows 1252, and so do we: Latin 1 has no letters where 1252 has quotes.
    "iso-8859-1": "cp1252",
}
WINDOWS = "windows-1252"
DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")


class Text:
    """A file as text, with LF as the one line end. Lines and columns are those of the file it came from."""

    def __init__(self, content: str):
        self.content = content.replace("\r\n", "\n").replace("\r", "\n")
        self._starts = [0, *(match.end() for match in re.finditer("\n", self.content))]

    def place(self, offset: int) -> Place:
        offset = max(0, min(offset, len(self.content)))
        line = bisect.bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)

    def excerpt(self, offset: int) -> str:
        """What stands there, to the end of its line."""
        start = max(0, offset)
        end = self.content.find("\n", start)
        return self.content[start : end if end >= 0 else len(self.content)][:200]

    def lines(self) -> list[tuple[int, str]]:
        """Each line with where it begins."""
        return list(zip(self._starts, self.content.split("\n"), strict=True))


def decode(data: bytes, log: Log, *, encoding: str = "", may_declare: bool = False) -> str | None:
    """The text of a file; None when it can't be read, and the log says which byte is the first that can't."""
    for bom, name in BOMS:
        if data.startswith(bom):
            return _decoded(data[len(bom) :], name, log)
    if encoding:
        return _chosen(data, encoding, log)
    declared = DECLARED.match(data) if may_declare else None
    named = declared.group(1).decode().lower() if declared else "utf-8"
    if named not in READABLE:
        log.error(
            "unknown_encoding",
            Place(),
            f"The file says it is written in {named}, which we don’t read.",
            "Save it as UTF-8 and choose it again.",
        )
        return None
    return _decoded(data, READABLE[named], log)


def _chosen(data: bytes, encoding: str, log: Log) -> str | None:
    if encoding.lower() not in READABLE:
        log.error(
            "unknown_encoding",
            Place(),
            f"We don’t read files in {encoding[:40]}.",
            f"Leave it open, or choose {WINDOWS}.",
        )
        return None
    return _decoded(data, READABLE[encoding.lower()], log)


def _decoded(data: bytes, name: str, log: Log) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError as fault:
        before = Text(data[: fault.start].decode(name, "replace") if name.startswith("utf-8") else "")
        byte = data[fault.start : fault.start + 1].hex().upper()
        log.error(
            "not_utf8" if name == "utf-8" else "not_in_encoding",
            before.place(len(before.content)),
            f"The file isn’t {_named(name)}: byte {fault.start + 1:,} is {byte}, which means nothing there.",
            "Save it as UTF-8, or read it as Windows-1252 if it comes from an older program on Windows, and look "
            "closely at quotes, dashes and £ signs."
            if name == "utf-8"
            else "Save it as UTF-8 and choose it again.",
            excerpt=data[max(0, fault.start - 30) : fault.start + 30].decode("cp1252", "replace"),
        )
        return None


def _named(name: str) -> str:
    return {"utf-8": "UTF-8", "cp1252": "Windows-1252"}.get(name, "UTF-16")
