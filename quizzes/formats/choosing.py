"""PURE. Which format a file has, by what is in it first and what it is called second; and what we can name but not read."""

import re
from pathlib import PurePath

from quizzes.formats import aiken, gift, moodle_xml, table
from quizzes.formats.base import Place
from quizzes.formats.decoding import BOMS
from quizzes.formats.table.columns import columns_of

EXCEL = "Open it in Excel, save it as “Excel workbook (.xlsx)” and choose that file."
FROM_MOODLE = "In Moodle or Totara, open the question bank, choose Export and then Moodle XML format."
BEGINNINGS = {
    b"%PDF": (
        "a_pdf",
        "This is a PDF, from which no question can be read safely.",
        "Copy the questions into the template.",
    ),
    b"{\\rtf": ("a_document", "This is a text document with formatting.", "Copy the questions into the template."),
    b"\xd0\xcf\x11\xe0": ("an_old_file", "This is an old Office file, or one with a password.", EXCEL),
    b"\x1f\x8b": ("a_backup", "This is a packed file, such as a Moodle backup (.mbz).", FROM_MOODLE),
}
INSIDE = {
    b"word/document.xml": (
        "a_document",
        "This is a Word document.",
        "Copy the questions into the template, one a row.",
    ),
    b"imsmanifest.xml": ("a_package", "This is a SCORM, QTI or Common Cartridge package.", FROM_MOODLE),
    b"h5p.json": ("an_h5p", "This is an H5P file, which can’t be read.", "Copy the questions into the template."),
}
LOOKED_AT = 20_000


def refusal_of(data: bytes, filename: str) -> tuple[str, Place, str, str] | None:
    """Why a file of a kind that we know isn’t read."""
    if not data.strip():
        return ("empty", Place(), "The file is empty.", "Choose another, or export it again.")
    for beginning, (code, message, hint) in BEGINNINGS.items():
        if data.startswith(beginning):
            return code, Place(), message, hint
    if data.startswith(b"PK"):
        for name, (code, message, hint) in INSIDE.items():
            if name in data:
                return code, Place(), message, hint
    return None


def format_of(data: bytes, filename: str) -> str:
    if data.startswith(b"PK"):
        return table.XLSX
    text = _beginning(data)
    if text.lstrip("\ufeff \t\r\n").startswith("<?xml") or re.match(r"\s*<quiz\b", text):
        return moodle_xml.NAME
    ending = PurePath(filename).suffix.lower()
    named = {".xml": moodle_xml.NAME, ".gift": gift.NAME, ".aiken": aiken.NAME, ".csv": table.CSV, ".tsv": table.CSV}
    if ending in named:
        return named[ending]
    if _has_heading(text):
        return table.CSV
    return aiken.NAME if aiken.looks_like(text) else gift.NAME


def _beginning(data: bytes) -> str:
    for bom, name in BOMS:
        if data.startswith(bom):
            return data[len(bom) : len(bom) + LOOKED_AT].decode(name, "replace")
    return data[:LOOKED_AT].decode("utf-8", "replace")


def _has_heading(text: str) -> bool:
    lines = text.splitlines()[:5]
    return any(columns_of(re.split(r"[,;\t]", line.replace('"', ""))).is_heading for line in lines)
