"""Reading the ledger from end to end, one row at a time."""

from collections.abc import Iterator

from learning.ledger import Anchor, Entry, Row, Verdict, verify
from learning.models import LedgerHead, Record

_FIELDS = (
    "seq",
    "prev",
    "kind",
    "subject",
    "object_key",
    "actor",
    "at",
    "idem_key",
    "commitment",
    "hash",
    "payload__record_id",
    "payload__salt",
    "payload__body",
    "payload__erased_by",
)
CHUNK = 2000


def ledger_rows(*, since: int = 1) -> Iterator[Row]:
    """The records from `since` on, in order, a chunk at a time."""
    for row in Record.objects.filter(seq__gte=since).order_by("seq").values_list(*_FIELDS).iterator(CHUNK):
        yield _row(row)


def verdict_on_ledger(*, since: int = 1, anchors: list[Anchor]) -> Verdict:
    """Whether the chain adds up from the record `since` on."""
    head = LedgerHead.objects.values_list("seq", "hash").filter(pk=1).first()
    before = Record.objects.filter(seq=since - 1).values_list("seq", "hash").first()
    start = {"before": (before[0], bytes(before[1]))} if before else {}
    return verify(ledger_rows(since=since), head=(head[0], bytes(head[1])) if head else None, anchors=anchors, **start)


def _row(row: tuple) -> Row:
    *entry, stored, has_payload, salt, body, erased_by = row
    seq, prev, kind, subject, object_key, actor, at, idem_key, commitment = entry
    return Row(
        Entry(seq, bytes(prev), kind, subject, object_key, actor, at, idem_key, bytes(commitment)),
        hash=bytes(stored),
        salt=None if salt is None else bytes(salt),
        body=None if body is None else bytes(body),
        erased_by=erased_by,
        has_payload=has_payload is not None,
    )
