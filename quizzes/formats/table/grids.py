"""PURE. A CSV file or an Excel sheet as rows of cells, each with its place."""

import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from quizzes.formats.base import Log, Place, shortened
from quizzes.formats.decoding import Text, decode

MOST_ROWS = 50_000
MOST_COLUMNS = 450
MOST_CELLS = 1_000_000
MOST_MEMBERS = 2_000
MOST_INFLATED = 100_000_000
MOST_TIMES_BIGGER = 100
SMALL = 1_000_000
DECLARES = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!ENTITY".encode("utf-16-le"))
SEPARATORS = ",;\t"
# How a table that we wrote keeps a cell from being run as a formula.
KEPT_FROM_RUNNING = re.compile(r"^'(?='*[=+\-@\t\r\n])")


@dataclass(frozen=True)
class Cell:
    """`name` is what people call it: C7 in a spreadsheet, and nothing in a text."""

    text: str
    place: Place
    name: str = ""


@dataclass
class Grid:
    rows: list[list[Cell]] = field(default_factory=list)


def csv_grid(data: bytes, log: Log, *, encoding: str = "") -> Grid | None:
    content = decode(data, log, encoding=encoding)
    if content is None:
        return None
    text = Text(content)
    separator = _separator(text.content)
    grid = Grid()
    row: list[Cell] = []
    for start, said, ends_row in _cells(text, separator, log):
        said = KEPT_FROM_RUNNING.sub("", said)
        if len(row) < MOST_COLUMNS:
            row.append(Cell(said, text.place(start)))
        if ends_row:
            grid.rows.append(row)
            row = []
        if len(grid.rows) > MOST_ROWS:
            _too_many_rows(log, text.place(start))
            break
    return grid


def _separator(content: str) -> str:
    """What parts the most cells of the first line that has any."""
    first = next((line for line in content.split("\n", 50)[:50] if any(each in line for each in SEPARATORS)), "")
    return max(SEPARATORS, key=first.count)


def _cells(text: Text, separator: str, log: Log):
    """Each cell: where it starts, what it says, and whether it is the last of its row."""
    content, at, end = text.content, 0, len(text.content)
    stops = re.compile(f"[{separator}\n]")
    while at < end:
        start = at
        if content[at] == '"':
            said, at = _quoted(text, at, log)
            stop = stops.search(content, at)
            # Whatever follows a closing quote belongs to the cell.
            said += content[at : stop.start() if stop else end]
        else:
            stop = stops.search(content, at)
            said = content[at : stop.start() if stop else end]
        at = stop.end() if stop else end
        ends_row = stop is None or stop.group() == "\n"
        yield start, said, ends_row
        if at == end and not ends_row:
            yield at, "", True


def _quoted(text: Text, opens: int, log: Log) -> tuple[str, int]:
    said: list[str] = []
    content, at = text.content, opens + 1
    while True:
        closes = content.find('"', at)
        if closes < 0:
            log.item_no = None
            log.error(
                "quote_not_closed",
                text.place(opens),
                "The quotation mark that opens this cell isn’t closed anywhere below.",
                "Put a quotation mark at the end of the cell. Inside a cell write it twice.",
                text.excerpt(opens),
            )
            return "".join([*said, content[at:]]), len(content)
        said.append(content[at:closes])
        if not content.startswith('""', closes):
            return "".join(said), closes + 1
        said.append('"')
        at = closes + 2


def xlsx_grid(data: bytes, log: Log) -> Grid | None:
    """The first sheet that has a heading we know comes first; the reader of tables finds it."""
    fault = _unpacks_badly(data)
    if fault:
        log.error(
            "not_a_workbook",
            Place(),
            fault,
            "Open it in Excel, save it as “Excel workbook (.xlsx)” and choose that file.",
        )
        return None
    try:
        return _sheets(data, log)
    except Exception as fault:  # the reader of workbooks raises whatever a made-up one brings about
        log.error(
            "not_a_workbook",
            Place(),
            f"The workbook is damaged inside ({type(fault).__name__}).",
            "Open it in Excel, save it as “Excel workbook (.xlsx)” and choose that file.",
        )
        return None


def _unpacks_badly(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            names = {member.filename for member in members}
            if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
                return "This is a packed file, and no Excel workbook."
            if len(members) > MOST_MEMBERS or len(names) < len(members):
                return f"The file is made of {len(members)} parts, which no table needs."
            return _contents(package, members)
    except Exception as fault:  # zlib's own error has no public name, and whatever else a made-up file brings about
        return f"The file is damaged ({type(fault).__name__})."


def _contents(package: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> str:
    left = MOST_INFLATED
    for member in members:
        if member.flag_bits & 0x1:
            return "The file has a password. Take it off first."
        if member.file_size > max(SMALL, member.compress_size * MOST_TIMES_BIGGER) or member.file_size > left:
            return "Unpacked the file is much larger than any table of questions."
        with package.open(member) as opened:
            # What the directory says of a size is a claim; this is the count.
            content = opened.read(left + 1)
        left -= len(content)
        if left < 0:
            return "Unpacked the file is much larger than any table of questions."
        if member.filename.endswith((".xml", ".rels")) and any(word in content for word in DECLARES):
            return "A part of the file declares entities, which Excel never does."
    return ""


def _sheets(data: bytes, log: Log) -> Grid:
    workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        sheets = workbook.worksheets
        if len(sheets) > 1:
            names = ", ".join(shortened(sheet.title, 30) for sheet in sheets[1:10])
            log.warn(
                "other_sheets",
                Place(),
                f"Only the first sheet, {shortened(sheets[0].title, 30)}, is read. Left out: {names}.",
                "Put every question on the first sheet, or save the other sheets as files of their own.",
            )
        return _sheet(sheets[0], log) if sheets else Grid()
    finally:
        workbook.close()


def _sheet(sheet: Any, log: Log) -> Grid:
    # What a sheet says of its own size is a claim.
    sheet.reset_dimensions()
    grid, count = Grid(), 0
    for number, cells in enumerate(sheet.iter_rows(max_row=MOST_ROWS + 1), start=1):
        row = [_cell(cell, Place(number, column), log) for column, cell in enumerate(cells[:MOST_COLUMNS], start=1)]
        while row and not row[-1].text:
            row.pop()
        grid.rows.append(row)
        # A cell far to the right makes empty ones up to it, and they cost as much as full ones.
        count += len(cells)
        if number > MOST_ROWS or count > MOST_CELLS:
            _too_many_rows(log, Place(number, 1))
            break
    return grid


def _cell(cell: Any, place: Place, log: Log) -> Cell:
    name = f"{get_column_letter(place.column)}{place.line}"
    value = cell.value
    if value is None:
        return Cell("", place, name)
    if cell.data_type == "e" or not isinstance(value, str | int | float | bool):
        log.item_no = None
        log.error(
            "cell_not_text",
            place,
            f"Cell {name} holds a date or an error, and not what it shows.",
            "Make its format Text and write it again.",
            str(value),
        )
        return Cell("", place, name)
    return Cell(_as_text(value, cell.number_format or ""), place, name)


def _as_text(value: str | float, shown_as: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    # Excel keeps 50 % as 0.5 and shows it times a hundred.
    if "%" in shown_as:
        return f"{_figures(round(value * 100, 10))}%"
    return _figures(value)


def _figures(value: float) -> str:
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(value)


def _too_many_rows(log: Log, place: Place) -> None:
    log.item_no = None
    log.error(
        "too_many_rows",
        place,
        f"The table has more than {MOST_ROWS:,} rows or {MOST_CELLS:,} cells.",
        "Split it, or delete empty rows below the questions.",
    )
