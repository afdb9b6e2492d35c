"""The one door to an attempt's state: what the table of moves says happens, and every move is kept as a row."""

import datetime as dt
from typing import Any

from django.db.models import Max

from people.models import Person
from people.roles import may
from quizzes.models import Attempt, AttemptItem, AttemptMove, Step, StepKind
from quizzes.moves import Decision, Effect, Event, Facts, ends_at, next_state
from quizzes.queries import items_of
from quizzes.question_types import kind_of
from quizzes.question_types.base import Mark, ResponseError, Sent, as_e7
from quizzes.rules import NOT_OFFERED
from quizzes.signals import attempt_finished, attempt_voided
from toolkit import audit
from toolkit.obstacles import NotAllowed, refuse_if

MOVED = ["state", "due_at", "extensions", "submitted_at"]
_AUDITED = {Event.FINISH: "submit", Event.LOOK: "time_up", Event.SWEEP: "time_up"}


def lock(attempt: Attempt) -> None:
    """Nobody else moves this attempt until the transaction ends; what is known of its state is the newest."""
    attempt.refresh_from_db(fields=MOVED, from_queryset=Attempt.objects.select_for_update())


def facts_of(attempt: Attempt, *, by: Person | None, now: dt.datetime, **more: Any) -> Facts:
    """What the guards look at, of an attempt that is locked."""
    is_own = by is not None and by.pk == attempt.person_id
    return Facts(now=now, clock=attempt.clock, is_own=is_own, extensions=attempt.extensions, **more)


def is_keeper(person: Person) -> bool:
    """Whether somebody's role lets them decide about other people's attempts."""
    return hasattr(person, "account") and may(person.account.roles, "keeps_evidence")


def let_time_pass(attempt: Attempt, *, now: dt.datetime) -> bool:
    """Whatever time has made of a locked attempt, whoever comes by."""
    return move(attempt, Event.SWEEP, facts_of(attempt, by=None, now=now), by=None)


def move(attempt: Attempt, event: Event, facts: Facts, *, by: Person | None) -> bool:
    """Do what the table says this event leads to; refused with its obstacles. Of any number of callers one moves it."""
    decision = next_state(attempt.state, event, facts)
    refuse_if(list(decision.obstacles))
    if decision.to is None or event is Event.ANSWER:
        return decision.to is not None
    was = attempt.state
    if not _change(attempt, _changes(attempt, event, decision, facts)):
        return False
    _keep(attempt, event, facts, was=was, by=by)
    _settle(attempt, decision, by=by)

    audit.record(attempt, f"quizzes.attempt.{_AUDITED.get(event, event.value)}", by=by)
    if event is Event.VOID:
        attempt_voided.send(Attempt, attempt=attempt, was=was, by=by, now=facts.now)
    if Effect.ANNOUNCE in decision.effects and attempt.counts:
        attempt_finished.send(Attempt, attempt=attempt, now=attempt.submitted_at)
    return True


def mark_and_keep(item: AttemptItem, sent: Sent | None, *, certainty: int | None, by: Person, now: dt.datetime) -> None:
    """One answer, marked. What was never offered is refused."""
    response, mark = _marked(item, sent)
    item.answered_at, item.fraction_e7 = now, as_e7(mark.fraction)
    item.save(update_fields=["answered_at", "fraction_e7"])
    how = StepKind.NOT_SURE if response is None else StepKind.ANSWERED
    _add_step(item, kind=how, response=response or {}, certainty=certainty, by=by, at=now)
    _forget_draft(item)


def _forget_draft(item: AttemptItem) -> None:
    """What was put in has become the answer, or never will."""
    if hasattr(item, "draft"):
        item.draft.delete()


def _changes(attempt: Attempt, event: Event, decision: Decision, facts: Facts) -> dict[str, Any]:
    changes: dict[str, Any] = {"state": decision.to}
    ended_at = ends_at(decision, facts)
    if ended_at is not None:
        changes["submitted_at"] = ended_at
    if Effect.SET_TIME in decision.effects:
        changes["due_at"] = facts.new_due_at
    if event is Event.EXTEND:
        changes["extensions"] = attempt.extensions + 1
    return changes


def _change(attempt: Attempt, changes: dict[str, Any]) -> bool:
    """Only from what was seen of it: a database that does not lock rows lets nobody in between either."""
    seen = Attempt.objects.filter(pk=attempt.pk, state=attempt.state, extensions=attempt.extensions)
    if not seen.update(**changes):
        return False
    for name, value in changes.items():
        setattr(attempt, name, value)
    return True


def _keep(attempt: Attempt, event: Event, facts: Facts, *, was: str, by: Person | None) -> None:
    AttemptMove.objects.create(
        attempt=attempt,
        number=(attempt.moves.aggregate(last=Max("number"))["last"] or 0) + 1,
        event=event,
        was=was,
        to=attempt.state,
        due_at=attempt.due_at,
        by=by,
        at=facts.now,
        reason=facts.reason.strip(),
    )


def _settle(attempt: Attempt, decision: Decision, *, by: Person | None) -> None:
    """What has no answer when the attempt ends: what was put in counts where the clock ended it, the rest is left."""
    if Effect.LEAVE_REST not in decision.effects or attempt.submitted_at is None:
        return
    for item in items_of(attempt):
        if item.answered_at is not None:
            continue
        if Effect.TAKE_DRAFTS in decision.effects and _is_taken(item, attempt):
            continue
        _add_step(item, kind=StepKind.LEFT, response={}, by=by or attempt.person, at=attempt.submitted_at)
        _forget_draft(item)


def _is_taken(item: AttemptItem, attempt: Attempt) -> bool:
    """Whether what was kept of this question is a whole answer, and so is one now."""
    draft = getattr(item, "draft", None)
    if draft is None:
        return False
    fields = {name: values for name, values in draft.fields.items() if name.partition("-")[0] == "answer"}
    try:
        mark_and_keep(item, fields, certainty=None, by=attempt.person, now=attempt.submitted_at)
    except NotAllowed:
        return False
    return True


def _add_step(
    item: AttemptItem,
    *,
    kind: StepKind,
    response: dict[str, Any],
    by: Person,
    at: dt.datetime,
    certainty: int | None = None,
) -> None:
    # An item gets its one step when it stops being open, so its number is always the first.
    Step.objects.create(
        item=item,
        number=1,
        kind=kind,
        response=response,
        fraction_e7=item.fraction_e7 or 0,
        certainty=certainty,
        by=by,
        at=at,
    )


def _marked(item: AttemptItem, sent: Sent | None) -> tuple[dict[str, Any] | None, Mark]:
    """What is stored for what was sent, and what it earned."""
    kind = kind_of(item.question_version.kind)
    try:
        response = None if sent is None else kind.response_of(sent, item.choice_order)
        return response, kind.mark(kind.read(item.question_version.spec), response)
    except ResponseError as fault:
        raise NotAllowed([NOT_OFFERED]) from fault
