"""Writing the kinds of choices: what a block asks for is what the kind reads, and nothing is lost on the way."""

import json

import pytest
from django.core.exceptions import ValidationError

from quizzes.blocks import BLOCKS
from quizzes.question_types import KINDS, kind_of
from quizzes.question_types.base import SpecError
from tests.factories.quizzes import spec_of_kind

WRITTEN = {
    "one best answer": ("best_answer", {}),
    "all that apply": ("choose_all", {}),
    "all that apply, all or nothing": ("choose_all", {"scoring": "all_or_nothing"}),
    "true": ("true_false", {"is_true": True}),
    "false": ("true_false", {"is_true": False}),
    "choose": ("judgement", {}),
    "best and worst": ("judgement", {"way": "best_worst"}),
    "how each lands": ("judgement", {"way": "rate"}),
}
every_one = pytest.mark.parametrize(("kind", "changes"), WRITTEN.values(), ids=WRITTEN)


@every_one
def test_a_spec_comes_back_from_its_block_as_the_same_question(kind, changes):
    spec, authoring = spec_of_kind(kind, **changes), BLOCKS[kind]

    back = authoring.spec_of(authoring.value_of(spec))

    assert kind_of(kind).read(back) == kind_of(kind).read(spec)
    assert authoring.spec_of(authoring.value_of(back)) == back


@every_one
def test_what_the_form_keeps_and_reads_again_is_the_same_question_under_the_same_ids(kind, changes):
    spec, authoring = spec_of_kind(kind, **changes), BLOCKS[kind]

    stored = json.loads(json.dumps(authoring.BLOCK.get_prep_value(authoring.value_of(spec))))
    back = authoring.spec_of(authoring.BLOCK.clean(authoring.BLOCK.to_python(stored)))

    assert kind_of(kind).read(back) == kind_of(kind).read(spec)


def test_weights_come_back_where_they_count():
    choices = [
        {"id": "a", "says": "A", "is_right": True, "weight": "1", "feedback": ""},
        {"id": "b", "says": "B", "is_right": False, "weight": "-1/3", "feedback": "No."},
    ]
    spec = spec_of_kind("choose_all", scoring="weights", choices=choices)

    assert BLOCKS["choose_all"].spec_of(BLOCKS["choose_all"].value_of(spec))["choices"] == choices


def test_a_new_choice_gets_an_id_that_stays():
    authoring = BLOCKS["best_answer"]
    words = [{"says": "Name and team", "weight": "1", "feedback": ""}, {"says": "Yes?", "weight": "0", "feedback": ""}]
    value = authoring.BLOCK.to_python({"title": "T", "asks": "A?", "choices": words})

    first = authoring.spec_of(value)
    again = authoring.spec_of(authoring.BLOCK.to_python(authoring.BLOCK.get_prep_value(value)))

    assert again == first
    assert len({choice["id"] for choice in first["choices"]}) == 2


def test_a_statement_of_which_nobody_has_said_whether_it_is_true_is_no_question():
    authoring = BLOCKS["true_false"]
    value = authoring.value_of(spec_of_kind("true_false", is_true=None))

    with pytest.raises(SpecError, match="Say whether the statement is true"):
        kind_of("true_false").read(authoring.spec_of(value))
    with pytest.raises(ValidationError):
        authoring.BLOCK.clean(value)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_a_label_and_help_with_an_example(kind):
    fields = list(fields_of(BLOCKS[kind].BLOCK))

    assert [name for name, block in fields if "For instance: " not in help_of(block)] == []
    assert [name for name, block in fields if not block.label] == []


def fields_of(block):
    for name, child in block.child_blocks.items():
        yield name, child
        inner = getattr(child, "child_block", None)
        if inner is not None:
            yield from fields_of(inner)


def help_of(block):
    return str(getattr(block.meta, "help_text", "") or block.field.help_text)
