"""Starting, answering and finishing an attempt. Each is whole, happens once, and survives a double click."""

import datetime as dt
import secrets
from collections import Counter
from collections.abc import Mapping, Sequence

from django.db import IntegrityError, transaction
from django.db.models import Max

from people.models import Person
from quizzes.actions.moving import facts_of, let_time_pass, lock, mark_and_keep, move
from quizzes.behaviours import WAYS, next_slot, way_under
from quizzes.models import Attempt, AttemptItem, QuestionVersion, Quiz, QuizVersion, State
from quizzes.moves import SOMEONE_ELSES, Event, due_after
from quizzes.queries import (
    adjustment_of,
    items_of,
    open_attempt,
    pool_for,
    published_standards,
    ready_versions,
    tries_used,
    version_at,
)
from quizzes.question_types import kind_of
from quizzes.question_types.base import Sent
from quizzes.rules import (
    obstacles_to_drawing,
    obstacles_to_going_again,
    obstacles_to_practising,
    obstacles_to_starting,
)
from quizzes.selection import About, NotEnoughQuestions, draw, pool_as_json
from quizzes.signals import attempt_started
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
    tries_since: dt.datetime | None = None,
    unread: Sequence[str] = (),
) -> Attempt:
    """Draw questions about these standards and keep them; the attempt already open, if there is one.

    `about` says, by standard, what a short check after a change is about: questions that rest on the changed words
    are drawn rather than others. `tries_since` is when the round began whose goes are counted; `unread` are the titles
    of standards that were missed and not opened since.

    A second click can get past the look at what is open, but not past the database: then the first click's attempt
    is the answer. If a draw cannot be filled there is no attempt.
    """
    version = version_at(quiz, now)
    behaviour = way_under(behaviour, feedback_at_end=version is not None and version.terms.feedback_at_end)
    way = WAYS[behaviour]
    begun = open_attempt(person, quiz, counts=way.counts)
    if begun and not _is_over(begun, now):
        return begun
    if version is None:
        raise NotAllowed(["This check asks nothing yet."])
    refuse_if(
        obstacles_to_starting(
            asked=standard_keys,
            offered=version.standard_keys,
            published=published_standards(standard_keys, at=now),
            may_follow=not way.comes_after_another or _is_finished_and_own(follows, quiz, person),
        )
    )
    refuse_if(obstacles_to_practising(is_practice=not way.counts, is_offered=version.terms.offers_practice))
    if way.counts:
        refuse_if(_obstacles_to_going_again(person, version, since=tries_since, unread=unread))
    try:
        with transaction.atomic():
            attempt = _drawn(quiz, version, person, behaviour, standard_keys, follows, about or {}, now)
    except IntegrityError:
        return Attempt.objects.of(person).open().get(quiz=quiz, counts=way.counts)

    audit.record(attempt, "quizzes.attempt.start", by=person)
    if attempt.counts:
        attempt_started.send(Attempt, attempt=attempt, now=now)
    return attempt


@transaction.atomic
def answer_item(
    *, attempt: Attempt, slot: int, sent: Sent | None, by: Person, now: dt.datetime, certainty: int | None = None
) -> AttemptItem:
    """Mark and keep one answer; without anything sent it is «I’m not sure». An answered question stays as it was answered.

    How sure somebody was is kept where the quiz asks, and is never part of the mark. The last answer finishes the
    attempt in the same transaction.
    """
    lock(attempt)
    let_time_pass(attempt, now=now)
    items = items_of(attempt)
    item = next((each for each in items if each.slot == slot), None)
    if item is None:
        raise NotAllowed([f"There is no question {slot}."])
    if item.answered_at is not None and by.pk == attempt.person_id:
        return item
    upcoming = next_slot([each.answered_at is not None for each in items])
    facts = facts_of(attempt, by=by, now=now, slot=slot, next_slot=upcoming)
    move(attempt, Event.ANSWER, facts, by=by)

    is_asked = attempt.quiz_version.terms.asks_certainty and sent is not None
    mark_and_keep(item, sent, certainty=certainty if is_asked else None, by=by, now=now)

    audit.record(item, "quizzes.item.answer", by=by)
    if all(each.answered_at is not None for each in items):
        move(attempt, Event.FINISH, facts, by=by)
    return item


@transaction.atomic
def submit_attempt(*, attempt: Attempt, by: Person, now: dt.datetime) -> Attempt:
    """Finish the attempt as it stands; what has no answer is left. Finishing again changes nothing."""
    lock(attempt)
    let_time_pass(attempt, now=now)
    if attempt.is_finished:
        refuse_if([] if by.pk == attempt.person_id else [SOMEONE_ELSES])
        return attempt

    move(attempt, Event.FINISH, facts_of(attempt, by=by, now=now), by=by)
    return attempt


def _is_over(attempt: Attempt, now: dt.datetime) -> bool:
    """Whether time has finished an attempt that nobody has looked at since; then it is finished now."""
    lock(attempt)
    let_time_pass(attempt, now=now)
    return attempt.is_finished


def _obstacles_to_going_again(
    person: Person, version: QuizVersion, *, since: dt.datetime | None, unread: Sequence[str]
) -> list[str]:
    terms = version.terms
    used = tries_used(person, version.quiz, since=since) if terms.tries else 0
    extra = adjustment_of(person).extra_tries if terms.tries else 0
    return obstacles_to_going_again(
        tries=terms.tries + extra if terms.tries else None, used=used, unread=unread if terms.reads_first else ()
    )


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
        counts=WAYS[behaviour].counts,
        follows=follows,
        seed=seed,
        pool=pool_as_json(pool),
        started_at=now,
        due_at=_due_at(version, person, now),
    )
    by_key = {str(each.key): each for each in versions}
    AttemptItem.objects.bulk_create(
        _item(attempt, slot, each.standard_key, by_key[each.version_key]) for slot, each in enumerate(drawn, 1)
    )
    return attempt


def _due_at(version: QuizVersion, person: Person, now: dt.datetime) -> dt.datetime | None:
    minutes = version.terms.minutes
    return None if minutes is None else due_after(now, minutes, adjustment_of(person).factor)


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
