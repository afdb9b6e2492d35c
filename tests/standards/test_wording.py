"""What a version freezes, and how its targets and results read."""

from decimal import Decimal

import pytest

from standards.wording import digest, lines, result_words, snapshot, target_words


def target(**fields):
    base = {"what": "calls", "done": "answered", "measure": "max", "value": "20", "unit": "seconds", "percent": None}
    return base | fields


@pytest.mark.parametrize(
    ("fields", "headline", "detail"),
    [
        ({"measure": "percent_within", "percent": 80}, "8 in 10 calls", "answered within 20 seconds"),
        ({"measure": "percent_within", "percent": 95}, "95 in 100 calls", "answered within 20 seconds"),
        ({"measure": "percent_within", "percent": 100}, "All calls", "answered within 20 seconds"),
        (
            {"measure": "percent_within", "percent": 80, "done": "answered within 20 seconds"},
            "8 in 10 calls",
            "answered within 20 seconds",
        ),
        (
            {"measure": "percent_within", "percent": 90, "value": "1", "unit": "working_days"},
            "9 in 10 calls",
            "answered by the end of the next working day",
        ),
        (
            {"what": "letters", "done": "answered in full", "value": "5", "unit": "working_days"},
            "Within 5 working days",
            "letters answered in full",
        ),
        ({"value": "0", "unit": "working_days"}, "The same working day", "calls answered"),
        ({"value": "1", "unit": "working_days"}, "By the end of the next working day", "calls answered"),
        ({"value": "0", "unit": "calendar_days"}, "The same day", "calls answered"),
        ({"value": "10", "unit": "calendar_days"}, "Within 10 days", "calls answered"),
        ({"value": "1", "unit": "minutes"}, "Within 1 minute", "calls answered"),
        ({"value": "5", "unit": "rings"}, "Within 5 rings", "calls answered"),
        ({"value": "20", "unit": "pounds"}, "At most £20", "calls answered"),
        ({"value": "2", "unit": "percent"}, "At most 2 in 100", "calls answered"),
        (
            {"measure": "average", "value": "10", "unit": "minutes", "what": "visitors", "done": "seen"},
            "10 minutes on average",
            "visitors seen",
        ),
        (
            {"measure": "rate", "value": "5", "unit": "percent", "done": "given up before we answer"},
            "Fewer than 5 in 100 calls",
            "given up before we answer",
        ),
        ({"measure": "rate", "value": "0.5", "unit": "percent"}, "Fewer than 5 in 1,000 calls", "answered"),
    ],
)
def test_a_target_reads_as_people_say_it(fields, headline, detail):
    words = target_words(target(**fields))

    assert (words.headline, words.detail) == (headline, detail)


SHARE = {"measure": "percent_within", "percent": 80}
RATE = {"measure": "rate", "value": "5", "unit": "percent"}
LONGEST = {"measure": "max", "value": "5", "unit": "working_days"}


@pytest.mark.parametrize(
    ("fields", "value", "figure", "text", "met"),
    [
        (SHARE, "74", "74 in 100", "6 short of target", False),
        (SHARE, "80", "80 in 100", "on target", True),
        (SHARE, "91.5", "91.5 in 100", "11.5 past target", True),
        (RATE, "4", "4 in 100", "on target", True),
        (RATE, "5", "5 in 100", "at the limit, not under it", False),
        (RATE, "7", "7 in 100", "2 over target", False),
        (LONGEST, "5", "5 working days", "on target", True),
        (LONGEST, "6.5", "6.5 working days", "1.5 over target", False),
    ],
)
def test_a_result_says_how_far_from_its_target_it_is(fields, value, figure, text, met):
    words = result_words(target(**fields), Decimal(value))

    assert (words.figure, words.text, words.met) == (figure, text, met)


def test_only_a_share_has_a_gauge():
    share = result_words(target(**SHARE), Decimal("74"))
    rate = result_words(target(**RATE), Decimal("4"))

    assert (share.percent, share.target) == (Decimal("74"), 80)
    assert (rate.percent, rate.target) == (None, None)


def words(**fields):
    base = {
        "key": "PHONE-1",
        "title": "Answering the phone",
        "chapter": "PHONE",
        "promise_heading": "What we promise callers",
        "promise": "A person answers.",
        "covers": "",
        "covers_detail": "",
        "targets": [],
        "body": [],
    }
    return snapshot(**base | fields)


def test_a_snapshot_keeps_the_identity_of_each_line_and_nothing_of_the_editor():
    line = {"type": "item", "id": "name-first", "value": "give your name"}
    body = [{"type": "do", "id": "b1", "value": {"lines": [line]}, "extra": "of the editor"}]

    kept = words(body=body)

    assert kept["body"] == [
        {"type": "do", "id": "b1", "value": {"lines": [{"id": "name-first", "value": "give your name"}]}}
    ]


def test_lines_are_the_dos_and_donts_in_page_order():
    def part(kind, name, says):
        return {"type": kind, "id": kind, "value": {"lines": [{"type": "item", "id": name, "value": says}]}}

    kept = words(body=[part("do", "a", "give your name"), part("dont", "b", "do not hang up")])

    assert list(lines(kept).items()) == [("a", "give your name"), ("b", "do not hang up")]


def test_the_same_words_have_the_same_digest_however_they_were_typed():
    typed_as_one = words(promise="A caf\u00e9 answers.")
    typed_as_two = words(promise="A cafe\u0301 answers.")
    in_another_order = dict(reversed(typed_as_one.items()))

    assert digest(typed_as_one) == digest(typed_as_two) == digest(in_another_order)


@pytest.mark.parametrize("name", ["title", "promise", "promise_heading", "covers", "covers_detail", "chapter", "key"])
def test_any_other_word_gives_another_digest(name):
    assert digest(words(**{name: "Another word"})) != digest(words())


def test_a_number_is_frozen_as_it_reads():
    aim = dict.fromkeys(("key", "channel", "what", "done", "clock_starts", "calendar"), "x") | {
        "measure": "max",
        "unit": "seconds",
        "percent": None,
        "statutory": False,
        "effective_from": "2026-04-01",
    }

    as_stored = words(targets=[aim | {"value": Decimal("20.00")}])
    as_typed = words(targets=[aim | {"value": 20}])

    assert as_stored["targets"][0]["value"] == "20"
    assert digest(as_stored) == digest(as_typed)
