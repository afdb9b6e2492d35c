"""Long work: asking for it, doing it, telling how far it is, stopping it, and picking up what a dead worker left."""

import datetime as dt
import logging
import time
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from toolkit.audit import record
from toolkit.long_work import Result, Stopped, kind
from toolkit.models import LongWork, State
from toolkit.obstacles import NotAllowed, refuse_if

logger = logging.getLogger("long_work")

# For how long a worker may say nothing before its work is given to another.
LEASE = dt.timedelta(minutes=10)
# For how long work may wait in the queue before it is put there once more.
WAIT = dt.timedelta(hours=1)
MOST_TRIES = 3
KEPT_FOR = dt.timedelta(days=90)
# A page looks every ten seconds, so there is no use in writing more often than this many seconds.
TELL_EVERY = 1.0

BROKE = "Something of ours went wrong and it could not be finished. It has been logged. You can try again."
DIED = "It was begun three times and never finished. Tell whoever runs this site."


@transaction.atomic
def start_work(*, name: str, title: str, facts: dict[str, Any], about: str = "", by, now: dt.datetime) -> LongWork:
    """Put work of a registered kind in the queue, or find what is open about the same thing already.

    The row and the task become true together with whatever else is done in this transaction.
    """
    kind(name)
    found = LongWork.objects.open().filter(kind=name, about=about).first() if about else None
    if found:
        return found
    work = LongWork.objects.create(
        kind=name,
        title=title,
        about=about,
        facts=facts,
        asked_by=by.key if by is not None else None,
        asked_at=now,
        lease_ends_at=now + WAIT,
    )
    record(work, "toolkit.work.start", by=by)
    return _enqueue(work)


@transaction.atomic
def stop_work(*, work: LongWork, by, now: dt.datetime) -> LongWork:
    """Ask work to stop. What hasn't begun never does; what has stops at its next step."""
    work = LongWork.objects.select_for_update().get(pk=work.pk)
    refuse_if(obstacles_to_stopping(work))
    if work.state == State.WAITING:
        _end(work, State.STOPPED, now=now)
    elif work.stop_asked_at is None:
        LongWork.objects.filter(pk=work.pk).update(stop_asked_at=now)
    record(work, "toolkit.work.stop", by=by)
    work.refresh_from_db()
    return work


@transaction.atomic
def ask_again(*, work: LongWork, by, now: dt.datetime) -> LongWork:
    """Begin anew what failed, was stopped, or lies because its worker died."""
    work = LongWork.objects.select_for_update().get(pk=work.pk)
    refuse_if(obstacles_to_asking_again(work, now=now))
    _back_to_waiting(work, now=now, tries=0)
    record(work, "toolkit.work.ask_again", by=by)
    return _enqueue(work)


def pick_up_dead_work(*, today: dt.date, now: dt.datetime) -> int:
    """Give work whose worker has died to another; after three beginnings say that it failed. How many there were."""
    lying = list(LongWork.objects.left_lying(now).order_by("pk").values_list("pk", flat=True))
    for pk in lying:
        _pick_up(pk, now=now)
    return len(lying)


def forget_old_work(*, today: dt.date, now: dt.datetime) -> None:
    """What ended a season ago; what it made stays where it is."""
    LongWork.objects.filter(ended_at__lt=now - KEPT_FOR).delete()


def obstacles_to_stopping(work: LongWork) -> list[str]:
    if not work.is_open:
        return ["This has ended already."]
    if work.state == State.WORKING and not kind(work.kind).stoppable:
        return ["This can’t be stopped half-way."]
    return []


def obstacles_to_asking_again(work: LongWork, *, now: dt.datetime) -> list[str]:
    if work.state == State.DONE:
        return ["This is done already."]
    if work.is_open and not work.is_left_lying(now):
        return ["This is under way."]
    others = LongWork.objects.open().filter(kind=work.kind, about=work.about).exclude(pk=work.pk)
    if work.about and others.exists():
        return ["The same has been asked for again since, and is under way."]
    return []


@task()
def perform(work_key: str) -> None:
    """What a worker does: take the work if it is still free, do it, and keep how it ended."""
    work = _take(work_key, now=timezone.now())
    if work is None:
        return
    try:
        result = kind(work.kind).does(work, Progress(work))
    except Stopped:
        _end(work, State.STOPPED, now=timezone.now())
    except NotAllowed as refusal:
        _end(work, State.FAILED, problem=str(refusal)[:1000], now=timezone.now())
    except Exception:  # whatever it was, whoever asked must hear of it on the page
        logger.exception("long work failed", extra={"event": "long_work.failed", "work": work_key, "kind": work.kind})
        _end(work, State.FAILED, problem=BROKE, now=timezone.now())
    else:
        _end(work, State.DONE, result=result, now=timezone.now())


class Progress:
    """Handed to the work. Each call says how far it is, keeps it alive, and ends it when it was asked to stop."""

    def __init__(self, work: LongWork):
        self._work = work
        self._told_at = float("-inf")

    def __call__(self, done: int, total: int | None, doing: str) -> None:
        is_news = time.monotonic() - self._told_at >= TELL_EVERY or done == total
        if not is_news:
            return
        self._told_at = time.monotonic()
        mine = LongWork.objects.filter(pk=self._work.pk, state=State.WORKING, goes=self._work.goes)
        is_mine = mine.filter(stop_asked_at=None).update(
            done=done, total=total, doing=doing, lease_ends_at=timezone.now() + LEASE
        )
        if not is_mine:
            raise Stopped


def _take(work_key: str, *, now: dt.datetime) -> LongWork | None:
    """The work, if nobody else has it: two workers who hear of it together can't both begin."""
    work = LongWork.objects.get(key=work_key)
    taken = LongWork.objects.filter(pk=work.pk, state=State.WAITING, goes=work.goes).update(
        state=State.WORKING,
        goes=work.goes + 1,
        tries=work.tries + 1,
        began_at=now,
        lease_ends_at=now + LEASE,
    )
    work.refresh_from_db()
    return work if taken else None


def _end(work: LongWork, state: State, *, now: dt.datetime, result: Result | None = None, problem: str = "") -> None:
    """Only who holds the work ends it; a worker that comes back late finds it given away."""
    LongWork.objects.filter(pk=work.pk, state=work.state, goes=work.goes).update(
        state=state,
        ended_at=now,
        result=result.words if result else "",
        result_url=result.url if result else "",
        problem=problem,
    )


@transaction.atomic
def _pick_up(pk: int, *, now: dt.datetime) -> None:
    work = LongWork.objects.select_for_update().get(pk=pk)
    if not work.is_left_lying(now):
        return
    if work.stop_asked_at:
        _end(work, State.STOPPED, now=now)
    elif work.tries >= MOST_TRIES:
        _end(work, State.FAILED, problem=DIED, now=now)
    else:
        _back_to_waiting(work, now=now, tries=work.tries)
        _enqueue(work)
    record(work, "toolkit.work.pick_up")


def _back_to_waiting(work: LongWork, *, now: dt.datetime, tries: int) -> None:
    LongWork.objects.filter(pk=work.pk).update(
        state=State.WAITING, tries=tries, ended_at=None, problem="", stop_asked_at=None, lease_ends_at=now + WAIT
    )


def _enqueue(work: LongWork) -> LongWork:
    perform.enqueue(str(work.key))
    work.refresh_from_db()
    return work
