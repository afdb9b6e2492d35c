"""Every path a small world can take through the real table of moves with its real guards: none leads where none may.

The world is one attempt of two questions, its owner with two tabs, somebody else, the standards lead, the night and a
clock that can be set back. What may not be is said here once more, without looking at the guards; and each guard, taken
away from its row alone, lets the world somewhere it may not be. That is how we know that each of them is needed.
"""

import datetime as dt
from collections import deque
from dataclasses import dataclass, replace

import pytest

from quizzes.moves import (
    ABANDONED,
    LAG,
    MARKED,
    MOST_EXTENSIONS,
    OPEN,
    OVERDUE,
    TABLE,
    UNFINISHED,
    VOIDED,
    Clock,
    Decision,
    Effect,
    Event,
    Facts,
    WhenDue,
    ends_at,
    next_state,
)
from tests.cast import NOON

MINUTE = dt.timedelta(minutes=1)
assert LAG == MINUTE
DUE, GRACE, EXTENSION, LAST = 1, 1, 1, 4
LATEST_DUE = 2  # a world in which nobody is given time for ever is small
OWNER, OTHER, LEAD = "owner", "other", "lead"


@dataclass(frozen=True)
class Quiz:
    """What the check says about its time."""

    when_due: str = WhenDue.SUBMIT
    is_timed: bool = True
    offers_more: bool = True

    @property
    def grace(self):
        return GRACE if self.when_due == WhenDue.GRACE else 0


@dataclass(frozen=True)
class World:
    """Time is in whole minutes. `waits` is what a tab has read and decided, and not written yet."""

    state: str = OPEN
    due: int | None = DUE
    now: int = 0
    answered: int = 0
    extensions: int = MOST_EXTENSIONS - 1  # one more is left
    submitted: int | None = None
    announced: int = 0
    is_begun_anew: bool = False
    waits: tuple = (None, None)


@dataclass(frozen=True)
class Try:
    """Somebody tries something."""

    event: Event
    by: str | None = OWNER
    slot: int | None = None
    reason: str = ""
    gives_time: bool = False
    new_due: int | None = None


class Illegal(AssertionError):
    """The world went where it may not be."""


def facts_for(quiz, world, what):
    due_at = None if world.due is None else NOON + world.due * MINUTE
    return Facts(
        now=NOON + world.now * MINUTE,
        clock=Clock(due_at, quiz.when_due, quiz.grace * MINUTE, EXTENSION * MINUTE if quiz.offers_more else 0 * MINUTE),
        is_own=what.by == OWNER,
        is_keeper=what.by == LEAD,
        reason=what.reason,
        slot=what.slot,
        next_slot=world.answered + 1 if world.answered < 2 else None,
        extensions=world.extensions,
        has_another=world.is_begun_anew,
        is_new_time=what.gives_time,
        new_due_at=None if what.new_due is None else NOON + what.new_due * MINUTE,
    )


def tries(world):
    for by in (OWNER, OTHER):
        yield from (Try(Event.ANSWER, by, slot=slot) for slot in (1, 2))
        yield Try(Event.FINISH, by)
        yield Try(Event.LOOK, by)
        if world.due is not None:
            yield Try(Event.EXTEND, by, gives_time=True, new_due=world.due + EXTENSION)
        else:
            yield Try(Event.EXTEND, by)
    yield Try(Event.SWEEP, None)
    if world.due is not None:
        yield from (
            Try(Event.ADJUST, None, gives_time=True, new_due=due) for due in (world.due - 1, world.due + 1, None)
        )
    for by in (OWNER, OTHER, LEAD):
        for reason in ("", "Because."):
            yield Try(Event.VOID, by, reason=reason)
            yield Try(Event.REOPEN, by, reason=reason)
            yield Try(Event.REOPEN, by, reason=reason, gives_time=True, new_due=world.now + 1)
    yield Try(Event.REOPEN, LEAD, reason="Because.", gives_time=True, new_due=world.now - 1)
    # The standards lead has attempts of her own.
    yield Try(Event.VOID, "lead’s own", reason="Because.")
    yield Try(Event.REOPEN, "lead’s own", reason="Because.")
    yield Try(Event.REOPEN, "lead’s own", reason="Because.", gives_time=True, new_due=world.now + 1)


def decide(quiz, world, what, table):
    facts = facts_for(quiz, world, what)
    if what.by == "lead’s own":
        facts = replace(facts, is_own=True, is_keeper=True)
    return facts, next_state(world.state, what.event, facts, table)


def after(world, what, facts, decision):
    """As the action does it."""
    ended = ends_at(decision, facts)
    return replace(
        world,
        state=decision.to,
        due=what.new_due if Effect.SET_TIME in decision.effects else world.due,
        answered=world.answered + (what.event == Event.ANSWER),
        extensions=world.extensions + (what.event == Event.EXTEND),
        submitted=world.submitted if ended is None else (ended - NOON) // MINUTE,
        announced=world.announced + (Effect.ANNOUNCE in decision.effects),
    )


def judge(quiz, world, what, then):
    """What may not be, said without the guards. `world` is what was seen, `then` is what came of it."""
    by_owner = what.by in (OWNER, "lead’s own")
    by_lead = what.by == LEAD
    late = world.due is not None and world.now - world.due
    end = 1 if world.state == OPEN else quiz.grace + 1
    in_time = late is False or late <= end
    event = what.event
    must = {
        Event.ANSWER: by_owner and in_time and world.state in UNFINISHED and what.slot == world.answered + 1,
        Event.FINISH: by_owner and in_time and world.state in UNFINISHED,
        Event.LOOK: by_owner and late is not False and _came_of_time(quiz, world, then, late, lag=0),
        Event.SWEEP: late is not False and _came_of_time(quiz, world, then, late, lag=1),
        Event.EXTEND: by_owner
        and in_time
        and world.state == OPEN
        and quiz.offers_more
        and quiz.is_timed
        and world.extensions < MOST_EXTENSIONS,
        Event.ADJUST: world.state in UNFINISHED
        and then.state == OPEN
        and (then.due is None or (then.due >= (world.due or 0) and then.due > world.now)),
        Event.REOPEN: by_lead and bool(what.reason) and world.state == ABANDONED and _brought_back(world, what, then),
        Event.VOID: by_lead and bool(what.reason) and world.state != VOIDED,
    }
    if not must[event]:
        raise Illegal(f"{what} in {world} led to {then}")


def _came_of_time(quiz, world, then, late, lag):
    """Too soon is never; and what time makes of it is what the check says."""
    if world.state == OVERDUE:
        return then.state == ABANDONED and late > quiz.grace + 1
    became = {WhenDue.SUBMIT: MARKED, WhenDue.GRACE: OVERDUE, WhenDue.ABANDON: ABANDONED}[quiz.when_due]
    return world.state == OPEN and then.state == became and (late > 1 if lag else late >= 0)


def _brought_back(world, what, then):
    if then.state == OPEN:
        return what.gives_time and then.due is not None and then.due > world.now and not world.is_begun_anew
    return then.state == MARKED and not what.gives_time


def check_state(quiz, world):
    """What is true of every state, however it was reached."""
    finished = world.state not in UNFINISHED
    wrong = {
        "announced twice": world.announced > 1,
        "open and submitted": not finished and world.submitted is not None,
        "marked and not submitted": world.state == MARKED and world.submitted is None,
        "announced and not finished": world.announced and not finished,
        "two open at once": not finished and world.is_begun_anew,
        "too much time": world.extensions > MOST_EXTENSIONS,
        "a time limit nobody set": not quiz.is_timed and (world.due is not None or world.state in (OVERDUE, ABANDONED)),
        "grace that nobody gives": world.state == OVERDUE and quiz.when_due != WhenDue.GRACE,
        "submitted later than could be": world.submitted is not None
        and world.due is not None
        and world.submitted > world.due + quiz.grace + 1,
    }
    if any(wrong.values()):
        raise Illegal(f"{[name for name, is_so in wrong.items() if is_so]} in {world}")


def steps(quiz, world, table, compares):
    """Every world that can come next."""
    if world.now < (LAST if quiz.is_timed else 1):
        yield replace(world, now=world.now + 1)
    if world.now:
        yield replace(world, now=0)  # somebody sets the clock back
    if world.state not in UNFINISHED and not world.is_begun_anew:
        yield replace(world, is_begun_anew=True)
    for what in tries(world):
        facts, decision = decide(quiz, world, what, table)
        if decision.to is not None:
            then = after(world, what, facts, decision)
            judge(quiz, world, what, then)
            yield then
    # Two tabs, neither of which sees what the other is about to do: each reads and decides first and writes later.
    for tab, waiting in enumerate(world.waits):
        if waiting is None:
            what = Try(Event.FINISH, OWNER)
            facts, decision = decide(quiz, world, what, table)
            if decision.to is not None:
                yield _waiting(world, tab, (world.state, world.extensions, world.now))
        else:
            yield from _written(quiz, world, tab, waiting, compares)


def _waiting(world, tab, what):
    waits = list(world.waits)
    waits[tab] = what
    return replace(world, waits=tuple(waits))


def _written(quiz, world, tab, waiting, compares):
    state, extensions, then = waiting
    done = _waiting(world, tab, None)
    if compares and (world.state, world.extensions) != (state, extensions):
        yield done
        return
    seen = replace(done, now=then)
    facts = facts_for(quiz, seen, Try(Event.FINISH))
    finish = Decision(MARKED, (Effect.END_NOW, Effect.LEAVE_REST, Effect.ANNOUNCE))
    yield after(done, Try(Event.FINISH), facts, finish)


QUIZZES = [
    Quiz(),
    Quiz(WhenDue.GRACE),
    Quiz(WhenDue.ABANDON),
    Quiz(offers_more=False),
    Quiz(is_timed=False),
]


def explore(quizzes, table=TABLE, *, compares=True, tabs=False):
    """How many worlds there are, all quizzes side by side; `Illegal` at the first that may not be."""
    waits = (None, None) if tabs else ()
    queue = deque((quiz, World(due=DUE if quiz.is_timed else None, waits=waits)) for quiz in quizzes)
    seen = set(queue)
    while queue:
        quiz, world = queue.popleft()
        for then in steps(quiz, world, table, compares):
            if (quiz, then) not in seen and (then.due is None or then.due <= LATEST_DUE):
                check_state(quiz, then)
                seen.add((quiz, then))
                queue.append((quiz, then))
    return len(seen)


def test_no_path_leads_where_none_may():
    assert explore(QUIZZES) > 5000


def test_no_path_of_two_tabs_that_write_later_than_they_read_leads_where_none_may():
    assert explore([Quiz(is_timed=False)], tabs=True) > 500


def without(row, guard):
    kept = tuple(each for each in row.guards if each is not guard)
    return tuple(replace(each, guards=kept) if each is row else each for each in TABLE)


GUARDS = [(row, guard) for row in TABLE for guard in row.guards]


@pytest.mark.parametrize(
    ("row", "guard"), GUARDS, ids=[f"{row.was} {row.event} {row.to} without {guard.name}" for row, guard in GUARDS]
)
def test_each_guard_taken_away_is_noticed(row, guard):
    with pytest.raises(Illegal):
        explore(QUIZZES, without(row, guard))


def test_two_tabs_that_do_not_compare_what_they_saw_would_finish_twice():
    with pytest.raises(Illegal, match="announced twice"):
        explore([Quiz(is_timed=False)], compares=False, tabs=True)
