"""What the owner's queue says, in words."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode

from standards.models.suggestions import SuggestionMove, SuggestionState
from standards.queries import Queue, Suggestion
from standards.suggesting import State
from toolkit.dates import local_day

# Which shape of the one set of statuses each state wears.
SHAPES = {State.NEW: "due", State.CONSIDERING: "started", State.CHANGED: "done", State.EXPLAINED: "done"}


@dataclass(frozen=True)
class Row:
    key: str
    words: str
    url: str
    who: str
    standard: str
    said_on: str
    kind: str
    state: str


@dataclass(frozen=True)
class Filter:
    words: str
    url: str
    current: bool


@dataclass(frozen=True)
class QueuePage:
    title: str
    lead: str
    filters: list[Filter]
    standards: list[Filter]
    rows: list[Row]
    is_empty: bool
    caption: str
    pages: str
    previous_url: str
    next_url: str


def queue_page(found: Queue, *, state: str, standard_key: str) -> QueuePage:
    """Everything `standards/suggestions.html` prints."""

    def address(**changed) -> str:
        kept = {"state": state, "standard": standard_key} | changed
        query = urlencode({name: value for name, value in kept.items() if value})
        return f"{reverse('standards:suggestions')}{'?' if query else ''}{query}"

    counts = found.by_state
    return QueuePage(
        title=_title(counts, standard_key),
        lead=_lead(counts),
        filters=[
            Filter(f"All ({sum(counts.values())})", address(state="", page=""), not state),
            *(
                Filter(f"{label} ({counts.get(value, 0)})", address(state=value), state == value)
                for value, label in SuggestionState.choices
            ),
        ],
        standards=[
            Filter("All standards", address(standard=""), not standard_key),
            *(
                Filter(f"{key} ({count})", address(standard=key), standard_key == key)
                for key, count in found.by_standard.items()
                if count
            ),
        ],
        rows=[_row(each) for each in found.rows],
        is_empty=not counts and not state and not standard_key,
        caption="What gets in the way: what waits for an answer first, the oldest on top",
        pages=f"Showing {found.first} to {found.last} of {found.total}" if found.total > len(found.rows) else "",
        previous_url=address(page=found.number - 1) if found.number > 1 else "",
        next_url=address(page=found.number + 1) if found.has_next else "",
    )


@dataclass(frozen=True)
class Told:
    text: str
    who_when: str
    detail: str


@dataclass(frozen=True)
class Answering:
    words: str
    who: str
    said: str
    kind: str
    state: str
    moves: list[Told]


@dataclass(frozen=True)
class AnswerPage:
    title: str
    suggestions: list[Answering]
    is_answered: bool


def answer_page(found: list[Suggestion]) -> AnswerPage:
    """Everything `standards/answer.html` prints beside its form."""
    title = "What gets in the way" if len(found) == 1 else f"Answer {len(found)} together"
    return AnswerPage(title, [_answering(each) for each in found], any(each.is_answered for each in found))


def _title(counts: dict[str, int], standard_key: str) -> str:
    waiting = counts.get(State.NEW, 0) + counts.get(State.CONSIDERING, 0)
    about = f" with {standard_key}" if standard_key else ""
    if not waiting:
        return f"Nothing that gets in the way{about} waits for an answer"
    return f"{waiting} {'thing' if waiting == 1 else 'things'} that {'gets' if waiting == 1 else 'get'} in the way{about} {'waits' if waiting == 1 else 'wait'} for an answer"


def _lead(counts: dict[str, int]) -> str:
    answered = counts.get(State.CHANGED, 0) + counts.get(State.EXPLAINED, 0)
    return f"{answered} answered: {counts.get(State.CHANGED, 0)} changed something, {counts.get(State.EXPLAINED, 0)} explained."


def _row(each: Suggestion) -> Row:
    return Row(
        key=each.key,
        words=each.words,
        url=f"{reverse('standards:answer_suggestions')}?s={each.key}",
        who=each.who,
        standard=f"{each.standard_key} {each.title}",
        said_on=_day(each.said_on),
        kind=SHAPES[State(each.state)],
        state=each.state_words,
    )


def _answering(each: Suggestion) -> Answering:
    said = f"{_day(each.said_on)}, about {each.standard_key} {each.title}, version {each.version_number}"
    return Answering(
        each.words, each.who, said, SHAPES[State(each.state)], each.state_words, [_told(m) for m in each.moves]
    )


def _told(move: SuggestionMove) -> Told:
    parts = [move.answer, f"On the page: {move.told}" if move.told else ""]
    came_of_it = f"Version {move.version.number} came of it." if move.version else ""
    detail = " ".join(part for part in (*parts, came_of_it) if part)
    return Told(move.get_state_display(), f"{move.by.name}, {_day(local_day(move.moved_at))}", detail)


def _day(day: dt.date) -> str:
    return date_format(day, "j F Y")
