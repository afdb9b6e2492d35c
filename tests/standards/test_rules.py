"""Who is a second reader of a draft, and what a page must have before it is published."""

import datetime as dt

import pytest

from standards.rules import (
    Draft,
    may_read_booklet,
    obstacles_to_a_new_key,
    obstacles_to_answering_fit,
    obstacles_to_approving,
    obstacles_to_changing,
    obstacles_to_publishing,
)

ADA, REX = 1, 2
NINE, TEN = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC), dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("draft", "may_approve"),
    [
        (Draft(), True),
        (Draft(written_by=ADA, written_at=NINE), True),
        (Draft(written_by=ADA, written_at=NINE, asked_by=ADA, asked_at=TEN), True),
        (Draft(written_by=REX, written_at=NINE), False),
        (Draft(written_by=REX, written_at=NINE, asked_by=REX, asked_at=TEN), False),
        (Draft(written_by=ADA, written_at=NINE, asked_by=REX, asked_at=TEN), False),
        (Draft(written_by=REX, written_at=TEN, asked_by=ADA, asked_at=NINE), False),
        (Draft(written_by=REX, written_at=NINE, asked_by=ADA, asked_at=TEN), True),
    ],
    ids=[
        "nothing new",
        "another wrote",
        "another wrote and asked",
        "wrote it",
        "wrote it and asked",
        "asked for another",
        "changed it after it was asked for",
        "wrote it, and another read that and asked",
    ],
)
def test_every_change_is_seen_by_somebody_other_than_its_writer(draft, may_approve):
    assert (obstacles_to_approving(REX, draft) == []) is may_approve


@pytest.mark.parametrize(
    ("is_signed_in", "is_open", "expected"),
    [(True, False, True), (True, True, True), (False, True, True), (False, False, False)],
)
def test_a_closed_booklet_is_for_those_signed_in(is_signed_in, is_open, expected):
    assert may_read_booklet(is_signed_in=is_signed_in, is_open=is_open) is expected


def words(**parts):
    given = {
        "do": {"lines": [{"id": "a", "value": "give your name"}]},
        "dont": {"lines": [{"id": "b", "value": "do not hang up"}]},
        "get_help": {"heading": "Get the duty manager now if:", "when": [], "call": "5555", "more": ""},
    } | parts
    body = [{"type": kind, "id": kind, "value": value} for kind, value in given.items() if value]
    return {"promise": "We answer.", "targets": [], "body": body}


def test_a_page_that_nobody_reads_to_its_end_is_not_published():
    fact = {"heading": "Fact", "text": "Yes. " * 428}

    assert obstacles_to_publishing(words(key_fact=fact)) == []
    assert obstacles_to_publishing(words(key_fact=fact | {"text": "Yes. " * 436})) == [
        "Whole page: 453 words. Bring it under 450, or nobody reads it while a customer waits."
    ]


def test_a_whole_page_may_be_published():
    assert obstacles_to_publishing(words()) == []


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        ({"do": None}, "Do: "),
        ({"do": {"lines": []}}, "Do: "),
        ({"dont": None}, "Don’t: "),
        ({"get_help": None}, "Get help now: "),
        ({"dont": {"lines": [{"id": "b", "value": "hang up"}]}}, "Don’t, line 1: "),
        ({"get_help": {"heading": "Get the duty manager", "when": []}}, "Get help now: "),
    ],
)
def test_what_is_missing_is_said_with_its_place(parts, place):
    obstacles = obstacles_to_publishing(words(**parts))

    assert [obstacle[: len(place)] for obstacle in obstacles] == [place]


def test_a_blank_promise_is_missing():
    assert obstacles_to_publishing(words() | {"promise": " "}) == [
        "Promise: write the one sentence a customer could read aloud."
    ]


@pytest.mark.parametrize(
    ("measure", "percent", "count"),
    [("percent_within", 80, 0), ("percent_within", None, 1), ("max", None, 0), ("max", 80, 1)],
)
def test_a_percentage_goes_with_a_share_and_with_nothing_else(measure, percent, count):
    target = {"measure": measure, "percent": percent}

    assert len(obstacles_to_publishing(words() | {"targets": [target]})) == count


@pytest.mark.parametrize(
    ("is_first", "is_changed", "change", "reason", "count"),
    [
        (True, False, "", "First edition.", 0),
        (True, False, "", "", 1),
        (False, True, "material", "Callers asked.", 0),
        (False, True, "", "Callers asked.", 1),
        (False, True, "editorial", "  ", 1),
        (False, True, "", "", 2),
        (False, False, "", "", 0),
    ],
)
def test_kind_and_reason_are_asked_when_the_words_change(is_first, is_changed, change, reason, count):
    obstacles = obstacles_to_changing(is_first=is_first, is_changed=is_changed, change=change, reason=reason)

    assert len(obstacles) == count


@pytest.mark.parametrize(("published", "count"), [(None, 0), ("PHONE-1", 0), ("PHONE-2", 1)])
def test_a_key_stays_once_published(published, count):
    assert len(obstacles_to_a_new_key(key="PHONE-1", published_key=published)) == count


@pytest.mark.parametrize(
    ("answer", "what", "obstacles"),
    [
        ("already", "", []),
        ("change", "", []),
        ("in_the_way", "Three offices share one phone.", []),
        ("in_the_way", " ", ["Write what gets in the way."]),
        ("", "", ["Choose how this fits your job."]),
        ("perhaps", "", ["Choose how this fits your job."]),
    ],
)
def test_what_gets_in_the_way_is_asked_with_the_third_answer_only(answer, what, obstacles):
    assert obstacles_to_answering_fit(answer=answer, what=what) == obstacles
