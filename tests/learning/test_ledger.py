"""The arithmetic of the chain: what is hashed, in which bytes, and what a check of it finds."""

import datetime as dt
import hashlib
import uuid
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.ledger import GENESIS, Anchor, Entry, NotCanonical, Row, canonical, commit, entry_hash, moment, verify

NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
SOMEBODY = uuid.UUID(int=7)

TEXT = st.text(max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
    max_leaves=8,
)


def entry(seq=1, prev=GENESIS, **changes):
    fields = {
        "kind": "standard.demonstrated/1",
        "subject": SOMEBODY,
        "object_key": None,
        "actor": "system",
        "at": NOON,
        "idem_key": f"k{seq}",
        "commitment": commit(b"salt", b"{}"),
    }
    return Entry(seq=seq, prev=prev, **(fields | changes))


def row(each: Entry, **changes):
    return replace(Row(each, entry_hash(each), b"salt", b"{}", None), **changes)


def chain(length=5):
    rows, prev = [], GENESIS
    for seq in range(1, length + 1):
        rows.append(row(entry(seq, prev)))
        prev = rows[-1].hash
    return rows


def told(rows, **more):
    return [(fault.seq, fault.what) for fault in verify(rows, **more).faults]


def test_a_payload_has_one_spelling():
    payload = {"b": [1, None, True], "a": "cafe\u0301", "on": dt.date(2026, 11, 23), "who": SOMEBODY}

    assert canonical(payload) == (
        b'{"a":"caf\xc3\xa9","b":[1,null,true],"on":"2026-11-23","who":"00000000-0000-0000-0000-000000000007"}'
    )


@pytest.mark.parametrize(
    "value", [0.1, float("nan"), {1: 2}, {"e\u0301": 1, "é": 2}, object(), NOON.replace(tzinfo=None)]
)
def test_what_has_no_single_spelling_is_refused(value):
    with pytest.raises(NotCanonical):
        canonical({"value": value})


@given(st.dictionaries(TEXT, VALUES, max_size=5).filter(lambda each: _is_spelled_once(each)))
def test_the_order_of_names_does_not_matter(payload):
    assert canonical(payload) == canonical(dict(reversed(payload.items())))


def _is_spelled_once(payload):
    try:
        canonical(payload)
    except NotCanonical:
        return False
    return True


def test_the_same_instant_is_spelled_the_same_in_any_zone():
    assert moment(NOON) == moment(NOON.astimezone(ZoneInfo("Asia/Tokyo"))) == "2026-11-23T12:00:00.000000Z"


def test_the_hash_of_a_known_record_never_changes():
    """Were this to fail, every ledger written so far would fail its check."""
    parts = [b"EL1", b"1", GENESIS, b"standard.demonstrated/1", SOMEBODY.bytes, b"", b"system"]
    parts += [b"2026-11-23T12:00:00.000000Z", b"k1", commit(b"salt", b"{}")]
    spelled = b"".join(len(part).to_bytes(4, "big") + part for part in parts)

    assert entry_hash(entry()) == hashlib.sha256(spelled).digest()


@given(st.text(max_size=6), st.text(max_size=6), st.text(max_size=6), st.text(max_size=6))
def test_parts_that_run_together_differently_give_different_hashes(kind, actor, other_kind, other_actor):
    same = (kind, actor) == (other_kind, other_actor)

    assert (entry_hash(entry(kind=kind, actor=actor)) == entry_hash(entry(kind=other_kind, actor=other_actor))) is same


def test_an_untouched_chain_is_sound():
    rows = chain()

    verdict = verify(rows, head=(5, rows[-1].hash), anchors=[Anchor(3, rows[2].hash.hex()[:16])])

    assert (verdict.faults, verdict.checked, verdict.head_seq) == ([], 5, 5)
    assert [anchor.seq for anchor in verdict.anchors_met] == [3]


def test_an_empty_chain_is_sound():
    assert told([], head=None) == []


def edited(rows):
    rows[2] = row(replace(rows[2].entry, kind="standard.demonstrated/2"), hash=rows[2].hash)
    return rows


def edited_with_its_hash(rows):
    rows[2] = row(replace(rows[2].entry, kind="standard.demonstrated/2"))
    return rows


def payload_edited(rows):
    rows[2] = replace(rows[2], body=b'{"score":1000}')
    return rows


def payload_emptied(rows):
    rows[2] = replace(rows[2], salt=None, body=None)
    return rows


def payload_lost(rows):
    rows[2] = replace(rows[2], salt=None, body=None, has_payload=False)
    return rows


def middle_removed(rows):
    return rows[:2] + rows[3:]


def two_removed(rows):
    return rows[:1] + rows[3:]


def two_swapped(rows):
    rows[1] = replace(rows[1], entry=replace(rows[2].entry, seq=2), hash=rows[2].hash)
    return rows


def cut_off(rows):
    return rows[:3]


TAMPERED = [
    (edited, [(3, "was changed after it was written")]),
    (edited_with_its_hash, [(4, "does not follow the record before it")]),
    (payload_edited, [(3, "has a payload that was changed after it was written")]),
    (payload_emptied, [(3, "has an empty payload that no record accounts for")]),
    (payload_lost, [(3, "has lost its payload")]),
    (middle_removed, [(3, "is missing")]),
    (two_removed, [(2, "to 3 are missing")]),
    (cut_off, [(5, "is not where the newest record was last written")]),
]


@pytest.mark.parametrize(("tamper", "faults"), TAMPERED, ids=lambda each: getattr(each, "__name__", ""))
def test_tampering_is_told_where_it_was_done(tamper, faults):
    head = (5, chain()[-1].hash)

    assert told(tamper(chain()), head=head) == faults


def test_two_records_swapped_are_both_told():
    seqs = [seq for seq, _ in told(two_swapped(chain()))]

    assert set(seqs) >= {2, 3}


def test_a_cut_off_end_with_the_head_put_right_shows_only_against_an_anchor():
    rows = chain()
    anchor = Anchor(5, rows[4].hash.hex())
    cut = rows[:3]

    assert told(cut, head=(3, cut[-1].hash)) == []
    assert told(cut, head=(3, cut[-1].hash), anchors=[anchor]) == [(5, "was noted elsewhere and is not there any more")]


def test_a_chain_written_anew_shows_only_against_an_anchor_after_the_place():
    old = chain()
    new, prev = old[:2], old[1].hash
    for seq in range(3, 6):
        new.append(row(entry(seq, prev, actor="somebody else")))
        prev = new[-1].hash

    assert told(new) == []
    assert told(new, anchors=[Anchor(2, old[1].hash.hex())]) == []
    assert told(new, anchors=[Anchor(4, old[3].hash.hex())]) == [(4, "is not the record that was noted elsewhere")]


def test_a_lawful_erasure_is_counted_and_is_no_fault():
    rows = chain(3)
    erasing = row(entry(4, rows[-1].hash, kind="payload.erased/1"))
    rows[1] = replace(rows[1], salt=None, body=None, erased_by=4)

    verdict = verify([*rows, erasing])

    assert (verdict.faults, verdict.erased) == ([], 1)


def test_an_erasure_under_a_record_about_something_else_is_a_fault():
    rows = chain(4)
    rows[1] = replace(rows[1], salt=None, body=None, erased_by=4)

    assert told(rows) == [(2, "was erased under record 4, which says nothing of the kind")]


def test_checking_can_begin_in_the_middle():
    rows = chain()

    assert told(rows[3:], before=(3, rows[2].hash)) == []
    assert told(rows[3:], before=(3, rows[1].hash)) == [(4, "does not follow the record before it")]
