"""What is on file about one person, in words, and as a file to take away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from learning.models import How
from learning.queries.my_learning import ChapterRow, MyLearning, RecordLine, StandardRow
from learning.reports.phrases import counted, day, listed, month
from people.models import Person

RECORD_COLUMNS = ("Number in the ledger", "Date", "What is on record", "Standard")


@dataclass(frozen=True)
class YearOfRecords:
    year: int
    minutes: str
    lines: tuple[RecordLine, ...]


@dataclass(frozen=True)
class OnFile:
    """One standard that was shown."""

    title: str
    version: str
    shown_on: str
    until: str
    how: str


@dataclass(frozen=True)
class ChapterOnFile:
    title: str
    kind: str
    words: str
    standards: tuple[OnFile, ...]


@dataclass(frozen=True)
class RecordPage:
    title: str
    lead: str
    is_empty: bool
    chapters: tuple[ChapterOnFile, ...]
    years: tuple[YearOfRecords, ...]
    lines: int
    who_can_open: str


def record_page(
    learning: MyLearning, lines: Sequence[RecordLine], minutes: Mapping[int, int], deputies: Sequence[Person]
) -> RecordPage:
    """Everything `learning/my_record.html` prints."""
    manager = learning.employment.manager if learning.employment else None
    rows = [*learning.rows, *(row for row in learning.not_in_job if any(each.known_on for each in row.standards))]
    has_shown = any(each.known_on for row in rows for each in row.standards)
    return RecordPage(
        title=_title(learning, has_shown),
        lead=_lead(learning, minutes),
        is_empty=not lines and not has_shown,
        chapters=tuple(_chapter(row) for row in rows),
        years=_years(lines, minutes),
        lines=len(lines),
        who_can_open=_who_can_open(manager, deputies),
    )


def record_cells(line: RecordLine) -> list[object]:
    return [line.seq, line.on.isoformat(), line.words, line.standard_key]


def _title(learning: MyLearning, has_shown: bool) -> str:
    if not has_shown:
        return "Nothing on your record yet" if not learning.headline.up_to_date else "Your record"
    headline = learning.headline
    return f"Your record: {headline.up_to_date} of {counted(headline.in_job, 'chapter')} up to date"


def _lead(learning: MyLearning, minutes: Mapping[int, int]) -> str:
    year = learning.today.year
    spent = minutes.get(year, 0)
    if not spent:
        return f"You haven’t spent any time on this in {year}."
    return f"You’ve spent {counted(spent, 'minute')} on this in {year}."


def _chapter(row: ChapterRow) -> ChapterOnFile:
    words = row.status.said if row.in_job else "Not in your job"
    return ChapterOnFile(row.title, row.status.status.value, words, tuple(_on_file(each) for each in row.standards))


def _on_file(row: StandardRow) -> OnFile:
    if row.known_on is None:
        return OnFile(row.title, "", "Not shown yet", "", "")
    how = "After reading" if row.known_how == How.AFTER_READING else "With nothing to read"
    until = month(row.known_until) if row.known_until else ""
    return OnFile(row.title, f"{row.known_number}", day(row.known_on), until, how)


def _years(lines: Sequence[RecordLine], minutes: Mapping[int, int]) -> tuple[YearOfRecords, ...]:
    newest_first = sorted(lines, key=lambda line: (-line.on.year, -line.seq))
    return tuple(
        YearOfRecords(year, counted(minutes[year], "minute") if minutes.get(year) else "", tuple(of_year))
        for year, of_year in groupby(newest_first, key=lambda line: line.on.year)
    )


def _who_can_open(manager: Person | None, deputies: Sequence[Person]) -> str:
    if manager is None:
        return "You. There is no manager on your record, so nobody else sees where you stand by name."
    others = [manager.name, *(f"{each.name}, who stands in for {manager.known_as}" for each in deputies)]
    return f"You, and {listed(others)}."
