"""PURE. How an attempt behaves: what it asks, when it shows how an answer lands, which question is next."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Way:
    """One way of taking questions; one that comes after another asks about what that one missed."""

    name: str
    comes_after_another: bool = False
    shows_feedback_at_once: bool = True
    counts: bool = True


WAYS = {
    way.name: way
    for way in (
        Way("prove_first"),
        Way("fresh", comes_after_another=True),
        Way("practice", counts=False),
        Way("check", shows_feedback_at_once=False),
        Way("change"),
    )
}


def way_under(behaviour: str, *, feedback_at_end: bool) -> str:
    """How it is really taken: a check whose conditions keep the feedback until the end is no «questions first»."""
    return "check" if behaviour == "prove_first" and feedback_at_end else behaviour


def next_slot(is_answered: Sequence[bool]) -> int | None:
    """The first question without an answer, counted from 1; None when every one has its answer."""
    return next((slot for slot, answered in enumerate(is_answered, 1) if not answered), None)


def shows_feedback(way: Way, *, is_answered: bool, is_finished: bool) -> bool:
    """Whether the browser may know how this answer lands. Never before it is given: one go, and then it is shown."""
    return is_answered and (way.shows_feedback_at_once or is_finished)
