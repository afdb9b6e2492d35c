"""A question of a file as one of our kinds: exactly what the file says, and what it lacks is named."""

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizzes.formats import parse
from quizzes.formats.base import Kind
from quizzes.formats.template import EXAMPLES
from quizzes.importing.carrying import from_data, to_data
from quizzes.importing.understanding import LINE, understand
from quizzes.question_types import kind_of
from tests.quizzes.formats import shapes

calmly = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


def first(text):
    return understand(parse(text.encode(), "bank.gift").items[0])


@pytest.mark.parametrize("item", EXAMPLES, ids=lambda item: item.kind)
def test_each_kind_of_the_template_lacks_only_the_line_it_tests(item):
    understood = understand(item)

    kind_of(understood.kind).read(understood.spec)
    assert understood.gaps == (LINE,)


def test_what_is_asked_is_the_last_paragraph_and_the_rest_is_the_situation():
    spec = first(r"::Ringing::[html]<p>Mr Hale rings.</p><p>He is cross.</p><p>What do you say?</p> {=a ~b}").spec

    assert (spec["title"], spec["scene"], spec["asks"]) == (
        "Ringing",
        "Mr Hale rings.\n\nHe is cross.",
        "What do you say?",
    )


def test_what_a_file_does_not_say_stays_empty_and_is_named():
    understood = first("What do you say? {=a ~b}")

    assert understood.spec["title"] == ""
    assert "A question needs its title." in understood.gaps


def test_each_wrong_tick_cancels_a_right_one_where_the_weights_say_so():
    assert first("Q {~%50%a ~%50%b ~%-50%c}").spec["scoring"] == "plus_minus"
    weighed = first("Q {~%50%a ~%50%b ~%-100%c}").spec

    assert weighed["scoring"] == "weights"
    assert [choice["weight"] for choice in weighed["choices"]] == ["1/2", "1/2", "-1"]


def test_thirds_are_thirds():
    spec = first("::N::Q {~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-33.33333%d}").spec
    question = kind_of("choose_all").read(spec)

    assert spec["scoring"] == "plus_minus"
    assert kind_of("choose_all").mark(question, {"choices": ["c1", "c2", "c3"]}).fraction == Fraction(1)


def test_numbers_keep_every_figure():
    spec = first("Q {#=−1.25:5e-2#Near ~#Any other}").spec

    assert (spec["answers"][0]["value"], spec["answers"][0]["tolerance"]) == ("-1.25", "0.05")
    assert spec["wrong_feedback"] == "Any other"


def test_more_choices_than_we_ask_are_a_gap_and_no_error():
    gaps = first("::Name:: Q {=a " + " ".join(f"~b{number}" for number in range(11)) + "}").gaps

    assert gaps == ("Offer 2 to 10 choices, not 12.", LINE)


def test_what_has_no_place_here_is_named():
    item = parse(
        b"<quiz><question type='ordering'><name><text>N</text></name><questiontext><text>Order &lt;b&gt;these&lt;/b&gt;</text></questiontext>"
        b"<defaultgrade>2</defaultgrade><gradingtype>ABSOLUTE_POSITION</gradingtype><hint><text>Think</text></hint>"
        b"<correctfeedback><text>Your answer is correct.</text></correctfeedback><incorrectfeedback><text>No!</text>"
        b"</incorrectfeedback><answer><text>a</text></answer><answer><text>b</text></answer></question></quiz>",
        "bank.xml",
    ).items[0]

    assert understand(item).gaps[1:] == (
        "It was marked by another rule (ABSOLUTE_POSITION); here it is marked pair by pair.",
        "Bold, italic and lists are plain words here: look whether it still reads well.",
        "What was said when wrong is left out: “No!”.",
        "Its hints are left out: “Think”.",
        "It counted 2; here every question counts the same.",
    )


@pytest.mark.parametrize("kind", Kind)
@given(data=st.data())
@calmly
def test_every_question_is_understood_and_crosses_a_process_unharmed(kind, data):
    item = data.draw(shapes.items(kind=kind))
    understood = understand(item)

    assert understood.kind == kind
    assert LINE in understood.gaps


@given(bank=shapes.banks())
@calmly
def test_what_was_read_comes_back_from_plain_data(bank):
    parsed = parse(b"Q {#x}\n\nR {T}", "bank.gift")

    assert from_data(to_data(parsed)) == parsed
    assert from_data(to_data(type(parsed)(items=bank))).items == bank
