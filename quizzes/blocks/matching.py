"""Writing pairs to match."""

from collections.abc import Mapping
from typing import Any

from wagtail import blocks

from quizzes.blocks.asking import AskingBlock, common_words, feedback_block, from_list, to_list
from quizzes.question_types.matching import FEWEST, MOST


class PairBlock(blocks.StructBlock):
    stem = blocks.CharBlock(max_length=160, label="What is asked about", help_text="For instance: A letter")
    match = blocks.CharBlock(
        max_length=160,
        label="What goes with it",
        help_text="May be the same in two pairs. For instance: 10 working days",
    )

    class Meta:
        label = "Pair"


class ExtraBlock(blocks.StructBlock):
    match = blocks.CharBlock(
        max_length=160, label="What goes with nothing", help_text="Likely enough to be chosen. For instance: 28 days"
    )

    class Meta:
        label = "Extra choice"


class MatchingBlock(AskingBlock):
    pairs = blocks.ListBlock(
        PairBlock(),
        min_num=FEWEST,
        max_num=MOST,
        help_text="Two to ten; they are shown in another order each time. For instance: A letter, and 10 working days",
    )
    extras = blocks.ListBlock(
        ExtraBlock(),
        default=[],
        max_num=MOST,
        label="Extra choices",
        help_text="So that the last pair doesn’t answer itself. For instance: 28 days",
    )
    feedback = feedback_block()

    class Meta:
        icon = "link"
        label = "Matching pairs"


BLOCK = MatchingBlock()


def spec_of(value: Mapping[str, Any]) -> dict[str, Any]:
    return common_words(value) | {
        "pairs": from_list(value["pairs"], "stem", "match"),
        "extras": from_list(value["extras"], "match"),
    }


def value_of(spec: Mapping[str, Any]) -> Any:
    pairs, extras = to_list(spec["pairs"], stem="", match=""), to_list(spec.get("extras", []), match="")
    return BLOCK.to_python(common_words(spec) | {"pairs": pairs, "extras": extras})
