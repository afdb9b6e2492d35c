"""What an attempt or a reading leads to: where a person stands, their rounds, and the records that say so."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction

from learning import renewal
from learning.actions.coaching import topic_after_goes
from learning.actions.recording import Line, append, append_all
from learning.models import HOW_BY_KIND, Cycle, Reading, Recheck, Standing
from learning.progress import StandardFacts, is_shown
from learning.queries.standing import VersionInForce, as_round, numbers_at, rounds_of, terms_of, versions_in_force
from learning.rules import raises_topic
from learning.standing import count_until, miss, read, show
from people.models import Person
from quizzes.models import Attempt, Behaviour
from quizzes.queries import attempt_outcome, standards_asked
from standards.models import StandardVersion
from toolkit import audit
from toolkit.dates import add_months, local_day

KIND_OF_SHOWING = {
    Behaviour.PROVE_FIRST: "standard.demonstrated/1",
    Behaviour.CHECK: "standard.demonstrated/1",
    Behaviour.CHANGE: "standard.demonstrated/1",
    Behaviour.FRESH: "standard.shown_after_reading/1",
}
# How long something counts that nobody asks of this person.
MONTHS_WHEN_NOT_ASKED = 12

Standings = Mapping[str, Standing]


@transaction.atomic
def record_start(*, attempt: Attempt, now: dt.datetime) -> None:
    """That somebody began, and which questions were drawn."""
    drawn = attempt.items.order_by("slot").values_list("question_version__key", flat=True)
    append(
        kind="attempt.started/1",
        subject=attempt.person.key,
        object_key=attempt.key,
        actor=attempt.person,
        at=now,
        idem_key=f"attempt.started:{attempt.key}",
        payload={
            "quiz": attempt.quiz.key,
            "go": attempt.number,
            "behaviour": attempt.behaviour,
            "questions": list(drawn),
        },
    )


@transaction.atomic
def record_attempt(*, attempt: Attempt, now: dt.datetime) -> None:
    """A finished attempt: each standard it showed is on record, and a round ends once all of it is shown."""
    person, today = attempt.person, local_day(now)
    shown = {each.standard_key: each.shown for each in attempt_outcome(attempt).per_standard}
    rounds = rounds_of(person, attempt.quiz, lock=True)
    asked = standards_asked(attempt.quiz, at=now)
    in_force = versions_in_force()
    standings = _locked(person, [*asked, *shown])

    lines = [_submitted(attempt, shown, now)]
    numbers = _numbers([key for key in shown if shown[key]], attempt.started_at, in_force)
    for key, number in numbers.items():
        lines.append(_show(standings[key], number, _until(rounds, today), attempt, now))
    for key in shown.keys() - numbers.keys():
        miss(standings[key])
    lines += complete_rounds(rounds, standings, asked, in_force, at=now)
    keep_standings(standings.values())
    _close_rechecks(person, [standings[key] for key in numbers], today)
    for key in shown.keys() - numbers.keys():
        if raises_topic(standings[key].goes_without):
            lines += topic_after_goes(person, key, told_at=attempt.started_at, now=now)
    audit.record(attempt, "learning.attempt.record", by=person)
    append_all(lines=lines)


def record_reading(*, version: StandardVersion, person: Person, now: dt.datetime) -> None:
    """The first time somebody opens a version; looking again changes nothing and costs one look at an index."""
    if not Reading.objects.filter(person=person, version=version).exists():
        _record_first_reading(version, person, now)


@transaction.atomic
def _record_first_reading(version: StandardVersion, person: Person, now: dt.datetime) -> None:
    Reading.objects.bulk_create([Reading(person=person, version=version, opened_at=now)], ignore_conflicts=True)
    standing = _locked(person, [version.standard_key])[version.standard_key]
    if read(standing, number=version.number, at=now):
        _upsert([standing], ["read_number", "read_at"])
    audit.record(version, "learning.standard.read", by=person)


# Rounds ---------------------------------------------------------------------------------------------------------------


def complete_rounds(
    rounds: Sequence[Cycle],
    standings: Standings,
    asked: Sequence[str],
    in_force: Mapping[str, VersionInForce],
    *,
    at: dt.datetime,
) -> list[Line]:
    """End every open round of one person in which everything asked is shown. The caller keeps the standings, which now
    count as long as the round, and adds the records."""
    today = local_day(at)
    keys = [key for key in asked if key in in_force]
    lines = []
    for cycle in rounds:
        if cycle.completed_on is None and keys and all(_counts(standings, in_force[key], cycle, today) for key in keys):
            lines.append(_complete(cycle, rounds, [standings[key] for key in keys], at))
    return lines


def _counts(standings: Standings, version: VersionInForce, cycle: Cycle, today: dt.date) -> bool:
    standing = standings.get(version.standard_key)
    if standing is None:
        return False
    facts = StandardFacts(
        in_job=True,
        material_number=version.material_number,
        known_number=standing.known_number,
        known_on=standing.known_on,
        known_until=standing.known_until,
        newest_round=as_round(cycle),
        is_first_round=cycle.number == 1,
    )
    return is_shown(facts, today)


def _complete(cycle: Cycle, rounds: Sequence[Cycle], standings: Sequence[Standing], at: dt.datetime) -> Line:
    cycle.completed_on = local_day(at)
    cycle.valid_until = _valid_until(cycle, rounds, standings)
    cycle.save(update_fields=["completed_on", "valid_until"])
    for standing in standings:
        count_until(standing, cycle.valid_until)
    requirement = cycle.requirement
    return Line(
        kind="cycle.completed/1",
        subject=cycle.person.key,
        object_key=requirement.quiz.key,
        actor=cycle.person,
        at=at,
        idem_key=f"cycle.completed:{requirement.pk}:{cycle.person.key}:{cycle.number}",
        payload={
            "programme": requirement.programme.key,
            "requirement": requirement.pk,
            "round": cycle.number,
            "on": cycle.completed_on,
            "until": cycle.valid_until,
            "standards": [standing.standard_key for standing in standings],
        },
    )


def _valid_until(cycle: Cycle, rounds: Sequence[Cycle], standings: Sequence[Standing]) -> dt.date:
    """Counted from the day it is complete; but what was all shown before the round opened counts no longer than it did."""
    if all(standing.known_on < cycle.opened_on for standing in standings):
        return min(standing.known_until for standing in standings)
    completions = [
        each.completed_on
        for each in rounds
        if each.requirement_id == cycle.requirement_id and each.number <= cycle.number and each.completed_on
    ]
    return renewal.valid_until(completions, terms_of(cycle.requirement))


def _until(rounds: Sequence[Cycle], today: dt.date) -> dt.date:
    """How long something shown today counts by itself. A round that still counts sets the day: a short check after a
    change neither shortens nor lengthens it. While a round is open, its end will set the day anew."""
    asking = [cycle.requirement.months_valid for cycle in rounds if cycle.completed_on is None]
    still = [cycle.valid_until for cycle in rounds if cycle.valid_until and cycle.valid_until >= today]
    if still and not asking:
        return max(still)
    return add_months(today, max(asking, default=MONTHS_WHEN_NOT_ASKED))


# Rows and records -----------------------------------------------------------------------------------------------------


def _numbers(keys: Sequence[str], began: dt.datetime, in_force: Mapping[str, VersionInForce]) -> dict[str, int]:
    """Which version each showing is of: the words in force when the attempt began."""
    later = [key for key in keys if key not in in_force or in_force[key].published_at > began]
    then = numbers_at(later, began) if later else {}
    return {key: then[key] if key in then else in_force[key].number for key in keys}


def _show(standing: Standing, number: int, until: dt.date, attempt: Attempt, now: dt.datetime) -> Line:
    kind = KIND_OF_SHOWING[Behaviour(attempt.behaviour)]
    on = local_day(now)
    show(standing, number=number, on=on, until=until, how=HOW_BY_KIND[kind])
    return Line(
        kind=kind,
        subject=attempt.person.key,
        object_key=attempt.key,
        actor=attempt.person,
        at=now,
        idem_key=f"{kind.partition('/')[0]}:{attempt.key}:{standing.standard_key}",
        payload={"standard": standing.standard_key, "number": number, "on": on, "until": until},
    )


def _submitted(attempt: Attempt, shown: Mapping[str, bool], now: dt.datetime) -> Line:
    return Line(
        kind="attempt.submitted/1",
        subject=attempt.person.key,
        object_key=attempt.key,
        actor=attempt.person,
        at=now,
        idem_key=f"attempt.submitted:{attempt.key}",
        payload={
            "quiz": attempt.quiz.key,
            "go": attempt.number,
            "behaviour": attempt.behaviour,
            "shown": dict(shown),
        },
    )


def _close_rechecks(person: Person, standings: Iterable[Standing], today: dt.date) -> None:
    """Short checks after a change whose words, or later ones, have now been shown."""
    numbers = {standing.standard_key: standing.known_number or 0 for standing in standings}
    waiting = Recheck.objects.filter(person=person, completed_on=None, version__standard_key__in=numbers)
    met = [
        pk
        for pk, key, number in waiting.values_list("pk", "version__standard_key", "version__number")
        if numbers[key] >= number
    ]
    if met:
        Recheck.objects.filter(pk__in=met).update(completed_on=today)


def _locked(person: Person, standard_keys: Iterable[str]) -> dict[str, Standing]:
    """These standings, held until the transaction ends; new ones where there are none yet."""
    keys = sorted(set(standard_keys))
    rows = Standing.objects.select_for_update().filter(person=person, standard_key__in=keys).order_by("standard_key")
    there = {standing.standard_key: standing for standing in rows}
    return {key: there.get(key) or Standing(person=person, standard_key=key) for key in keys}


def keep_standings(standings: Iterable[Standing]) -> None:
    """Write what is known. What was read stays out: another tab may be writing that at this moment."""
    touched = [standing for standing in standings if standing.known_number or standing.goes_without or standing.pk]
    _upsert(touched, ["known_number", "known_on", "known_until", "known_how", "goes_without"])


def _upsert(standings: Sequence[Standing], fields: list[str]) -> None:
    Standing.objects.bulk_create(
        standings, update_conflicts=True, unique_fields=["person", "standard_key"], update_fields=fields
    )
