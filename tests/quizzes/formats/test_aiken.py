"""Aiken: few rules, and each is kept."""

import pytest

from quizzes.formats import parse
from quizzes.formats.base import NONE, WHOLE, Choice, Kind

GOOD = "What do you say first?\nA) Your name\nB. Your number\nANSWER: A\n"


def told(text):
    return [(issue.code, issue.line, issue.column) for issue in parse(text.encode(), "bank.txt").issues]


def test_a_question_with_lettered_answers():
    parsed = parse(GOOD.encode(), "bank.txt")

    assert parsed.format == "aiken"
    assert parsed.issues == ()
    assert parsed.items[0].kind == Kind.BEST_ANSWER
    assert parsed.items[0].choices == (Choice("Your name", WHOLE), Choice("Your number", NONE))


def test_signs_that_mean_something_elsewhere_are_words_here():
    item = parse(b"Is 1 < 2 {=yes}?\nA) <b>Yes</b>\nB) No\nANSWER: A", "bank.txt").items[0]

    assert item.stem == "Is 1 &lt; 2 {=yes}?"
    assert item.choices[0].says == "&lt;b&gt;Yes&lt;/b&gt;"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_line_is_a_line_whatever_ends_it(end):
    text = GOOD.replace("\n", end) + end + GOOD.replace("ANSWER: A", "ANSWER: D").replace("\n", end)

    assert told(text) == [("answer_not_offered", 9, 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q?\nA) x\nB) y\n\nR?\nA) x\nB) y\nANSWER: A", [("no_answer_line", 1, 1)]),
        ("Q?\nA) x\nB) y", [("no_answer_line", 1, 1)]),
        ("Q?\nA) x\nC) y\nANSWER: A", [("letter_out_of_order", 3, 1)]),
        ("Q?\nA) x\nANSWER: A", [("too_few_choices", 1, 1)]),
        ("ANSWER: A\nQ?\nA) x\nB) y\nANSWER: A", [("answer_alone", 1, 1)]),
        ("Q?\nA) x\nB) y\n Answer: B", [("answer_spelling", 4, 2)]),
        ("Q?\ngoes on\nA) x\nB) y\nANSWER: B", [("stem_on_two_lines", 2, 1)]),
        ("Q?\nA) x\nb) y\nANSWER: B", [("small_letter", 3, 1)]),
        ("Q?\nA) x\nB) y\nANSWER: AB", [("answer_not_offered", 4, 1)]),
    ],
)
def test_what_is_amiss_is_said_where_it_stands(text, expected):
    assert [(issue.code, issue.line, issue.column) for issue in parse(text.encode(), "bank.aiken").issues] == expected
