"""What answering questions has cost in staff time, and what that time bought. Totals only; a person's own to themselves."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from learning.models import Topic
from learning.rules import seconds_spent, whole_minutes
from people.models import Person
from quizzes.models import AttemptItem, Behaviour, State
from quizzes.question_types.base import WHOLE_E7
from toolkit.dates import local_day


@dataclass(frozen=True)
class Spent:
    """One finished check: whose, when, how long, whether it showed everything, and that with nothing to read."""

    person_id: int
    on: dt.date
    seconds: int
    passed: bool
    without_reading: bool


@dataclass(frozen=True)
class MonthOfCosts:
    month: dt.date
    minutes: int
    pounds: int


@dataclass(frozen=True)
class Costs:
    """The answer to «what did this cost?», since the first check was finished."""

    since: dt.date | None
    minutes: int
    hours_words: str
    pounds: int  # 0 when the organisation has set no pay
    checks: int  # in which everything asked was shown
    without_reading: int
    conversations: int
    people: int
    median_minutes: int
    months: tuple[MonthOfCosts, ...]


def costs(*, today: dt.date, pounds_per_hour: Decimal) -> Costs:
    """Everything so far, by month, in two queries."""
    spent = list(checks_finished())
    seconds: dict[dt.date, int] = defaultdict(int)
    each_person: dict[int, int] = defaultdict(int)
    for check in spent:
        seconds[check.on.replace(day=1)] += check.seconds
        each_person[check.person_id] += check.seconds
    minutes = whole_minutes(sum(seconds.values()))
    return Costs(
        since=min(seconds, default=None),
        minutes=minutes,
        hours_words=_hours(minutes),
        pounds=_pounds(sum(seconds.values()), pounds_per_hour),
        checks=sum(check.passed for check in spent),
        without_reading=sum(check.without_reading for check in spent),
        conversations=Topic.objects.filter(talked_on__lte=today).count(),
        people=len(each_person),
        median_minutes=whole_minutes(_median(each_person.values())),
        months=tuple(
            MonthOfCosts(month, whole_minutes(seconds[month]), _pounds(seconds[month], pounds_per_hour))
            for month in sorted(seconds)
        ),
    )


def minutes_by_year(person: Person) -> dict[int, int]:
    """A person's own minutes, in one query."""
    seconds: dict[int, int] = defaultdict(int)
    for check in checks_finished(people=[person.pk]):
        seconds[check.on.year] += check.seconds
    return {year: whole_minutes(total) for year, total in seconds.items()}


def checks_finished(*, people: Iterable[int] | None = None, since: dt.datetime | None = None) -> Iterator[Spent]:
    """Every finished check, oldest first, in one query."""
    items = AttemptItem.objects.filter(attempt__state=State.MARKED, attempt__counts=True)
    if people is not None:
        items = items.filter(attempt__person__in=people)
    if since is not None:
        items = items.filter(attempt__submitted_at__gte=since)
    rows = items.order_by("attempt__submitted_at", "attempt", "slot").values_list(
        *("attempt", "attempt__person", "attempt__started_at", "attempt__submitted_at", "attempt__behaviour"),
        *("answered_at", "fraction_e7"),
    )
    for (_, person, started, submitted, behaviour), answers in groupby(rows, key=lambda row: row[:5]):
        given = [row[5:] for row in answers]
        passed = all(fraction == WHOLE_E7 for _, fraction in given)
        yield Spent(
            person_id=person,
            on=local_day(submitted),
            seconds=seconds_spent(started, (at for at, _ in given if at is not None)),
            passed=passed,
            without_reading=passed and behaviour != Behaviour.FRESH,
        )


def _pounds(seconds: int, per_hour: Decimal) -> int:
    return int((Decimal(seconds) * per_hour / 3600).quantize(Decimal(1), ROUND_HALF_UP))


def _hours(minutes: int) -> str:
    if minutes < 60:
        return f"{minutes} {'minute' if minutes == 1 else 'minutes'}"
    hours = int((Decimal(minutes) / 60).quantize(Decimal(1), ROUND_HALF_UP))
    return f"{hours:,} {'hour' if hours == 1 else 'hours'}"


def _median(values: Iterable[int]) -> int:
    in_order = sorted(values)
    return in_order[len(in_order) // 2] if in_order else 0
