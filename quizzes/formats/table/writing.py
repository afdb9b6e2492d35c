"""PURE. Questions as a table. Words that plain text can hold are plain text; the others say «html» in their row."""

import csv
import io
import re
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.writer.excel import save_workbook

from quizzes.formats.base import NONE, WHOLE, Choice, Item, Kind
from quizzes.formats.table.columns import ALL_OR_NOTHING, KINDS, heading_of
from quizzes.formats.weights import cancelling
from quizzes.formats.words import is_plain, to_text

HTML = "html"
# A spreadsheet runs a cell that begins with one of these; an apostrophe in front makes it words again.
TAKEN_FOR_A_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
PLAIN_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
WIDE = 40


def write_csv(items: Iterable[Item]) -> bytes:
    heading, rows = _table(list(items))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heading)
    writer.writerows([_kept_from_running(row.get(name, "")) for name in heading] for row in rows)
    # Excel knows that a file is UTF-8 by its first three bytes.
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def write_xlsx(items: Iterable[Item]) -> bytes:
    heading, rows = _table(list(items))
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Questions")
    sheet.freeze_panes = "A2"
    for number, name in enumerate(heading):
        sheet.column_dimensions[_letter(number)].width = WIDE if name == "Question" else max(12, len(name) + 2)
    sheet.append([_text(sheet, name, is_heading=True) for name in heading])
    for row in rows:
        sheet.append([_text(sheet, row.get(name, "")) for name in heading])
    out = io.BytesIO()
    save_workbook(workbook, out)
    return out.getvalue()


def _letter(number: int) -> str:
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _text(sheet, said: str, *, is_heading: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, said)
    # As words, whatever sign they begin with.
    cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if is_heading:
        cell.font = Font(bold=True)
    return cell


def _kept_from_running(said: str) -> str:
    return f"'{said}" if TAKEN_FOR_A_FORMULA.match(said) and not PLAIN_NUMBER.fullmatch(said) else said


def _table(items: list[Item]) -> tuple[list[str], list["_Row"]]:
    most = dict.fromkeys(("answer", "belongs", "within", "weight", "feedback", "hint"), 0)
    most |= {"answer": 4, "feedback": 4}
    rows = [_row(item, most) for item in items]
    return heading_of(most), rows


class _Row(dict[str, str]):
    """The cells of one question by their headings; it notes how many answers any of them has."""

    def __init__(self, item: Item, most: dict[str, int]):
        super().__init__()
        self.most = most
        self.is_html = not all(map(is_plain, item.all_words))
        self["Words"] = HTML if self.is_html else ""

    def put(self, name: str, said: str) -> None:
        self[name] = said

    def words(self, name: str, said: str) -> None:
        self[name] = said if self.is_html else to_text(said)

    def number(self, name: str, heading: str, at: int, said: str) -> None:
        if said:
            self.most[name] = max(self.most[name], at)
            self[f"{heading} {at}"] = said

    def number_words(self, name: str, heading: str, at: int, said: str) -> None:
        self.number(name, heading, at, said if self.is_html else to_text(said))


def _row(item: Item, most: dict[str, int]) -> _Row:
    row = _Row(item, most)
    row.put("Kind", KINDS[item.kind][0])
    row.put("ID", item.idnumber)
    row.put("Name", item.name)
    row.put("Standard", item.standard)
    row.put("Category", item.category)
    row.put("Tags", "; ".join(item.tags))
    row.words("Question", item.stem)
    row.words("If right", item.feedback.right)
    row.words("If partly right", item.feedback.partly)
    row.words("If wrong", item.feedback.wrong)
    row.words("Explanation", item.general_feedback)
    row.put("Penalty", item.penalty.text if item.penalty else "")
    row.put("Mark", item.mark.text if item.mark else "")
    row.put("Shuffle", "" if item.shuffles else "no")
    row.put("Capitals matter", "yes" if item.same_case else "")
    row.put("Marking", ALL_OR_NOTHING if item.all_or_nothing else item.order_rule)
    for at, hint in enumerate(item.hints, start=1):
        row.number_words("hint", "Hint", at, hint)
    _answers(item, row)
    return row


def _answers(item: Item, row: _Row) -> None:
    if item.kind is Kind.TRUE_FALSE:
        row.put("Right", "true" if item.choices[0].weight.value else "false")
        for at, choice in enumerate(item.choices, start=1):
            row.number_words("feedback", "Feedback", at, choice.feedback)
        return
    _choices(item, row)
    for at, pair in enumerate(item.pairs, start=1):
        row.number_words("answer", "Answer", at, pair.says)
        row.number("belongs", "Goes with", at, pair.belongs)
    for at, step in enumerate(item.steps, start=1):
        row.number_words("answer", "Answer", at, step)
    for at, text in enumerate(item.texts, start=1):
        _weighed(row, at, text.says, text)
    for at, number in enumerate(item.numbers, start=1):
        _weighed(row, at, number.value.text if number.value else "*", number)
        row.number("within", "Give or take", at, number.within.text)


def _choices(item: Item, row: _Row) -> None:
    for at, choice in enumerate(item.choices, start=1):
        row.number_words("answer", "Answer", at, choice.says)
        row.number_words("feedback", "Feedback", at, choice.feedback)
    right = _right(item)
    if right:
        row.put("Right", ", ".join(map(str, right)))
        return
    for at, choice in enumerate(item.choices, start=1):
        row.number("weight", "Weight", at, choice.weight.text)


def _right(item: Item) -> list[int]:
    """The numbers of the right answers, where they say all there is to say of the weights."""
    right = [at for at, choice in enumerate(item.choices, start=1) if choice.weight.value > 0]
    if not right:
        return []
    if item.kind is Kind.BEST_ANSWER:
        keyed, wrong = WHOLE, NONE
    else:
        keyed, wrong = cancelling(len(right))
    return right if all(_is(choice, keyed if choice.weight.value > 0 else wrong) for choice in item.choices) else []


def _is(choice: Choice, weight) -> bool:
    return choice.weight == weight


def _weighed(row: _Row, at: int, said: str, answer) -> None:
    row.number("answer", "Answer", at, said)
    row.number("weight", "Weight", at, answer.weight.text)
    row.number_words("feedback", "Feedback", at, answer.feedback)
