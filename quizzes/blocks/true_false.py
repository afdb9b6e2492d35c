"""Writing a statement that is true or false."""

from collections.abc import Mapping
from typing import Any

from wagtail import blocks

from quizzes.blocks.asking import AskingBlock, common_words, feedback_block

SIDES = (("true", "It is true"), ("false", "It is false"))


class TrueFalseBlock(AskingBlock):
    asks = blocks.CharBlock(
        max_length=250,
        label="Statement",
        help_text="One sentence that is true or false. For instance: You may give a caller your first name only",
    )
    is_true = blocks.ChoiceBlock(
        choices=SIDES,
        label="True or false",
        help_text="What it is. For instance: It is true, where the standard says so",
    )
    if_right = blocks.TextBlock(
        rows=2,
        required=False,
        label="Said to whoever is right",
        help_text="What this is like for a customer. For instance: They can ask for you by name next time.",
    )
    if_wrong = blocks.TextBlock(
        rows=2,
        required=False,
        label="Said to whoever is wrong",
        help_text="What they would have missed, kindly. For instance: Your surname isn’t needed, your team is.",
    )
    feedback = feedback_block()

    class Meta:
        icon = "check"
        label = "True or false"


BLOCK = TrueFalseBlock()


def spec_of(value: Mapping[str, Any]) -> dict[str, Any]:
    """`is_true` is None where nobody has said yet, which the kind refuses."""
    is_true = {"true": True, "false": False}.get(value["is_true"])
    said = {name: value[name] or "" for name in ("if_right", "if_wrong")}
    return common_words(value) | {"is_true": is_true} | said


def value_of(spec: Mapping[str, Any]) -> Any:
    said = {name: spec.get(name) or "" for name in ("if_right", "if_wrong")}
    is_true = {True: "true", False: "false"}.get(spec.get("is_true"), "")
    return BLOCK.to_python(common_words(spec) | said | {"is_true": is_true})
