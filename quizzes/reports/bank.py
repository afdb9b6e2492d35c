"""The bank of questions and one question's page, in words."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode

from quizzes.models import Question, QuestionVersion, VersionState
from quizzes.queries.writing import BankRow, Stand, stand_of
from quizzes.question_types import KINDS
from standards.checks import Remark
from toolkit.dates import local_day

PAGE = 50
LABELS = {
    Stand.DRAFT: "Draft",
    Stand.WAITING: "Waiting for a second reader",
    Stand.READY: "In use",
    Stand.RETIRED: "Retired",
}
# Which shape of the one set of statuses each wears.
SHAPES = {Stand.DRAFT: "started", Stand.WAITING: "due", Stand.READY: "done", Stand.RETIRED: "not_in_job"}


@dataclass(frozen=True)
class Filter:
    words: str
    url: str
    current: bool


@dataclass(frozen=True)
class Row:
    key: str
    title: str
    url: str
    standard: str
    kind_label: str
    by: str
    kind: str
    words: str


@dataclass(frozen=True)
class BankPage:
    title: str
    lead: str
    filters: list[Filter]
    rows: list[Row]
    is_empty: bool
    pages: str
    previous_url: str
    next_url: str
    query: str


def bank_page(
    rows: Sequence[BankRow], *, titles: Mapping[str, str], stand: str, standard_key: str, query: str, page: int
) -> BankPage:
    """Everything `quizzes/bank.html` prints. `titles` are the standards' own, in the order of the booklet."""

    def address(**changed) -> str:
        kept = {"stand": stand, "standard": standard_key, "q": query} | changed
        told = urlencode({name: value for name, value in kept.items() if value})
        return f"{reverse('quizzes:bank')}{'?' if told else ''}{told}"

    counts = Counter(row.stand for row in rows)
    place = {key: number for number, key in enumerate(titles)}
    chosen = sorted(
        (row for row in rows if not stand or row.stand == stand),
        key=lambda row: place.get(row.question.standard_key, len(place)),
    )
    first = min(max(page - 1, 0) * PAGE, max(len(chosen) - 1, 0) // PAGE * PAGE)
    here = chosen[first : first + PAGE]
    number = first // PAGE + 1
    return BankPage(
        title=_title(counts),
        lead=_lead(counts, standard_key, titles),
        filters=[
            Filter(f"All ({len(rows)})", address(stand=""), not stand),
            *(Filter(f"{LABELS[each]} ({counts[each]})", address(stand=each.value), stand == each) for each in Stand),
        ],
        rows=[_row(row, titles) for row in here],
        is_empty=not rows and not query and not standard_key,
        pages=f"Showing {first + 1} to {first + len(here)} of {len(chosen)}" if len(chosen) > PAGE else "",
        previous_url=address(page=str(number - 1)) if first else "",
        next_url=address(page=str(number + 1)) if first + PAGE < len(chosen) else "",
        query=query,
    )


def _title(counts: Mapping[Stand, int]) -> str:
    waiting = counts[Stand.WAITING]
    if waiting:
        return f"{waiting} question{'s wait' if waiting != 1 else ' waits'} for a second reader"
    ready = counts[Stand.READY]
    return f"{ready} question{'s' if ready != 1 else ''} in use"


def _lead(counts: Mapping[Stand, int], standard_key: str, titles: Mapping[str, str]) -> str:
    about = f" about {titles.get(standard_key, standard_key)}" if standard_key else ""
    return f"{sum(counts.values())} questions{about}. Each is read by somebody else before anybody is asked it."


def _row(row: BankRow, titles: Mapping[str, str]) -> Row:
    version = row.newest
    return Row(
        key=row.question.key,
        title=str(version.spec.get("title") or "No title yet"),
        url=reverse("quizzes:bank_question", args=[row.question.key]),
        standard=titles.get(row.question.standard_key, row.question.standard_key),
        kind_label=KINDS[version.kind].LABEL,
        by=version.written_by.name,
        kind=SHAPES[row.stand],
        words=LABELS[row.stand] + (", and an older version is in use" if _is_next(row) else ""),
    )


def _is_next(row: BankRow) -> bool:
    return row.is_asked and row.stand in (Stand.DRAFT, Stand.WAITING)


@dataclass(frozen=True)
class Event:
    text: str
    who_when: str
    detail: str = ""


@dataclass(frozen=True)
class QuestionPage:
    title: str
    key: str
    version: QuestionVersion
    kind: str
    words: str
    facts: list[dict[str, str]]
    history: list[Event]
    faults: list[str]
    remarks: list[Remark]
    may_send: bool
    may_read: bool
    may_take_up: bool
    may_retire: bool


def question_page(
    question: Question,
    story: Sequence[QuestionVersion],
    *,
    standard: str,
    line: str,
    faults: list[str],
    remarks: list[Remark],
    person_pk: int,
) -> QuestionPage:
    """Everything `quizzes/bank_question.html` prints but the question itself. `story` is newest first."""
    newest = story[0]
    stand = stand_of(newest, is_retired=question.retired_at is not None)
    is_open = question.retired_at is None and newest.state == VersionState.DRAFT
    return QuestionPage(
        title=str(newest.spec.get("title") or "A question without a title"),
        key=question.key,
        version=newest,
        kind=SHAPES[stand],
        words=LABELS[stand],
        facts=[
            {"label": "Tests", "text": standard},
            {"label": "Line", "text": line or "A line that is no longer there"},
            *([{"label": "Rests on the target", "text": newest.cites_target}] if newest.cites_target else []),
            {"label": "Kind", "text": KINDS[newest.kind].LABEL},
            {"label": "Written for", "text": f"Version {newest.reviewed_for} of the standard"},
        ],
        history=[_event(version) for version in story],
        faults=faults,
        remarks=remarks,
        may_send=is_open and newest.sent_at is None,
        may_read=is_open and newest.sent_at is not None and newest.written_by_id != person_pk,
        may_take_up=question.retired_at is None,
        may_retire=question.retired_at is None,
    )


def _event(version: QuestionVersion) -> Event:
    number = f"Version {version.number}"
    if version.state == VersionState.READY:
        return Event(
            f"{number} came into use",
            f"Written by {version.written_by}, read by {version.read_by}, {_on(version.ready_at)}",
        )
    if version.sent_at:
        return Event(
            f"{number} waits for a second reader", f"Written by {version.written_by}, sent {_on(version.sent_at)}"
        )
    asked = f"The second reader asks: {version.note}" if version.note else ""
    return Event(f"{number} is being written", f"By {version.written_by}", asked)


def _on(at: dt.datetime | None) -> str:
    return date_format(local_day(at), "j F Y") if at else ""
