"""The kind «true or false»: a statement, and both sides of it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.question_types import true_false
from quizzes.question_types.base import Mark, ResponseError, SpecError, picked
from tests.factories.specs import true_false_spec

TRUE = true_false.read(true_false_spec(is_true=True))
FALSE = true_false.read(true_false_spec(is_true=False))


@pytest.mark.parametrize(
    ("words", "reasons"),
    [
        (true_false_spec(title=""), ["A question needs its title."]),
        (true_false_spec(asks=" "), ["A question needs its asks."]),
        (true_false_spec(is_true=None), ["Say whether the statement is true."]),
        (true_false_spec(is_true="true"), ["Say whether the statement is true."]),
        (true_false_spec(is_true=1), ["Say whether the statement is true."]),
        (true_false_spec(if_right=1, if_wrong=[]), ["Write «if_right» as words."]),
    ],
)
def test_read_says_what_is_missing(words, reasons):
    with pytest.raises(SpecError) as fault:
        true_false.read(words)

    assert fault.value.reasons == reasons


@pytest.mark.parametrize(
    ("question", "choice", "earned"),
    [(TRUE, "true", 1), (TRUE, "false", 0), (FALSE, "true", 0), (FALSE, "false", 1), (TRUE, None, 0), (FALSE, None, 0)],
)
def test_mark(question, choice, earned):
    assert true_false.mark(question, {"choice": choice} if choice else None) == Mark(Fraction(earned))


@pytest.mark.parametrize("response", [{}, {"choice": "True"}, {"choice": True}, {"choice": ["true", "false"]}])
def test_mark_refuses_what_is_neither(response):
    with pytest.raises(ResponseError):
        true_false.mark(TRUE, response)


def test_half_is_what_guessing_earns():
    assert true_false.guess(TRUE) == Fraction(1, 2)


@given(seed=st.integers(0, 2**63 - 1), slot=st.integers(1, 30))
def test_true_stands_before_false_whatever_is_right_and_each_has_a_token_of_its_own(seed, slot):
    order = true_false.order_of(TRUE, seed=seed, slot=slot)

    assert order == true_false.order_of(FALSE, seed=seed, slot=slot)
    assert [id for _, id in order] == ["true", "false"]
    assert len({token for token, _ in order} & {"true", "false"}) == 0
    assert len({token for token, _ in order}) == 2


def test_an_answer_is_one_of_the_two_and_never_both():
    order = true_false.order_of(TRUE, seed=1, slot=1)
    tokens = [token for token, _ in order]

    assert [true_false.response_of(picked(token), order) for token in tokens] == [
        {"choice": "true"},
        {"choice": "false"},
    ]
    for sent in ({}, {"answer": tokens}, {"answer": [tokens[0]] * 2}, {"answer": ["true"]}):
        with pytest.raises(ResponseError):
            true_false.response_of(sent, order)


@pytest.mark.parametrize(
    ("question", "choice", "heading", "words"),
    [
        (TRUE, "true", "That’s right: it’s true", "Right feedback Q. General feedback of Q."),
        (FALSE, "false", "That’s right: it’s false", "Right feedback Q. General feedback of Q."),
        (TRUE, "false", "In fact it’s true", "Wrong feedback Q. General feedback of Q."),
        (FALSE, "true", "In fact it’s false", "Wrong feedback Q. General feedback of Q."),
    ],
)
def test_explain_says_what_it_is(question, choice, heading, words):
    feedback = true_false.explain(question, {"choice": choice})

    assert (feedback.heading, feedback.words) == (heading, words)
    assert [(each.words, each.yours) for each in feedback.answers] == [
        ("True", "Your answer" if choice == "true" else ""),
        ("False", "Your answer" if choice == "false" else ""),
    ]


def test_explain_of_not_sure_marks_neither_as_theirs():
    feedback = true_false.explain(FALSE, None)

    assert (feedback.heading, feedback.is_best, feedback.is_not_sure) == ("Here’s the guidance", False, True)
    assert [(each.tag, each.yours) for each in feedback.answers] == [("Not this one", ""), ("The right answer", "")]
