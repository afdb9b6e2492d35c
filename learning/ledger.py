"""PURE. The arithmetic of the ledger: what is hashed, in which bytes, and what a check of the chain finds.

Standard library only, so that the same file can check an exported ledger on another machine. The chain covers
pseudonymous columns; what a record says about a person stands behind a salted commitment and can be erased by law
while the chain still adds up.
"""

import datetime as dt
import hashlib
import hmac
import json
import unicodedata
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

# Goes into every hash, so that another way of hashing can follow without two meanings for one value.
TAG = b"EL1"
GENESIS = bytes(32)
SALT_BYTES = 16
# The kind of record that accounts for emptied payloads begins like this.
ERASURE = "payload.erased/"


class NotCanonical(ValueError):
    """A payload holds something that has no single spelling, for instance a float."""


@dataclass(frozen=True)
class Entry:
    """One record as the chain sees it."""

    seq: int
    prev: bytes
    kind: str
    subject: uuid.UUID | None
    object_key: uuid.UUID | None
    actor: str
    at: dt.datetime
    idem_key: str
    commitment: bytes


@dataclass(frozen=True)
class Row:
    """One record as it is stored, with the hash that was written beside it and its payload."""

    entry: Entry
    hash: bytes
    salt: bytes | None
    body: bytes | None
    erased_by: int | None
    has_payload: bool = True


@dataclass(frozen=True)
class Fault:
    """Something that does not add up at one record, in words."""

    seq: int
    what: str


@dataclass(frozen=True)
class Anchor:
    """A number and the beginning of its hash in hexadecimal, noted somewhere outside this database."""

    seq: int
    digits: str


@dataclass
class Verdict:
    """What reading the chain from one end to the other found."""

    faults: list[Fault] = field(default_factory=list)
    checked: int = 0
    erased: int = 0
    first_seq: int = 0
    head_seq: int = 0
    head_hash: bytes = GENESIS
    anchors_met: list[Anchor] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        return not self.faults


def canonical(payload: dict[str, Any]) -> bytes:
    """The one spelling of a payload: JSON with sorted keys and no spare space, in NFC, as UTF-8; no floats."""
    return json.dumps(
        _spelled(payload), sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    ).encode()


def commit(salt: bytes, body: bytes) -> bytes:
    """Binds a record to its payload without telling it: without the salt nobody can guess a short payload."""
    return hmac.new(salt, body, hashlib.sha256).digest()


def entry_hash(entry: Entry) -> bytes:
    """SHA-256 over the parts, each led by its length, so that no two different records are the same bytes."""
    parts = [
        TAG,
        str(entry.seq).encode(),
        entry.prev,
        entry.kind.encode(),
        entry.subject.bytes if entry.subject else b"",
        entry.object_key.bytes if entry.object_key else b"",
        entry.actor.encode(),
        moment(entry.at).encode(),
        entry.idem_key.encode(),
        entry.commitment,
    ]
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(4, "big"))
        digest.update(part)
    return digest.digest()


def moment(at: dt.datetime) -> str:
    """An instant to the microsecond in UTC, spelled the same whichever database it came from."""
    if at.tzinfo is None:
        raise NotCanonical("A moment without a zone is not a moment.")
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def verify(
    rows: Iterable[Row],
    *,
    before: tuple[int, bytes] = (0, GENESIS),
    head: tuple[int, bytes] | None = None,
    anchors: Iterable[Anchor] = (),
) -> Verdict:
    """Read the rows in order once, holding one at a time. `before` is the record ahead of the first row."""
    verdict = Verdict(first_seq=before[0] + 1, head_seq=before[0], head_hash=before[1])
    wanted = {anchor.seq: anchor for anchor in anchors}
    erased_by: dict[int, int] = {}
    erasures: set[int] = set()
    for row in rows:
        verdict.faults += _faults_in(row, verdict)
        verdict.faults += _against_anchor(row, wanted.pop(row.entry.seq, None), verdict)
        if row.entry.kind.startswith(ERASURE):
            erasures.add(row.entry.seq)
        if row.body is None and row.erased_by is not None:
            verdict.erased += 1
            erased_by[row.entry.seq] = row.erased_by
        verdict.checked += 1
        # What follows is compared with what is written here, so that one fault is told once.
        verdict.head_seq, verdict.head_hash = row.entry.seq, row.hash
    verdict.faults += _after_the_last(verdict, head, wanted.values())
    verdict.faults += [
        Fault(seq, f"was erased under record {by}, which says nothing of the kind")
        for seq, by in erased_by.items()
        if by not in erasures
    ]
    verdict.faults.sort(key=lambda fault: fault.seq)
    return verdict


def _faults_in(row: Row, so_far: Verdict) -> Iterator[Fault]:
    entry = row.entry
    expected = so_far.head_seq + 1
    if entry.seq > expected:
        yield Fault(expected, "is missing" if entry.seq == expected + 1 else f"to {entry.seq - 1} are missing")
    if entry.seq == expected and entry.prev != so_far.head_hash:
        yield Fault(entry.seq, "does not follow the record before it")
    if entry.seq != expected and entry.seq <= so_far.head_seq:
        yield Fault(entry.seq, "stands out of order")
    if entry_hash(entry) != row.hash:
        yield Fault(entry.seq, "was changed after it was written")
    yield from _payload_faults(row)


def _payload_faults(row: Row) -> Iterator[Fault]:
    seq = row.entry.seq
    if not row.has_payload:
        yield Fault(seq, "has lost its payload")
    elif row.salt is None or row.body is None:
        if row.erased_by is None or row.salt is not None or row.body is not None:
            yield Fault(seq, "has an empty payload that no record accounts for")
    elif commit(row.salt, row.body) != row.entry.commitment:
        yield Fault(seq, "has a payload that was changed after it was written")


def _against_anchor(row: Row, anchor: Anchor | None, so_far: Verdict) -> Iterator[Fault]:
    if anchor is None:
        return
    if row.hash.hex().startswith(anchor.digits.lower()):
        so_far.anchors_met.append(anchor)
    else:
        yield Fault(anchor.seq, "is not the record that was noted elsewhere")


def _after_the_last(verdict: Verdict, head: tuple[int, bytes] | None, not_met: Iterable[Anchor]) -> Iterator[Fault]:
    if head is not None and head != (verdict.head_seq, verdict.head_hash):
        yield Fault(max(head[0], verdict.head_seq), "is not where the newest record was last written")
    for anchor in not_met:
        if anchor.seq >= verdict.first_seq:
            yield Fault(anchor.seq, "was noted elsewhere and is not there any more")


def _spelled(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, dict):
        return _spelled_object(value)
    if isinstance(value, list | tuple):
        return [_spelled(each) for each in value]
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, dt.datetime):
        return moment(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    raise NotCanonical(f"{type(value).__name__} has no single spelling in a record.")


def _spelled_object(value: dict[Any, Any]) -> dict[str, Any]:
    if not all(isinstance(key, str) for key in value):
        raise NotCanonical("The names in a record are text.")
    spelled = {unicodedata.normalize("NFC", key): _spelled(each) for key, each in value.items()}
    if len(spelled) != len(value):
        raise NotCanonical("Two names in a record are spelled the same.")
    return spelled
