"""PURE. A table, one question a row, as CSV or as an Excel sheet: the format that people write by hand."""

from quizzes.formats.base import Log
from quizzes.formats.table.grids import Grid, csv_grid, xlsx_grid
from quizzes.formats.table.reading import read_grid
from quizzes.formats.table.writing import write_csv, write_xlsx

CSV, XLSX = "csv", "xlsx"
LABELS = {CSV: "table (CSV)", XLSX: "table (Excel)"}

__all__ = ["CSV", "LABELS", "XLSX", "read_csv", "read_xlsx", "write_csv", "write_xlsx"]


def read_csv(data: bytes, log: Log, *, encoding: str = "") -> None:
    _read(csv_grid(data, log, encoding=encoding), log)


def read_xlsx(data: bytes, log: Log, *, encoding: str = "") -> None:
    _read(xlsx_grid(data, log), log)


def _read(grid: Grid | None, log: Log) -> None:
    if grid is not None:
        read_grid(grid, log)
    log.item_no = None
