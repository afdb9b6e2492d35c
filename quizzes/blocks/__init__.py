"""How each kind of question is written in the CMS: one module a kind, which keeps `Authoring`'s contract."""

from collections.abc import Mapping
from typing import Any, Protocol, cast

from wagtail import blocks

from quizzes.blocks import best_answer, choose_all, judgement, matching, number, ordering, short_text, true_false


class Authoring(Protocol):
    """The contract; a module keeps it with things of these names. What a block asks for is what the kind reads."""

    BLOCK: blocks.StructBlock

    def spec_of(self, value: Mapping[str, Any]) -> dict[str, Any]:
        """The spec, from the block's value; what had an id keeps it."""

    def value_of(self, spec: Mapping[str, Any]) -> Any:
        """The block's value, from a spec: the way back."""


BLOCKS: dict[str, Authoring] = {
    name: cast(Authoring, module)
    for name, module in {
        "judgement": judgement,
        "best_answer": best_answer,
        "choose_all": choose_all,
        "true_false": true_false,
        "matching": matching,
        "ordering": ordering,
        "number": number,
        "short_text": short_text,
    }.items()
}
