"""What the blocks of all kinds share: the words every question has, and lists whose items keep their ids."""

from collections.abc import Iterable, Mapping
from typing import Any

from wagtail import blocks

ITEM = "item"
COMMON = ("title", "scene", "asks", "feedback")


class AskingBlock(blocks.StructBlock):
    """A kind adds its key, and `feedback` after it: what is said last is written last."""

    title = blocks.CharBlock(max_length=120, help_text="A few words to tell it by. For instance: A call at ten to five")
    scene = blocks.TextBlock(
        rows=4,
        required=False,
        label="Situation",
        help_text="What has happened, if it needs saying; an empty line begins a paragraph. "
        "For instance: Mr Hale rings about a loose rail on his stairs.",
    )
    asks = blocks.CharBlock(
        max_length=250, label="Question", help_text="One sentence. For instance: What do you do first?"
    )


def feedback_block() -> blocks.TextBlock:
    return blocks.TextBlock(
        rows=3,
        required=False,
        label="What everybody is told",
        help_text="Said whatever the answer. For instance: The caller then knows who has their question, and until when.",
    )


def common_words(value: Mapping[str, Any]) -> dict[str, str]:
    """The words every question has, from a block's value or from a spec."""
    return {name: value.get(name) or "" for name in COMMON}


def from_list(listed: Any, *names: str) -> list[dict[str, Any]]:
    """The items of a list block's value as the spec has them: with these of their fields, under the ids they have."""
    return [{"id": item.id} | {name: item.value[name] for name in names} for item in listed.bound_blocks]


def to_list(things: Iterable[Mapping[str, Any]], **otherwise: Any) -> list[dict[str, Any]]:
    """The way back, as a list block reads it. `otherwise` is what stands in a field that the spec leaves out."""
    return [
        {
            "type": ITEM,
            "id": thing["id"],
            "value": {name: thing.get(name) or default for name, default in otherwise.items()},
        }
        for thing in things
    ]
