"""What time does to attempts, more time for those who need it, and what staff decide about an attempt."""

import datetime as dt

from django.db import transaction

from people.models import Person
from people.roles import may
from quizzes.actions.moving import facts_of, is_keeper, let_time_pass, lock, move
from quizzes.models import Adjustment, Attempt
from quizzes.moves import Event, due_after
from quizzes.rules import obstacles_to_adjusting
from toolkit import audit
from toolkit.obstacles import refuse_if


def look_at_attempt(*, attempt: Attempt, by: Person, now: dt.datetime) -> Attempt:
    """The person opens it: if its time is up, it is finished first, as of when it was due. Else this costs nothing."""
    if not attempt.is_finished and attempt.due_at is not None and now >= attempt.due_at:
        _look(attempt, by, now)
    return attempt


@transaction.atomic
def _look(attempt: Attempt, by: Person, now: dt.datetime) -> None:
    lock(attempt)
    move(attempt, Event.LOOK, facts_of(attempt, by=by, now=now), by=None)


def sweep_attempts(*, today: dt.date, now: dt.datetime) -> int:
    """Finish what nobody came back to after its time was up, each in a transaction of its own; how many moved."""
    due = Attempt.objects.open().filter(due_at__lt=now).order_by("due_at", "pk").values_list("pk", flat=True)
    return sum(_sweep(pk, now) for pk in list(due))


@transaction.atomic
def _sweep(pk: int, now: dt.datetime) -> bool:
    attempt = Attempt.objects.select_related("quiz", "quiz_version", "person").get(pk=pk)
    lock(attempt)
    moved = let_time_pass(attempt, now=now)
    # Past the grace as well: nobody came by in between.
    return moved and (let_time_pass(attempt, now=now) or True)


@transaction.atomic
def extend_attempt(*, attempt: Attempt, by: Person, now: dt.datetime) -> Attempt:
    """One button: more time, as much as the quiz gives at a time, counted from when time would have been up."""
    lock(attempt)
    let_time_pass(attempt, now=now)
    clock = attempt.clock
    new_due_at = clock.due_at + clock.extension if clock.due_at else None
    move(attempt, Event.EXTEND, facts_of(attempt, by=by, now=now, is_new_time=True, new_due_at=new_due_at), by=by)
    return attempt


@transaction.atomic
def reopen_attempt(
    *, attempt: Attempt, reason: str, by: Person, now: dt.datetime, minutes: int | None = None
) -> Attempt:
    """Bring back one that ran out of time: with so many minutes from now, or without any as it stood when it was due."""
    lock(attempt)
    facts = facts_of(
        attempt,
        by=by,
        now=now,
        reason=reason,
        is_keeper=is_keeper(by),
        has_another=Attempt.objects.open().filter(quiz=attempt.quiz_id, person=attempt.person_id).exists(),
        is_new_time=minutes is not None,
        new_due_at=None if minutes is None else now + dt.timedelta(minutes=minutes),
    )
    move(attempt, Event.REOPEN, facts, by=by)
    return attempt


@transaction.atomic
def void_attempt(*, attempt: Attempt, reason: str, by: Person, now: dt.datetime) -> Attempt:
    """Let it not count, whatever became of it. It stays, with who decided so and why."""
    lock(attempt)
    move(attempt, Event.VOID, facts_of(attempt, by=by, now=now, reason=reason, is_keeper=is_keeper(by)), by=by)
    return attempt


@transaction.atomic
def adjust_person(
    *, person: Person, time: str, by: Person | None, now: dt.datetime, extra_tries: int = 0
) -> Adjustment:
    """What makes questions fair for this person, from now on in every quiz. What they have open gets its time at once,
    and never less than it had."""
    refuse_if(
        obstacles_to_adjusting(
            may_adjust=by is None or (hasattr(by, "account") and may(by.account.roles, "keeps_people")),
            extra_tries=extra_tries,
        )
    )
    adjustment = Adjustment.objects.create(person=person, time=time, extra_tries=extra_tries, by=by, at=now)

    audit.record(adjustment, "quizzes.person.adjust", by=by)
    timed = Attempt.objects.of(person).open().filter(due_at__isnull=False).select_related("quiz_version", "quiz")
    for attempt in timed.order_by("pk"):
        _give_time(attempt, adjustment, by=by, now=now)
    return adjustment


def _give_time(attempt: Attempt, adjustment: Adjustment, *, by: Person | None, now: dt.datetime) -> None:
    lock(attempt)
    due_at = due_after(attempt.started_at, attempt.quiz_version.terms.minutes, adjustment.factor)
    if due_at is not None:
        due_at += attempt.extensions * attempt.clock.extension
    move(attempt, Event.ADJUST, facts_of(attempt, by=by, now=now, is_new_time=True, new_due_at=due_at), by=by)
