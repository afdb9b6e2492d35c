"""Writing a question whose answer is a number."""

from collections.abc import Mapping
from typing import Any

from wagtail import blocks

from quizzes.blocks.asking import AskingBlock, common_words, feedback_block, from_list, to_list
from quizzes.question_types.number import FEWEST, KINDS_OF_TOLERANCE, MOST, MOST_UNIT, USUAL

AS_WRITTEN = {"value": "", "tolerance": "0", "tolerance_kind": USUAL, "weight": "1", "feedback": ""}


class NumberAnswerBlock(blocks.StructBlock):
    value = blocks.CharBlock(max_length=40, label="Number", help_text="Without its unit. For instance: 20")
    tolerance = blocks.CharBlock(
        max_length=40, default="0", label="How far off it may be", help_text="The ends count as right. For instance: 2"
    )
    tolerance_kind = blocks.ChoiceBlock(
        choices=list(KINDS_OF_TOLERANCE.items()),
        default=USUAL,
        label="In which way",
        help_text="Mostly by so much either way. For instance: 20, and 2 either way, is from 18 to 22",
    )
    weight = blocks.CharBlock(
        max_length=12, default="1", label="What it earns", help_text="A part of the mark. For instance: 1, or 1/2, or 0"
    )
    feedback = blocks.TextBlock(
        rows=2,
        required=False,
        label="What is said of it",
        help_text="To whoever gives this number. For instance: That was the promise until March.",
    )

    class Meta:
        label = "Number"


class NumberBlock(AskingBlock):
    unit = blocks.CharBlock(
        max_length=MOST_UNIT, required=False, help_text="Stands beside the field. For instance: seconds"
    )
    may_be_below_zero = blocks.BooleanBlock(
        required=False,
        label="The answer may be below zero",
        help_text="Phones then offer a keyboard with a minus. For instance: for a temperature",
    )
    answers = blocks.ListBlock(
        NumberAnswerBlock(),
        min_num=FEWEST,
        max_num=MOST,
        help_text="The first one that holds what was written counts. For instance: 20 first, then 24 as a usual mistake",
    )
    wrong_feedback = blocks.TextBlock(
        rows=3,
        required=False,
        label="What is said of any other number",
        help_text="What that would be like for a customer. For instance: After a minute most people have hung up.",
    )
    feedback = feedback_block()

    class Meta:
        icon = "decimal"
        label = "A number"


BLOCK = NumberBlock()


def spec_of(value: Mapping[str, Any]) -> dict[str, Any]:
    return common_words(value) | {
        "unit": value["unit"] or "",
        "may_be_below_zero": bool(value["may_be_below_zero"]),
        "answers": from_list(value["answers"], *AS_WRITTEN),
        "wrong_feedback": value["wrong_feedback"] or "",
    }


def value_of(spec: Mapping[str, Any]) -> Any:
    more = {name: spec.get(name) or "" for name in ("unit", "wrong_feedback")}
    more["may_be_below_zero"] = bool(spec.get("may_be_below_zero"))
    return BLOCK.to_python(common_words(spec) | more | {"answers": to_list(spec["answers"], **AS_WRITTEN)})
