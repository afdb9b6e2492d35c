"""The one door to the ledger: a record is added here or not at all."""

import datetime as dt
import secrets
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from learning import ledger
from learning.models import LedgerHead, Record, RecordPayload
from people.models import Person

SYSTEM = "system"
# The head is held for one batch's statements at a time within the transaction, and no statement outgrows a database.
BATCH = 200


@dataclass(frozen=True)
class Line:
    """A fact to be recorded. `idem_key` names it: recorded again, it is the record that is there already."""

    kind: str
    idem_key: str
    at: dt.datetime
    subject: uuid.UUID | None = None
    object_key: uuid.UUID | None = None
    actor: Person | None = None
    payload: dict[str, Any] = field(default_factory=dict)


@transaction.atomic
def append(
    *,
    kind: str,
    idem_key: str,
    at: dt.datetime,
    subject: uuid.UUID | None = None,
    object_key: uuid.UUID | None = None,
    actor: Person | None = None,
    payload: dict[str, Any] | None = None,
) -> Record:
    """Add one record, or return the one this key names already. An actor of None is the system."""
    line = Line(kind, idem_key, at, subject, object_key, actor, payload or {})
    return append_all(lines=[line])[0]


@transaction.atomic
def append_all(*, lines: Sequence[Line]) -> list[Record]:
    """Add records in this order. Called last in its transaction: everyone else waits while the head is held."""
    return [record for batch in _batches(lines) for record in _append_batch(batch)]


def _batches(lines: Sequence[Line]) -> Iterator[list[Line]]:
    return (list(lines[start : start + BATCH]) for start in range(0, len(lines), BATCH))


def _append_batch(lines: list[Line]) -> list[Record]:
    head = _locked_head()
    there = {
        record.idem_key: record for record in Record.objects.filter(idem_key__in=[line.idem_key for line in lines])
    }
    records: list[Record] = []
    payloads: list[RecordPayload] = []
    for line in lines:
        if line.idem_key in there:
            continue
        record, payload = _record(line, head)
        head.seq, head.hash = record.seq, record.hash
        there[line.idem_key] = record
        records.append(record)
        payloads.append(payload)
    Record.objects.bulk_create(records)
    RecordPayload.objects.bulk_create(payloads)
    head.save(update_fields=["seq", "hash"])
    return [there[line.idem_key] for line in lines]


def _locked_head() -> LedgerHead:
    head = LedgerHead.objects.select_for_update().filter(pk=1).first()
    if head is None:
        # Two first appends at once: one makes the row, and both then wait for it in turn.
        LedgerHead.objects.bulk_create([LedgerHead(pk=1, seq=0, hash=ledger.GENESIS)], ignore_conflicts=True)
        head = LedgerHead.objects.select_for_update().get(pk=1)
    return head


def _record(line: Line, head: LedgerHead) -> tuple[Record, RecordPayload]:
    salt, body = secrets.token_bytes(ledger.SALT_BYTES), ledger.canonical(line.payload)
    entry = ledger.Entry(
        seq=head.seq + 1,
        prev=bytes(head.hash),
        kind=line.kind,
        subject=line.subject,
        object_key=line.object_key,
        actor=str(line.actor.key) if line.actor else SYSTEM,
        at=line.at,
        idem_key=line.idem_key,
        commitment=ledger.commit(salt, body),
    )
    record = Record(
        seq=entry.seq,
        prev=entry.prev,
        hash=ledger.entry_hash(entry),
        kind=entry.kind,
        subject=entry.subject,
        object_key=entry.object_key,
        actor=entry.actor,
        at=entry.at,
        idem_key=entry.idem_key,
        commitment=entry.commitment,
    )
    return record, RecordPayload(record_id=entry.seq, salt=salt, body=body)
