"""A file that a spreadsheet opens runs nothing."""

import csv
import io

import pytest

from toolkit.spreadsheets import cell, csv_answer


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Sam Ellis", "Sam Ellis"),
        ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'),
        ("+44", "'+44"),
        ("-1 day", "'-1 day"),
        ("@sum", "'@sum"),
        ("\tx", "'\tx"),
        (-3, "-3"),
        (2.5, "2.5"),
        (True, "True"),
        (None, ""),
    ],
)
def test_a_cell_is_never_a_formula(value, expected):
    assert cell(value) == expected


def test_a_file_says_its_name_and_is_kept_by_nobody_on_the_way():
    answer = csv_answer("team.csv", ["Name"], [["Zoë, “Z”"], ["=1"]])

    assert answer["Content-Disposition"] == 'attachment; filename="team.csv"'
    assert answer["Cache-Control"] == "private, no-store"
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows == [["Name"], ["Zoë, “Z”"], ["'=1"]]
