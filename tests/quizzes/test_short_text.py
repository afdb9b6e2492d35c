"""The kind «short_text»: which words are alike, which answer counts, and what is said of it."""

import dataclasses
import re
import unicodedata
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.question_types import short_text
from quizzes.question_types.base import NOTHING, Mark, ResponseError, SpecError
from quizzes.question_types.likeness import fold, in_words, is_anything, is_like
from quizzes.question_types.short_text import ShownShortText
from quizzes.question_types.typed import EMPTY, NOT_KEEPABLE
from tests.factories.quizzes import text_spec

QUESTION = short_text.read(text_spec())
ORDER = short_text.order_of(QUESTION, seed=1, slot=1)
NAME = f"answer-{ORDER[0][0]}"


def asked(*answers, **more):
    """A question with these answers, each a pattern, or a pattern and more by name."""
    listed = [{"pattern": each} if isinstance(each, str) else each for each in answers]
    return text_spec(answers=[{"id": f"a{place}", **each} for place, each in enumerate(listed)], **more)


# Likeness


@pytest.mark.parametrize(
    ("pattern", "typed"),
    [
        ("duty manager", "duty manager"),
        ("duty manager", "  Duty   MANAGER \t"),
        ("duty manager", "duty\u00a0manager"),
        ("duty manager", "duty\r\nmanager"),
        ("duty manager", "duty manager."),
        ("duty manager", "Duty manager …"),
        ("duty manager.", "duty manager"),
        ("duty manager", "duty\u200b manager\ufeff"),
        ("café", unicodedata.normalize("NFD", "CAFÉ")),
        (unicodedata.normalize("NFD", "café"), "café"),
        ("café", "cafe\u200b\u0301"),
        ("don't", "donʼt"),
        ("Straße", "STRASSE"),
        ("strasse", "straße"),
        ("İstanbul", "İSTANBUL"),
        ("ΟΔΟΣ", "οδος"),
        ("don't", "don’t"),
        ("don’t", "don`t"),
        ('say "yes"', "say “yes”"),
        ("say «yes»", 'say "yes"'),
        ("out-of-hours", "out–of‑hours"),
        ("9-5", "9—5"),
        ("0", "0"),
        (".", "."),
        ("...", "..."),
        ("a\\*b", "A*b"),
    ],
)
def test_words_are_alike_whatever_keyboard_they_come_from(pattern, typed):
    assert is_like(pattern, typed)


@pytest.mark.parametrize(
    ("pattern", "typed"),
    [
        ("duty manager", "dutymanager"),
        ("duty manager", "the duty manager"),
        ("cafe", "café"),
        ("istanbul", "İstanbul"),
        ("0", "o"),
        ("0", "00"),
        ("a.b", "axb"),
        ("a\\*b", "aXb"),
        (".", "!"),
        ("(a|b)", "a"),
    ],
)
def test_other_words_are_not(pattern, typed):
    assert not is_like(pattern, typed)


@pytest.mark.parametrize(("typed", "alike"), [("P45", True), ("p45", False), (" P45. ", True)])
def test_capital_letters_count_only_where_it_is_said(typed, alike):
    assert is_like("P45", typed, case_matters=True) is alike
    assert is_like("P45", typed)


@pytest.mark.parametrize(
    ("pattern", "typed", "alike"),
    [
        ("*", "anything at all", True),
        ("*", "0", True),
        ("**", "anything", True),
        ("*manager", "the duty manager", True),
        ("*manager", "manager", True),
        ("manager*", "manager’s desk", True),
        ("*duty*manager*", "Ask the duty-manager now.", True),
        ("*duty*manager*", "the manager on duty", False),
        ("a*a", "a", False),
        ("a*a", "aa", True),
        ("ab*ba", "aba", False),
        ("*ab*ab*", "ab", False),
        ("*ab*ab*", "xabxabx", True),
        ("a*b*c", "a c b c", True),
        ("a*bc", "abcbc", True),
        ("*\\**", "5 * 3", True),
        ("*\\**", "5 x 3", False),
        ("\\*", "*", True),
        ("\\*", "x", False),
        ("a*\\", "ab\\", True),
    ],
)
def test_an_asterisk_stands_for_any_words_or_none(pattern, typed, alike):
    assert is_like(pattern, typed) is alike


LETTERS = "ab* "


@given(st.text(LETTERS, max_size=12), st.text("ab ", max_size=20))
def test_the_matcher_agrees_with_a_regular_expression(pattern, typed):
    expression = ".*".join(map(re.escape, fold(pattern).split("*")))

    assert is_like(pattern, typed) is bool(re.fullmatch(expression, fold(typed)))


@pytest.mark.parametrize("pattern", ["*a*a*a*", "*a*a*a*a*a*a*a*a*a*a*b", "a*" * 90 + "b", "*ab*ab*ab*ba"])
def test_a_pattern_that_would_choke_a_regular_expression_is_looked_through_once(pattern):
    """With backtracking the second and third would take longer than there is time; the test would not come to its end."""
    long = "a" * 10_000

    assert is_like(pattern, long) is (pattern == "*a*a*a*")


@given(st.text(max_size=60))
def test_words_are_like_themselves(words):
    literal = words.replace("*", "\\*")

    assert "\\" in words or is_like(literal, words)


@given(st.text(max_size=60), st.booleans())
def test_folding_twice_changes_nothing(words, case_matters):
    once = fold(words, case_matters=case_matters)

    assert fold(once, case_matters=case_matters) == once


@pytest.mark.parametrize(
    ("pattern", "words"),
    [("*duty manager*", "duty manager"), ("a*b", "a … b"), ("2 \\* 3", "2 * 3"), ("*", "")],
)
def test_a_pattern_is_read_out_without_its_asterisks(pattern, words):
    assert in_words(pattern) == words


def test_only_asterisks_are_anything():
    assert [is_anything(pattern) for pattern in ("*", "* *", "**.", "*a*", "\\*", "")] == [
        True, False, True, False, False, False,
    ]  # fmt: skip


# Which answer counts


@pytest.mark.parametrize(
    ("typed", "fraction"),
    [
        ("The Duty Manager.", 1),
        ("my manager", Fraction(1, 2)),
        ("THE POLICE", 0),
        ("999", 0),
        ("0", 0),
    ],
)
def test_the_first_answer_that_fits_counts(typed, fraction):
    assert short_text.mark(QUESTION, {"text": typed}) == Mark(Fraction(fraction))


def test_the_order_of_the_author_decides():
    half = {"pattern": "*manager*", "weight": "1/2"}
    marks = [
        short_text.mark(short_text.read(asked(*answers)), {"text": "duty manager"}).fraction
        for answers in (("*duty*", half), (half, "*duty*"))
    ]

    assert marks == [1, Fraction(1, 2)]


def test_a_weight_below_nothing_earns_nothing():
    question = short_text.read(asked("right", {"pattern": "wrong", "weight": "-1"}))

    assert short_text.mark(question, {"text": "wrong"}) == NOTHING


def test_nought_is_an_answer():
    assert short_text.mark(short_text.read(asked("0")), {"text": "0"}) == Mark(Fraction(1))


@pytest.mark.parametrize(
    ("words", "reasons"),
    [
        (text_spec(asks=" "), ["A question needs its asks."]),
        (text_spec(wrong_feedback=5), ["What is said of any other answer must be words."]),
        (text_spec(case_matters="no"), ["Say whether capital letters count."]),
        (text_spec(answers=None), ["A question needs a list of answers."]),
        (text_spec(answers=[]), ["Write 1 to 20 answers, not 0.", "At least one answer earns the whole mark."]),
        (asked(" "), ["Answer 1: it needs «pattern»."]),
        (asked("x" * 201), ["Answer 1 has 200 letters at most."]),
        (asked("*"), ["An answer that takes anything can’t earn the whole mark."]),
        (asked({"pattern": "x", "weight": "1/2"}), ["At least one answer earns the whole mark."]),
        (
            asked("x", {"pattern": "y", "weight": "half"}),
            ["Answer 2: what it earns must be between −1 and 1, for instance 1/2."],
        ),
        (
            text_spec(answers=[{"id": "a", "pattern": "x"}, {"id": "a", "pattern": "y"}]),
            ["Two answers have the same id."],
        ),
    ],
)
def test_read_says_everything_that_is_missing_at_once(words, reasons):
    with pytest.raises(SpecError) as fault:
        short_text.read(words)

    assert fault.value.reasons == reasons


# What is kept, and what is said


@pytest.mark.parametrize("typed", [" Duty  manager. ", "“yes”", "0", "<b>x</b>", "a\nb", "x" * 500, "\u200bx"])
def test_what_was_typed_is_kept_as_it_was_typed(typed):
    assert short_text.response_of({NAME: [typed]}, ORDER) == {"text": typed}


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("   ", EMPTY),
        ("\u200b\u2060", EMPTY),
        ("\u00a0\n", EMPTY),
        ("x" * 501, "Write 500 characters at most. You wrote 501"),
        ("x" * 10_000, "Write 500 characters at most. You wrote 10,000"),
        ("a\x00b", NOT_KEEPABLE),
        ("a\ud800b", NOT_KEEPABLE),
        ("a\x07", NOT_KEEPABLE),
    ],
)
def test_what_is_no_answer_gets_a_sentence_that_mends_it(typed, words):
    with pytest.raises(ResponseError) as fault:
        short_text.response_of({NAME: [typed]}, ORDER)

    assert str(fault.value) == words


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {NAME: []},
        {NAME: [""]},
        {NAME: ["a", "b"]},
        {"answer": ["a"]},
        {NAME: ["a"], "answer": ["not-sure"]},
        {NAME: ["a"], "answer-other": ["b"]},
        {NAME.upper(): ["a"]},
    ],
)
def test_what_was_never_offered_is_refused(sent):
    with pytest.raises(ResponseError):
        short_text.response_of(sent, ORDER)


@pytest.mark.parametrize(
    ("typed", "heading", "words", "is_best"),
    [
        ("duty manager", "That’s right", "Right feedback of Q.", True),
        ("manager", "Nearly: it’s “duty manager”", "Half feedback of Q.", False),
        ("The police", "Not quite: it’s “duty manager”", "Often feedback of Q.", False),
        ("999", "Not quite: it’s “duty manager”", "Wrong feedback of Q.", False),
    ],
)
def test_explain_says_what_the_author_says_of_that_answer(typed, heading, words, is_best):
    feedback = short_text.explain(QUESTION, {"text": typed})

    assert (feedback.heading, feedback.words, feedback.is_best) == (heading, words, is_best)
    assert feedback.more == ("Feedback of Q.",)
    assert [(fact.label, fact.text) for fact in feedback.facts] == [
        ("You wrote", typed),
        ("What is right", "“duty manager”"),
    ]


def test_explain_without_words_of_the_author_still_says_something():
    question = short_text.read(asked("right", feedback="", wrong_feedback=""))

    assert [short_text.explain(question, {"text": typed}).words for typed in ("right", "other")] == [
        "That is what we were looking for.",
        "Have a look at what we were looking for.",
    ]


def test_explain_to_the_unsure_blames_nothing():
    feedback = short_text.explain(QUESTION, None)

    assert (feedback.heading, feedback.is_not_sure, feedback.typed) == ("Here’s the guidance", True, "")


@pytest.mark.parametrize("response", [{}, {"text": None}, {"text": 5}, {"text": " "}, {"text": "x" * 501}])
def test_mark_and_explain_refuse_what_is_no_answer(response):
    for asks in (short_text.mark, short_text.explain):
        with pytest.raises(ResponseError):
            asks(QUESTION, response)


def test_mark_gives_nothing_for_not_sure():
    assert short_text.mark(QUESTION, None) == NOTHING


def test_what_is_shown_has_no_field_for_the_key():
    assert [field.name for field in dataclasses.fields(ShownShortText)] == [
        *("title", "scene", "asks", "token", "case_matters")
    ]


@given(seed=st.integers(0, 2**63 - 1))
def test_the_name_of_the_field_changes_no_mark(seed):
    order = short_text.order_of(QUESTION, seed=seed, slot=1)

    response = short_text.response_of({f"answer-{order[0][0]}": ["A manager"]}, order)

    assert short_text.mark(QUESTION, response) == Mark(Fraction(1, 2))


@pytest.mark.parametrize(
    ("answers", "chance"),
    [
        (["x"], 0),
        (["x", {"pattern": "*", "weight": "1/4"}], Fraction(1, 4)),
        (["x", {"pattern": "*", "weight": "-1"}], 0),
    ],
)
def test_only_what_takes_anything_is_guessed(answers, chance):
    assert short_text.guess(short_text.read(asked(*answers))) == chance


def test_the_author_sees_what_each_answer_earns():
    question = short_text.read(text_spec(case_matters=True))

    assert [(fact.label, fact.text) for fact in question.facts] == [
        ("“*duty manager*”", "The whole mark. Right feedback of Q."),
        ("“*manager*”", "1/2 of the mark. Half feedback of Q."),
        ("“the police”", "Nothing. Often feedback of Q."),
        ("Any other answer", "Nothing. Wrong feedback of Q."),
        ("Capital letters", "They count"),
        ("Everybody is told", "Feedback of Q."),
    ]
    assert short_text.choices_of(question) == []
