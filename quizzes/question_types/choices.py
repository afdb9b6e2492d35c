"""PURE. What the kinds share that are answered by picking one or several of a list of choices."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quizzes.question_types.base import Feedback, Order, ResponseError, ShownChoice
from quizzes.question_types.faults import each_needs, no_twins, one_id_each

NO_LIST = "A question needs a list of choices."
NOT_SURE_WORDS = "Saying you’re not sure is a fair answer. This is the part to read, and what each answer is worth."


@dataclass(frozen=True)
class Answered:
    """One choice once the question is answered: what it is, what the author said of it, what this person did with it.

    `yours` is words, or nothing where there is nothing to say. `is_picked` says whether this person picked it.
    """

    tag: str
    words: str
    said: str
    is_right: bool
    is_picked: bool
    yours: str = ""


@dataclass(frozen=True)
class ChoicesFeedback(Feedback):
    """`answers` is best first."""

    answers_heading: str
    answers: tuple[Answered, ...]


def offered(choices: Iterable[Any], order: Order) -> tuple[ShownChoice, ...]:
    """The choices as the browser gets them, in the attempt's order."""
    says = {choice.id: choice.says for choice in choices}
    return tuple(ShownChoice(token=token, says=says[id]) for token, id in order)


def the_choice(choices: Iterable[Any], id: Any) -> Any:
    """The choice of that id; `ResponseError` when the question has none."""
    for choice in choices:
        if choice.id == id:
            return choice
    raise ResponseError("That answer is not one of this question’s.")


def together(*texts: str) -> str:
    """Texts one after another, but for those that say nothing."""
    return " ".join(text.strip() for text in texts if text.strip())


def list_faults(choices: Sequence[Mapping[str, Any]], *, fewest: int, most: int) -> list[str]:
    """What keeps these from being choices that can be told apart."""
    faults = []
    if not fewest <= len(choices) <= most:
        faults.append(f"Offer {fewest} to {most} choices, not {len(choices)}.")
    faults += each_needs(choices, "Choice", ("id", "says"))
    for number, choice in enumerate(choices, 1):
        if not isinstance(choice.get("feedback") or "", str):
            faults.append(f"Choice {number}: its feedback must be words.")
    faults += one_id_each(choices, "choices")
    return faults if no_twins(choices, "says") else [*faults, "Two choices say the same."]
