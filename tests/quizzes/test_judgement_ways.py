"""A situation asked in two further ways: for its best and its worst, and for the rung of each choice."""

from fractions import Fraction
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.question_types import judgement
from quizzes.question_types.base import Mark, ResponseError, SpecError, scatter
from tests.factories.quizzes import BEST, BREAKS, HALF, RISKY, spec

PAIR = judgement.read(spec(way="best_worst"))
RATED = judgement.read(spec(way="rate"))
IDS = [BEST, HALF, RISKY, BREAKS]
KEY = {BEST: "keeps", HALF: "half", RISKY: "risky", BREAKS: "breaks"}
RUNGS = ["keeps", "half", "risky", "breaks"]


def rungs(*values):
    return {"rungs": dict(zip(IDS, values, strict=True))}


def pair(best, worst):
    return {"best": best, "worst": worst}


def tokens_of(question):
    order = judgement.order_of(question, seed=1, slot=1)
    return order, {id: token for token, id in order}


# Reading


def test_without_a_way_people_choose():
    assert (judgement.read(spec()).way, judgement.read(spec(way="")).way) == ("choose", "choose")


def test_a_way_there_is_not_is_refused():
    with pytest.raises(SpecError, match="Say whether to choose the best, to find the best and the worst"):
        judgement.read(spec(way="riddle"))


def two_on(rung):
    choices = [dict(choice) for choice in spec()["choices"]]
    for choice in choices:
        if choice["id"] in (RISKY, BREAKS):
            choice["rung"] = rung
    return choices


@pytest.mark.parametrize("rung", ["breaks", "risky"])
def test_best_and_worst_needs_one_worst(rung):
    with pytest.raises(SpecError) as fault:
        judgement.read(spec(way="best_worst", choices=two_on(rung)))

    assert fault.value.reasons == ["Exactly one choice is the worst: no two stand on the lowest rung."]


@pytest.mark.parametrize("way", ["choose", "rate"])
def test_other_ways_may_have_two_on_the_lowest_rung(way):
    assert judgement.read(spec(way=way, choices=two_on("breaks"))).way == way


def test_the_worst_may_stand_higher_than_the_foot_of_the_ladder():
    choices = [choice for choice in spec()["choices"] if choice["id"] != BREAKS]

    question = judgement.read(spec(way="best_worst", choices=choices))

    assert judgement.mark(question, pair(BEST, RISKY)) == Mark(Fraction(1))


# Best and worst: half for each, and swapped is nothing

EARNED_BY_PAIR = {
    (BEST, BREAKS): Fraction(1),
    (BEST, HALF): Fraction(1, 2),
    (BEST, RISKY): Fraction(1, 2),
    (HALF, BREAKS): Fraction(1, 2),
    (RISKY, BREAKS): Fraction(1, 2),
}


@pytest.mark.parametrize("answer", list(permutations(IDS, 2)))
def test_best_and_worst_each_count_for_half(answer):
    assert judgement.mark(PAIR, pair(*answer)) == Mark(EARNED_BY_PAIR.get(answer, Fraction(0)))


def test_swapped_earns_nothing_and_takes_nothing():
    assert judgement.mark(PAIR, pair(BREAKS, BEST)) == Mark(Fraction(0))


@pytest.mark.parametrize(
    "response",
    [
        {},
        {"choice": BEST},
        {"best": BEST},
        {"worst": BREAKS},
        pair(BEST, BEST),
        pair(BEST, "elsewhere"),
        pair("", BREAKS),
        rungs(*RUNGS),
    ],
)
def test_mark_of_best_and_worst_refuses_anything_else(response):
    with pytest.raises(ResponseError):
        judgement.mark(PAIR, response)


def test_a_blind_pair_earns_a_quarter():
    # One in four for each of the two halves.
    assert judgement.guess(PAIR) == Fraction(1, 4)


# Rating: 1 - |r - k| / max(k, 3 - k), and the mean of it

CLOSENESS = {
    "keeps": [Fraction(1), Fraction(2, 3), Fraction(1, 3), Fraction(0)],
    "half": [Fraction(1, 2), Fraction(1), Fraction(1, 2), Fraction(0)],
    "risky": [Fraction(0), Fraction(1, 2), Fraction(1), Fraction(1, 2)],
    "breaks": [Fraction(0), Fraction(1, 3), Fraction(2, 3), Fraction(1)],
}


@pytest.mark.parametrize(("key", "placed"), list(product(RUNGS, RUNGS)))
def test_each_choice_earns_by_how_near_it_was_placed(key, placed):
    moved = next(id for id in IDS if KEY[id] == key)
    answer = KEY | {moved: placed}

    earned = judgement.mark(RATED, {"rungs": answer}).fraction

    assert earned == (3 + CLOSENESS[key][RUNGS.index(placed)]) / 4


def test_all_as_we_do_is_the_whole_and_upside_down_is_little():
    assert judgement.mark(RATED, rungs(*RUNGS)) == Mark(Fraction(1))
    assert judgement.mark(RATED, rungs(*RUNGS[::-1])) == Mark(Fraction(1, 4))


def test_the_whole_is_earned_by_the_key_alone():
    whole = [answer for answer in product(RUNGS, repeat=4) if judgement.mark(RATED, rungs(*answer)).is_whole]

    assert whole == [tuple(RUNGS)]


@pytest.mark.parametrize(
    "response",
    [
        {},
        {"choice": BEST},
        pair(BEST, BREAKS),
        {"rungs": {}},
        {"rungs": RUNGS},
        {"rungs": {BEST: "keeps"}},
        {"rungs": KEY | {"elsewhere": "half"}},
        {"rungs": KEY | {BEST: "best"}},
        {"rungs": KEY | {BEST: 3}},
    ],
)
def test_mark_of_a_rating_refuses_anything_else(response):
    with pytest.raises(ResponseError):
        judgement.mark(RATED, response)


def test_what_blind_placing_earns_is_its_mean_over_all_ways_of_placing():
    every = [judgement.mark(RATED, rungs(*answer)).fraction for answer in product(RUNGS, repeat=4)]

    assert judgement.guess(RATED) == sum(every) / len(every)


@pytest.mark.parametrize("response", [pair(BEST, BREAKS), rungs(*RUNGS)])
def test_where_one_is_chosen_nothing_else_is_an_answer(response):
    with pytest.raises(ResponseError):
        judgement.mark(judgement.read(spec()), response)


# What is sent


def test_a_pair_is_two_fields():
    order, token = tokens_of(PAIR)

    sent = {"answer-best": [token[HALF]], "answer-worst": [token[BREAKS]]}

    assert judgement.response_of(sent, order) == pair(HALF, BREAKS)


def test_a_rating_is_a_field_for_each_choice():
    order, token = tokens_of(RATED)

    sent = {f"answer-{token[id]}": [rung] for id, rung in KEY.items()}

    assert judgement.response_of(sent, order) == {"rungs": KEY}


def half_an_answer():
    order, token = tokens_of(PAIR)
    best, worst = token[BEST], token[BREAKS]
    placed = {f"answer-{token[id]}": [rung] for id, rung in KEY.items()}
    some = dict(list(placed.items())[:3])
    return order, [
        {},
        {"answer-best": [best]},
        {"answer-worst": [worst]},
        {"answer-best": [best], "answer-worst": [best]},
        {"answer-best": [best, worst], "answer-worst": [worst]},
        {"answer-best": [BEST], "answer-worst": [BREAKS]},
        {"answer-best": [best], "answer-worst": [worst], "answer": ["not-sure"]},
        some,
        some | {"answer": ["not-sure"]},
        some | {f"answer-{best[::-1]}x": ["half"]},
        placed | {"answer-more": ["half"]},
        placed | {f"answer-{best}": ["keeps", "half"]},
        placed | {f"answer-{best}": ["best"]},
        placed | {f"answer-{best}": [""]},
    ]


def test_half_an_answer_and_a_strange_one_are_refused():
    order, sent = half_an_answer()

    taken = []
    for each in sent:
        try:
            taken.append(judgement.response_of(each, order))
        except ResponseError:
            continue

    assert taken == []


# What is said


@pytest.mark.parametrize(
    ("answer", "heading", "words"),
    [
        ((BEST, BREAKS), "You found the best and the worst", "Best feedback of Q."),
        ((BEST, HALF), "You found the best, and another one is the worst", "Best feedback of Q."),
        ((HALF, BREAKS), "You found the worst, and another one is the best", "Half missed Q."),
        ((BREAKS, BEST), "Others are the best and the worst", "Breaks missed Q."),
    ],
)
def test_explain_says_which_of_the_two_was_found(answer, heading, words):
    feedback = judgement.explain(PAIR, pair(*answer))

    assert (feedback.heading, feedback.words, feedback.is_best) == (heading, words, answer == (BEST, BREAKS))
    assert [each.said for each in feedback.landed if each.words.startswith(said_of(answer[0]))] == [
        "You said: the best"
    ]
    assert [each.said for each in feedback.landed if each.words.startswith(said_of(answer[1]))] == [
        "You said: the worst"
    ]
    assert sum(each.yours for each in feedback.landed) == 2


def said_of(id):
    return next(choice["says"] for choice in spec()["choices"] if choice["id"] == id)


@pytest.mark.parametrize(
    ("placed", "heading"),
    [
        (RUNGS, "You placed each one as we do"),
        (["keeps", "half", "breaks", "risky"], "You placed 2 of 4 as we do"),
        (["breaks", "keeps", "half", "risky"], "We place each of them elsewhere"),
    ],
)
def test_explain_says_how_many_were_placed_as_we_do(placed, heading):
    feedback = judgement.explain(RATED, rungs(*placed))

    assert (feedback.heading, feedback.words, feedback.is_best) == (heading, "Best feedback of Q.", placed == RUNGS)


def test_explain_puts_what_the_person_said_beside_each():
    feedback = judgement.explain(RATED, rungs("half", "half", "keeps", "breaks"))

    assert [(each.rung, each.said) for each in feedback.landed] == [
        ("Keeps the promise", "You said: half-way"),
        ("Half-way", "You said: half-way"),
        ("Risky", "You said: keeps the promise"),
        ("Breaks the promise", "You said: breaks the promise"),
    ]


@pytest.mark.parametrize("question", [PAIR, RATED])
def test_explain_of_not_sure_puts_nothing_into_anybodys_mouth(question):
    feedback = judgement.explain(question, None)

    assert (feedback.heading, feedback.is_not_sure) == ("Here’s the guidance", True)
    assert [(each.yours, each.said) for each in feedback.landed] == [(False, "")] * 4


def test_what_is_said_with_every_answer_comes_last():
    question = judgement.read(spec(feedback="Whatever you do, say your name."))

    assert judgement.explain(question, {"choice": HALF}).words == "Half missed Q. Whatever you do, say your name."


@pytest.mark.parametrize(
    ("response", "picks"),
    [
        ({"choice": HALF}, (HALF,)),
        (pair(HALF, BREAKS), (HALF,)),
        (rungs("keeps", "keeps", "risky", "breaks"), (BEST, HALF)),
        (rungs("half", "half", "risky", "breaks"), ()),
    ],
)
def test_what_somebody_picked_is_what_they_took_for_the_best(response, picks):
    assert judgement.picks_of(response) == picks


# Whatever is answered


@given(seed=st.integers(0, 2**63 - 1), placed=st.lists(st.sampled_from(RUNGS), min_size=4, max_size=4))
def test_a_rating_depends_on_the_words_and_the_response_alone(seed, placed):
    choices = sorted(spec()["choices"], key=lambda each: scatter(seed, each["id"]))
    shuffled = judgement.read(spec(way="rate", choices=choices))

    earned = judgement.mark(shuffled, rungs(*placed)).fraction

    assert earned == judgement.mark(RATED, rungs(*placed)).fraction
    assert 0 <= earned <= 1


@given(seed=st.integers(0, 2**63 - 1), answer=st.sampled_from(list(permutations(IDS, 2))))
def test_a_pair_depends_on_the_words_and_the_response_alone(seed, answer):
    choices = sorted(spec()["choices"], key=lambda each: scatter(seed, each["id"]))
    shuffled = judgement.read(spec(way="best_worst", choices=choices))

    assert judgement.mark(shuffled, pair(*answer)) == judgement.mark(PAIR, pair(*answer))
