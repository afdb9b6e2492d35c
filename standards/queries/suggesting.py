"""What staff say gets in the way: the owner's queue, what one person was told, and what a page says came of it."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import (
    CharField,
    Count,
    DateTimeField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
)

from people.models import Person
from standards.models import Fit, StandardVersion, SuggestionMove, SuggestionNow
from standards.models.fits import FitAnswer
from standards.models.suggestions import SuggestionState
from standards.suggesting import ANSWERED, State
from toolkit.dates import end_of_day, local_day, start_of_day
from toolkit.prepared import Given, Prepared

ON_A_PAGE = 50
# The evidence asks for an answer within this many days.
DAYS_TO_ANSWER = 20
LATELY = dt.timedelta(days=30)


@dataclass(frozen=True)
class Suggestion:
    """One thing that gets in the way, with where it stands. `who` is for the owner's queue and nowhere else."""

    key: str
    standard_key: str
    title: str
    version_number: int
    words: str
    who: str
    said_on: dt.date
    state: str
    state_words: str
    moves: list[SuggestionMove] = field(default_factory=list)

    @property
    def is_answered(self) -> bool:
        return self.state in ANSWERED


@dataclass(frozen=True)
class Queue:
    """One page of the suggestions that a filter leaves: those that wait first, the oldest of them on top."""

    rows: list[Suggestion]
    total: int
    number: int
    by_state: dict[str, int]
    by_standard: dict[str, int]

    @property
    def first(self) -> int:
        return (self.number - 1) * ON_A_PAGE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    @property
    def has_next(self) -> bool:
        return self.last < self.total


def suggestions() -> QuerySet[Any]:
    """Everything that gets in somebody's way, each with its `state`. What the person said again in other words before
    anybody answered counts once, in the newest words."""
    return Fit.objects.filter(suggestion_now__isnull=False).annotate(state=F("suggestion_now__state"))


def state_of(fit: Fit) -> str:
    """Where a suggestion stands now."""
    newest = SuggestionMove.objects.filter(fit=fit).first()
    return newest.state if newest else State.NEW


def queue(*, state: str = "", standard_key: str = "", page: int = 1) -> Queue:
    """The owner's queue, in four queries whatever its length."""
    counted = SuggestionNow.objects.order_by("state", "standard_key").values_list("state", "standard_key")
    everything = {(each, key): count for each, key, count in counted.annotate(count=Count("pk"))}
    by_state: Counter[str] = Counter()
    by_standard: Counter[str] = Counter()
    for (each, key), count in everything.items():
        by_state[each] += count if standard_key in ("", key) else 0
        by_standard[key] += count if state in ("", each) else 0
    found = SuggestionNow.objects.order_by("is_answered", "said_at", "fit")
    if state:
        found = found.filter(state=state)
    if standard_key:
        found = found.filter(standard_key=standard_key)
    total = sum(count for (each, key), count in everything.items() if state in ("", each) and standard_key in ("", key))
    number = max(1, min(page, -(-total // ON_A_PAGE) or 1))
    start = (number - 1) * ON_A_PAGE
    # The page's rows are picked from the index alone, before anything is joined to them.
    these = found.filter(pk__in=found.values("pk")[start : start + ON_A_PAGE])
    page_of = these.select_related("fit__person", "fit__version").prefetch_related(
        "fit__moves__by", "fit__moves__version"
    )
    rows = [_row(each.fit, each.state) for each in page_of]
    return Queue(rows, total, number, dict(by_state), dict(sorted(by_standard.items())))


def suggestions_by_key(keys: list[str]) -> list[Suggestion]:
    """Those with these keys, the oldest first; whatever is no suggestion is left out."""
    return [_row(fit, fit.state) for fit in _with_all(suggestions().filter(key__in=keys).order_by("answered_at", "pk"))]


def fits_by_key(keys: list[str]) -> list[Fit]:
    return list(suggestions().filter(key__in=keys).order_by("answered_at", "pk"))


def versions_that_could_come_of(standard_keys: set[str]) -> list[StandardVersion]:
    """The versions of the one standard that these are about, the newest first; none while they are about several."""
    if len(standard_keys) != 1:
        return []
    return list(StandardVersion.objects.filter(standard_key=next(iter(standard_keys))).order_by("-number"))


def waiting_suggestions() -> int:
    """How many nobody has answered yet."""
    return SuggestionNow.objects.filter(is_answered=False).count()


@dataclass(frozen=True)
class Said:
    """What one person said gets in the way, as they see it, with the answer they got."""

    title: str
    standard_key: str
    words: str
    said_on: dt.date
    state: str
    state_words: str
    answer: str
    moved_on: dt.date | None
    version_number: int | None


def what_was_said(person: Person) -> list[Said]:
    """What somebody said and what they were told, the newest first. For themselves alone."""
    return [_said(fit) for fit in _with_all(suggestions().filter(person=person).order_by("-answered_at", "-pk"))]


def answer_to(fit: Fit | None) -> Said | None:
    """What the person was told about the answer that stands on a standard's page."""
    if fit is None or fit.answer != FitAnswer.GETS_IN_THE_WAY:
        return None
    found = _with_all(suggestions().filter(pk=fit.pk)).first()
    return _said(found) if found else None


def lately_answered(person: Person, *, now: dt.datetime) -> list[str]:
    """The titles of the standards about which somebody was told something in the last thirty days, the newest first."""
    return list(dict.fromkeys(title for (title,) in _LATELY(person=person.pk, since=now - LATELY)))


_LATELY = Prepared(
    lambda: (
        SuggestionMove.objects.filter(
            fit__person=Given("person", IntegerField()), moved_at__gte=Given("since", DateTimeField())
        )
        .exclude(answer="")
        .order_by("-moved_at", "-pk")
        .values_list("fit__version__title")
    )
)


@dataclass(frozen=True)
class CameOfIt:
    """A change that a standard's page says came of what staff said. No names."""

    told: str
    on: dt.date
    version_number: int | None


def came_of_it(standard_key: str) -> list[CameOfIt]:
    """What was changed because of what staff said, the newest first; several that were answered together say it once."""
    told: dict[Any, CameOfIt] = {}
    for move in _CHANGED(key=standard_key):
        told.setdefault(move.answered_together, CameOfIt(move.told, local_day(move.moved_at), move.version_number))
    return list(told.values())


def _changed() -> QuerySet[SuggestionMove]:
    later = SuggestionMove.objects.filter(fit=OuterRef("fit"), pk__gt=OuterRef("pk"))
    return (
        SuggestionMove.objects.filter(
            fit__version__standard_key=Given("key", CharField()), state=SuggestionState.CHANGED
        )
        .exclude(Exists(later))
        .annotate(version_number=Subquery(StandardVersion.objects.filter(pk=OuterRef("version")).values("number")))
        .order_by("-moved_at", "-pk")
    )


_CHANGED = Prepared(_changed)


@dataclass(frozen=True)
class AnsweredInTime:
    """Of the suggestions made in a period whose time to answer is over, or that have an answer: how many were in time."""

    in_time: int
    counted: int


def answered_in_time(*, since: dt.date, until: dt.date, today: dt.date) -> AnsweredInTime:
    """«Suggestions answered in 20 days»: made on these days, and counted once answered or once the time is over."""
    answers = SuggestionMove.objects.filter(fit=OuterRef("pk"), state__in=[state.value for state in ANSWERED])
    made = suggestions().filter(answered_at__gte=start_of_day(since), answered_at__lt=end_of_day(until))
    first = made.annotate(first_answer=Subquery(answers.order_by("moved_at", "pk").values("moved_at")[:1]))
    in_time = counted = 0
    for said_at, answered_at in first.order_by("pk").values_list("answered_at", "first_answer"):
        last_day = local_day(said_at) + dt.timedelta(days=DAYS_TO_ANSWER)
        in_time += bool(answered_at and local_day(answered_at) <= last_day)
        counted += bool(answered_at or today > last_day)
    return AnsweredInTime(in_time, counted)


def _with_all(fits: QuerySet[Any]) -> QuerySet[Any]:
    return fits.select_related("person", "version").prefetch_related("moves__by", "moves__version")


def _row(fit, state: str) -> Suggestion:
    return Suggestion(
        key=str(fit.key),
        standard_key=fit.version.standard_key,
        title=fit.version.title,
        version_number=fit.version.number,
        words=fit.what_gets_in_the_way,
        who=fit.person.name,
        said_on=local_day(fit.answered_at),
        state=state,
        state_words=SuggestionState(state).label,
        moves=list(fit.moves.all()),
    )


def _said(fit) -> Said:
    newest = next(iter(fit.moves.all()), None)
    return Said(
        title=fit.version.title,
        standard_key=fit.version.standard_key,
        words=fit.what_gets_in_the_way,
        said_on=local_day(fit.answered_at),
        state=fit.state,
        state_words=SuggestionState(fit.state).label,
        answer=newest.answer if newest else "",
        moved_on=local_day(newest.moved_at) if newest else None,
        version_number=newest.version.number if newest and newest.version else None,
    )
