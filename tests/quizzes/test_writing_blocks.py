"""How questions of pairs, steps, numbers and few words are written: what a block asks for is what the kind reads."""

import pytest
from django.core.exceptions import ValidationError
from wagtail import blocks as wagtail_blocks

from quizzes.blocks import BLOCKS
from quizzes.question_types import KINDS, kind_of
from tests.factories.quizzes import spec_of_kind

OURS = ["matching", "ordering", "number", "short_text"]
ours = pytest.mark.parametrize("kind", OURS)
USUAL = {
    "matching": {},
    "ordering": {},
    "number": {"may_be_below_zero": False},
    "short_text": {},
}
# What a spec may leave out, and a block always says.
SAID_ANYWAY = {"number": {"tolerance": "0", "tolerance_kind": "nominal", "weight": "1", "feedback": ""}}


def as_a_block_says(kind):
    spec = spec_of_kind(kind) | USUAL[kind]
    if kind in SAID_ANYWAY:
        spec["answers"] = [SAID_ANYWAY[kind] | answer for answer in spec["answers"]]
    return spec


@ours
def test_a_spec_comes_back_from_its_block_as_it_was_with_its_ids(kind):
    block = BLOCKS[kind]

    assert block.spec_of(block.value_of(spec_of_kind(kind))) == as_a_block_says(kind)


@ours
def test_a_spec_survives_being_kept_as_a_draft_of_the_block(kind):
    block = BLOCKS[kind]
    kept = block.BLOCK.get_prep_value(block.value_of(spec_of_kind(kind)))

    assert block.spec_of(block.BLOCK.to_python(kept)) == as_a_block_says(kind)


@ours
def test_what_is_added_gets_an_id_that_stays(kind):
    block = BLOCKS[kind]
    value = block.value_of(spec_of_kind(kind))
    listed = next(each for each in value.values() if hasattr(each, "bound_blocks"))
    listed.append(listed[0])

    first, again = block.spec_of(value), block.spec_of(block.BLOCK.to_python(block.BLOCK.get_prep_value(value)))

    assert first == again
    things = next(each for each in first.values() if isinstance(each, list))
    assert len({thing["id"] for thing in things}) == len(things)


@ours
def test_what_a_block_takes_the_kind_reads(kind):
    block = BLOCKS[kind]

    spec = block.spec_of(block.BLOCK.clean(block.value_of(spec_of_kind(kind))))

    assert kind_of(kind).read(spec) == kind_of(kind).read(spec_of_kind(kind))


@ours
def test_an_empty_block_is_told_what_it_needs(kind):
    block = BLOCKS[kind].BLOCK

    with pytest.raises(ValidationError) as fault:
        block.clean(block.get_default())

    assert {"title", "asks"} <= set(fault.value.block_errors)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_says_in_a_sentence_what_it_is_for_and_gives_an_example(kind):
    unhelpful = [name for name, field in fields_of(BLOCKS[kind].BLOCK) if "instance" not in help_of(field)]

    assert unhelpful == []


def help_of(field):
    asked = field.field if hasattr(field, "field") else field.meta
    return str(getattr(asked, "help_text", ""))


def fields_of(block, before=""):
    for name, child in block.child_blocks.items():
        yield before + name, child
        inner = child.child_block if isinstance(child, wagtail_blocks.ListBlock) else child
        if isinstance(inner, wagtail_blocks.StructBlock):
            yield from fields_of(inner, f"{before}{name}.")
