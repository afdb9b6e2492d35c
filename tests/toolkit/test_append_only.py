"""What may only be added is refused to change by the database itself, on whichever database the tests run."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction

from learning.actions.recording import append
from learning.models import DueDateChange, Reading, Record, RecordPayload
from tests.cast import NOON
from tests.factories.learning import make_version
from toolkit.append_only import guards_are_in_place, install_guards, missing_guards, without_guards

INSERT_ONLY = [Record, Reading, DueDateChange]


def refused(change):
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        change()


@pytest.fixture
def reading(sam):
    return Reading.objects.create(person=sam, version=make_version(), opened_at=NOON)


@pytest.fixture
def record(db):
    return Record.objects.get(seq=append(kind="test.done/1", idem_key="test.done:1", at=NOON, payload={"score": 3}))


def erasure():
    return append(kind="payload.erased/1", idem_key="payload.erased:1", at=NOON)


def test_a_row_that_must_stay_cannot_be_changed(reading):
    refused(lambda: Reading.objects.filter(pk=reading.pk).update(opened_at=NOON.replace(hour=13)))


def test_a_row_that_must_stay_cannot_be_removed(reading):
    refused(reading.delete)


def test_a_row_that_must_stay_cannot_be_replaced_by_another_with_its_key(reading):
    other = Reading(pk=reading.pk, person=reading.person, version=make_version("PHONE-2"), opened_at=NOON)

    with pytest.raises(IntegrityError), transaction.atomic():
        other.save(force_insert=True)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite has INSERT OR REPLACE")
def test_sqlites_replace_is_refused_too(reading):
    def replace():
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT OR REPLACE INTO learning_reading (id, person_id, version_id, opened_at) "
                "SELECT id, person_id, version_id, '2020-01-01' FROM learning_reading"
            )

    refused(replace)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
def test_truncate_is_refused(reading):
    def truncate():
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("TRUNCATE learning_reading")

    refused(truncate)


def test_a_payload_can_be_erased_under_a_record_that_says_so(record):
    by = erasure()

    RecordPayload.objects.filter(record=record).update(salt=None, body=None, erased_by=by)

    assert RecordPayload.objects.get(record=record).body is None


@pytest.mark.parametrize(
    "change",
    [
        {"body": b"{}"},
        {"salt": None, "body": None},
        {"salt": None, "body": None, "erased_by": 1},  # record 1 is no erasure
        {"body": None, "erased_by": 2},
        {"erased_by": 2},
    ],
)
def test_nothing_else_can_be_done_to_a_payload(record, change):
    erasure()

    refused(lambda: RecordPayload.objects.filter(record=record).update(**change))


def test_what_is_erased_stays_erased(record):
    by = erasure()
    RecordPayload.objects.filter(record=record).update(salt=None, body=None, erased_by=by)

    refused(lambda: RecordPayload.objects.filter(record=record).update(salt=b"s", body=b"{}"))


@pytest.mark.parametrize(
    "wrong", [{"seq": 1}, {"seq": 3}, {"prev": bytes(32)}], ids=["a number again", "a gap", "another record before it"]
)
def test_a_record_that_does_not_follow_the_newest_is_refused(record, wrong):
    follows = {"seq": 2, "prev": bytes(record.hash)}
    fields = {"kind": "x/1", "actor": "system", "at": NOON, "idem_key": "x", "commitment": bytes(32), "hash": b"h" * 32}

    with pytest.raises(IntegrityError), transaction.atomic():
        Record.objects.create(**(follows | fields | wrong))


def test_a_guard_that_has_gone_is_noticed_and_put_back(db):
    with without_guards():
        gone = missing_guards()
        complaints = guards_are_in_place(None, ["default"])

    assert "keep_learning_record_update" in gone
    assert [complaint.id for complaint in complaints] == ["toolkit.E001"]
    assert missing_guards() == []


def test_a_guard_that_was_weakened_is_noticed(db):
    weaken()

    assert missing_guards() == ["keep_learning_reading_delete"]

    install_guards()
    assert missing_guards() == []


def weaken():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER keep_learning_reading_delete")
            cursor.execute(
                "CREATE TRIGGER keep_learning_reading_delete BEFORE DELETE ON learning_reading "
                "BEGIN SELECT RAISE(IGNORE); END"
            )
        else:
            cursor.execute("ALTER TABLE learning_reading DISABLE TRIGGER keep_learning_reading_delete")


@pytest.mark.parametrize("model", INSERT_ONLY)
def test_migrating_again_keeps_the_guards(db, model: type[models.Model]):
    with without_guards():
        pass
    call_command("migrate", "learning", verbosity=0)

    assert [name for name in missing_guards() if model._meta.db_table in name] == []


def test_guards_are_never_taken_from_a_database_that_is_no_test(db, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "NAME", "standard_bearer")

    with pytest.raises(RuntimeError, match="test databases only"), without_guards():
        pass
