"""Writing a question to which several answers may be right."""

from collections.abc import Mapping
from typing import Any

from wagtail import blocks

from quizzes.blocks.asking import AskingBlock, common_words, feedback_block, from_list, to_list
from quizzes.question_types.choose_all import FEWEST, MOST
from quizzes.question_types.ticks import PLUS_MINUS, RULES, WEIGHTS

AS_WRITTEN = {"says": "", "is_right": False, "weight": "", "feedback": ""}


class TickBlock(blocks.StructBlock):
    says = blocks.CharBlock(max_length=250, label="Choice", help_text="In a few words. For instance: Your first name")
    is_right = blocks.BooleanBlock(
        required=False,
        label="It applies",
        help_text="Tick every choice that is right. For instance: both your name and your team",
    )
    weight = blocks.CharBlock(
        max_length=12,
        required=False,
        label="What a tick earns",
        help_text="Only where the question is marked by weights, below 0 for a wrong one. For instance: 1/3, or -1/2",
    )
    feedback = blocks.TextBlock(
        rows=2,
        required=False,
        label="What is said of it",
        help_text="Why it applies or doesn’t. For instance: With your name she can ask for you again.",
    )

    class Meta:
        label = "Choice"


class ChooseAllBlock(AskingBlock):
    choices = blocks.ListBlock(
        TickBlock(),
        min_num=FEWEST,
        max_num=MOST,
        help_text="Two to twelve; nobody is told how many apply unless your question says so. "
        "For instance: Your first name",
    )
    scoring = blocks.ChoiceBlock(
        choices=list(RULES.items()),
        default=PLUS_MINUS,
        label="How ticks count",
        help_text="People are told this before they answer. "
        "For instance: all or nothing where leaving one out is unsafe",
    )
    feedback = feedback_block()

    class Meta:
        icon = "list-ul"
        label = "All that apply"


BLOCK = ChooseAllBlock()


def spec_of(value: Mapping[str, Any]) -> dict[str, Any]:
    """The weights are left out where they don't count."""
    scoring = value["scoring"] or PLUS_MINUS
    names = AS_WRITTEN if scoring == WEIGHTS else [name for name in AS_WRITTEN if name != "weight"]
    return common_words(value) | {"choices": from_list(value["choices"], *names), "scoring": scoring}


def value_of(spec: Mapping[str, Any]) -> Any:
    more = {"choices": to_list(spec["choices"], **AS_WRITTEN), "scoring": spec.get("scoring") or PLUS_MINUS}
    return BLOCK.to_python(common_words(spec) | more)
