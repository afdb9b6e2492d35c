"""Writing steps to put in order."""

from collections.abc import Mapping
from typing import Any

from wagtail import blocks

from quizzes.blocks.asking import AskingBlock, common_words, feedback_block, from_list, to_list
from quizzes.question_types.agreement import RULES, USUAL
from quizzes.question_types.ordering import FEWEST, MOST


class StepBlock(blocks.StructBlock):
    says = blocks.CharBlock(max_length=200, label="Step", help_text="For instance: Show your badge before you speak")

    class Meta:
        label = "Step"


class OrderingBlock(AskingBlock):
    steps = blocks.ListBlock(
        StepBlock(),
        min_num=FEWEST,
        max_num=MOST,
        help_text="Two to twelve, here in the right order; they are shown in another one. "
        "For instance: Show your badge before you speak",
    )
    scoring = blocks.ChoiceBlock(
        choices=[(name, rule.words) for name, rule in RULES.items()],
        default=USUAL,
        label="How an order is marked",
        help_text="All or nothing is for steps that are unsafe in any other order. For instance: before entering a home",
    )
    feedback = feedback_block()

    class Meta:
        icon = "list-ol"
        label = "Steps in order"


BLOCK = OrderingBlock()


def spec_of(value: Mapping[str, Any]) -> dict[str, Any]:
    return common_words(value) | {"steps": from_list(value["steps"], "says"), "scoring": value["scoring"] or USUAL}


def value_of(spec: Mapping[str, Any]) -> Any:
    steps = to_list(spec["steps"], says="")
    return BLOCK.to_python(common_words(spec) | {"steps": steps, "scoring": spec.get("scoring", USUAL)})
