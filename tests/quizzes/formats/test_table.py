"""The table that people write by hand, from a text file or from Excel."""

import csv
import io
import zipfile

import pytest
from openpyxl import Workbook

from quizzes.formats import export, parse
from quizzes.formats.base import Choice, Item, Kind
from quizzes.formats.weights import cancelling
from tests.quizzes.formats import shapes

HEADING = [
    "Kind",
    "ID",
    "Standard",
    "Question",
    "Right",
    "Answer 1",
    "Answer 2",
    "Answer 3",
    "Feedback 1",
    "Explanation",
]


def as_csv(*rows, separator=","):
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode()


def as_xlsx(*rows):
    workbook, out = Workbook(), io.BytesIO()
    for row in rows:
        workbook.active.append(row)
    workbook.save(out)
    return out.getvalue()


ROWS = (
    HEADING,
    ["", "P-1", "phone-1", "When?", "2", "Soon", "Today", "", "No", "Page 3"],
    ["", "", "", "Which?", "1, C", "a", "b", "c"],
    ["", "", "", "Is it so?", "TRUE"],
    ["Ordering", "", "", "In which order?", "", "first", "second", "third"],
)


@pytest.mark.parametrize(
    "make", [as_csv, as_xlsx, lambda *rows: as_csv(*rows, separator=";")], ids=["csv", "xlsx", "semicolons"]
)
def test_a_plain_table_says_what_it_means(make):
    data = make(*ROWS)
    parsed = parse(data, "bank.xlsx" if data.startswith(b"PK") else "bank.csv")

    assert parsed.issues == ()
    assert [item.kind for item in parsed.items] == ["best_answer", "choose_all", "true_false", "ordering"]
    first, second, *_ = parsed.items
    assert (first.idnumber, first.standard, first.general_feedback) == ("P-1", "PHONE-1", "Page 3")
    assert [choice.weight.text for choice in first.choices] == ["0", "100"]
    right, wrong = cancelling(2)
    assert second.choices == (Choice("a", right), Choice("b", wrong), Choice("c", right))


def test_a_kahoot_sheet_is_read_below_its_title():
    parsed = parse(
        as_xlsx(
            ["Add questions, at least two answer alternatives"],
            [],
            [
                "",
                "Question - max 120 characters",
                "Answer 1 - max 75 characters",
                "Answer 2 - max 75 characters",
                "Time limit (sec) – 5, 10, 20",
                "Correct answer(s) - choose at least one",
            ],
            [1, "How many rings?", "Five", "Ten", 20, 1],
        ),
        "kahoot.xlsx",
    )

    assert parsed.issues == ()
    assert [choice.weight.text for choice in parsed.items[0].choices] == ["100", "0"]


def test_numbers_of_excel_are_read_as_it_shows_them():
    workbook, out = Workbook(), io.BytesIO()
    sheet = workbook.active
    sheet.append(["Kind", "Question", "Answer 1", "Answer 2", "Weight 1", "Weight 2"])
    sheet.append(["Number", "How many?", 10, 9.5, 1, 0.5])
    sheet["E2"].number_format = sheet["F2"].number_format = "0%"
    workbook.save(out)

    numbers = parse(out.getvalue(), "bank.xlsx").items[0].numbers

    assert [(each.value.text, each.weight.text) for each in numbers] == [("10", "100"), ("9.5", "50")]


def test_a_fault_names_its_cell_and_its_place():
    rows = (HEADING, ["", "", "", "When?", "7", "Soon", "Today"])

    _, in_sheet = parse(as_xlsx(*rows), "bank.xlsx").issues
    _, in_text = parse(as_csv(*rows), "bank.csv").issues

    assert (in_sheet.code, in_sheet.line, in_sheet.column) == ("right_not_found", 2, 5)
    assert in_sheet.message.startswith("Cell E2: ")
    assert (in_text.code, in_text.line, in_text.column) == ("right_not_found", 2, 10)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["a", "b"], ["c", "d"]], [("no_heading", 1, 1)]),
        ([HEADING, ["Essay", "", "", "Why?"]], [("unsupported", 2, 1)]),
        ([[*HEADING, "Colour"], ["", "", "", "Is it?", "true"]], [("unknown_column", 1, 83)]),
        ([[*HEADING, "Question"], ["", "", "", "Is it?", "true"]], [("column_twice", 1, 83)]),
        ([HEADING, ["", "", "", "Is it?", "1, 2", "a", "b"]], [("nothing_wrong", 2, 4)]),
    ],
)
def test_what_is_amiss_is_said_where_it_stands(rows, expected):
    told = parse(as_csv(*rows), "bank.csv").issues

    assert [(issue.code, issue.line, issue.column) for issue in told] == expected


def test_a_quote_that_is_not_closed_is_found_where_it_opens():
    parsed = parse(b'Question,Right,Answer 1,Answer 2\nQ,1,"a,b\nR,1,c,d\n', "bank.csv")

    assert ("quote_not_closed", 2, 5) in [(issue.code, issue.line, issue.column) for issue in parsed.issues]


def test_no_cell_that_we_write_is_run_as_a_formula():
    item = Item(
        kind=Kind.TRUE_FALSE,
        stem='=HYPERLINK("http://x")',
        choices=(Choice("True", *[shapes.WHOLE]), Choice("False", shapes.NONE)),
    )

    text = export([item], "csv").decode("utf-8-sig")
    parsed = parse(export([item], "xlsx"), "bank.xlsx")

    assert "\"'=HYPERLINK" in text
    assert parsed.items == (item,)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_text_that_excel_saved_as_unicode_is_read(encoding):
    text = "\t".join(["Question", "Right"]) + "\r\n£5 “now”\ttrue\r\n"

    assert parse(text.encode(encoding), "bank.txt").items[0].stem == "£5 “now”"


def test_a_workbook_that_grows_when_unpacked_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<a/>" + " " * 20_000_000)

    assert [issue.code for issue in parse(out.getvalue(), "bank.xlsx").issues] == ["not_a_workbook"]


def test_a_sheet_that_says_it_has_a_million_rows_costs_nothing():
    workbook, out = Workbook(), io.BytesIO()
    workbook.active.append(["Question", "Right"])
    workbook.active["XFD1048576"] = "far away"
    workbook.save(out)

    assert [issue.code for issue in parse(out.getvalue(), "bank.xlsx").issues] == ["too_many_rows"]
