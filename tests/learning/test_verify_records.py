"""The table of what the ledger shows and what it cannot show, run against the command somebody would use."""

import datetime as dt
import json

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.models import F

from learning.actions.recording import Line, append, append_all
from learning.ledger import GENESIS, Entry, commit, entry_hash
from learning.models import LedgerHead, Record, RecordPayload, Standing
from tests.cast import NOON
from tests.factories.learning import make_check, show
from toolkit.append_only import without_guards

SOUND, TAMPERED, NOT_CHECKED, OLD_ANCHOR = 0, 1, 2, 3


@pytest.fixture
def ledger(db, time_machine):
    """Ten records of today."""
    time_machine.move_to(NOON, tick=False)
    append_all(
        lines=[Line("test.done/1", f"test:{number}", NOON, payload={"score": number}) for number in range(1, 11)]
    )


def check(capsys, *arguments):
    """The exit code and what is printed."""
    capsys.readouterr()
    try:
        call_command("verify_records", *arguments)
        code = SOUND
    except SystemExit as stopped:
        code = stopped.code
    return code, capsys.readouterr().out


def faults(capsys, *arguments):
    code, printed = check(capsys, "--json", *arguments)
    return code, json.loads(printed)["faults"]


def anchor(seq=10):
    return f"{seq}:{bytes(Record.objects.get(seq=seq).hash).hex()[:16]}"


def write_anew(after):
    """What somebody with the database in their hands and our code would do: another past from here on, and its head."""
    prev = bytes(Record.objects.get(seq=after).hash) if after else GENESIS
    for record in Record.objects.filter(seq__gt=after).order_by("seq"):
        payload = record.payload
        body = b'{"score":1000}'
        commitment = commit(bytes(payload.salt), body)
        entry = Entry(record.seq, prev, record.kind, None, None, record.actor, record.at, record.idem_key, commitment)
        Record.objects.filter(seq=record.seq).update(prev=prev, commitment=commitment, hash=entry_hash(entry))
        RecordPayload.objects.filter(record=record).update(body=body)
        prev = entry_hash(entry)
    LedgerHead.objects.update(hash=prev)


def cut_off(after):
    RecordPayload.objects.filter(record_id__gt=after).delete()
    Record.objects.filter(seq__gt=after).delete()
    LedgerHead.objects.update(seq=after, hash=Record.objects.get(seq=after).hash)


def test_an_untouched_ledger_is_sound_and_says_what_it_cannot_know(ledger, capsys):
    code, printed = check(capsys)

    assert code == SOUND
    assert "10 records checked" in printed
    assert "No anchor was given" in printed


def test_an_anchor_that_holds_is_met(ledger, capsys):
    code, printed = check(capsys, "--anchor", anchor())

    assert (code, "No anchor" in printed) == (SOUND, False)


def test_a_record_edited_in_the_file_is_found(ledger, capsys):
    with without_guards():
        Record.objects.filter(seq=4).update(kind="test.undone/1")

    assert faults(capsys) == (TAMPERED, ["Record 4 was changed after it was written."])


def test_a_payload_edited_in_the_file_is_found(ledger, capsys):
    with without_guards():
        RecordPayload.objects.filter(record_id=4).update(body=b'{"score":1000}')

    assert faults(capsys) == (TAMPERED, ["Record 4 has a payload that was changed after it was written."])


def test_a_record_removed_from_the_middle_is_found(ledger, capsys):
    with without_guards():
        RecordPayload.objects.filter(record_id=4).delete()
        Record.objects.filter(seq=4).delete()

    assert faults(capsys) == (TAMPERED, ["Record 4 is missing."])


def test_two_records_swapped_are_found(ledger, capsys):
    with without_guards():
        for seq, to in ((4, 104), (5, 4), (104, 5)):
            Record.objects.filter(seq=seq).update(seq=to)

    code, told = faults(capsys)
    assert code == TAMPERED
    assert {"Record 4 was changed after it was written.", "Record 5 was changed after it was written."} <= set(told)


def test_a_lawful_erasure_is_reported_and_is_no_fault(ledger, capsys):
    erasing = append(kind="payload.erased/1", idem_key="payload.erased:4", at=NOON)
    RecordPayload.objects.filter(record_id=4).update(salt=None, body=None, erased_by=erasing)

    code, printed = check(capsys)

    assert code == SOUND
    assert "1 of them with a payload erased by law" in printed


def test_a_cut_off_end_does_not_show_without_an_anchor(ledger, capsys):
    with without_guards():
        cut_off(6)

    assert faults(capsys) == (SOUND, [])


def test_a_cut_off_end_shows_against_an_anchor_after_it(ledger, capsys):
    noted = anchor(10)
    with without_guards():
        cut_off(6)

    assert faults(capsys, "--anchor", noted) == (TAMPERED, ["Record 10 was noted elsewhere and is not there any more."])


def test_a_ledger_written_anew_does_not_show_without_an_anchor_or_against_an_older_one(ledger, capsys):
    noted = anchor(3)
    with without_guards():
        write_anew(after=5)

    assert faults(capsys) == (SOUND, [])
    assert faults(capsys, "--anchor", noted) == (SOUND, [])


def test_a_ledger_written_anew_shows_against_an_anchor_after_the_place(ledger, capsys):
    noted = anchor(8)
    with without_guards():
        write_anew(after=0)

    assert faults(capsys, "--anchor", noted) == (TAMPERED, ["Record 8 is not the record that was noted elsewhere."])


def test_records_that_no_anchor_has_covered_for_two_days_are_told(ledger, time_machine, capsys):
    noted = anchor(9)

    time_machine.move_to(NOON + dt.timedelta(hours=47))
    assert check(capsys, "--anchor", noted)[0] == SOUND

    time_machine.move_to(NOON + dt.timedelta(hours=49))
    assert check(capsys, "--anchor", noted)[0] == OLD_ANCHOR
    assert check(capsys, "--anchor", anchor(10))[0] == SOUND  # nothing has been added since


def test_a_missing_guard_is_a_fault(ledger, capsys):
    with without_guards():
        code, told = faults(capsys)

    assert code == TAMPERED
    assert "The database no longer refuses changes: the trigger keep_learning_record_update is missing." in told


def test_standing_that_the_ledger_does_not_bear_out_is_a_fault(sam, capsys):
    show(sam, make_check("PHONE-1"))
    Standing.objects.filter(person=sam).update(known_until=F("known_on"))

    code, told = faults(capsys)

    assert code == TAMPERED
    assert [sentence.partition(":")[0] for sentence in told] == ["What is stored differs from the ledger"]


def test_checking_can_begin_at_a_record(ledger, capsys):
    with without_guards():
        Record.objects.filter(seq=2).update(kind="test.undone/1")

    assert faults(capsys, "--since", "5") == (SOUND, [])


@pytest.mark.parametrize("wrong", ["ten:abc", "10", "10:abc", "10:zzzzzzzzzzzzzzzz"])
def test_an_anchor_mistyped_from_paper_is_refused_with_a_sentence(db, wrong):
    with pytest.raises(Exception, match="hexadecimal digits"):
        call_command("verify_records", "--anchor", wrong)


def test_a_database_that_cannot_be_read_is_not_called_sound(ledger, capsys):
    def broken(execute, sql, params, many, context):
        raise OperationalError("disk I/O error")

    with connection.execute_wrapper(broken):
        code, _ = check(capsys)

    assert code == NOT_CHECKED
