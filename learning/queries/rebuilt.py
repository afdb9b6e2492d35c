"""What standing, rounds and short checks follow from the ledger and the readings alone, and where what is stored differs."""

import datetime as dt
import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from learning.models import HOW_BY_KIND, Cycle, Reading, Recheck, Record, Standing
from learning.standing import count_until, miss, read, show
from people.models import Person

CHUNK = 2000
FACTS = (*HOW_BY_KIND, "attempt.submitted/1", "cycle.completed/1")

# A person's key in the database and a standard; a requirement and a number; a version.
StandingKey = tuple[int, str]
RoundKey = tuple[int, int, int]
RecheckKey = tuple[int, int]


@dataclass
class Rebuilt:
    """What the ledger says. People of whom a record was erased are left out: what is stored is all there is."""

    standings: dict[StandingKey, Standing] = field(default_factory=dict)
    rounds: dict[RoundKey, tuple[dt.date, dt.date]] = field(default_factory=dict)
    rechecks: dict[RecheckKey, dt.date] = field(default_factory=dict)
    erased: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Difference:
    """One column that is not what the ledger says."""

    thing: str
    column: str
    stored: Any
    rebuilt: Any

    def __str__(self) -> str:
        return f"{self.thing}: {self.column} is {self.stored}, the ledger says {self.rebuilt}"


COLUMNS = (
    "read_number",
    "read_at",
    "known_number",
    "known_on",
    "known_until",
    "known_how",
    "goes_without",
)


def rebuilt() -> Rebuilt:
    """Read the ledger and the readings once."""
    found = Rebuilt()
    people = dict(Person.objects.values_list("key", "pk"))
    waiting = _rechecks()
    for kind, subject, body in _facts():
        person = people[subject]
        if body is None:
            found.erased.add(person)
        else:
            _apply(found, waiting, person, kind, json.loads(body))
    for reading in (
        Reading.objects.order_by("pk")
        .values_list("person_id", "version__standard_key", "version__number", "opened_at")
        .iterator(CHUNK)
    ):
        person, key, number, at = reading
        read(_standing(found, person, key), number=number, at=at)
    return found


def differences(found: Rebuilt) -> list[Difference]:
    """Where what is stored is not what the ledger says, in the order of people."""
    return [*_standing_differences(found), *_round_differences(found), *_recheck_differences(found)]


def _facts() -> Iterator[tuple[str, uuid.UUID, bytes | None]]:
    records = Record.objects.filter(kind__in=FACTS, subject__isnull=False).order_by("seq")
    for kind, subject, body in records.values_list("kind", "subject", "payload__body").iterator(CHUNK):
        if subject is not None:
            yield kind, subject, None if body is None else bytes(body)


def _rechecks() -> dict[StandingKey, list[tuple[RecheckKey, int]]]:
    waiting: dict[StandingKey, list[tuple[RecheckKey, int]]] = {}
    rows = Recheck.objects.order_by("pk").values_list(
        "person_id", "version_id", "version__standard_key", "version__number"
    )
    for person, version, key, number in rows:
        waiting.setdefault((person, key), []).append(((person, version), number))
    return waiting


def _apply(
    found: Rebuilt,
    waiting: dict[StandingKey, list[tuple[RecheckKey, int]]],
    person: int,
    kind: str,
    facts: dict[str, Any],
) -> None:
    if kind in HOW_BY_KIND:
        key, number, on = facts["standard"], facts["number"], dt.date.fromisoformat(facts["on"])
        until = dt.date.fromisoformat(facts["until"])
        show(_standing(found, person, key), number=number, on=on, until=until, how=HOW_BY_KIND[kind])
        for recheck, asked_for in waiting.get((person, key), []):
            if number >= asked_for:
                found.rechecks.setdefault(recheck, on)
    elif kind == "attempt.submitted/1":
        for key, was_shown in facts["shown"].items():
            if not was_shown:
                miss(_standing(found, person, key))
    else:
        until = dt.date.fromisoformat(facts["until"])
        found.rounds[person, facts["requirement"], facts["round"]] = (dt.date.fromisoformat(facts["on"]), until)
        for key in facts["standards"]:
            count_until(_standing(found, person, key), until)


def _standing(found: Rebuilt, person: int, key: str) -> Standing:
    return found.standings.setdefault((person, key), Standing(person_id=person, standard_key=key))


def _standing_differences(found: Rebuilt) -> Iterator[Difference]:
    stored = {(each.person_id, each.standard_key): each for each in Standing.objects.order_by("person", "standard_key")}
    for key in sorted(stored.keys() | found.standings.keys()):
        if key[0] in found.erased:
            continue
        blank = Standing(person_id=key[0], standard_key=key[1])
        is_, says = stored.get(key, blank), found.standings.get(key, blank)
        for column in COLUMNS:
            if getattr(is_, column) != getattr(says, column):
                yield Difference(
                    f"standing of person {key[0]} on {key[1]}", column, getattr(is_, column), getattr(says, column)
                )


def _round_differences(found: Rebuilt) -> Iterator[Difference]:
    rows = Cycle.objects.order_by("pk").values_list("person", "requirement", "number", "completed_on", "valid_until")
    for person, requirement, number, completed_on, valid_until in rows.iterator(CHUNK):
        says = found.rounds.get((person, requirement, number), (None, None))
        if person not in found.erased and says != (completed_on, valid_until):
            thing = f"round {number} of requirement {requirement} for person {person}"
            yield Difference(thing, "completed_on, valid_until", (completed_on, valid_until), says)


def _recheck_differences(found: Rebuilt) -> Iterator[Difference]:
    rows = Recheck.objects.order_by("pk").values_list("person", "version", "completed_on")
    for person, version, completed_on in rows.iterator(CHUNK):
        says = found.rechecks.get((person, version))
        if person not in found.erased and says != completed_on:
            yield Difference(
                f"short check on version {version} for person {person}", "completed_on", completed_on, says
            )
