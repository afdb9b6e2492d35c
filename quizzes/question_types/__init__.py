"""PURE. The kinds of question there are."""

from typing import cast

from quizzes.question_types import (
    best_answer,
    choose_all,
    judgement,
    matching,
    number,
    ordering,
    short_text,
    true_false,
)
from quizzes.question_types.base import Kind, SpecError

KINDS: dict[str, Kind] = {
    module.NAME: cast(Kind, module)
    for module in (
        judgement,
        best_answer,
        choose_all,
        true_false,
        matching,
        ordering,
        number,
        short_text,
    )
}


def kind_of(name: str) -> Kind:
    """The kind of that name; `SpecError` when there is none."""
    if name not in KINDS:
        raise SpecError([f"There is no kind of question called «{name}»."])
    return KINDS[name]
