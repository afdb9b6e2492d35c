"""PURE. How an attempt moves from state to state, in one table that the pages, the actions and the night ask alike.

The time on a check is the server's. It is fixed when the attempt begins, so that a clock that is set back, on either
side, gives nobody a minute. What was sent in time may arrive a moment late: that is what `LAG` is for.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

OPEN, OVERDUE, MARKED, ABANDONED, VOIDED = "open", "overdue", "marked", "abandoned", "voided"
STATES = (OPEN, OVERDUE, MARKED, ABANDONED, VOIDED)
UNFINISHED = (OPEN, OVERDUE)

LAG = dt.timedelta(seconds=60)
# Ten times is what WCAG 2.2.1 asks of a limit that can be extended.
MOST_EXTENSIONS = 10
NO_TIME = dt.timedelta(0)


class WhenDue(StrEnum):
    """What becomes of an attempt whose time is up."""

    SUBMIT = "submit"
    GRACE = "grace"
    ABANDON = "abandon"


class Event(StrEnum):
    ANSWER = "answer"  # one question is answered
    FINISH = "finish"  # the last one was, or the person ends it as it stands
    LOOK = "look"  # the person opens a page of it
    SWEEP = "sweep"  # anybody's clock comes by: the night, or an answer that arrives
    EXTEND = "extend"  # the person presses the button for more time
    ADJUST = "adjust"  # the time this person gets was changed
    REOPEN = "reopen"
    VOID = "void"


class Effect(StrEnum):
    """What a move does besides changing the state."""

    END_NOW = "end now"
    END_WHEN_DUE = "end when due"
    TAKE_DRAFTS = "take drafts"  # what was kept without being sent counts as the answer
    LEAVE_REST = "leave the rest"
    ANNOUNCE = "announce"
    SET_TIME = "set the time"


@dataclass(frozen=True)
class Clock:
    """The time one attempt has; no `due_at`, no limit. `extension` of nothing: there is no button for more time."""

    due_at: dt.datetime | None = None
    when_due: str = WhenDue.SUBMIT
    grace: dt.timedelta = NO_TIME
    extension: dt.timedelta = NO_TIME

    @property
    def grace_ends_at(self) -> dt.datetime | None:
        return None if self.due_at is None else self.due_at + self.grace


@dataclass(frozen=True)
class Facts:
    """What the guards look at. `new_due_at` is the time an event would give; `is_new_time` that it gives one."""

    now: dt.datetime
    clock: Clock = field(default_factory=Clock)
    is_own: bool = False
    is_keeper: bool = False
    has_another: bool = False  # the person has begun these questions anew
    reason: str = ""
    slot: int | None = None
    next_slot: int | None = None
    extensions: int = 0
    is_new_time: bool = False
    new_due_at: dt.datetime | None = None


@dataclass(frozen=True)
class Guard:
    """What must hold for a move. `words` say why not; a guard with none merely chooses between two moves."""

    name: str
    holds: Callable[[Facts], bool]
    words: Callable[[Facts], str] | None = None


@dataclass(frozen=True)
class Row:
    was: str
    event: Event
    to: str
    guards: tuple[Guard, ...] = ()
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True)
class Decision:
    """Where an event leads: nowhere (`to` is None) with the obstacles, or, if there are none, simply nowhere."""

    to: str | None
    effects: tuple[Effect, ...] = ()
    obstacles: tuple[str, ...] = ()


def _says(words: str) -> Callable[[Facts], str]:
    return lambda facts: words


SOMEONE_ELSES = "These questions were drawn for someone else."

OWN = Guard("own", lambda facts: facts.is_own, _says(SOMEONE_ELSES))
NOT_THEIRS = Guard(
    "not theirs", lambda facts: not facts.is_own, _says("These questions are your own. Ask somebody else to decide.")
)
NO_OTHER = Guard(
    "no other", lambda facts: not facts.has_another, _says("This person has begun these questions anew already.")
)
IN_TURN = Guard(
    "in turn", lambda facts: facts.slot == facts.next_slot, lambda facts: f"Answer question {facts.next_slot} first."
)
IN_TIME = Guard(
    "in time",
    lambda facts: facts.clock.due_at is None or facts.now <= facts.clock.due_at + LAG,
    _says("The time for these questions is up."),
)
IN_GRACE = Guard(
    "in grace",
    lambda facts: facts.clock.grace_ends_at is None or facts.now <= facts.clock.grace_ends_at + LAG,
    _says("The time for these questions is up."),
)
DUE = Guard("due", lambda facts: facts.clock.due_at is not None and facts.now >= facts.clock.due_at)
OVER = Guard("over", lambda facts: not IN_TIME.holds(facts))
GRACE_OVER = Guard("grace over", lambda facts: not IN_GRACE.holds(facts))
SUBMITS = Guard("submits when due", lambda facts: facts.clock.when_due == WhenDue.SUBMIT)
HAS_GRACE = Guard("has grace", lambda facts: facts.clock.when_due == WhenDue.GRACE)
OFFERS_MORE = Guard(
    "offers more time",
    lambda facts: facts.clock.due_at is not None and facts.clock.extension > NO_TIME,
    _says("These questions have no more time to give."),
)
NOT_TOO_OFTEN = Guard(
    "not too often",
    lambda facts: facts.extensions < MOST_EXTENSIONS,
    _says(f"You’ve had more time {MOST_EXTENSIONS} times, which is as often as there is."),
)
KEEPER = Guard("keeper", lambda facts: facts.is_keeper, _says("Only the standards lead can do this."))
REASONED = Guard(
    "reasoned", lambda facts: bool(facts.reason.strip()), _says("Say why, in a few words. It is kept with the attempt.")
)
NO_SHORTER = Guard(
    "no shorter",
    lambda facts: (
        facts.new_due_at is None or (facts.clock.due_at is not None and facts.new_due_at >= facts.clock.due_at)
    ),
)
TIME_LEFT = Guard("time left", lambda facts: facts.new_due_at is None or facts.new_due_at > facts.now)
GIVES_TIME = Guard("gives time", lambda facts: facts.is_new_time and TIME_LEFT.holds(facts))
GIVES_NONE = Guard("gives none", lambda facts: not facts.is_new_time)

_WHOLE = (Effect.END_NOW, Effect.LEAVE_REST, Effect.ANNOUNCE)
_AT_DUE = (Effect.END_WHEN_DUE, Effect.TAKE_DRAFTS, Effect.LEAVE_REST, Effect.ANNOUNCE)

# Of the rows for a state and an event, the first whose guards all hold is the move. What becomes of an attempt whose time
# is up is therefore told in the order of `WhenDue`: the last needs no guard of its own.
TABLE = (
    Row(OPEN, Event.ANSWER, OPEN, (OWN, IN_TIME, IN_TURN)),
    Row(OVERDUE, Event.ANSWER, OVERDUE, (OWN, IN_GRACE, IN_TURN)),
    Row(OPEN, Event.FINISH, MARKED, (OWN, IN_TIME), _WHOLE),
    Row(OVERDUE, Event.FINISH, MARKED, (OWN, IN_GRACE), _WHOLE),
    Row(OPEN, Event.LOOK, MARKED, (OWN, DUE, SUBMITS), _AT_DUE),
    Row(OPEN, Event.LOOK, OVERDUE, (OWN, DUE, HAS_GRACE)),
    Row(OPEN, Event.LOOK, ABANDONED, (OWN, DUE)),
    Row(OVERDUE, Event.LOOK, ABANDONED, (OWN, GRACE_OVER)),
    Row(OPEN, Event.SWEEP, MARKED, (OVER, SUBMITS), _AT_DUE),
    Row(OPEN, Event.SWEEP, OVERDUE, (OVER, HAS_GRACE)),
    Row(OPEN, Event.SWEEP, ABANDONED, (OVER,)),
    Row(OVERDUE, Event.SWEEP, ABANDONED, (GRACE_OVER,)),
    Row(OPEN, Event.EXTEND, OPEN, (OWN, IN_TIME, OFFERS_MORE, NOT_TOO_OFTEN), (Effect.SET_TIME,)),
    Row(OPEN, Event.ADJUST, OPEN, (NO_SHORTER, TIME_LEFT), (Effect.SET_TIME,)),
    Row(OVERDUE, Event.ADJUST, OPEN, (NO_SHORTER, TIME_LEFT), (Effect.SET_TIME,)),
    Row(ABANDONED, Event.REOPEN, OPEN, (KEEPER, NOT_THEIRS, REASONED, GIVES_TIME, NO_OTHER), (Effect.SET_TIME,)),
    Row(ABANDONED, Event.REOPEN, MARKED, (KEEPER, NOT_THEIRS, REASONED, GIVES_NONE), _AT_DUE),
    *(Row(state, Event.VOID, VOIDED, (KEEPER, NOT_THEIRS, REASONED)) for state in (OPEN, OVERDUE, MARKED, ABANDONED)),
)

NOWHERE = {
    OPEN: "These questions are still open.",
    OVERDUE: "These questions are still open.",
    MARKED: "You’ve already finished these questions.",
    ABANDONED: "The time for these questions is up.",
    VOIDED: "These questions don’t count any more.",
}
# These happen by themselves: where they lead nowhere, nobody asked for anything that could be refused.
_UNASKED = (Event.LOOK, Event.SWEEP, Event.ADJUST)


def next_state(state: str, event: Event, facts: Facts, table: tuple[Row, ...] = TABLE) -> Decision:
    """Where the event leads from this state. `table` is only ever another in the test that takes a guard away."""
    rows = [row for row in table if (row.was, row.event) == (state, event)]
    for row in rows:
        if all(guard.holds(facts) for guard in row.guards):
            return Decision(row.to, row.effects)
    if event in _UNASKED:
        return Decision(None)
    if not rows:
        # What is somebody else's says so, whatever became of it.
        is_theirs = not facts.is_own and any(OWN in row.guards for row in table if row.event == event)
        return Decision(None, obstacles=(SOMEONE_ELSES if is_theirs else NOWHERE[state],))
    return Decision(None, obstacles=_obstacles(rows, facts))


def ends_at(decision: Decision, facts: Facts) -> dt.datetime | None:
    """When the attempt was finished by this move: now, or when it was due, however late the clock came by."""
    if Effect.END_NOW in decision.effects:
        return facts.now
    return facts.clock.due_at if Effect.END_WHEN_DUE in decision.effects else None


def due_after(started_at: dt.datetime, minutes: int | None, factor: Fraction | None) -> dt.datetime | None:
    """When time is up: the quiz's minutes, times what this person gets; None without a limit. Exact to the second."""
    if minutes is None or factor is None:
        return None
    return started_at + dt.timedelta(seconds=float(minutes * 60 * factor))


def _obstacles(rows: list[Row], facts: Facts) -> tuple[str, ...]:
    """What is in the way, the first of it where it is somebody else's; each said once."""
    failing = [guard for row in rows for guard in row.guards if guard.words and not guard.holds(facts)]
    if OWN in failing:
        failing = [OWN]
    return tuple(dict.fromkeys(guard.words(facts) for guard in failing if guard.words))
