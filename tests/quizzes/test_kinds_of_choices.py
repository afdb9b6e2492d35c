"""What every kind of choices keeps to: nothing shown knows the key, and neither place nor token tells it."""

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.question_types import kind_of
from tests.factories.quizzes import BEST, spec_of_kind

ASKED = {
    "one best answer": ("best_answer", {}),
    "all that apply": ("choose_all", {}),
    "all that apply, all or nothing": ("choose_all", {"scoring": "all_or_nothing"}),
    "true or false": ("true_false", {}),
    "best and worst": ("judgement", {"way": "best_worst"}),
    "how each lands": ("judgement", {"way": "rate"}),
}
# The one choice whose place and token are watched: a right one.
RIGHT = {"best_answer": "greet", "choose_all": "team", "judgement": BEST}

every_one = pytest.mark.parametrize(("kind", "changes"), ASKED.values(), ids=ASKED)


def read(kind, changes):
    return kind_of(kind), kind_of(kind).read(spec_of_kind(kind, **changes))


@every_one
def test_what_is_shown_has_no_field_for_the_key(kind, changes):
    kind, question = read(kind, changes)

    shown = kind.show(question, kind.order_of(question, seed=1, slot=1))

    fields = [field.name for field in dataclasses.fields(shown)]
    assert fields[:4] == ["title", "scene", "asks", "choices"]
    assert set(fields[4:]) <= {"rule", "way"}
    assert {tuple(field.name for field in dataclasses.fields(choice)) for choice in shown.choices} == {
        ("token", "says")
    }


@every_one
def test_what_is_shown_is_the_same_whatever_the_key(kind, changes):
    """The key is moved from choice to choice, and nothing that is shown moves with it."""
    module, _ = read(kind, changes)
    words = spec_of_kind(kind, **changes)

    shown = set()
    for moved in moved_keys(kind, words):
        question = module.read(moved)
        order = module.order_of(question, seed=7, slot=3)
        shown.add((json.dumps(order), module.show(question, order)))

    assert len(shown) == 1


def moved_keys(kind, words):
    if kind == "true_false":
        return [words | {"is_true": is_true} for is_true in (True, False)]
    names = {"best_answer": ("weight",), "choose_all": ("is_right",), "judgement": ("rung", "verdict", "missed")}[kind]
    keys = [{name: choice.get(name, "0") for name in names} for choice in words["choices"]]
    return [
        words | {"choices": [choice | key for choice, key in zip(words["choices"], keys[by:] + keys[:by], strict=True)]}
        for by in range(len(keys))
    ]


@every_one
@given(seed=st.integers(0, 2**63 - 1), slot=st.integers(1, 30))
def test_the_order_is_the_same_for_the_same_seed_and_names_every_choice_once(kind, changes, seed, slot):
    kind, question = read(kind, changes)

    order = kind.order_of(question, seed=seed, slot=slot)

    assert order == kind.order_of(question, seed=seed, slot=slot)
    assert sorted(id for _, id in order) == sorted(id for id, _ in kind.choices_of(question))
    assert len({token for token, _ in order}) == len(order)


@pytest.mark.parametrize("kind", RIGHT)
def test_neither_place_nor_token_tells_the_key(kind):
    """Over many attempts a right choice stands in each place, and is each in rank of its token, equally often."""
    module, question = read(kind, {})
    rounds, size = 3000, len(module.choices_of(question))
    places, ranks = [0] * size, [0] * size
    for seed in range(rounds):
        order = module.order_of(question, seed=seed, slot=1)
        token = next(token for token, id in order if id == RIGHT[kind])
        places[[each for each, _ in order].index(token)] += 1
        ranks[sorted(each for each, _ in order).index(token)] += 1

    # Chi-squared with 4 degrees of freedom passes 18.5 once in a thousand; the seeds are fixed.
    for counts in (places, ranks):
        assert sum((count - rounds / size) ** 2 / (rounds / size) for count in counts) < 18.5


@every_one
def test_not_sure_earns_nothing_and_is_told_so_kindly(kind, changes):
    kind, question = read(kind, changes)

    feedback = kind.explain(question, None)

    assert (kind.mark(question, None).fraction, feedback.is_not_sure, feedback.is_best) == (0, True, False)
    assert feedback.words.startswith("Saying you’re not sure is a fair answer.")
