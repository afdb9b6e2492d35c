"""What a change leads to: who looks again, what that costs, and which questions rest on what changes."""

import copy
from dataclasses import replace
from decimal import Decimal

import pytest

from standards.consequences import (
    ALL,
    CHANGE_OF,
    NOTHING,
    ONE,
    SHOW,
    Citation,
    asks_of,
    changed_places,
    cited_digest,
    effort,
    is_right_for,
    questions_asked,
    rests_on,
)

WORDS = {
    "key": "PHONE-1",
    "title": "Answering the phone",
    "chapter": "PHONE",
    "promise_heading": "What we promise",
    "promise": "A person answers within 20 seconds.",
    "covers": "",
    "covers_detail": "",
    "targets": [
        {
            "key": "answer",
            "channel": "phone",
            "what": "calls",
            "done": "answered",
            "measure": "percent_within",
            "value": "20",
            "unit": "seconds",
            "percent": 80,
            "clock_starts": "when the phone first rings",
            "calendar": "opening_hours",
            "statutory": False,
            "effective_from": "2026-04-01",
        }
    ],
    "body": [
        {
            "type": "do",
            "id": "do",
            "value": {"lines": [{"id": "name", "value": "give your name"}, {"id": "end", "value": "say who rings"}]},
        }
    ],
}
QUESTION = Citation("PHONE-1-Q1", "The empty desk", "PHONE-1", "name", "PHONE-1/answer", reviewed_for=1)


def changed(**changes):
    words = copy.deepcopy(WORDS)
    words["body"][0]["value"]["lines"][0]["value"] = changes.get("line", "give your name")
    words["targets"][0] |= changes.get("target", {})
    if changes.get("without_line"):
        del words["body"][0]["value"]["lines"][0]
    return words


@pytest.mark.parametrize(
    ("change", "asks", "holds"),
    [
        ("editorial", "", NOTHING),
        ("clarifying", "", SHOW),
        ("material", "", ONE),
        ("material", ALL, ALL),
        ("material", SHOW, ONE),
        ("editorial", ALL, NOTHING),
    ],
)
def test_each_kind_of_change_has_its_answers_and_a_usual_one(change, asks, holds):
    assert asks_of(change, asks) == holds
    assert CHANGE_OF[holds] == change


@pytest.mark.parametrize(
    ("asks", "ready", "number"), [(NOTHING, 5, 0), (SHOW, 5, 0), (ONE, 5, 1), (ALL, 5, 3), (ALL, 2, 2)]
)
def test_how_many_questions_somebody_gets_about_a_change(asks, ready, number):
    assert questions_asked(asks, ready=ready) == number


@pytest.mark.parametrize(
    ("asks", "questions", "people", "each", "in_all", "pounds"),
    [
        (NOTHING, 0, 0, "About 0 seconds each.", "0 minutes", 0),
        (SHOW, 0, 1400, "About 10 seconds each.", "4 hours", 84),
        (ONE, 1, 1204, "About 1 minute each.", "17 hours", 360),
        (ALL, 3, 1204, "About 2 minutes each.", "43 hours", 935),
    ],
)
def test_what_each_answer_costs(asks, questions, people, each, in_all, pounds):
    found = effort(
        asks=asks, knowing=1204, in_job=1400, questions=questions, seconds_a_question=40,
        pounds_per_hour=Decimal("21.50"),
    )  # fmt: skip

    assert (found.people, found.each, found.in_all, found.pounds) == (people, each, in_all, pounds)


def test_a_question_rests_on_its_line_and_its_target():
    assert rests_on(WORDS, line="name", target="PHONE-1/answer") == (
        "give your name\n8 in 10 calls answered within 20 seconds. when the phone first rings opening_hours"
    )
    assert rests_on(WORDS, line="gone", target="") == ""


@pytest.mark.parametrize(
    ("changes", "is_right"),
    [
        ({}, True),
        ({"line": "give your name first"}, False),
        ({"target": {"value": "10"}}, False),
        ({"target": {"clock_starts": "after the message"}}, False),
        ({"target": {"statutory": True, "effective_from": "2027-01-01"}}, True),
        ({"without_line": True}, False),
    ],
)
def test_a_question_is_right_as_long_as_what_it_rests_on_reads_the_same(changes, is_right):
    assert is_right_for(QUESTION, changed(**changes), read_against=WORDS) is is_right


def test_a_question_confirmed_for_the_new_words_is_right_for_them_and_not_for_the_next():
    new, next_words = changed(line="give your name first"), changed(line="give your name last")
    told = rests_on(new, line="name", target="PHONE-1/answer")
    confirmed = replace(QUESTION, right_for=frozenset({cited_digest(told)}))

    assert is_right_for(confirmed, new, read_against=WORDS)
    assert not is_right_for(confirmed, next_words, read_against=WORDS)


def test_changed_places_are_named_as_questions_cite_them():
    after = changed(line="give your name first", target={"value": "10"}) | {"promise": "A person answers."}

    assert changed_places(WORDS, after) == {"name", "PHONE-1/answer"}
