"""The words of questions that are no situations; every text says where it belongs."""

from collections.abc import Callable
from typing import Any

GREET, TEAM, HOLD, GUESS = "greet", "team", "hold", "guess"

Spec = dict[str, Any]


def best_answer_spec(key="Q", **changes) -> Spec:
    """Four choices: one is best, one is worth half, one is worth less than nothing."""
    return {
        "title": f"Question {key}",
        "scene": "",
        "asks": f"What do you say first in {key}?",
        "feedback": f"General feedback of {key}.",
        "choices": [
            {"id": TEAM, "says": f"Your team ({key})", "weight": "1/2", "feedback": f"Team feedback {key}."},
            {"id": GREET, "says": f"Name and team ({key})", "weight": "1", "feedback": f"Best feedback {key}."},
            {"id": HOLD, "says": f"Please hold ({key})", "feedback": f"Hold feedback {key}."},
            {"id": GUESS, "says": f"Yes? ({key})", "weight": "-1/2", "feedback": f"Guess feedback {key}."},
        ],
    } | changes


def choose_all_spec(key="Q", **changes) -> Spec:
    """Five choices, three of which apply."""
    return {
        "title": f"Question {key}",
        "scene": f"Scene of {key}.",
        "asks": f"What belongs in your greeting in {key}?",
        "feedback": f"General feedback of {key}.",
        "choices": [
            tick("name", f"Your first name ({key})", is_right=True, feedback=f"Name feedback {key}."),
            tick("grade", f"Your grade ({key})", is_right=False, feedback=f"Grade feedback {key}."),
            tick("team", f"Your team ({key})", is_right=True, feedback=f"Team feedback {key}."),
            tick("offer", f"An offer to help ({key})", is_right=True, feedback=f"Offer feedback {key}."),
            tick("time", f"The time of day ({key})", is_right=False, feedback=f"Time feedback {key}."),
        ],
    } | changes


def tick(id: str, says: str, *, is_right: bool, **more) -> Spec:
    return {"id": id, "says": says, "is_right": is_right, **more}


def true_false_spec(key="Q", **changes) -> Spec:
    return {
        "title": f"Question {key}",
        "scene": "",
        "asks": f"A colleague may answer your phone ({key}).",
        "is_true": True,
        "if_right": f"Right feedback {key}.",
        "if_wrong": f"Wrong feedback {key}.",
        "feedback": f"General feedback of {key}.",
    } | changes


SPECS: dict[str, Callable[..., Spec]] = {
    "best_answer": best_answer_spec,
    "choose_all": choose_all_spec,
    "true_false": true_false_spec,
}
