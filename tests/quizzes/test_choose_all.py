"""The kind «all that apply»: ticks, the three rules by which they count, and what is said of them."""

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.question_types import choose_all
from quizzes.question_types.base import Mark, ResponseError, SpecError, scatter
from tests.factories.specs import choose_all_spec, tick

RIGHT, WRONG = ("name", "offer", "team"), ("grade", "time")
QUESTION = choose_all.read(choose_all_spec())


def of(right, wrong, *, scoring="plus_minus", weights=()):
    """A question with so many choices that apply (r1, r2 …) and so many that don't (w1 …)."""
    ids = [f"r{n}" for n in range(1, right + 1)] + [f"w{n}" for n in range(1, wrong + 1)]
    ticks = [tick(id, f"Says {id}", is_right=id.startswith("r")) for id in ids]
    for each, weight in zip(ticks, weights, strict=False):
        each["weight"] = weight
    return choose_all_spec(choices=ticks, scoring=scoring)


def earned(words, *ids):
    return choose_all.mark(choose_all.read(words), {"choices": list(ids)}).fraction


@pytest.mark.parametrize(
    ("words", "reasons"),
    [
        (of(1, 0), ["Offer 2 to 12 choices, not 1."]),
        (of(7, 6), ["Offer 2 to 12 choices, not 13."]),
        (of(0, 3), ["At least one choice applies."]),
        (of(1, 1, scoring="true_false"), ["Choose how the ticks count."]),
        (choose_all_spec(scoring=["plus_minus"]), ["Choose how the ticks count."]),
        (choose_all_spec(choices=None), ["A question needs a list of choices."]),
        (
            choose_all_spec(choices=[tick("a", "A", is_right=True), {"id": "b", "says": "B", "is_right": "no"}]),
            ["Choice 2: say whether it applies."],
        ),
        (
            choose_all_spec(choices=[tick("a", "A", is_right=True), tick("a", "a ", is_right=False)]),
            ["Two choices have the same id.", "Two choices say the same."],
        ),
        (
            of(2, 1, scoring="weights", weights=["1/2", "third", "-1"]),
            ["Choice 2: its weight must be a fraction from -1 to 1, such as 1/2 or -1/3."],
        ),
        (
            of(2, 2, scoring="weights", weights=["1", "0", "1/2", "-1"]),
            [
                "Choice 2: a choice that applies has a weight above 0, and no other has.",
                "Choice 3: a choice that applies has a weight above 0, and no other has.",
            ],
        ),
        (
            of(2, 1, scoring="weights", weights=["1/2", "1/3", "-1"]),
            ["The weights of the choices that apply come to 1 at least."],
        ),
    ],
)
def test_read_says_everything_that_is_wrong_at_once(words, reasons):
    with pytest.raises(SpecError) as fault:
        choose_all.read(words)

    assert fault.value.reasons == reasons


# Each wrong tick cancels a right one: max(0, (TP - FP) / K)


@pytest.mark.parametrize(
    ("hits", "wrong", "fraction"),
    [
        (3, 0, Fraction(1)),
        (2, 0, Fraction(2, 3)),
        (1, 0, Fraction(1, 3)),
        (3, 1, Fraction(2, 3)),
        (3, 2, Fraction(1, 3)),
        (2, 1, Fraction(1, 3)),
        (1, 1, Fraction(0)),
        (2, 2, Fraction(0)),
        (0, 1, Fraction(0)),
        (1, 2, Fraction(0)),
        (0, 2, Fraction(0)),
    ],
)
def test_each_wrong_tick_cancels_a_right_one(hits, wrong, fraction):
    assert earned(choose_all_spec(), *RIGHT[:hits], *WRONG[:wrong]) == fraction


@pytest.mark.parametrize(
    ("right", "wrong", "ticked", "fraction"),
    [
        (4, 0, ["r1", "r2", "r3", "r4"], Fraction(1)),  # Every choice applies.
        (4, 0, ["r1"], Fraction(1, 4)),
        (2, 0, ["r2"], Fraction(1, 2)),
        (1, 1, ["r1"], Fraction(1)),  # One applies.
        (1, 1, ["w1"], Fraction(0)),
        (1, 1, ["r1", "w1"], Fraction(0)),
        (1, 11, ["r1", "w1"], Fraction(0)),
        (11, 1, ["w1", *[f"r{n}" for n in range(1, 12)]], Fraction(10, 11)),
        (7, 5, [f"r{n}" for n in range(1, 8)] + ["w1", "w2"], Fraction(5, 7)),
    ],
)
def test_the_edges_of_it(right, wrong, ticked, fraction):
    assert earned(of(right, wrong), *ticked) == fraction


def test_ticking_everything_earns_what_is_left_when_the_wrong_ones_have_cancelled_theirs():
    assert earned(choose_all_spec(), *RIGHT, *WRONG) == Fraction(1, 3)


# All of them and nothing else


@pytest.mark.parametrize(
    ("ticked", "fraction"),
    [(RIGHT, 1), (RIGHT[:2], 0), ((*RIGHT, "time"), 0), (("time",), 0), ((*RIGHT, *WRONG), 0)],
)
def test_all_or_nothing(ticked, fraction):
    assert earned(choose_all_spec(scoring="all_or_nothing"), *ticked) == fraction


# Weights


@pytest.mark.parametrize(
    ("weights", "ticked", "fraction"),
    [
        (["1/3", "1/3", "1/3", "-1/2"], ["r1", "r2", "r3"], Fraction(1)),
        (["1/3", "1/3", "1/3", "-1/2"], ["r1", "r2"], Fraction(2, 3)),
        (["1/3", "1/3", "1/3", "-1/2"], ["r1", "r2", "w1"], Fraction(1, 6)),
        (["1/3", "1/3", "1/3", "-1/2"], ["r1", "w1"], Fraction(0)),  # Below nothing is nothing.
        (["1/3", "1/3", "1/3", "0"], ["r1", "r2", "r3", "w1"], Fraction(1)),
        (["1", "1/2", "1/2", "-1"], ["r1", "r2", "r3"], Fraction(1)),  # Above the whole is the whole.
        (["1", "1/2", "1/2", "-1"], ["r1", "r2", "r3", "w1"], Fraction(1)),
        (["1/6", "1/6", "2/3", "-1/20"], ["r1", "w1"], Fraction(7, 60)),
    ],
)
def test_weights_add_up_and_stay_between_nothing_and_the_whole(weights, ticked, fraction):
    assert earned(of(3, 1, scoring="weights", weights=weights), *ticked) == fraction


@pytest.mark.parametrize("parts", [3, 6, 7, 9, 11])
def test_equal_parts_come_to_exactly_a_whole(parts):
    words = of(parts, 1, scoring="weights", weights=[f"1/{parts}"] * parts + ["-1"])

    assert earned(words, *[f"r{n}" for n in range(1, parts + 1)]) == 1


def test_weights_count_for_nothing_under_another_rule():
    assert earned(of(2, 1, weights=["1/100", "1", "-1"]), "r1") == Fraction(1, 2)


# What may be sent and stored


def test_not_sure_earns_nothing():
    assert choose_all.mark(QUESTION, None) == Mark(Fraction(0))


@pytest.mark.parametrize(
    "response",
    [
        {},
        {"choices": []},
        {"choices": "name"},
        {"choices": ["name", "name"]},
        {"choices": ["name", "elsewhere"]},
        {"choices": [["name"]]},
        {"choice": "name"},
    ],
)
def test_mark_refuses_no_tick_one_twice_and_one_of_another_question(response):
    with pytest.raises(ResponseError):
        choose_all.mark(QUESTION, response)


def test_an_answer_is_the_ticks_whatever_their_order():
    order = choose_all.order_of(QUESTION, seed=1, slot=1)
    token = {id: token for token, id in order}

    sent = [token["team"], token["name"]]

    assert choose_all.response_of({"answer": sent}, order) == {"choices": ["name", "team"]}
    assert choose_all.response_of({"answer": sent[::-1]}, order) == {"choices": ["name", "team"]}
    for wrong in (
        {},
        {"answer": []},
        {"answer": [""]},
        {"answer": sent * 2},
        {"answer": [*sent, "not-sure"]},
        {"answer": ["name"]},
    ):
        with pytest.raises(ResponseError):
            choose_all.response_of(wrong, order)


def test_a_token_of_another_attempt_was_never_offered():
    theirs = choose_all.order_of(QUESTION, seed=2, slot=1)

    with pytest.raises(ResponseError):
        choose_all.response_of({"answer": [theirs[0][0]]}, choose_all.order_of(QUESTION, seed=1, slot=1))


# What is said


@pytest.mark.parametrize(
    ("scoring", "rule"),
    [
        ("plus_minus", "Tick all that apply. Each wrong tick cancels a right one."),
        ("all_or_nothing", "Tick all that apply. It counts when you tick all of them and nothing else."),
    ],
)
def test_the_rule_is_told_before_the_answer_and_not_how_many_are_right(scoring, rule):
    shown = [
        choose_all.show(question, choose_all.order_of(question, seed=1, slot=1))
        for question in (choose_all.read(of(right, 5 - right, scoring=scoring)) for right in (1, 2, 4))
    ]

    assert [each.rule for each in shown] == [rule] * 3


@pytest.mark.parametrize(
    ("ticked", "heading", "words"),
    [
        (RIGHT, "That’s all of them, and nothing else", "You ticked 3 of the 3 that apply."),
        (RIGHT[:2], "Part of the way there", "You ticked 2 of the 3 that apply."),
        ((*RIGHT, "time"), "Part of the way there", "You ticked 3 of the 3 that apply, and 1 that doesn’t."),
        (WRONG, "Others apply here", "You ticked 0 of the 3 that apply, and 2 that don’t."),
    ],
)
def test_explain_counts_the_ticks_in_words(ticked, heading, words):
    feedback = choose_all.explain(QUESTION, {"choices": list(ticked)})

    assert (feedback.heading, feedback.words) == (heading, f"{words} General feedback of Q.")
    assert feedback.is_best == (ticked == RIGHT)


@pytest.mark.parametrize(
    ("ticked", "words"),
    [
        ("r1", "You ticked the one that applies."),
        ("w1", "You ticked 1 that doesn’t apply, and not the one that does."),
    ],
)
def test_explain_of_a_question_to_which_one_applies(ticked, words):
    assert choose_all.explain(choose_all.read(of(1, 1) | {"feedback": ""}), {"choices": [ticked]}).words == words


def test_a_whole_mark_without_every_tick_does_not_say_that_was_all():
    question = choose_all.read(of(2, 1, scoring="weights", weights=["1", "1/2", "-1"]))

    feedback = choose_all.explain(question, {"choices": ["r1"]})

    assert (feedback.heading, feedback.is_best) == ("That’s enough of them", True)


def test_explain_says_of_each_choice_what_it_is_and_what_this_person_did_with_it():
    feedback = choose_all.explain(QUESTION, {"choices": ["name", "grade"]})

    assert [(each.tag, each.words, each.said, each.yours) for each in feedback.answers] == [
        ("Applies", "Your first name (Q)", "Name feedback Q.", "You ticked this"),
        ("Applies", "Your team (Q)", "Team feedback Q.", "You didn’t tick this"),
        ("Applies", "An offer to help (Q)", "Offer feedback Q.", "You didn’t tick this"),
        ("Doesn’t apply", "Your grade (Q)", "Grade feedback Q.", "You ticked this"),
        ("Doesn’t apply", "The time of day (Q)", "Time feedback Q.", ""),
    ]


def test_explain_of_not_sure_says_nothing_of_ticks():
    feedback = choose_all.explain(QUESTION, None)

    assert (feedback.heading, feedback.is_not_sure) == ("Here’s the guidance", True)
    assert {each.yours for each in feedback.answers} == {""}


# Whatever is ticked

IDS = [choice["id"] for choice in choose_all_spec()["choices"]]
EVERY_ANSWER = [list(ids) for count in range(1, 6) for ids in combinations(IDS, count)]


@pytest.mark.parametrize("scoring", ["plus_minus", "all_or_nothing"])
def test_the_whole_is_earned_by_all_of_them_and_nothing_else(scoring):
    words = choose_all_spec(scoring=scoring)

    assert [ids for ids in EVERY_ANSWER if earned(words, *ids) == 1] == [["name", "team", "offer"]]


def test_another_right_tick_never_earns_less_and_another_wrong_one_never_more():
    for ids in EVERY_ANSWER:
        before = earned(choose_all_spec(), *ids)
        for more in set(IDS) - set(ids):
            after = earned(choose_all_spec(), *ids, more)
            assert after >= before if more in RIGHT else after <= before


@given(seed=st.integers(0, 2**63 - 1), ids=st.sampled_from(EVERY_ANSWER))
def test_a_mark_depends_on_the_words_and_the_response_alone(seed, ids):
    choices = sorted(choose_all_spec()["choices"], key=lambda each: scatter(seed, each["id"]))

    assert earned(choose_all_spec(choices=choices), *sorted(ids, key=lambda id: scatter(seed, id))) == earned(
        choose_all_spec(), *ids
    )


@given(st.lists(st.fractions(-1, 1, max_denominator=20), min_size=1, max_size=11))
def test_every_mark_by_weights_is_from_nothing_to_the_whole(weights):
    all_of_them = [Fraction(1), *weights]
    choices = [tick(f"c{n}", f"Says {n}", is_right=w > 0, weight=str(w)) for n, w in enumerate(all_of_them)]
    question = choose_all.read(choose_all_spec(choices=choices, scoring="weights"))

    for count in range(1, len(choices) + 1):
        mark = choose_all.mark(question, {"choices": [each["id"] for each in choices[:count]]})
        assert mark.fraction == min(1, max(0, sum(all_of_them[:count])))


def test_nobody_knows_what_guessing_earns():
    assert choose_all.guess(QUESTION) is None
