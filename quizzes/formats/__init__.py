"""PURE. Questions from other people's files and into them: Moodle XML, GIFT, Aiken, and a table as CSV or Excel.

`parse` takes any bytes and never raises: what is wrong with them is an `Issue` with its place.
"""

from collections.abc import Iterable

from quizzes.formats import aiken, gift, moodle_xml, table
from quizzes.formats.base import MOST_BYTES, MOST_BYTES_OF_XML, Item, Log, Parsed, Place
from quizzes.formats.choosing import format_of, refusal_of

READERS = {
    moodle_xml.NAME: moodle_xml.read,
    gift.NAME: gift.read,
    aiken.NAME: aiken.read,
    table.CSV: table.read_csv,
    table.XLSX: table.read_xlsx,
}
WRITERS = {
    moodle_xml.NAME: moodle_xml.write,
    table.CSV: table.write_csv,
    table.XLSX: table.write_xlsx,
}
LABELS = {
    moodle_xml.NAME: moodle_xml.LABEL,
    gift.NAME: gift.LABEL,
    aiken.NAME: aiken.LABEL,
    **table.LABELS,
}


def parse(data: bytes, filename: str, *, encoding: str = "") -> Parsed:
    """The questions of a file, and everything that is to be said about it, at once.

    `encoding` is what somebody chose for a file that isn't UTF-8, for instance windows-1252.
    """
    log = Log()
    refusal = refusal_of(data, filename)
    if refusal:
        log.error(*refusal)
        return log.parsed("")
    format = format_of(data, filename)
    most = MOST_BYTES_OF_XML if format in (moodle_xml.NAME, table.XLSX) else MOST_BYTES
    if len(data) > most:
        log.error(
            "too_large",
            Place(),
            f"The file has {len(data) / 1_000_000:.1f} MB, and {most // 1_000_000} MB is the most for {LABELS[format]}.",
            "Split it, for instance one file for each category.",
        )
        return log.parsed(format)
    READERS[format](data, log, encoding=encoding)
    if not log.found and not log.issues:
        log.error("nothing_found", Place(), "There is no question in this file.", "Choose another file.")
    return log.parsed(format)


def export(items: Iterable[Item], format: str) -> bytes:
    """The questions as a file of that format: `moodle_xml`, `csv` or `xlsx`. Only Moodle XML holds pictures."""
    return WRITERS[format](items)
