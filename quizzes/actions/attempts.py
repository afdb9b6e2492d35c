"""Starting, answering and finishing an attempt. Each is whole, happens once, and survives a double click."""

import datetime as dt
import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from people.models import Person
from quizzes.behaviours import WAYS, next_slot
from quizzes.models import MOVES, Attempt, AttemptItem, QuestionVersion, Quiz, QuizVersion, State, Step, StepKind
from quizzes.queries import items_of, open_attempt, pool_for, published_standards, ready_versions, version_at
from quizzes.question_types import kind_of
from quizzes.question_types.base import Mark, ResponseError, Sent, as_e7
from quizzes.rules import (
    NOT_OFFERED,
    obstacles_to_answering,
    obstacles_to_drawing,
    obstacles_to_starting,
    obstacles_to_submitting,
)
from quizzes.selection import About, NotEnoughQuestions, draw, pool_as_json
from quizzes.signals import attempt_finished, attempt_started
from toolkit import audit
from toolkit.obstacles import NotAllowed, refuse_if

SEED_BITS = 63


@transaction.atomic
def start_attempt(
    *,
    quiz: Quiz,
    person: Person,
    behaviour: str,
    standard_keys: Sequence[str],
    now: dt.datetime,
    follows: Attempt | None = None,
    about: Mapping[str, About] | None = None,
) -> Attempt:
    """Draw questions about these standards and keep them; the attempt already open, if there is one.

    `about` says, by standard, what a short check after a change is about: questions that rest on the changed words
    are drawn rather than others.

    A second click can get past the look at what is open, but not past the database: then the first click's attempt
    is the answer. If a draw cannot be filled there is no attempt.
    """
    begun = open_attempt(person, quiz)
    if begun:
        return begun
    version = version_at(quiz, now)
    if version is None:
        raise NotAllowed(["This check asks nothing yet."])
    refuse_if(
        obstacles_to_starting(
            asked=standard_keys,
            offered=version.standard_keys,
            published=published_standards(standard_keys, at=now),
            may_follow=not WAYS[behaviour].comes_after_another or _is_finished_and_own(follows, quiz, person),
        )
    )
    try:
        with transaction.atomic():
            attempt = _drawn(quiz, version, person, behaviour, standard_keys, follows, about or {}, now)
    except IntegrityError:
        return Attempt.objects.of(person).open().get(quiz=quiz)

    audit.record(attempt, "quizzes.attempt.start", by=person)
    attempt_started.send(Attempt, attempt=attempt, now=now)
    return attempt


@transaction.atomic
def answer_item(*, attempt: Attempt, slot: int, sent: Sent | None, by: Person, now: dt.datetime) -> AttemptItem:
    """Mark and keep one answer; without anything sent it is «I’m not sure». An answered question stays as it was answered.

    The last answer finishes the attempt in the same transaction.
    """
    _lock(attempt)
    items = items_of(attempt)
    item = next((each for each in items if each.slot == slot), None)
    if item is None:
        raise NotAllowed([f"There is no question {slot}."])
    if item.answered_at is not None and by.pk == attempt.person_id:
        return item
    refuse_if(
        obstacles_to_answering(
            is_own=by.pk == attempt.person_id,
            is_open=attempt.state == State.OPEN,
            slot=slot,
            next_slot=next_slot([each.answered_at is not None for each in items]),
        )
    )

    _mark_and_keep(item, sent, by=by, now=now)

    audit.record(item, "quizzes.item.answer", by=by)
    if next_slot([each.answered_at is not None for each in items]) is None:
        _finish(attempt, by=by, now=now)
    return item


@transaction.atomic
def submit_attempt(*, attempt: Attempt, by: Person, now: dt.datetime) -> Attempt:
    """Finish the attempt as it stands; what has no answer is left. Finishing again changes nothing."""
    _lock(attempt)
    refuse_if(obstacles_to_submitting(is_own=by.pk == attempt.person_id))

    _finish(attempt, by=by, now=now)
    return attempt


def _lock(attempt: Attempt) -> None:
    """Nobody else moves this attempt until the transaction ends; what is known of its state is the newest."""
    attempt.refresh_from_db(fields=["state", "submitted_at"], from_queryset=Attempt.objects.select_for_update())


def _finish(attempt: Attempt, *, by: Person, now: dt.datetime) -> None:
    """Of any number of callers one moves the state, and that one does the rest."""
    if not _move(attempt, to=State.MARKED, submitted_at=now):
        return
    for item in attempt.items.filter(answered_at__isnull=True).order_by("slot"):
        _add_step(item, kind=StepKind.LEFT, response={}, by=by, at=now)

    audit.record(attempt, "quizzes.attempt.submit", by=by)
    attempt_finished.send(Attempt, attempt=attempt, now=now)


def _move(attempt: Attempt, *, to: State, **facts) -> bool:
    """Change the state if the table of moves has such a move from where it is now; whether it did."""
    may_leave = [state for state, ways in MOVES.items() if to in ways]
    moved = Attempt.objects.filter(pk=attempt.pk, state__in=may_leave).update(state=to, **facts)
    if moved:
        for name, value in {"state": to, **facts}.items():
            setattr(attempt, name, value)
    return bool(moved)


def _mark_and_keep(item: AttemptItem, sent: Sent | None, *, by: Person, now: dt.datetime) -> None:
    response, mark = _marked(item, sent)
    item.answered_at, item.fraction_e7 = now, as_e7(mark.fraction)
    item.save(update_fields=["answered_at", "fraction_e7"])
    how = StepKind.NOT_SURE if response is None else StepKind.ANSWERED
    _add_step(item, kind=how, response=response or {}, by=by, at=now)


def _add_step(item: AttemptItem, *, kind: StepKind, response: dict[str, Any], by: Person, at: dt.datetime) -> None:
    # An item gets its one step when it stops being open, so its number is always the first.
    Step.objects.create(
        item=item,
        number=1,
        kind=kind,
        response=response,
        fraction_e7=item.fraction_e7 or 0,
        by=by,
        at=at,
    )


def _marked(item: AttemptItem, sent: Sent | None) -> tuple[dict[str, Any] | None, Mark]:
    """What is stored for what was sent, and what it earned. What was never offered is refused."""
    kind = kind_of(item.question_version.kind)
    try:
        response = None if sent is None else kind.response_of(sent, item.choice_order)
        return response, kind.mark(kind.read(item.question_version.spec), response)
    except ResponseError as fault:
        raise NotAllowed([NOT_OFFERED]) from fault


def _drawn(
    quiz: Quiz,
    version: QuizVersion,
    person: Person,
    behaviour: str,
    standard_keys: Sequence[str],
    follows: Attempt | None,
    about: Mapping[str, About],
    now: dt.datetime,
) -> Attempt:
    """The attempt with all of its items."""
    # The quiz's own order, and each standard once, whatever order they were asked for in.
    asked = [key for key in version.standard_keys if key in standard_keys]
    versions = ready_versions(asked)
    pool = pool_for(person, _on_the_change(versions, about, version.questions_per_standard), asked)
    more = {key: min(each.questions, len(pool[key])) for key, each in about.items() if pool.get(key)}
    seed = secrets.randbits(SEED_BITS)
    try:
        drawn = draw(pool, each=version.questions_per_standard, seed=seed, more=more)
    except NotEnoughQuestions as shortage:
        raise NotAllowed(obstacles_to_drawing(shortage.standard_keys)) from shortage

    attempt = Attempt.objects.create(
        person=person,
        quiz=quiz,
        quiz_version=version,
        number=(Attempt.objects.of(person).filter(quiz=quiz).aggregate(last=Max("number"))["last"] or 0) + 1,
        behaviour=behaviour,
        follows=follows,
        seed=seed,
        pool=pool_as_json(pool),
        started_at=now,
    )
    by_key = {str(each.key): each for each in versions}
    AttemptItem.objects.bulk_create(
        _item(attempt, slot, each.standard_key, by_key[each.version_key]) for slot, each in enumerate(drawn, 1)
    )
    return attempt


def _on_the_change(versions: list[QuestionVersion], about: Mapping[str, About], each: int) -> list[QuestionVersion]:
    """Without the questions on a changed standard that rest on other words, where those on the change are enough."""
    on_it = [version for version in versions if _rests_on(version, about.get(version.question.standard_key))]
    count = Counter(version.question.standard_key for version in on_it)
    enough = {key for key, change in about.items() if count[key] >= max(change.questions, each)}
    return [version for version in versions if version in on_it or version.question.standard_key not in enough]


def _rests_on(version: QuestionVersion, change: About | None) -> bool:
    return change is not None and bool(change.places & {version.tests_line, version.cites_target})


def _item(attempt: Attempt, slot: int, standard_key: str, version: QuestionVersion) -> AttemptItem:
    kind = kind_of(version.kind)
    return AttemptItem(
        attempt=attempt,
        slot=slot,
        standard_key=standard_key,
        question_version=version,
        choice_order=kind.order_of(kind.read(version.spec), seed=attempt.seed, slot=slot),
    )


def _is_finished_and_own(follows: Attempt | None, quiz: Quiz, person: Person) -> bool:
    return (
        follows is not None
        and follows.person_id == person.pk
        and follows.quiz_id == quiz.pk
        and follows.state == State.MARKED
    )
