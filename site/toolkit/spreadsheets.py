"""Files for a spreadsheet, written so that no cell is taken for a formula."""

import csv
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

# A spreadsheet runs a cell that begins with one of these; an apostrophe in front makes it words again.
TAKEN_FOR_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def cell(value: object) -> str:
    """A value as words for one cell; numbers stay numbers."""
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    words = str(value)
    return f"'{words}" if words.startswith(TAKEN_FOR_A_FORMULA) else words


def csv_answer(filename: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """A file to download. Excel knows it is UTF-8 by its first three bytes."""
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{filename}"'
    answer["Cache-Control"] = "private, no-store"
    writer = csv.writer(answer)
    writer.writerow([cell(column) for column in columns])
    writer.writerows([cell(value) for value in row] for row in rows)
    return answer
