"""Opening rounds for everyone a requirement is for, and what can be done about a round's date."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import transaction

from learning import renewal
from learning.actions.recording import BATCH, Line, append_all
from learning.actions.showing import complete_rounds, keep_standings
from learning.models import Cycle, DueDateChange, Recheck, Requirement, Standing
from learning.queries.acting import obstacles_to_acting_for
from learning.queries.audiences import requirements_on
from learning.queries.reopening import in_audience
from learning.queries.standing import terms_of, versions_in_force
from learning.rules import obstacles_to_moving_date
from people.models import Employment, Person
from quizzes.queries import standards_asked
from toolkit import audit
from toolkit.dates import local_day
from toolkit.obstacles import refuse_if


def assign(*, today: dt.date, now: dt.datetime) -> int:
    """Nightly: open what is due to open, for everyone in each audience; how many rounds that were.

    Each two hundred people are a transaction of their own, so that nobody waits for the whole organisation.
    """
    return sum(
        assign_requirement(requirement=requirement, today=today, now=now) for requirement in requirements_on(today)
    )


def assign_requirement(*, requirement: Requirement, today: dt.date, now: dt.datetime) -> int:
    """Open one requirement's rounds for everyone it is for."""
    employments = list(_employments(today))
    batches = (employments[start : start + BATCH] for start in range(0, len(employments), BATCH))
    return sum(_assign_batch(requirement, batch, today, now) for batch in batches)


@transaction.atomic
def open_rounds_for(*, person: Person, today: dt.date, now: dt.datetime) -> int:
    """What one person's job asks and nobody has opened yet: on joining, and after a move."""
    employments = _employments(today).filter(person=person)
    return sum(_open_rounds(requirement, employments, today, now) for requirement in requirements_on(today))


@transaction.atomic
def move_due_date(
    *,
    to: dt.date,
    reason: str,
    by: Person,
    now: dt.datetime,
    cycle: Cycle | None = None,
    recheck: Recheck | None = None,
    on_behalf_of: Person | None = None,
) -> Cycle | Recheck:
    """Give somebody another last day, for a round or for a short check after a change, with the reason they will see."""
    thing = _locked_thing(cycle, recheck)
    today = local_day(now)
    acting = obstacles_to_acting_for(person=thing.person, by=by, on_behalf_of=on_behalf_of, today=today)
    refuse_if(acting.obstacles)
    earlier = thing.due_date_changes.order_by("at", "pk").first()
    refuse_if(
        obstacles_to_moving_date(
            is_open=thing.completed_on is None,
            was=thing.due_on,
            first_due_on=earlier.was if earlier else thing.due_on,
            to=to,
            today=today,
            reason=reason,
        )
    )

    field = "cycle" if isinstance(thing, Cycle) else "recheck"
    change = DueDateChange.objects.create(
        **{field: thing},
        was=thing.due_on,
        now=to,
        reason=reason.strip(),
        by=by,
        on_behalf_of=acting.on_behalf_of,
        at=now,
    )
    thing.due_on = to
    thing.save(update_fields=["due_on"])
    audit.record(thing, "learning.due_date.move", by=by)
    append_all(lines=[_moved(change, thing.person, by)])
    return thing


def _employments(today: dt.date):
    return Employment.objects.on(today).select_related("person").order_by("person", "pk")


@transaction.atomic
def _assign_batch(requirement: Requirement, employments: Sequence[Employment], today: dt.date, now: dt.datetime) -> int:
    return _open_rounds(requirement, employments, today, now)


def _open_rounds(requirement: Requirement, employments: Iterable[Employment], today: dt.date, now: dt.datetime) -> int:
    # Held, so that the night and somebody who joins at that moment don't open the same round twice.
    Requirement.objects.select_for_update(no_key=True).get(pk=requirement.pk)
    people = [employment.person for employment in in_audience(requirement, employments)]
    rounds = _rounds_by_person(requirement, people)
    opened = [cycle for person in people if (cycle := _next_round(requirement, person, rounds[person.pk], today))]
    if not opened:
        return 0
    Cycle.objects.bulk_create(opened)
    lines = [_opened(cycle, now) for cycle in opened]
    lines += _complete_what_is_shown(requirement, [cycle for cycle in opened if cycle.number == 1], now)
    audit.record(requirement, "learning.cycle.open")
    append_all(lines=lines)
    return len(opened)


def _rounds_by_person(requirement: Requirement, people: Iterable[Person]) -> dict[int, list[Cycle]]:
    rounds: dict[int, list[Cycle]] = defaultdict(list)
    for cycle in requirement.cycles.filter(person__in=people).order_by("person", "number"):
        rounds[cycle.person_id].append(cycle)
    return rounds


def _next_round(requirement: Requirement, person: Person, rounds: list[Cycle], today: dt.date) -> Cycle | None:
    """The round to open today, if one is to be opened."""
    terms = terms_of(requirement)
    if not rounds:
        due_on = renewal.first_due_on(terms, today=today)
        return Cycle(requirement=requirement, person=person, number=1, opened_on=today, due_on=due_on)
    newest = rounds[-1]
    if newest.valid_until is None or renewal.opens_next_on(newest.valid_until, terms) > today:
        return None
    due_on = renewal.next_due_on(newest.valid_until, terms, today=today)
    return Cycle(requirement=requirement, person=person, number=newest.number + 1, opened_on=today, due_on=due_on)


def _complete_what_is_shown(requirement: Requirement, cycles: Sequence[Cycle], now: dt.datetime) -> list[Line]:
    """Somebody who had shown everything before they were asked is done at once, as long as that counts."""
    asked = standards_asked(requirement.quiz, at=now)
    standings: dict[int, dict[str, Standing]] = defaultdict(dict)
    people = [cycle.person_id for cycle in cycles]
    for standing in Standing.objects.filter(person__in=people, standard_key__in=asked, known_number__isnull=False):
        standings[standing.person_id][standing.standard_key] = standing
    if not standings:
        return []
    in_force = versions_in_force()
    lines = [
        line
        for cycle in cycles
        if cycle.person_id in standings
        for line in complete_rounds([cycle], standings[cycle.person_id], asked, in_force, at=now)
    ]
    if lines:
        keep_standings([each for by_key in standings.values() for each in by_key.values()])
    return lines


def _locked_thing(cycle: Cycle | None, recheck: Recheck | None) -> Cycle | Recheck:
    if cycle is not None:
        return Cycle.objects.select_for_update(of=("self",)).select_related("person").get(pk=cycle.pk)
    if recheck is None:
        raise TypeError("Name the round or the recheck whose date moves.")
    return Recheck.objects.select_for_update(of=("self",)).select_related("person").get(pk=recheck.pk)


def _opened(cycle: Cycle, now: dt.datetime) -> Line:
    requirement = cycle.requirement
    return Line(
        kind="cycle.opened/1",
        subject=cycle.person.key,
        object_key=requirement.quiz.key,
        at=now,
        idem_key=f"cycle.opened:{requirement.pk}:{cycle.person.key}:{cycle.number}",
        payload={
            "programme": requirement.programme.key,
            "requirement": requirement.pk,
            "round": cycle.number,
            "opened": cycle.opened_on,
            "due": cycle.due_on,
        },
    )


def _moved(change: DueDateChange, person: Person, by: Person) -> Line:
    return Line(
        kind="due_date.moved/1",
        subject=person.key,
        actor=by,
        at=change.at,
        idem_key=f"due_date.moved:{change.pk}",
        payload={
            "cycle": change.cycle_id,
            "recheck": change.recheck_id,
            "was": change.was,
            "now": change.now,
            "reason": change.reason,
            "on_behalf_of": change.on_behalf_of.key if change.on_behalf_of else None,
        },
    )
