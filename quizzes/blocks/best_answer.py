"""Writing a plain question with one best answer."""

from collections.abc import Mapping
from typing import Any

from wagtail import blocks

from quizzes.blocks.asking import AskingBlock, common_words, feedback_block, from_list, to_list
from quizzes.question_types.best_answer import FEWEST, MOST

AS_WRITTEN = {"says": "", "weight": "0", "feedback": ""}


class BestAnswerChoiceBlock(blocks.StructBlock):
    says = blocks.CharBlock(
        max_length=250,
        label="Choice",
        help_text="What somebody would say or do. For instance: Take the caller’s number",
    )
    weight = blocks.CharBlock(
        max_length=12,
        default="0",
        label="What it earns",
        help_text="1 for the best answer, 0 for any other, or a part of the mark. For instance: 1/2",
    )
    feedback = blocks.TextBlock(
        rows=2,
        required=False,
        label="What is said of it",
        help_text="What the customer experiences next. For instance: She knows who will ring her, and when.",
    )

    class Meta:
        label = "Choice"


class BestAnswerBlock(AskingBlock):
    choices = blocks.ListBlock(
        BestAnswerChoiceBlock(),
        min_num=FEWEST,
        max_num=MOST,
        help_text="Two to ten, each of which a decent colleague might choose; one earns 1. "
        "For instance: Ask her to ring back after lunch",
    )
    feedback = feedback_block()

    class Meta:
        icon = "success"
        label = "One best answer"


BLOCK = BestAnswerBlock()


def spec_of(value: Mapping[str, Any]) -> dict[str, Any]:
    return common_words(value) | {"choices": from_list(value["choices"], *AS_WRITTEN)}


def value_of(spec: Mapping[str, Any]) -> Any:
    return BLOCK.to_python(common_words(spec) | {"choices": to_list(spec["choices"], **AS_WRITTEN)})
