"""The kind «ordering»: what it accepts, shows, marks and says."""

import dataclasses
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.question_types import ordering
from quizzes.question_types.base import NOTHING, Mark, ResponseError, ShownChoice, SpecError
from quizzes.question_types.ordering import Placed, ShownSteps, ordinal
from tests.factories.quizzes import steps_spec

QUESTION = ordering.read(steps_spec())
RIGHT = ["badge", "name", "time", "next"]
ORDER = ordering.order_of(QUESTION, seed=1, slot=1)


def steps(*says):
    return [{"id": f"s{number}", "says": each} for number, each in enumerate(says)]


def placed(ids, order=ORDER):
    """What the browser sends for steps in this order."""
    return {f"answer-{token}": [str(ids.index(id) + 1)] for token, id in order}


@pytest.mark.parametrize(
    ("words", "reasons"),
    [
        (steps_spec(title=" "), ["A question needs its title."]),
        (steps_spec(scene=7), ["The scene must be words."]),
        (steps_spec(feedback=None), ["The feedback must be words."]),
        (steps_spec(steps="a"), ["A question needs a list of steps."]),
        (steps_spec(steps=["a", "b"]), ["A question needs a list of steps."]),
        (steps_spec(steps=steps("A")), ["Write 2 to 12 steps, not 1."]),
        (steps_spec(steps=steps(*"ABCDEFGHIJKLM")), ["Write 2 to 12 steps, not 13."]),
        (steps_spec(steps=steps("A", "")), ["Step 2: it needs «says»."]),
        (steps_spec(steps=steps("A b", "a  B")), ["Two steps say the same, so nobody can tell which comes first."]),
        (steps_spec(steps=[*steps("A"), *steps("B")]), ["Two steps have the same id."]),
        (
            steps_spec(scoring="moodle"),
            ["Say how an order is marked: pair by pair, by steps out of place, or all or nothing."],
        ),
        (
            {"scoring": None},
            [
                "A question needs its title.",
                "A question needs its asks.",
                "Say how an order is marked: pair by pair, by steps out of place, or all or nothing.",
                "A question needs a list of steps.",
            ],
        ),
    ],
)
def test_read_says_everything_that_is_missing_at_once(words, reasons):
    with pytest.raises(SpecError) as fault:
        ordering.read(words)

    assert fault.value.reasons == reasons


def test_a_question_without_situation_and_rule_is_one():
    question = ordering.read({"title": "T", "asks": "A?", "steps": steps("One", "Two")})

    assert (question.scene, question.feedback, question.scoring) == ((), "", "kendall")


def test_every_order_that_is_given_is_kept_as_it_was_given():
    assert [ordering.response_of(placed(list(ids)), ORDER) for ids in permutations(RIGHT)] == [
        {"order": list(ids)} for ids in permutations(RIGHT)
    ]


@pytest.mark.parametrize(
    "places",
    [
        ["1", "2", "3"],
        ["1", "2", "3", ""],
        ["1", "2", "3", "3"],
        ["1", "2", "3", "5"],
        ["0", "1", "2", "3"],
        ["1", "2", "3", "04"],
        ["1", "2", "3", "٤"],
        ["1", "2", "3", "x"],
        ["1", "2", "3", "4.0"],
        [],
    ],
)
def test_a_missing_a_repeated_and_an_impossible_place_are_no_order(places):
    sent = {f"answer-{token}": [place] for (token, _), place in zip(ORDER, places, strict=False)}

    with pytest.raises(ResponseError):
        ordering.response_of(sent, ORDER)


@pytest.mark.parametrize("more", [{"answer": ["1"]}, {"answer": ["not-sure"]}, {"answer-other": ["1"]}])
def test_what_was_never_offered_is_refused_beside_an_order(more):
    with pytest.raises(ResponseError):
        ordering.response_of(placed(RIGHT) | more, ORDER)


def test_one_place_sent_twice_is_refused():
    sent = placed(RIGHT)
    sent[f"answer-{ORDER[0][0]}"] *= 2

    with pytest.raises(ResponseError):
        ordering.response_of(sent, ORDER)


@pytest.mark.parametrize(
    ("scoring", "given", "fraction"),
    [
        ("kendall", RIGHT, 1),
        ("kendall", RIGHT[::-1], 0),
        ("kendall", ["name", "badge", "time", "next"], Fraction(2, 3)),
        ("kendall", ["next", "badge", "name", "time"], 0),
        ("longest", ["next", "badge", "name", "time"], Fraction(2, 3)),
        ("all_or_nothing", ["name", "badge", "time", "next"], 0),
        ("all_or_nothing", RIGHT, 1),
    ],
)
def test_mark_goes_by_the_rule_of_the_question(scoring, given, fraction):
    question = ordering.read(steps_spec(scoring=scoring))

    assert ordering.mark(question, {"order": given}) == Mark(Fraction(fraction))


def test_two_steps_are_right_or_reversed():
    question = ordering.read(steps_spec(steps=steps("One", "Two")))

    assert [ordering.mark(question, {"order": ids}).fraction for ids in (["s0", "s1"], ["s1", "s0"])] == [1, 0]


def test_mark_gives_nothing_for_not_sure():
    assert ordering.mark(QUESTION, None) == NOTHING


@pytest.mark.parametrize(
    "response",
    [
        {},
        {"order": None},
        {"order": "badge"},
        {"order": RIGHT[:3]},
        {"order": [*RIGHT, "badge"]},
        {"order": ["badge", "badge", "time", "next"]},
        {"order": [*RIGHT[:3], "elsewhere"]},
        {"choice": "badge"},
        {"order": [*RIGHT[:3], None]},
        {"order": [*RIGHT[:3], ["next"]]},
    ],
)
def test_mark_and_explain_refuse_what_is_no_order_of_its_steps(response):
    for asked in (ordering.mark, ordering.explain):
        with pytest.raises(ResponseError):
            asked(QUESTION, response)


def test_explain_says_where_each_step_belongs_and_where_it_was_put():
    feedback = ordering.explain(QUESTION, {"order": ["name", "badge", "time", "next"]})

    assert (feedback.heading, feedback.words, feedback.more) == ("Not quite that order", "Feedback of Q.", ())
    assert (feedback.is_best, feedback.is_not_sure) == (False, False)
    assert feedback.steps == (
        Placed("Show your badge (Q)", 1, 2),
        Placed("Say who you are (Q)", 2, 1),
        Placed("Ask whether now is a good time (Q)", 3, 3),
        Placed("Say what happens next (Q)", 4, 4),
    )
    assert [step.detail for step in feedback.steps[:3]] == ["You put it 2nd", "You put it 1st", "You put it here"]


def test_explain_of_the_right_order_says_so():
    feedback = ordering.explain(QUESTION, {"order": RIGHT})

    assert (feedback.heading, feedback.is_best) == ("That’s the order", True)


def test_explain_without_words_of_the_author_still_says_something():
    question = ordering.read(steps_spec(feedback=""))

    assert [ordering.explain(question, {"order": order}).words for order in (RIGHT, RIGHT[::-1])] == [
        "Each step comes where it should.",
        "Here is the order, and where you put each step.",
    ]


def test_explain_to_the_unsure_shows_the_order_and_blames_nothing():
    feedback = ordering.explain(QUESTION, None)

    assert (feedback.heading, feedback.is_not_sure) == ("Here’s the guidance", True)
    assert feedback.words.startswith("Saying you’re not sure is a fair answer.")
    assert (feedback.more, {step.detail for step in feedback.steps}) == (("Feedback of Q.",), {""})


def test_what_is_shown_has_no_field_for_the_key():
    assert [field.name for field in dataclasses.fields(ShownSteps)] == ["title", "scene", "asks", "steps"]
    assert {type(step) for step in ordering.show(QUESTION, ORDER).steps} == {ShownChoice}


@given(seed=st.integers(0, 2**63 - 1))
def test_the_order_and_the_names_of_an_attempt_change_no_mark(seed):
    order = ordering.order_of(QUESTION, seed=seed, slot=1)
    given = ["time", "badge", "name", "next"]

    assert ordering.mark(QUESTION, ordering.response_of(placed(given, order), order)) == Mark(Fraction(1, 3))


def test_neither_place_nor_token_tells_the_order():
    """Over many attempts the first step stands in each place, and is each in rank of its token, equally often."""
    rounds = 4000
    places, ranks = [0] * 4, [0] * 4
    for seed in range(rounds):
        order = ordering.order_of(QUESTION, seed=seed, slot=1)
        tokens = [token for token, _ in order]
        first = next(token for token, id in order if id == "badge")
        places[tokens.index(first)] += 1
        ranks[sorted(tokens).index(first)] += 1

    # Chi-squared with 3 degrees of freedom passes 16.3 once in a thousand; the seeds are fixed.
    for counts in (places, ranks):
        assert sum((count - rounds / 4) ** 2 / (rounds / 4) for count in counts) < 16.3


def test_guess_is_what_a_blind_order_earns():
    assert [ordering.guess(ordering.read(steps_spec(scoring=rule))) for rule in ("all_or_nothing", "longest")] == [
        Fraction(1, 24),
        Fraction(17, 36),
    ]


def test_places_are_told_as_they_are_spoken():
    assert [ordinal(place) for place in (1, 2, 3, 4, 11, 12)] == ["1st", "2nd", "3rd", "4th", "11th", "12th"]


def test_the_author_sees_the_order_the_rule_and_what_is_said():
    facts = {fact.label: fact.text for fact in QUESTION.facts}

    assert facts["1st"] == "Show your badge (Q)"
    assert facts["How it is marked"].startswith("Pair by pair")
    assert facts["Everybody is told"] == "Feedback of Q."


def test_nothing_is_picked():
    assert (ordering.choices_of(QUESTION), ordering.picks_of({"order": RIGHT})) == ([], ())
