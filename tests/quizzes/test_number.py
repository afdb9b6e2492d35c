"""The kind «number»: how a number is read, which range it falls in, and what is said of it."""

import dataclasses
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.question_types import number
from quizzes.question_types.amounts import (
    EMPTY,
    NOT_A_NUMBER,
    TOO_LONG,
    WHICH_COMMA,
    in_words,
    read_amount,
)
from quizzes.question_types.base import NOTHING, Mark, ResponseError, SpecError
from quizzes.question_types.number import ShownNumber
from quizzes.question_types.typed import NOT_KEEPABLE
from tests.factories.quizzes import number_spec

QUESTION = number.read(number_spec())
ORDER = number.order_of(QUESTION, seed=1, slot=1)
TOKEN = ORDER[0][0]


def asked(*answers, **more):
    """A question with these answers, each «value», or «value» and more by name."""
    listed = [{"value": each} if isinstance(each, str) else each for each in answers]
    return number_spec(answers=[{"id": f"a{place}", **each} for place, each in enumerate(listed)], **more)


def of(value, tolerance, kind):
    return {"value": value, "tolerance": tolerance, "tolerance_kind": kind}


def earns(words, typed):
    return number.mark(number.read(words), {"text": typed}).fraction


# Reading


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("0", 0), ("-0", 0), ("7", 7), ("007", 7), ("+7", 7), ("  7  ", 7), ("\t7\r\n", 7),
        ("12.5", Fraction(25, 2)), (".5", Fraction(1, 2)), ("5.", 5), ("0.1", Fraction(1, 10)),
        ("1,000", 1000), ("1 000", 1000), ("1\u00a0000", 1000), ("1\u202f000", 1000), ("1\u2009000", 1000),
        ("1,000,000.25", Fraction(4000001, 4)), ("12 345 678", 12345678), ("999,999", 999999),
        ("1.000", 1), ("1.500", Fraction(3, 2)),
        ("1e3", 1000), ("1E3", 1000), ("1e+3", 1000), ("2.5e-1", Fraction(1, 4)), ("1e30", 10**30),
        ("½", Fraction(1, 2)), ("1½", Fraction(3, 2)), ("1 ½", Fraction(3, 2)), ("⅓", Fraction(1, 3)),
        ("1/2", Fraction(1, 2)), ("1⁄2", Fraction(1, 2)), ("11/2", Fraction(11, 2)), ("1 1/2", Fraction(3, 2)),
        ("-5", -5), ("−5", -5), ("–5", -5), ("- 5", -5), ("－5", -5), ("−½", Fraction(-1, 2)),
        ("٥", 5), ("٤٢", 42), ("۴۲", 42), ("४२", 42), ("４２", 42), ("١٬٠٠٠", 1000), ("٣٫٥", Fraction(7, 2)),
        ("\u200b5", 5), ("\u200e5\u200f", 5), ("9" * 30, int("9" * 30)),
    ],
)  # fmt: skip
def test_a_number_is_read_exactly_however_it_is_written(typed, amount):
    assert read_amount(typed) == amount


@pytest.mark.parametrize(
    ("typed", "unit", "amount"),
    [
        ("£5", "£", 5), ("£ 5", "£", 5), ("5£", "£", 5), ("-£5", "£", -5), ("£-5", "£", -5), ("−£1,000.50", "£", Fraction(-2001, 2)),
        ("80%", "%", 80), ("80 %", "%", 80),
        ("5 minutes", "minutes", 5), ("5 Minutes", "minutes", 5), ("5minutes", "minutes", 5), ("1 minute", "minutes", 1),
        ("3 working days", "working days", 3), ("½ hour", "hours", Fraction(1, 2)), ("20 m²", "m²", 20),
        ("5", "minutes", 5), ("5", "£", 5),
    ],
)  # fmt: skip
def test_the_unit_may_be_written_or_left(typed, unit, amount):
    assert read_amount(typed, unit) == amount


@pytest.mark.parametrize(
    ("typed", "unit", "words"),
    [
        ("", "", EMPTY), ("   ", "", EMPTY), ("\u200b", "", EMPTY),
        *((typed, "", NOT_A_NUMBER) for typed in ("NaN", "nan", "inf", "-inf", "Infinity", "ten", "--5", "-+5", "5-", "-")),
        *((typed, "", NOT_A_NUMBER) for typed in (".", "e3", "1e", "1e3.5", "1_000", "0x10", "10²", "1.2.3", "½½", "£5", "5%")),
        *((typed, "", NOT_A_NUMBER) for typed in ("1/0", "0/5", "1/2/3", "1 100/3", "1 0", "1 00", "5 6", "(5)", "5\x00", "a" * 100)),
        *((typed, "", WHICH_COMMA) for typed in ("1,5", "1,00", "1,0000", ",5", "1.000,5", "1,00,000", "1,000 000", "12,34")),
        *((typed, "", TOO_LONG) for typed in ("9" * 400, "9" * 31, "1e31", "1e-31", "1e999999999", "0." + "1" * 40, "5" + " " * 100)),
        ("5 mins", "minutes", "Write only the number, for instance 12.5: the answer is in minutes"),
        ("$5", "£", "Write only the number, for instance 12.5: the answer is in £"),
        ("£", "£", "Write only the number, for instance 12.5: the answer is in £"),
        ("££5", "£", "Write only the number, for instance 12.5: the answer is in £"),
        ("1,5 hours", "hours", WHICH_COMMA),
    ],
)  # fmt: skip
def test_what_is_no_number_gets_a_sentence_that_mends_it(typed, unit, words):
    with pytest.raises(ResponseError) as fault:
        read_amount(typed, unit)

    assert str(fault.value) == words


@given(st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=1000))
def test_a_fraction_that_is_written_out_is_read_back(amount):
    assert read_amount(f"{amount.numerator}/{amount.denominator}" if amount else "0") == amount


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4))
def test_what_we_write_of_a_number_is_read_as_that_number(decimal):
    assert read_amount(in_words(Fraction(decimal), "minutes"), "minutes") == Fraction(decimal)


@given(st.text(max_size=120), st.text(max_size=10))
def test_anything_that_is_typed_is_a_number_or_gets_a_sentence(typed, unit):
    assert said_of(typed, unit)


def said_of(typed, unit):
    """The number in words, or the sentence."""
    try:
        return in_words(read_amount(typed, unit))
    except ResponseError as fault:
        return str(fault)


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        ("1000", "£", "£1,000"), ("-5", "£", "−£5"), ("80", "%", "80%"), ("5/2", "minutes", "2.5 minutes"),
        ("1", "minutes", "1 minute"), ("1", "address", "1 address"), ("0", "days", "0 days"), ("1/20", "", "0.05"),
        ("1/3", "hours", "about 0.333333 hours"), ("-1/2", "", "−0.5"),
    ],
)  # fmt: skip
def test_a_number_is_written_as_people_read_it(amount, unit, words):
    assert in_words(Fraction(amount), unit) == words


# Ranges


@pytest.mark.parametrize(
    ("answer", "inside", "outside"),
    [
        (of("20", "2", "nominal"), ["18", "20", "22", "22.000"], ["17.999", "22.001", "-20"]),
        (of("20", "0", "nominal"), ["20", "20.0", "40/2", "2e1"], ["20.0000000001", "19.9999999999"]),
        (of("0.3", "0", "nominal"), ["0.3", "3/10", ".30"], ["0.30000000000000004"]),
        (of("0.1", "0.2", "nominal"), ["-0.1", "0.3"], ["0.30000000000000004", "-0.10000000001"]),
        (of("0", "0", "nominal"), ["0", "-0", "0.0", "0e5"], ["1e-30", "-1e-30"]),
        (of("-5", "1", "nominal"), ["−6", "−4"], ["5", "-6.1"]),
        (of("20", "0.1", "relative"), ["18", "22"], ["17.99", "22.01"]),
        (of("-20", "0.1", "relative"), ["-22", "-18"], ["-22.01", "-17.99", "20"]),
        (of("0", "0.5", "relative"), ["0"], ["0.1"]),
        (of("20", "2", "relative"), ["-20", "60"], ["-20.1", "60.1"]),
        (of("20", "1", "geometric"), ["10", "40"], ["9.99", "40.01"]),
        (of("-20", "1", "geometric"), ["-40", "-10"], ["-40.01", "-9.99"]),
        (of("1", "2", "geometric"), ["1/3", "3"], ["0.3333333333333333", "3.0001"]),
        (of("0", "9", "geometric"), ["0"], ["0.0001"]),
    ],
)
def test_a_range_holds_its_ends_exactly(answer, inside, outside):
    words = asked(answer, unit="")

    assert [earns(words, typed) for typed in inside] == [1] * len(inside)
    assert [earns(words, typed) for typed in outside] == [0] * len(outside)


def test_the_first_range_that_holds_the_number_counts():
    wide = of("20", "5", "nominal") | {"weight": "1/2"}
    exact = {"value": "20", "weight": "1"}

    assert [earns(asked(*answers), "20") for answers in ((wide, exact), (exact, wide))] == [Fraction(1, 2), 1]


@pytest.mark.parametrize(("weight", "fraction"), [("1/3", Fraction(1, 3)), ("0", 0), ("-1", 0), ("-1/4", 0)])
def test_a_weight_below_nothing_earns_nothing(weight, fraction):
    assert earns(asked("20", {"value": "24", "weight": weight}), "24") == fraction


@pytest.mark.parametrize(
    ("words", "reasons"),
    [
        (number_spec(title=""), ["A question needs its title."]),
        (number_spec(unit=5), ["The unit, and what is said of any other number, must be words."]),
        (number_spec(unit="x" * 41), ["A unit has 40 letters at most."]),
        (number_spec(answers={}), ["A question needs a list of answers."]),
        (number_spec(answers=[]), ["Write 1 to 10 answers, not 0.", "At least one answer earns the whole mark."]),
        (asked("twenty"), ["Answer 1: its value must be a number, for instance 12.5."]),
        (asked("NaN"), ["Answer 1: its value must be a number, for instance 12.5."]),
        (asked({"value": 20}), ["Answer 1: its value must be a number, for instance 12.5."]),
        (asked({"value": "1,5"}), ["Answer 1: its value must be a number, for instance 12.5."]),
        (
            asked(of("20", "-2", "nominal"), of("30", "near", "relative")),
            [
                "Answer 1: how far off it may be must be a number, not below 0.",
                "Answer 2: how far off it may be must be a number, not below 0.",
            ],
        ),
        (
            asked(of("20", "2", "about")),
            ["Answer 1: say in which way it may be off: nominal, relative or geometric."],
        ),
        (asked({"value": "20", "weight": "1/2"}), ["At least one answer earns the whole mark."]),
        (
            asked("20", {"value": "24", "weight": "2"}),
            ["Answer 2: what it earns must be between −1 and 1, for instance 1/2."],
        ),
        (
            asked("20", {"value": "24", "weight": "1/0"}),
            ["Answer 2: what it earns must be between −1 and 1, for instance 1/2."],
        ),
        (number_spec(answers=[{"value": "20"}]), ["Answer 1: it needs «id»."]),
        (number_spec(answers=[{"id": "a", "value": "1"}] * 2), ["Two answers have the same id."]),
    ],
)
def test_read_says_everything_that_is_missing_at_once(words, reasons):
    with pytest.raises(SpecError) as fault:
        number.read(words)

    assert fault.value.reasons == reasons


def test_an_author_may_write_numbers_as_anybody_does():
    question = number.read(asked(of("1,000", "½", "nominal"), unit=""))

    assert (question.best.low, question.best.high) == (Fraction(1999, 2), Fraction(2001, 2))


# What is kept, and what is said


@pytest.mark.parametrize("typed", ["20", " 1,000 ", "½", "20 seconds", "٥", "\u200e20"])
def test_what_was_typed_is_kept_as_it_was_typed(typed):
    assert number.response_of({f"answer-{TOKEN}": [typed]}, ORDER) == {"text": typed}


@pytest.mark.parametrize(
    "sent",
    [{}, {f"answer-{TOKEN}": []}, {f"answer-{TOKEN}": [""]}, {f"answer-{TOKEN}": ["20", "20"]}, {"answer": ["20"]}]
    + [{f"answer-{TOKEN}": ["20"], "answer": ["not-sure"]}, {f"answer-{TOKEN}": ["20"], "answer-x": ["20"]}]
    + [{f"answer-{TOKEN}": [typed]} for typed in ("NaN", "20 minutes", "\x0020", "20\x1c", "\ud800", "9" * 400)],
)
def test_what_is_no_answer_is_refused(sent):
    with pytest.raises(ResponseError):
        number.response_of(sent, ORDER)


def test_a_sign_that_no_database_keeps_is_told():
    with pytest.raises(ResponseError, match=NOT_KEEPABLE):
        number.response_of({f"answer-{TOKEN}": ["20\x1c"]}, ORDER)


@pytest.mark.parametrize(
    ("typed", "heading", "words", "is_best"),
    [
        ("21", "That’s right", "Right feedback of Q.", True),
        ("24", "Nearly: it’s 20 seconds", "Half feedback of Q.", False),
        ("60", "Not quite: it’s 20 seconds", "Often feedback of Q.", False),
        ("61", "Not quite: it’s 20 seconds", "Wrong feedback of Q.", False),
    ],
)
def test_explain_says_what_the_author_says_of_that_number(typed, heading, words, is_best):
    feedback = number.explain(QUESTION, {"text": typed})

    assert (feedback.heading, feedback.words, feedback.is_best) == (heading, words, is_best)
    assert feedback.more == ("Feedback of Q.",)


@pytest.mark.parametrize(
    ("typed", "read_as"), [("25", ""), ("25 seconds", ""), ("25.000", "25 seconds"), ("½", "0.5 seconds")]
)
def test_explain_says_how_we_read_what_was_written_in_another_way(typed, read_as):
    feedback = number.explain(QUESTION, {"text": typed})

    assert (feedback.typed, feedback.read_as) == (typed, read_as)


def test_explain_gives_the_range():
    feedback = number.explain(QUESTION, {"text": "٢٥"})

    assert [(fact.label, fact.text) for fact in feedback.facts] == [
        ("You wrote", "٢٥, which we read as 25 seconds"),
        ("What is right", "Anything from 18 to 22 seconds"),
    ]


def test_explain_without_words_of_the_author_still_says_what_is_right():
    question = number.read(asked("20", feedback="", wrong_feedback=""))

    assert number.explain(question, {"text": "5"}).words == "20 seconds is right."


def test_explain_to_the_unsure_blames_nothing():
    feedback = number.explain(QUESTION, None)

    assert (feedback.heading, feedback.is_not_sure, feedback.is_best) == ("Here’s the guidance", True, False)
    assert [fact.label for fact in feedback.facts] == ["What is right"]


@pytest.mark.parametrize("response", [{}, {"text": None}, {"text": 20}, {"text": "NaN"}, {"choice": "20"}])
def test_mark_and_explain_refuse_what_is_no_number(response):
    for asks in (number.mark, number.explain):
        with pytest.raises(ResponseError):
            asks(QUESTION, response)


def test_mark_gives_nothing_for_not_sure():
    assert number.mark(QUESTION, None) == NOTHING


@given(seed=st.integers(0, 2**63 - 1))
def test_the_name_of_the_field_changes_no_mark(seed):
    order = number.order_of(QUESTION, seed=seed, slot=1)

    assert number.mark(QUESTION, number.response_of({f"answer-{order[0][0]}": ["24"]}, order)) == Mark(Fraction(1, 2))


def test_what_is_shown_has_no_field_for_the_key():
    assert [field.name for field in dataclasses.fields(ShownNumber)] == [
        *("title", "scene", "asks", "token", "unit", "may_be_below_zero")
    ]


@pytest.mark.parametrize(
    ("words", "offers_minus"),
    [
        (asked("20"), False),
        (asked(of("1", "2", "nominal")), False),
        (asked("-5"), True),
        (asked("20", may_be_below_zero=True), True),
    ],
)
def test_a_phone_offers_a_minus_where_the_answer_may_need_one(words, offers_minus):
    question = number.read(words)

    assert number.show(question, number.order_of(question, seed=1, slot=1)).may_be_below_zero is offers_minus


def test_nobody_guesses_a_number():
    assert (number.guess(QUESTION), number.choices_of(QUESTION), number.picks_of({"text": "5"})) == (0, [], ())


def test_the_author_sees_what_each_number_earns():
    assert [(fact.label, fact.text) for fact in QUESTION.facts] == [
        ("Anything from 18 to 22 seconds", "The whole mark. Right feedback of Q."),
        ("24 seconds", "1/2 of the mark. Half feedback of Q."),
        ("60 seconds", "Nothing. Often feedback of Q."),
        ("Any other number", "Nothing. Wrong feedback of Q."),
        ("Everybody is told", "Feedback of Q."),
    ]
