"""Writing standing, rounds and short checks anew from the ledger and the readings."""

import datetime as dt

from django.db import transaction

from learning.actions.recording import BATCH
from learning.models import Cycle, LedgerHead, Recheck, Standing
from learning.queries.rebuilt import COLUMNS, Difference, differences, rebuilt
from people.models import Person
from toolkit import audit


@transaction.atomic
def rebuild_standing(*, by: Person | None, now: dt.datetime) -> list[Difference]:
    """Let the ledger have its way; what was different before is returned. While it is held, nobody adds to it."""
    head = LedgerHead.objects.select_for_update().filter(pk=1).first()
    found = rebuilt()
    told = differences(found)
    _write_standings(found.standings, found.erased)
    _write_rounds(found.rounds, found.erased)
    _write_rechecks(found.rechecks, found.erased)
    if head is not None:
        audit.record(head, "learning.standing.rebuild", by=by)
    return told


def _write_standings(standings: dict[tuple[int, str], Standing], erased: set[int]) -> None:
    rows = {key: standing for key, standing in standings.items() if key[0] not in erased}
    for person, key in Standing.objects.exclude(person__in=erased).values_list("person_id", "standard_key"):
        rows.setdefault((person, key), Standing(person_id=person, standard_key=key))
    Standing.objects.bulk_create(
        [rows[key] for key in sorted(rows)],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["person", "standard_key"],
        update_fields=COLUMNS,
    )
    nothing = dict.fromkeys(COLUMNS) | {"known_how": "", "goes_without": 0, "observed_on": None}
    Standing.objects.exclude(person__in=erased).filter(**nothing).delete()


def _write_rounds(rounds: dict[tuple[int, int, int], tuple[dt.date, dt.date]], erased: set[int]) -> None:
    cycles = list(Cycle.objects.exclude(person__in=erased).order_by("pk"))
    for cycle in cycles:
        key = (cycle.person_id, cycle.requirement_id, cycle.number)
        cycle.completed_on, cycle.valid_until = rounds.get(key, (None, None))
    Cycle.objects.bulk_update(cycles, ["completed_on", "valid_until"], batch_size=BATCH)


def _write_rechecks(rechecks: dict[tuple[int, int], dt.date], erased: set[int]) -> None:
    rows = list(Recheck.objects.exclude(person__in=erased).order_by("pk"))
    for recheck in rows:
        recheck.completed_on = rechecks.get((recheck.person_id, recheck.version_id))
    Recheck.objects.bulk_update(rows, ["completed_on"], batch_size=BATCH)
