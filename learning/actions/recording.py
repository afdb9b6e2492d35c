"""The one door to the ledger: a record is added here or not at all."""

import datetime as dt
import secrets
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from django.db import transaction

from learning import ledger
from learning.models import LedgerHead, Record, RecordPayload
from people.models import Person
from toolkit.many_rows import add_rows

SYSTEM = "system"
# The head is held for one batch's statements at a time within the transaction, and no statement outgrows a database.
BATCH = 200
# What the chain says of a record, in the order in which it is written.
CHAINED = ("seq", "prev", "kind", "subject", "object_key", "actor", "at", "idem_key", "commitment")


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
) -> int:
    """Add one record, or find the one this key names already; its number. An actor of None is the system."""
    line = Line(kind, idem_key, at, subject, object_key, actor, payload or {})
    return append_all(lines=[line])[0]


@transaction.atomic
def append_all(*, lines: Sequence[Line]) -> list[int]:
    """Add records in this order; their numbers. Called last in its transaction: everyone else waits while the head is
    held."""
    return [seq for batch in _batches(lines) for seq in _append_batch(batch)]


def _batches(lines: Sequence[Line]) -> Iterator[list[Line]]:
    return (list(lines[start : start + BATCH]) for start in range(0, len(lines), BATCH))


def _append_batch(lines: list[Line]) -> list[int]:
    payloads = [_sealed(line.payload) for line in lines]  # before the head is held
    head = _locked_head()
    there = dict(Record.objects.filter(idem_key__in=[line.idem_key for line in lines]).values_list("idem_key", "seq"))
    records, kept = [], []
    for line, (salt, body) in zip(lines, payloads, strict=True):
        if line.idem_key in there:
            continue
        entry = _entry(line, head, ledger.commit(salt, body))
        head.seq, head.hash = entry.seq, ledger.entry_hash(entry)
        there[line.idem_key] = entry.seq
        records.append((*_chained(entry), head.hash))
        kept.append((entry.seq, salt, body))
    add_rows(Record, [*CHAINED, "hash"], records)
    add_rows(RecordPayload, ["record", "salt", "body"], kept)
    head.save(update_fields=["seq", "hash"])
    return [there[line.idem_key] for line in lines]


_chained = attrgetter(*CHAINED)


def _locked_head() -> LedgerHead:
    head = LedgerHead.objects.select_for_update().filter(pk=1).first()
    if head is None:
        # Two first appends at once: one makes the row, and both then wait for it in turn.
        LedgerHead.objects.bulk_create([LedgerHead(pk=1, seq=0, hash=ledger.GENESIS)], ignore_conflicts=True)
        head = LedgerHead.objects.select_for_update().get(pk=1)
    return head


def _sealed(payload: dict[str, Any]) -> tuple[bytes, bytes]:
    """Its salt and its one spelling."""
    return secrets.token_bytes(ledger.SALT_BYTES), ledger.canonical(payload)


def _entry(line: Line, head: LedgerHead, commitment: bytes) -> ledger.Entry:
    return ledger.Entry(
        seq=head.seq + 1,
        prev=bytes(head.hash),
        kind=line.kind,
        subject=line.subject,
        object_key=line.object_key,
        actor=str(line.actor.key) if line.actor else SYSTEM,
        at=line.at,
        idem_key=line.idem_key,
        commitment=commitment,
    )
