"""The one door to the ledger: in order, once, and gapless whoever comes at the same moment."""

import threading

import pytest
from django.db import connection, transaction

from learning.actions.recording import Line, append, append_all
from learning.models import LedgerHead, Record
from learning.queries.records import verdict_on_ledger
from tests.cast import NOON

WRITERS, EACH = 8, 12


def test_records_are_numbered_without_a_gap_from_one(db):
    for number in range(3):
        append(kind="test.done/1", idem_key=f"test:{number}", at=NOON, payload={"number": number})

    assert list(Record.objects.order_by("seq").values_list("seq", flat=True)) == [1, 2, 3]
    assert LedgerHead.objects.get().seq == 3
    assert verdict_on_ledger(anchors=[]).faults == []


def test_a_fact_named_twice_is_recorded_once(db, sam):
    before = Record.objects.count()

    first = append(kind="test.done/1", idem_key="test:1", at=NOON, actor=sam, payload={"score": 1})
    again = append(kind="test.done/1", idem_key="test:1", at=NOON, actor=sam, payload={"score": 2})

    assert again == first
    assert Record.objects.count() == before + 1


def test_a_fact_named_twice_in_one_batch_is_recorded_once(db):
    numbers = append_all(lines=[Line("test.done/1", "test:1", NOON), Line("test.done/1", "test:1", NOON)])

    assert numbers == [1, 1]
    assert Record.objects.count() == 1


def test_more_records_than_a_batch_holds_are_one_chain(db):
    append_all(lines=[Line("test.done/1", f"test:{number}", NOON) for number in range(450)])

    verdict = verdict_on_ledger(anchors=[])
    assert (verdict.faults, verdict.checked) == ([], 450)


def test_what_was_rolled_back_leaves_no_gap(db):
    append(kind="test.done/1", idem_key="test:1", at=NOON)
    with transaction.atomic():
        append(kind="test.done/1", idem_key="test:2", at=NOON)
        transaction.set_rollback(True)

    append(kind="test.done/1", idem_key="test:3", at=NOON)

    assert list(Record.objects.order_by("seq").values_list("seq", "idem_key")) == [(1, "test:1"), (2, "test:3")]


def test_a_batch_takes_a_fixed_number_of_queries(db, django_assert_num_queries):
    append(kind="test.done/1", idem_key="test:0", at=NOON)

    for size in (1, 30):
        with django_assert_num_queries(7):  # the head, what is there, records, payloads, the head; in a savepoint
            append_all(lines=[Line("test.done/1", f"test:{size}:{number}", NOON) for number in range(size)])


@pytest.mark.django_db(transaction=True)
def test_eight_writers_at_once_make_one_chain_without_a_gap():
    failures = in_threads(lambda writer: [_append(writer, number) for number in range(EACH)])

    assert failures == []
    verdict = verdict_on_ledger(anchors=[])
    assert (verdict.faults, verdict.checked, verdict.head_seq) == ([], WRITERS * EACH, WRITERS * EACH)


@pytest.mark.django_db(transaction=True)
def test_eight_writers_of_one_fact_record_it_once():
    failures = in_threads(lambda writer: append(kind="test.done/1", idem_key="the same", at=NOON))

    assert failures == []
    assert Record.objects.count() == 1


def _append(writer, number):
    append(kind="test.done/1", idem_key=f"test:{writer}:{number}", at=NOON, payload={"writer": writer})


def in_threads(work):
    """Do it in several threads that begin together; what they raised."""
    barrier, failures = threading.Barrier(WRITERS), []

    def run(writer):
        try:
            barrier.wait()
            work(writer)
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(writer,)) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures
