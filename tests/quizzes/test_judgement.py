"""The kind «judgement»: what it accepts, shows, marks and says."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.question_types import KINDS, judgement, kind_of
from quizzes.question_types.base import Mark, ResponseError, ShownChoice, ShownChoices, SpecError, picked, scatter
from quizzes.question_types.judgement import Landed, Spec
from tests.factories.quizzes import BEST, BREAKS, HALF, RISKY, spec

QUESTION = Spec.from_json(spec("Q"))


def changed(**changes):
    return spec("Q", **changes)


def choices(*rungs):
    return [
        {"id": f"c{n}", "says": f"Says {n}", "rung": rung, "lands": "Lands", "verdict": "verdict", "missed": "Missed"}
        for n, rung in enumerate(rungs)
    ]


@pytest.mark.parametrize(
    ("words", "reasons"),
    [
        (changed(title=""), ["A question needs its title."]),
        (changed(scene="  "), ["A question needs its scene."]),
        (changed(asks=None), ["A question needs its asks."]),
        (changed(lands_with=7), ["A question needs its lands_with."]),
        (changed(best_feedback=""), ["Say what the customer experiences when the promise is kept."]),
        (changed(choices=None), ["A question needs a list of choices."]),
        (changed(choices=["a", "b", "c"]), ["A question needs a list of choices."]),
        (changed(choices=choices("keeps", "half")), ["Offer 3 or 4 choices, not 2."]),
        (changed(choices=choices("keeps", "half", "half", "half", "risky")), ["Offer 3 or 4 choices, not 5."]),
        (changed(choices=choices("half", "half", "risky")), ["Exactly one choice keeps the promise."]),
        (changed(choices=choices("keeps", "keeps", "risky")), ["Exactly one choice keeps the promise."]),
        (
            changed(choices=choices("keeps", "half", "silly")),
            ["Choice 3: say whether it keeps the promise, is half-way, is risky or breaks it."],
        ),
        (
            changed(choices=[*choices("keeps", "half"), choices("risky")[0]]),
            ["Two choices have the same id.", "Two choices say the same."],
        ),
        (
            changed(choices=[*choices("keeps", "half"), {"id": "x", "says": "Else", "rung": "risky", "lands": "L"}]),
            ["Choice 3: it needs «verdict».", "Choice 3: it needs «missed»."],
        ),
        ({}, [f"A question needs its {name}." for name in ("title", "scene", "asks", "lands_with")]
         + ["Say what the customer experiences when the promise is kept.", "A question needs a list of choices."]),
    ],
)  # fmt: skip
def test_read_says_everything_that_is_missing_at_once(words, reasons):
    with pytest.raises(SpecError) as fault:
        judgement.read(words)

    assert fault.value.reasons == reasons


def test_read_takes_the_paragraphs_of_the_scene_apart():
    question = judgement.read(changed(scene="\nOne.\n \nTwo,\nstill two.\n\n\nThree. "))

    assert question.scene == ("One.", "Two,\nstill two.", "Three.")


@pytest.mark.parametrize(("choice", "fraction"), [(BEST, 1), (HALF, 0), (RISKY, 0), (BREAKS, 0)])
def test_mark_gives_all_for_the_best_choice_and_nothing_for_another(choice, fraction):
    assert judgement.mark(QUESTION, {"choice": choice}) == Mark(fraction)


def test_mark_gives_nothing_for_not_sure():
    assert judgement.mark(QUESTION, None) == Mark(0)


@pytest.mark.parametrize("response", [{}, {"choice": "elsewhere"}, {"choice": ""}, {"option": BEST}])
def test_mark_refuses_what_is_not_one_of_its_choices(response):
    with pytest.raises(ResponseError):
        judgement.mark(QUESTION, response)


@pytest.mark.parametrize(
    ("choice", "heading", "words"),
    [
        (BEST, "That keeps the promise", "Best feedback of Q."),
        (HALF, "Half-way there: nobody rings (Q)", "Half missed Q."),
        (RISKY, "A risk: it may ring out (Q)", "Risky missed Q."),
        (BREAKS, "This breaks the promise: he is on his own (Q)", "Breaks missed Q."),
    ],
)
def test_explain_says_what_the_choice_led_to(choice, heading, words):
    feedback = judgement.explain(QUESTION, {"choice": choice})

    assert (feedback.heading, feedback.words, feedback.is_best) == (heading, words, choice == BEST)


def test_explain_sorts_the_rungs_best_first_and_marks_the_answer():
    feedback = judgement.explain(QUESTION, {"choice": HALF})

    assert feedback.ladder_heading == "How each choice lands with Mr\u00a0Hale"
    assert feedback.landed == (
        Landed(3, "Keeps the promise", "Stay on the line (Q)", "Best lands Q.", yours=False),
        Landed(2, "Half-way", "Write it down (Q)", "Half lands Q.", yours=True),
        Landed(1, "Risky", "Transfer at once (Q)", "Risky lands Q.", yours=False),
        Landed(0, "Breaks the promise", "Give the number (Q)", "Breaks lands Q.", yours=False),
    )


def test_explain_marks_no_choice_when_the_person_was_not_sure():
    feedback = judgement.explain(QUESTION, None)

    assert feedback.heading == "Here’s the guidance"
    assert [choice.yours for choice in feedback.landed] == [False, False, False, False]


def test_what_is_shown_has_no_field_for_the_key():
    assert [field.name for field in dataclasses.fields(ShownChoices)] == ["title", "scene", "asks", "choices"]
    assert [field.name for field in dataclasses.fields(ShownChoice)] == ["token", "says"]


def test_what_is_shown_holds_nothing_but_the_situation_and_the_choices():
    order = judgement.order_of(QUESTION, seed=1, slot=1)

    shown = judgement.show(QUESTION, order)

    assert (shown.title, shown.asks) == ("Situation Q", "What do you do first in Q?")
    assert {choice.says for choice in shown.choices} == {choice.says for choice in QUESTION.choices}
    assert [choice.token for choice in shown.choices] == [token for token, _ in order]


@given(seed=st.integers(0, 2**63 - 1), slot=st.integers(1, 30))
def test_order_is_the_same_for_the_same_seed_and_names_every_choice_once(seed, slot):
    order = judgement.order_of(QUESTION, seed=seed, slot=slot)

    assert order == judgement.order_of(QUESTION, seed=seed, slot=slot)
    assert sorted(id for _, id in order) == sorted([BEST, HALF, RISKY, BREAKS])
    assert len({token for token, _ in order}) == 4


@given(seed=st.integers(0, 2**63 - 1))
def test_each_token_leads_to_its_choice_and_no_other_does(seed):
    order = judgement.order_of(QUESTION, seed=seed, slot=1)

    assert [judgement.response_of(picked(token), order) for token, _ in order] == [{"choice": id} for _, id in order]
    for strange in ("", BEST, "not-sure", order[0][0] + "0", order[0][0].upper() + "x"):
        with pytest.raises(ResponseError):
            judgement.response_of(picked(strange), order)


def test_neither_place_nor_token_tells_the_key():
    """Over many attempts the best choice stands in each place, and is each in rank of its token, equally often."""
    rounds = 4000
    places, ranks = [0] * 4, [0] * 4
    for seed in range(rounds):
        order = judgement.order_of(QUESTION, seed=seed, slot=1)
        best = next(token for token, id in order if id == BEST)
        places[[token for token, _ in order].index(best)] += 1
        ranks[sorted(token for token, _ in order).index(best)] += 1

    # Chi-squared with 3 degrees of freedom passes 16.3 once in a thousand; the seeds are fixed.
    for counts in (places, ranks):
        assert sum((count - rounds / 4) ** 2 / (rounds / 4) for count in counts) < 16.3


@given(seed=st.integers(0, 2**63 - 1), choice=st.sampled_from([BEST, HALF, RISKY, BREAKS]))
def test_a_mark_depends_on_the_words_and_the_response_alone(seed, choice):
    shuffled = changed(choices=sorted(spec("Q")["choices"], key=lambda each: scatter(seed, each["id"])))

    assert judgement.mark(judgement.read(shuffled), {"choice": choice}) == judgement.mark(QUESTION, {"choice": choice})


def test_a_kind_that_does_not_exist_is_a_fault_of_the_author():
    with pytest.raises(SpecError, match="no kind of question called «riddle»"):
        kind_of("riddle")


def test_every_kind_goes_by_its_own_name():
    assert {name: kind.NAME for name, kind in KINDS.items()} == {name: name for name in KINDS}
