"""The kind «best answer»: one choice earns the whole mark, others a part of it or nothing."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.question_types import best_answer
from quizzes.question_types.base import Mark, ResponseError, SpecError, picked, scatter
from tests.factories.specs import GREET, GUESS, HOLD, TEAM, best_answer_spec

QUESTION = best_answer.read(best_answer_spec())


def weighing(*weights):
    """A question of choices with these weights."""
    choices = [{"id": f"c{number}", "says": f"Says {number}"} for number in range(len(weights))]
    return best_answer_spec(
        choices=[each | ({"weight": w} if w else {}) for each, w in zip(choices, weights, strict=True)]
    )


def one_best_of(count):
    return weighing("1", *["0"] * (count - 1))


@pytest.mark.parametrize(
    ("words", "reasons"),
    [
        (best_answer_spec(title=" "), ["A question needs its title."]),
        (best_answer_spec(asks=""), ["A question needs its asks."]),
        (best_answer_spec(scene=3), ["The scene must be words."]),
        (best_answer_spec(choices={"a": "b"}), ["A question needs a list of choices."]),
        (best_answer_spec(choices=["Yes", "No"]), ["A question needs a list of choices."]),
        (one_best_of(1), ["Offer 2 to 10 choices, not 1."]),
        (one_best_of(11), ["Offer 2 to 10 choices, not 11."]),
        (weighing("0", "1/2"), ["Exactly one choice is the best answer, with the weight 1."]),
        (weighing("1", "1"), ["Exactly one choice is the best answer, with the weight 1."]),
        (weighing("1", "2/2"), ["Exactly one choice is the best answer, with the weight 1."]),
        (weighing("1", "3/2"), ["Choice 2: its weight must be a fraction of at most 1, such as 1, 1/2 or 0."]),
        (weighing("1", "a third"), ["Choice 2: its weight must be a fraction of at most 1, such as 1, 1/2 or 0."]),
        (weighing("1", "1/0"), ["Choice 2: its weight must be a fraction of at most 1, such as 1, 1/2 or 0."]),
        (
            best_answer_spec(choices=[{"id": "a", "says": "Same ", "weight": "1"}, {"id": "a", "says": "same"}]),
            ["Two choices have the same id.", "Two choices say the same."],
        ),
        (
            best_answer_spec(choices=[{"id": "a", "says": "A", "weight": "1"}, {"id": "b", "feedback": 7}]),
            ["Choice 2: it needs «says».", "Choice 2: its feedback must be words."],
        ),
    ],
)
def test_read_says_everything_that_is_missing_at_once(words, reasons):
    with pytest.raises(SpecError) as fault:
        best_answer.read(words)

    assert fault.value.reasons == reasons


def test_a_situation_and_feedback_may_say_nothing():
    words = {"title": "T", "asks": "A?", "choices": one_best_of(2)["choices"]}

    question = best_answer.read(words)

    assert (question.scene, question.feedback) == ((), "")


@pytest.mark.parametrize(
    ("choice", "earned"), [(GREET, Fraction(1)), (TEAM, Fraction(1, 2)), (HOLD, Fraction(0)), (GUESS, Fraction(0))]
)
def test_a_choice_earns_its_weight_and_never_less_than_nothing(choice, earned):
    assert best_answer.mark(QUESTION, {"choice": choice}) == Mark(earned)


@pytest.mark.parametrize(
    ("weight", "earned"),
    [("1/3", Fraction(1, 3)), ("2/3", Fraction(2, 3)), ("1/7", Fraction(1, 7)), ("0.25", Fraction(1, 4)), ("-1", 0)],
)
def test_thirds_and_the_like_are_exact(weight, earned):
    assert best_answer.mark(best_answer.read(weighing("1", weight)), {"choice": "c1"}) == Mark(earned)


def test_three_thirds_in_a_quiz_are_a_whole():
    third = best_answer.mark(best_answer.read(weighing("1", "1/3")), {"choice": "c1"}).fraction

    assert third + third + third == 1


def test_mark_gives_nothing_for_not_sure():
    assert best_answer.mark(QUESTION, None) == Mark(Fraction(0))


@pytest.mark.parametrize(
    "response", [{}, {"choice": "elsewhere"}, {"choice": None}, {"choice": [GREET]}, {"best": GREET}]
)
def test_mark_refuses_what_is_not_one_of_its_choices(response):
    with pytest.raises(ResponseError):
        best_answer.mark(QUESTION, response)


def test_what_guessing_earns_is_the_mean_of_what_the_choices_earn():
    assert best_answer.guess(QUESTION) == Fraction(3, 8)


@pytest.mark.parametrize(
    ("choice", "heading", "words"),
    [
        (GREET, "That’s the best answer", "Best feedback Q. General feedback of Q."),
        (TEAM, "Part of the way there", "Team feedback Q. General feedback of Q."),
        (HOLD, "Another answer is better", "Hold feedback Q. General feedback of Q."),
        (GUESS, "Another answer is better", "Guess feedback Q. General feedback of Q."),
    ],
)
def test_explain_says_how_the_choice_came_out(choice, heading, words):
    feedback = best_answer.explain(QUESTION, {"choice": choice})

    assert (feedback.heading, feedback.words, feedback.is_best) == (heading, words, choice == GREET)


def test_explain_gives_every_choice_best_first_with_what_the_author_said_of_it():
    feedback = best_answer.explain(QUESTION, {"choice": HOLD})

    assert [(each.tag, each.words, each.said, each.yours) for each in feedback.answers] == [
        ("The best answer", "Name and team (Q)", "Best feedback Q.", ""),
        ("Part of the way", "Your team (Q)", "Team feedback Q.", ""),
        ("Not the best answer", "Please hold (Q)", "Hold feedback Q.", "Your answer"),
        ("Not the best answer", "Yes? (Q)", "Guess feedback Q.", ""),
    ]


def test_explain_of_not_sure_picks_nothing_and_leads_to_the_guidance():
    feedback = best_answer.explain(QUESTION, None)

    assert (feedback.heading, feedback.is_not_sure, feedback.is_best) == ("Here’s the guidance", True, False)
    assert [each.yours for each in feedback.answers] == [""] * 4


def test_an_answer_is_one_token_that_was_offered():
    order = best_answer.order_of(QUESTION, seed=1, slot=1)

    assert [best_answer.response_of(picked(token), order) for token, _ in order] == [{"choice": id} for _, id in order]
    tokens = [token for token, _ in order]
    for sent in (
        {},
        {"answer": []},
        {"answer": [""]},
        {"answer": tokens[:2]},
        {"answer": [GREET]},
        {"answer-1": tokens[:1]},
    ):
        with pytest.raises(ResponseError):
            best_answer.response_of(sent, order)


@given(seed=st.integers(0, 2**63 - 1), choice=st.sampled_from([GREET, TEAM, HOLD, GUESS]))
def test_a_mark_depends_on_the_words_and_the_response_alone(seed, choice):
    choices = sorted(best_answer_spec()["choices"], key=lambda each: scatter(seed, each["id"]))
    shuffled = best_answer.read(best_answer_spec(choices=choices))

    assert best_answer.mark(shuffled, {"choice": choice}) == best_answer.mark(QUESTION, {"choice": choice})


@given(st.lists(st.fractions(-1, Fraction(19, 20), max_denominator=20), min_size=1, max_size=9))
def test_every_mark_is_from_nothing_to_the_whole_whatever_the_weights(weights):
    question = best_answer.read(weighing("1", *map(str, weights)))

    earned = [best_answer.mark(question, {"choice": f"c{number}"}).fraction for number in range(len(weights) + 1)]

    assert earned == [1, *(max(0, weight) for weight in weights)]
