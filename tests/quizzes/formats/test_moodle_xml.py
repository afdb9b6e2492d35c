"""Moodle XML as Moodle and Totara write it, older files among them, and files made to do harm."""

import base64
from fractions import Fraction

import pytest

from quizzes.formats import parse
from quizzes.formats.base import NONE, WHOLE, Choice, Kind
from tests.quizzes.formats import shapes


def quiz(*questions):
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>", *questions, "</quiz>"])


def question(type, inside="", text="<p>What?</p>"):
    return (
        f'<question type="{type}"><name><text>First</text></name>'
        f'<questiontext format="html"><text><![CDATA[{text}]]></text></questiontext>{inside}</question>'
    )


def read(*questions):
    return parse(quiz(*questions).encode(), "bank.xml")


def only(*questions):
    parsed = read(*questions)
    assert [issue.message for issue in parsed.issues] == []
    return parsed.items[0]


def told(text):
    return [(issue.code, issue.line, issue.column) for issue in parse(text.encode(), "bank.xml").issues]


ANSWERS = (
    '<answer fraction="100"><text>Yes</text><feedback><text>Good</text></feedback></answer>'
    '<answer fraction="0"><text>No</text></answer>'
)
PIXELS = base64.b64encode(shapes.picture()).decode()


def test_one_best_answer():
    item = only(
        '<question type="category"><category><text>$course$/top/Phone/Rings</text></category></question>',
        question(
            "multichoice",
            f"<idnumber>P-1</idnumber><defaultgrade>1.0000000</defaultgrade><penalty>0.3333333</penalty>"
            f"<generalfeedback><text>Page 3</text></generalfeedback><single>true</single>{ANSWERS}"
            f"<tags><tag><text>rings</text></tag></tags>",
        ),
    )

    assert (item.kind, item.name, item.stem, item.idnumber) == (Kind.BEST_ANSWER, "First", "What?", "P-1")
    assert item.choices == (Choice("Yes", WHOLE, "Good"), Choice("No", NONE))
    assert (item.category, item.tags, item.general_feedback) == ("Phone/Rings", ("rings",), "Page 3")
    assert (item.penalty.value, item.penalty.text) == (Fraction(1, 3), "0.3333333")


def test_the_weight_of_an_older_file_stands_in_an_element():
    item = only(
        question(
            "multichoice",
            ANSWERS.replace(' fraction="100"', "").replace("<text>Yes", "<fraction>100</fraction><text>Yes"),
        )
    )

    assert item.choices[0].weight.value == 1


@pytest.mark.parametrize(("first", "second"), [("true", "false"), ("Wahr", "Falsch")])
def test_true_or_false_by_its_words_or_by_its_order(first, second):
    answers = f'<answer fraction="100"><text>{first}</text></answer><answer fraction="0"><text>{second}</text></answer>'
    item = only(question("truefalse", answers))

    assert [(choice.says, choice.weight) for choice in item.choices] == [("True", WHOLE), ("False", NONE)]


def test_the_other_kinds():
    pair = "<subquestion><text>{}</text><answer><text>{}</text></answer></subquestion>"
    parsed = read(
        question(
            "matching", pair.format("Phone", "5 rings") + pair.format("Letter", "10 days") + pair.format("", "1 hour")
        ),
        question("shortanswer", f"<usecase>1</usecase>{ANSWERS}"),
        question(
            "numerical",
            '<answer fraction="100"><text>10</text><tolerance>0.5</tolerance></answer>'
            '<answer fraction="0"><text>*</text><feedback><text>Look</text></feedback></answer>',
        ),
        question(
            "ordering",
            "<gradingtype>ABSOLUTE_POSITION</gradingtype><answer><text>a</text></answer><answer><text>b</text></answer>",
        ),
        question("multichoiceset", f"<single>false</single>{ANSWERS}"),
    )

    assert parsed.issues == ()
    assert [item.kind for item in parsed.items] == ["matching", "short_text", "number", "ordering", "choose_all"]
    assert len(parsed.items[0].pairs) == 3
    assert parsed.items[1].same_case
    assert parsed.items[2].numbers[1].value is None
    assert parsed.items[3].order_rule == "ABSOLUTE_POSITION"
    assert parsed.items[4].all_or_nothing


@pytest.mark.parametrize("type", ["essay", "cloze", "calculated", "gapselect", "ddwtos", "ddmarker", "random"])
def test_a_kind_that_has_no_place_here_is_named(type):
    parsed = read(question(type), question("truefalse", ANSWERS.replace("Yes", "true").replace("No", "false")))

    assert [(issue.code, issue.line, issue.item_no) for issue in parsed.issues] == [(f"unsupported_{type}", 3, 1)]
    assert [item.number for item in parsed.items] == [2]


def test_a_kind_of_some_plug_in_is_named_too():
    issue = read(question("coderunner")).issues[0]

    assert (issue.code, "coderunner" in issue.message) == ("unsupported", True)


def test_a_description_is_said_to_be_left_out():
    assert [(issue.severity, issue.code) for issue in read(question("description")).issues] == [
        ("warning", "description")
    ]


def test_pictures_come_from_the_file_under_names_of_our_own():
    text = '<p>Look <img src="@@PLUGINFILE@@/my%20desk.png" alt="A desk" onerror="alert(1)"></p>'
    with_file = question("multichoice", ANSWERS, text).replace(
        "</questiontext>", f'<file name="my desk.png" path="/" encoding="base64">{PIXELS}</file></questiontext>'
    )

    item = only(with_file)

    assert item.stem == f'Look <img alt="A desk" src="{shapes.RED.name}">'
    assert item.pictures == (shapes.RED,)


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/a.png", "@@PLUGINFILE@@/gone.png", "file:///etc/passwd"]
)
def test_a_picture_from_elsewhere_is_left_out_and_said(address):
    parsed = read(question("multichoice", ANSWERS, f'<img src="{address}" alt="A desk">'))

    assert [issue.code for issue in parsed.issues] == ["picture_missing"]
    assert parsed.items[0].stem == "[A desk]"


def test_what_only_calls_itself_a_picture_keeps_its_question_out():
    drawn = base64.b64encode(b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>').decode()
    bad = question("multichoice", ANSWERS).replace(
        "</questiontext>", f'<file name="a.png">{drawn}</file></questiontext>'
    )

    parsed = read(bad)

    assert [issue.code for issue in parsed.issues] == ["not_a_picture"]
    assert parsed.items == ()


def test_markup_is_made_anew_and_what_is_no_words_is_said():
    parsed = read(question("multichoice", ANSWERS, "<p onclick='x()'>Say <b>this</b><script>alert(1)</script></p>"))

    assert parsed.items[0].stem == "Say <strong>this</strong>"
    assert [issue.code for issue in parsed.issues] == ["markup_left_out"]


def test_a_broken_file_is_read_up_to_where_it_breaks():
    text = quiz(question("multichoice", ANSWERS), "<question type='essay'>\n  é😀</questio>")
    parsed = parse(text.encode(), "bank.xml")

    assert [(issue.code, issue.line, issue.column) for issue in parsed.issues] == [("not_well_formed", 5, 7)]
    assert len(parsed.items) == 1


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><quiz>&b;</quiz>',
        '<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>',
        '<?xml version="1.0"?><!DOCTYPE quiz SYSTEM "http://elsewhere.example/quiz.dtd"><quiz></quiz>',
    ],
    ids=["entities in entities", "a file of ours", "a file from elsewhere"],
)
def test_nothing_is_declared_and_nothing_fetched(text):
    assert [code for code, _, _ in told(text)] == ["declares"]


def test_elements_without_end_are_refused():
    assert [code for code, _, _ in told(quiz("<question type='essay'>" + "<a>" * 100_000))] == ["too_deep"]


def test_another_kind_of_xml_is_named():
    parsed = parse(b'<?xml version="1.0"?><assessmentItem/>', "qti.xml")

    assert [issue.code for issue in parsed.issues] == ["no_question_bank"]
    assert "assessmentItem" in parsed.issues[0].message


def test_the_same_id_twice_is_said():
    twice = question("multichoice", f"<idnumber>P-1</idnumber>{ANSWERS}")

    assert [(issue.code, issue.item_no) for issue in read(twice, twice).issues] == [("id_twice", 2)]


def test_a_file_that_says_its_encoding_is_believed():
    text = quiz(question("multichoice", ANSWERS, "£5 “now”")).replace("UTF-8", "windows-1252")

    assert parse(text.encode("cp1252"), "bank.xml").items[0].stem == "£5 “now”"


def test_markup_that_nobody_escaped_is_no_reason_to_lose_words():
    parsed = read(question("multichoice", ANSWERS).replace("<![CDATA[<p>What?</p>]]>", "Say <b>this</b>"))

    assert [(issue.code, issue.line) for issue in parsed.issues] == [("markup_not_escaped", 3)]
    assert parsed.items == ()
