"""Writing a question that is answered in a few words."""

from collections.abc import Mapping
from typing import Any

from wagtail import blocks

from quizzes.blocks.asking import AskingBlock, common_words, feedback_block, from_list, to_list
from quizzes.question_types.short_text import FEWEST, MOST, MOST_PATTERN

AS_WRITTEN = {"pattern": "", "weight": "1", "feedback": ""}


class TextAnswerBlock(blocks.StructBlock):
    pattern = blocks.CharBlock(
        max_length=MOST_PATTERN,
        label="Answer",
        help_text="An asterisk takes any letters or none, \\* is an asterisk itself. For instance: *duty manager*",
    )
    weight = blocks.CharBlock(
        max_length=12, default="1", label="What it earns", help_text="A part of the mark. For instance: 1, or 1/2, or 0"
    )
    feedback = blocks.TextBlock(
        rows=2,
        required=False,
        label="What is said of it",
        help_text="To whoever answers like this. For instance: She is only there until 5.",
    )

    class Meta:
        label = "Answer"


class ShortTextBlock(AskingBlock):
    answers = blocks.ListBlock(
        TextAnswerBlock(),
        min_num=FEWEST,
        max_num=MOST,
        help_text="The first one that fits what was written counts. For instance: *duty manager*, then *manager* for a half",
    )
    case_matters = blocks.BooleanBlock(
        required=False,
        label="Capital letters count",
        help_text="Seldom worth asking; people are told before they answer. For instance: for a form called P45",
    )
    wrong_feedback = blocks.TextBlock(
        rows=3,
        required=False,
        label="What is said of any other answer",
        help_text="What that would be like for a customer. For instance: They would be passed on once more.",
    )
    feedback = feedback_block()

    class Meta:
        icon = "pilcrow"
        label = "A few words"


BLOCK = ShortTextBlock()


def spec_of(value: Mapping[str, Any]) -> dict[str, Any]:
    return common_words(value) | {
        "answers": from_list(value["answers"], *AS_WRITTEN),
        "case_matters": bool(value["case_matters"]),
        "wrong_feedback": value["wrong_feedback"] or "",
    }


def value_of(spec: Mapping[str, Any]) -> Any:
    answers = to_list(spec["answers"], **AS_WRITTEN)
    more = {"case_matters": bool(spec.get("case_matters")), "wrong_feedback": spec.get("wrong_feedback") or ""}
    return BLOCK.to_python(common_words(spec) | more | {"answers": answers})
