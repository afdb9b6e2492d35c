"""After a material change: asking again those who had shown the words before it, all of them and each once."""

import datetime as dt
import uuid
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from learning.actions.recording import BATCH, Line, append_all
from learning.models import Recheck, Reopening, Standing
from learning.models.reopening import ASKING
from learning.queries.reopening import people_touched
from people.models import Person
from quizzes.queries import ready_versions
from standards.consequences import asks_of, questions_asked
from standards.models import StandardVersion
from toolkit import audit
from toolkit.actions import start_work
from toolkit.dates import local_day
from toolkit.long_work import Result
from toolkit.many_rows import add_rows

# As many as are asked while whoever publishes waits.
AT_A_CLICK = BATCH


@transaction.atomic
def reopen_after_change(*, version: StandardVersion, by: Person | None, now: dt.datetime) -> int:
    """A material change asks again those who had shown the words before it, and only about that standard; how many.

    Somebody with a round open is asked in that round; somebody whose job it is not is left in peace. A few are asked
    here and now. Many are asked by a task, since whoever publishes should not wait for them.
    """
    if version.number != version.material_number or version.number == 1:
        return 0
    touched = people_touched(version, local_day(now))
    reopening, _ = Reopening.objects.get_or_create(
        version=version, defaults={"opened_at": now, "touches": len(touched)}
    )
    audit.record(version, "learning.recheck.open", by=by)
    if len(touched) <= AT_A_CLICK:
        _ask(reopening, touched, _questions(version))
        _finish(reopening, now=now)
    else:
        _leave_to_a_task(reopening, by, now)
    return len(touched)


def carry_on(work, progress) -> Result:
    """What the task does. Beginning again after a worker died, it goes on with those who have not been asked."""
    reopening = Reopening.objects.select_related("version").get(version__key=work.facts["version"])
    touched = list(people_touched(reopening.version, local_day(reopening.opened_at)).items())
    done, questions = reopening.touches - len(touched), _questions(reopening.version)
    for start in range(0, len(touched), BATCH):
        progress(max(done + start, 0), reopening.touches, "Asking people about the change")
        _ask(reopening, dict(touched[start : start + BATCH]), questions)
    reopening = _finish(reopening, now=timezone.now())
    return Result(f"{reopening.asked:,} people have been asked about the change to “{reopening.version.title}”.")


def finish_reopenings(*, today: dt.date, now: dt.datetime) -> int:
    """Nightly: put what has not come to its end in the queue again; how many changes that were."""
    waiting = list(Reopening.objects.filter(finished_at=None).select_related("version").order_by("opened_at", "pk"))
    for reopening in waiting:
        _leave_to_a_task(reopening, None, now)
    return len(waiting)


def _leave_to_a_task(reopening: Reopening, by: Person | None, now: dt.datetime) -> None:
    version = reopening.version
    start_work(
        name=ASKING,
        title=f"Asking people about the change to “{version.title}”"[:160],
        facts={"version": str(version.key)},
        about=str(version.key),
        by=by,
        now=now,
    )


@transaction.atomic
def _ask(reopening: Reopening, touched: Mapping[int, int], questions: int) -> None:
    """`touched` are people and how many days they get. Whoever has shown the new words meanwhile is not asked."""
    version, on = reopening.version, local_day(reopening.opened_at)
    behind = Standing.objects.filter(
        person__in=touched, standard_key=version.standard_key, known_number__lt=version.number
    )
    keys = dict(behind.order_by("person").values_list("person", "person__key"))
    due_on = {person: on + dt.timedelta(days=touched[person]) for person in keys}
    add_rows(
        Recheck,
        ["person", "version", "questions", "opened_on", "due_on"],
        [(person, version.pk, questions, on, due_on[person]) for person in keys],
        unless_there=True,
    )
    append_all(lines=[_reopened(version, keys[person], due_on[person], reopening.opened_at) for person in keys])


@transaction.atomic
def _finish(reopening: Reopening, *, now: dt.datetime) -> Reopening:
    reopening.asked = Recheck.objects.filter(version=reopening.version).count()
    reopening.finished_at = now
    reopening.save(update_fields=["asked", "finished_at"])
    return reopening


def _questions(version: StandardVersion) -> int:
    ready = len(ready_versions([version.standard_key]))
    return max(1, questions_asked(asks_of(version.change, version.asks), ready=ready))


def _reopened(version: StandardVersion, person: uuid.UUID, due_on: dt.date, at: dt.datetime) -> Line:
    return Line(
        kind="recheck.opened/1",
        subject=person,
        object_key=version.key,
        at=at,
        idem_key=f"recheck.opened:{version.key}:{person}",
        payload={"standard": version.standard_key, "number": version.number, "due": due_on},
    )
