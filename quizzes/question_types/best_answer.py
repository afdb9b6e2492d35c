"""PURE. A situation with three or four things a colleague might do: one keeps the promise, the others less so."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from quizzes.question_types.base import (
    NOTHING,
    WHOLE,
    Feedback,
    Landed,
    Mark,
    Order,
    ResponseError,
    Rung,
    Shown,
    ShownChoice,
    SpecError,
    scatter,
)

NAME = "best_answer"

FEWEST, MOST = 3, 4

BEST_HEADING = "That keeps the promise"
NOT_SURE_HEADING = "Here’s the guidance"
NOT_SURE_WORDS = "Saying you’re not sure is a fair answer. This is the part to read, and how each choice lands."
HEADINGS = {
    Rung.HALF: "Half-way there: ",
    Rung.RISKY: "A risk: ",
    Rung.BREAKS: "This breaks the promise: ",
}


@dataclass(frozen=True)
class Choice:
    """`verdict` ends the heading of its feedback and `missed` follows it; the best choice has neither."""

    id: str
    says: str
    rung: Rung
    lands: str
    verdict: str = ""
    missed: str = ""


@dataclass(frozen=True)
class Spec:
    title: str
    scene: tuple[str, ...]
    asks: str
    lands_with: str
    best_feedback: str
    choices: tuple[Choice, ...]

    @classmethod
    def from_json(cls, spec: Mapping[str, Any]) -> "Spec":
        return read(spec)

    @property
    def best(self) -> Choice:
        return next(choice for choice in self.choices if choice.rung is Rung.KEEPS)


def read(spec: Mapping[str, Any]) -> Spec:
    faults = _faults(spec)
    if faults:
        raise SpecError(faults)
    return Spec(
        title=spec["title"],
        scene=tuple(part.strip() for part in re.split(r"\n\s*\n", spec["scene"].strip())),
        asks=spec["asks"],
        lands_with=spec["lands_with"],
        best_feedback=spec["best_feedback"],
        choices=tuple(_choice(each) for each in spec["choices"]),
    )


def order_of(question: Spec, *, seed: int, slot: int) -> list[list[str]]:
    ids = sorted((choice.id for choice in question.choices), key=lambda id: scatter(seed, slot, "order", id))
    return [[scatter(seed, slot, "token", id)[:12], id] for id in ids]


def show(question: Spec, order: Order) -> Shown:
    says = {choice.id: choice.says for choice in question.choices}
    return Shown(
        title=question.title,
        scene=question.scene,
        asks=question.asks,
        choices=tuple(ShownChoice(token=token, says=says[id]) for token, id in order),
    )


def response_of(token: str, order: Order) -> dict[str, str]:
    for offered, id in order:
        if token == offered:
            return {"choice": id}
    raise ResponseError("That answer was never offered.")


def mark(question: Spec, response: Mapping[str, str] | None) -> Mark:
    if response is None:
        return NOTHING
    return Mark(WHOLE) if _chosen(question, response).rung is Rung.KEEPS else NOTHING


def explain(question: Spec, response: Mapping[str, str] | None) -> Feedback:
    chosen = None if response is None else _chosen(question, response)
    heading, words = _verdict(question, chosen)
    return Feedback(
        heading=heading,
        words=words,
        is_best=chosen is not None and chosen.rung is Rung.KEEPS,
        is_not_sure=chosen is None,
        lands_with=question.lands_with,
        landed=tuple(
            Landed(choice.rung.level, choice.rung.words, choice.says, choice.lands, yours=choice is chosen)
            for choice in sorted(question.choices, key=lambda choice: -choice.rung.level)
        ),
    )


def _verdict(question: Spec, chosen: Choice | None) -> tuple[str, str]:
    if chosen is None:
        return NOT_SURE_HEADING, NOT_SURE_WORDS
    if chosen.rung is Rung.KEEPS:
        return BEST_HEADING, question.best_feedback
    return HEADINGS[chosen.rung] + chosen.verdict, chosen.missed


def _chosen(question: Spec, response: Mapping[str, str]) -> Choice:
    for choice in question.choices:
        if choice.id == response.get("choice"):
            return choice
    raise ResponseError("That answer is not one of this question’s.")


def _choice(given: Mapping[str, Any]) -> Choice:
    return Choice(
        id=given["id"],
        says=given["says"],
        rung=Rung(given["rung"]),
        lands=given["lands"],
        verdict=given.get("verdict") or "",
        missed=given.get("missed") or "",
    )


def _faults(spec: Mapping[str, Any]) -> list[str]:
    """What keeps these words from being a question, all of it at once."""
    faults = [
        f"A question needs its {name}." for name in ("title", "scene", "asks", "lands_with") if not _is_text(spec, name)
    ]
    if not _is_text(spec, "best_feedback"):
        faults.append("Say what the customer experiences when the promise is kept.")
    choices = spec.get("choices")
    if not isinstance(choices, list) or not all(isinstance(choice, Mapping) for choice in choices):
        return [*faults, "A question needs a list of choices."]
    if not FEWEST <= len(choices) <= MOST:
        faults.append(f"Offer {FEWEST} or {MOST} choices, not {len(choices)}.")
    for number, choice in enumerate(choices, 1):
        faults += [f"Choice {number}: {fault}" for fault in _choice_faults(choice)]
    for name, words in (("id", "Two choices have the same id."), ("says", "Two choices say the same.")):
        if len({str(choice.get(name)) for choice in choices}) < len(choices):
            faults.append(words)
    if [choice.get("rung") for choice in choices].count(Rung.KEEPS.value) != 1:
        faults.append("Exactly one choice keeps the promise.")
    return faults


def _choice_faults(choice: Mapping[str, Any]) -> list[str]:
    needed = ["id", "says", "lands"]
    faults = []
    if choice.get("rung") not in [rung.value for rung in Rung]:
        faults.append("say whether it keeps the promise, is half-way, is risky or breaks it.")
    elif choice["rung"] != Rung.KEEPS.value:
        needed += ["verdict", "missed"]
    return faults + [f"it needs «{name}»." for name in needed if not _is_text(choice, name)]


def _is_text(given: Mapping[str, Any], name: str) -> bool:
    value = given.get(name)
    return isinstance(value, str) and bool(value.strip())
