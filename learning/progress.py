"""PURE. Facts and a date to a status: the one place where «overdue» is defined, and its words.

Precedence in one place: overdue, talk, started, due, done. A date is the last day, included; the day after is late.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """Six statuses and no more. The value is the name of the shape in templates."""

    OVERDUE = "overdue"
    TALK = "talk"
    STARTED = "started"
    DUE = "due"
    DONE = "done"
    NOT_IN_JOB = "not_in_job"


# Who needs somebody most comes first.
URGENCY = {status: place for place, status in enumerate(Status)}


@dataclass(frozen=True)
class ChapterStatus:
    """A status in words. `words` for a list or a tile, `short_words` for a cell of a table, `said` read aloud."""

    status: Status
    words: str
    short_words: str
    said: str
    date: dt.date | None = None
    days_late: int = 0

    @property
    def is_to_do(self) -> bool:
        """Whether questions are waiting. Somebody who would welcome a conversation may still have some: see `due_on`."""
        return self.status in (Status.OVERDUE, Status.STARTED, Status.DUE)


@dataclass(frozen=True)
class Round:
    """One round of the requirement: when it opened, its last day, and when it was finished and how long that counts."""

    opened_on: dt.date
    due_on: dt.date
    completed_on: dt.date | None = None
    valid_until: dt.date | None = None


@dataclass(frozen=True)
class ChapterFacts:
    """What the status of one person in one chapter follows from."""

    in_job: bool
    newest_round: Round | None = None
    # The last days of the short checks that a change opened and nobody has answered yet.
    rechecks_due: tuple[dt.date, ...] = ()
    has_begun: bool = False
    wants_to_talk: bool = False
    # The last day if no round was opened yet, for somebody who belongs since today.
    first_due_on: dt.date | None = None


@dataclass(frozen=True)
class StandardFacts:
    """What the status of one person against one standard follows from."""

    in_job: bool
    material_number: int
    known_number: int | None = None
    known_on: dt.date | None = None
    known_until: dt.date | None = None
    newest_round: Round | None = None
    recheck_due: dt.date | None = None
    wants_to_talk: bool = False
    first_due_on: dt.date | None = None
    is_first_round: bool = True


def due_on(facts: ChapterFacts) -> dt.date | None:
    """The earliest day by which something in this chapter is to be shown; nothing when all of it is."""
    days = list(facts.rechecks_due)
    newest = facts.newest_round
    if newest is None:
        days += [facts.first_due_on] if facts.first_due_on else []
    elif newest.completed_on is None:
        days.append(newest.due_on)
    return min(days, default=None)


def is_due(facts: ChapterFacts, today: dt.date) -> dt.date | None:
    """The day by which something is to be shown, as seen today: a round that ran out is due on its last day."""
    newest = facts.newest_round
    ran_out = newest.valid_until if newest and newest.valid_until and newest.valid_until < today else None
    return min((day for day in (due_on(facts), ran_out) if day), default=None)


def chapter_status(facts: ChapterFacts, today: dt.date) -> ChapterStatus:
    """The one definition of where a person is with a chapter."""
    if not facts.in_job:
        return not_in_job()
    day = is_due(facts, today)
    until = facts.newest_round.valid_until if facts.newest_round else None
    return _status(day, until, today, has_begun=facts.has_begun, wants_to_talk=facts.wants_to_talk)


def standing_status(facts: StandardFacts, today: dt.date) -> ChapterStatus:
    """The same definition for one standard of the chapter."""
    if not facts.in_job:
        return not_in_job()
    day = None if is_shown(facts, today) else _standard_due(facts, today)
    return _status(day, facts.known_until, today, has_begun=False, wants_to_talk=facts.wants_to_talk)


def is_shown(facts: StandardFacts, today: dt.date) -> bool:
    """Whether this standard counts today: the words in force were shown, lately enough, and in the round that is open.

    What was shown before a person's first round still counts while it is valid; a later round asks again.
    """
    if facts.known_number is None or facts.known_on is None or facts.known_until is None:
        return False
    if facts.known_number < facts.material_number or facts.known_until < today:
        return False
    newest = facts.newest_round
    asks_again = newest is not None and newest.completed_on is None and not facts.is_first_round
    return not (asks_again and newest is not None and facts.known_on < newest.opened_on)


def _standard_due(facts: StandardFacts, today: dt.date) -> dt.date:
    newest = facts.newest_round
    chapter = ChapterFacts(
        in_job=True,
        newest_round=newest,
        rechecks_due=(facts.recheck_due,) if facts.recheck_due else (),
        first_due_on=facts.first_due_on,
    )
    # Not asked for yet, for instance new in the chapter: it comes with the next round.
    next_round = newest.valid_until if newest else None
    return is_due(chapter, today) or next_round or facts.known_until or today


def _status(
    day: dt.date | None, until: dt.date | None, today: dt.date, *, has_begun: bool, wants_to_talk: bool
) -> ChapterStatus:
    if day is not None and day < today:
        return overdue(day, today)
    if wants_to_talk:
        return ChapterStatus(Status.TALK, "Talk", "Talk", "Would welcome a conversation", date=day)
    if day is not None and has_begun:
        return ChapterStatus(Status.STARTED, "Started", "Started", "Started", date=day)
    if day is not None:
        return due(day, today)
    return done(until)


def overdue(day: dt.date, today: dt.date) -> ChapterStatus:
    days = (today - day).days
    late = "1 day" if days == 1 else f"{days} days"
    return ChapterStatus(Status.OVERDUE, f"{late} late", f"{late} late", f"Overdue by {late}", date=day, days_late=days)


def due(day: dt.date, today: dt.date) -> ChapterStatus:
    words = f"Due {day_in_words(day, today)}"
    return ChapterStatus(Status.DUE, words, f"{day.day} {day:%b}", words, date=day)


def done(until: dt.date | None) -> ChapterStatus:
    words = f"Until {until:%B %Y}" if until else "Done"
    said = f"Done until {until:%B %Y}" if until else "Done"
    return ChapterStatus(Status.DONE, words, "Done", said, date=until)


def not_in_job() -> ChapterStatus:
    return ChapterStatus(Status.NOT_IN_JOB, "Not in job", "Not in job", "Not in job")


def day_in_words(day: dt.date, today: dt.date) -> str:
    """«18 December», with the year where it is another one."""
    return f"{day.day} {day:%B}" if day.year == today.year else f"{day.day} {day:%B %Y}"


def most_urgent(statuses: Iterable[ChapterStatus]) -> tuple[int, int, int]:
    """A key that sorts who needs somebody most to the front: most urgent status, days late, how many are not done."""
    known = list(statuses)
    place = min((URGENCY[each.status] for each in known), default=len(URGENCY))
    late = max((each.days_late for each in known), default=0)
    open_ones = sum(each.status not in (Status.DONE, Status.NOT_IN_JOB) for each in known)
    return place, -late, -open_ones
