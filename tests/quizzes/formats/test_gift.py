"""GIFT, among it every way in which Moodle's own importer misreads a file without saying so."""

from fractions import Fraction

import pytest

from quizzes.formats import parse
from quizzes.formats.base import NONE, WHOLE, Choice, Kind, Pair


def read(text):
    return parse(text.encode(), "bank.gift")


def only(text):
    parsed = read(text)
    assert [issue.code for issue in parsed.issues if issue.is_error] == []
    return parsed.items[0]


def told(text):
    """What is said, each with its severity and its place."""
    return [(str(issue.severity), issue.code, issue.line, issue.column) for issue in read(text).issues]


def test_one_right_answer_with_feedback_weights_and_an_explanation():
    item = only("::Ring back:: When? {=Today#Yes ~Soon ~%-50%Never#No ####Page 3}")

    assert (item.kind, item.name, item.stem, item.general_feedback) == (
        Kind.BEST_ANSWER,
        "Ring back",
        "When?",
        "Page 3",
    )
    assert item.choices[:2] == (Choice("Today", WHOLE, "Yes"), Choice("Soon", NONE))
    assert (item.choices[2].weight.value, item.choices[2].weight.text) == (Fraction(-1, 2), "-50")


def test_three_thirds_are_a_whole_and_keep_how_they_were_written():
    item = only("Which? {~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-100%d}")

    assert item.kind == Kind.CHOOSE_ALL
    assert {choice.weight.value for choice in item.choices[:3]} == {Fraction(1, 3)}
    assert item.choices[0].weight.text == "33.33333"


@pytest.mark.parametrize(("written", "is_true"), [("T", True), ("TRUE", True), ("F", False), ("FALSE", False)])
def test_true_or_false(written, is_true):
    item = only(f"It is so. {{{written}#if wrong#if right}}")
    right = next(choice for choice in item.choices if choice.weight == WHOLE)

    assert item.kind == Kind.TRUE_FALSE
    assert (right.says, right.feedback) == (str(is_true), "if right")


def test_pairs_with_one_that_belongs_to_nothing():
    item = only("Match. {=Phone -> 5 rings =Letter -> 10 days = -> 1 hour}")

    assert item.kind == Kind.MATCHING
    assert item.pairs == (Pair("Phone", "5 rings"), Pair("Letter", "10 days"), Pair("", "1 hour"))


@pytest.mark.parametrize(
    ("written", "value", "within"),
    [("#10", 10, 0), ("#1.5:0.25", "3/2", "1/4"), ("#1..2", "3/2", "1/2"), ("#−5..−3", -4, 1)],
)
def test_numbers(written, value, within):
    answer = only(f"How many? {{{written}}}").numbers[0]

    assert (answer.value.value, answer.within.value) == (Fraction(value), Fraction(within))


def test_several_numbers_and_what_is_said_of_any_other():
    numbers = only("How many? {#=10 =%50%9:0.5#Nearly ~#Look it up}").numbers

    assert [answer.value and answer.value.text for answer in numbers] == ["10", "9", None]
    assert [answer.weight.value for answer in numbers] == [1, Fraction(1, 2), 0]
    assert numbers[2].feedback == "Look it up"


def test_a_gap_inside_a_sentence():
    item = only("We answer within {=5 =five} rings.")

    assert (item.kind, item.stem) == (Kind.SHORT_TEXT, "We answer within _____ rings.")
    assert [answer.says for answer in item.texts] == ["5", "five"]


def test_escaped_signs_are_words():
    item = only(r"What is 1 \+ 1 \= \{2\}? {=\~two\: \#2 ~a\\b}")

    assert item.stem == r"What is 1 \+ 1 = {2}?"
    assert [choice.says for choice in item.choices] == ["~two: #2", r"a\b"]


def test_markup_of_four_sorts():
    parsed = read(
        "[html]a <b>b</b>\nc {T}\n\n[plain]a <b>b</b> {T}\n\n[moodle]a <b>b</b>\nc {T}\n\n[markdown]a **b** {T}"
    )

    assert [item.stem for item in parsed.items] == [
        "a <strong>b</strong> c",
        "a &lt;b&gt;b&lt;/b&gt;",
        "a <strong>b</strong><br>c",
        "a **b**",
    ]
    assert [issue.code for issue in parsed.issues] == ["markdown"]


def test_comments_labels_and_categories():
    parsed = read(
        "// from the old site\n$CATEGORY: $course$/top/Phone\n\n// [id:P-1] [tag:rings] [tag:standard:phone-1]\nQ {T}"
    )

    item = parsed.items[0]
    assert (item.category, item.idnumber, item.tags, item.standard) == ("Phone", "P-1", ("rings",), "PHONE-1")
    assert parsed.issues == ()


# Each row: what Moodle 4.5.6 reads in its own way, and what is said of it here.
MISREAD = {
    "a number in words": ("Q {#ten}", [("error", "not_a_number", 1, 5)]),
    "a comma in a number": ("Q {#1,5:0.1}", [("error", "not_a_number", 1, 5)]),
    "true in small letters": ("Q {True}", [("warning", "true_false_spelling", 1, 4)]),
    "one small letter": ("Q {t}", [("warning", "true_false_spelling", 1, 4)]),
    "a word without a sign": ("Q {anything}", [("warning", "no_sign", 1, 4)]),
    "nothing right": ("Q {~A ~B ~C}", [("error", "no_right_answer", 1, 1)]),
    "never the whole mark": ("Q {~%50%A ~%40%B ~C}", [("error", "not_100", 1, 1)]),
    "a percentage after =": ("Q {=%100%A ~B}", [("warning", "weight_at_right_answer", 1, 4)]),
    "a tag in an answer": (
        'Q {=See <a href="x">it</a> ~B}',
        [("error", "two_right_answers", 1, 1), ("error", "unescaped_equals", 1, 16)],
    ),
    "a brace in feedback": ("Q {=A#so } it is ~B}", [("error", "brace_closes_early", 1, 10)]),
    "answers twice": ("Q {=a ~b} and {=c ~d}", [("error", "second_answers", 1, 15)]),
    "a question under a category": ("$CATEGORY: Phone\nQ {T}", [("error", "category_runs_on", 2, 1)]),
    "a nought alone": ("Q {\n=0\n~1\n0\n}", []),
    "a comment in feedback": ("Q {\n=A#first\n//second\n~B}", [("warning", "comment_in_feedback", 3, 1)]),
    "a range backwards": ("Q {#10..5}", [("error", "range_backwards", 1, 5)]),
}


@pytest.mark.parametrize("name", MISREAD)
def test_what_other_programs_misread_is_said(name):
    text, expected = MISREAD[name]

    assert told(text) == expected


def test_what_is_read_in_spite_of_a_warning():
    assert only("Q {True}").kind == Kind.TRUE_FALSE
    assert only("Q {anything}").texts[0].says == "anything"
    assert [choice.says for choice in only("Q {=%100%A ~B}").choices] == ["A", "B"]
    # A line that holds only 0 is no empty line: it belongs to the answer above it.
    assert only("Q {\n=A\n~1\n0\n}").choices[1].says == "1<br>0"


def test_places_are_counted_in_characters_and_windows_line_ends_as_one():
    for end in ("\n", "\r\n", "\r"):
        assert told(f"😀é {{T}}{end}{end}😀é {{#ten}}") == [("error", "not_a_number", 3, 6)]


def test_everything_is_said_at_once():
    codes = [issue.code for issue in read("A {#x}\n\nB {=a\n\nC {}\n\nD\n\nE {=a -> b =c}\n\n::F {T}").issues]

    assert codes == [
        "not_a_number",
        "brace_not_closed",
        "essay",
        "description",
        "too_few_pairs",
        "one_match",
        "no_arrow",
        "name_not_closed",
    ]


def test_good_questions_of_a_bad_file_are_there_too():
    parsed = read("A {T}\n\nB {#x}\n\nC {F}")

    assert [(item.number, item.stem) for item in parsed.items] == [(1, "A"), (3, "C")]
    assert [found.name for found in parsed.found] == ["A {T}", "B {#x}", "C {F}"]
    assert parsed.has_errors


def test_a_picture_that_the_file_cannot_hold_is_missed():
    parsed = read('[html]Look <img src\\="@@PLUGINFILE@@/desk.png" alt\\="A desk"> {T}')

    assert [(issue.code, issue.line) for issue in parsed.issues] == [("picture_missing", 1)]
    assert parsed.items[0].stem == "Look [A desk]"
