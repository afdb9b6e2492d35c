"""PURE. The rows of a table as questions."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from quizzes.formats import words
from quizzes.formats.base import MOST_OPTIONS, Amount, Feedback, Item, Kind, Log, Place, Weight, shortened
from quizzes.formats.checking import keep_if_whole
from quizzes.formats.reading import read_category, read_percentage, read_plain, read_words
from quizzes.formats.table import kinds
from quizzes.formats.table.columns import ALL_OR_NOTHING, FALSE, KINDS, TRUE, Columns, columns_of, kind_named
from quizzes.formats.table.grids import Cell, Grid
from quizzes.formats.weights import amount, part

LOOKED_AT = 30
EMPTY = Cell("", Place())


@dataclass
class Row:
    """One row, asked by the names of its columns."""

    cells: list[Cell]
    columns: Columns
    log: Log
    place: Place
    is_html: bool = False

    def cell(self, name: str, number: int = 0) -> Cell:
        at = self.columns.numbered.get((name, number)) if number else self.columns.plain.get(name)
        return self.cells[at] if at is not None and at < len(self.cells) else Cell("", self.place)

    def said(self, name: str, number: int = 0) -> str:
        return self.cell(name, number).text.strip()

    def line(self, name: str, number: int = 0) -> str:
        return words.one_line(self.cell(name, number).text)

    def words(self, name: str, number: int = 0) -> str:
        cell = self.cell(name, number)
        return (read_words if self.is_html else read_plain)(cell.text, cell.place, self.log)

    def weight(self, number: int) -> Weight | None:
        cell = self.cell("weight", number)
        return read_percentage(cell.text, cell.place, self.log) if cell.text.strip() else None

    def amount(self, name: str, number: int) -> Amount:
        cell = self.cell(name, number)
        found = amount(cell.text) if cell.text.strip() else Amount(Fraction(0), "0")
        if found is None:
            self.error(
                "not_a_number",
                cell,
                f"“{shortened(cell.text, 30)}” isn’t a number we can be sure of.",
                "Write figures with a dot for decimals and no comma.",
            )
            return Amount(Fraction(0), "0")
        return found

    def flag(self, name: str, *, otherwise: bool) -> bool:
        said = self.said(name).lower()
        if said and said not in TRUE + FALSE:
            self.warn(
                "not_yes_or_no", self.cell(name), f"“{shortened(said, 30)}” is neither yes nor no.", "Write yes or no."
            )
        return said in TRUE if said in TRUE + FALSE else otherwise

    def last(self, *names: str) -> int:
        """The number of the last answer of which something is written."""
        numbers = [number for name, number in self.columns.numbered if name in names and self.said(name, number)]
        return max(numbers, default=0)

    def error(self, code: str, cell: Cell, message: str, hint: str) -> None:
        self.log.error(code, cell.place, _in_cell(cell, message), hint, cell.text)

    def warn(self, code: str, cell: Cell, message: str, hint: str) -> None:
        self.log.warn(code, cell.place, _in_cell(cell, message), hint, cell.text)


def read_grid(grid: Grid, log: Log) -> None:
    for at, cells in enumerate(grid.rows[:LOOKED_AT]):
        columns = columns_of([cell.text for cell in cells])
        if columns.is_heading:
            _say_of_columns(cells, columns, log)
            for row in grid.rows[at + 1 :]:
                _read_row(row, columns, log)
            return
    log.error(
        "no_heading",
        Place(),
        "No row has the headings of a table of questions.",
        "The first row needs at least Question, Right and Answer 1. The template that you can download has them.",
        ", ".join(cell.text for cell in (grid.rows[0] if grid.rows else [])),
    )


def _say_of_columns(cells: list[Cell], columns: Columns, log: Log) -> None:
    for at in columns.unknown:
        log.warn(
            "unknown_column",
            cells[at].place,
            f"The column “{shortened(cells[at].text, 40)}” isn’t read.",
            "Give it a name of the template if it matters.",
            cells[at].text,
        )
    for at in columns.twice:
        log.error(
            "column_twice",
            cells[at].place,
            f"The column “{shortened(cells[at].text, 40)}” is there twice.",
            "Take one of the two out, or number them.",
            cells[at].text,
        )


def _read_row(cells: list[Cell], columns: Columns, log: Log) -> None:
    filled = [cell for cell in cells if cell.text.strip()]
    if not filled:
        return
    row = Row(cells, columns, log, filled[0].place)
    log.item_no = None
    if log.begin(row.place, row.line("name") or row.line("stem")) is None:
        return
    row.is_html = row.line("markup").lower() == "html"
    kind = _kind(row)
    if kind is None:
        return
    if columns.most > MOST_OPTIONS and row.last("answer") > MOST_OPTIONS:
        row.error("too_many_options", filled[0], f"There are more than {MOST_OPTIONS} answers.", "Take some out.")
        return
    item = Item(**_common(row, kind), **kinds.READERS[kind](row))
    keep_if_whole(item, (row.cell("stem") if row.said("stem") else filled[0]).place, log)


def _kind(row: Row) -> Kind | None:
    said = row.line("kind")
    kind = kind_named(said)
    if said and kind is None:
        known = ", ".join(names[0] for names in KINDS.values())
        row.error(
            "unsupported",
            row.cell("kind"),
            f"“{shortened(said, 40)}” is no kind of question that comes in.",
            f"Write one of: {known}.",
        )
        return None
    if said.lower() == "quiz" or not said:
        # Kahoot says «Quiz» of one right answer and of several.
        return _by_answers(row)
    return kind


def _by_answers(row: Row) -> Kind:
    right = row.said("right").lower()
    if not row.last("answer") and right in TRUE + FALSE:
        return Kind.TRUE_FALSE
    return Kind.CHOOSE_ALL if re.search(r"[,;]", right) else Kind.BEST_ANSWER


def _common(row: Row, kind: Kind) -> dict[str, Any]:
    rule = row.line("rule")
    hints = range(1, row.last("hint") + 1)
    return {
        "kind": kind,
        "stem": row.words("stem"),
        "name": row.line("name"),
        "idnumber": row.line("idnumber"),
        "standard": row.line("standard").upper(),
        "category": read_category(row.line("category")),
        "tags": tuple(dict.fromkeys(filter(None, map(words.one_line, row.said("tags").split(";"))))),
        "feedback": Feedback(row.words("if_right"), row.words("if_partly"), row.words("if_wrong")),
        "general_feedback": row.words("general"),
        "hints": tuple(filter(None, (row.words("hint", number) for number in hints))),
        "penalty": _penalty(row),
        "mark": row.amount("mark", 0) if row.said("mark") else None,
        "shuffles": row.flag("shuffles", otherwise=True),
        "same_case": row.flag("same_case", otherwise=False),
        "all_or_nothing": rule.lower() == ALL_OR_NOTHING and kind is Kind.CHOOSE_ALL,
        "order_rule": rule if kind is Kind.ORDERING else "",
        "line": row.place.line,
        "number": row.log.item_no or 0,
    }


def _penalty(row: Row) -> Weight | None:
    said = row.said("penalty")
    found = part(said)
    if said and (found is None or not 0 <= found.value <= 1):
        row.warn(
            "bad_penalty", row.cell("penalty"), "This penalty isn’t a part of one, so it is left out.", "Write 0.5"
        )
        return None
    return found


def _in_cell(cell: Cell, message: str) -> str:
    return f"Cell {cell.name}: {message}" if cell.name else message
