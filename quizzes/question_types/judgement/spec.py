"""PURE. A situation with three or four things a colleague might do: one keeps the promise, the others less so."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Any

from quizzes.question_types.base import (
    NOTHING,
    WHOLE,
    Feedback,
    Mark,
    Order,
    ResponseError,
    Sent,
    ShownChoice,
    ShownChoices,
    SpecError,
    id_of,
    is_text,
    only,
    paragraphs,
    shuffled,
)

NAME = "judgement"
LABEL = "A situation to judge"

FEWEST, MOST = 3, 4


class Rung(Enum):
    """How a choice treats the promise."""

    KEEPS = "keeps"
    HALF = "half"
    RISKY = "risky"
    BREAKS = "breaks"

    @property
    def words(self) -> str:
        return RUNG_WORDS[self]

    @property
    def level(self) -> int:
        return RUNG_LEVELS[self]


RUNG_WORDS = {
    Rung.KEEPS: "Keeps the promise",
    Rung.HALF: "Half-way",
    Rung.RISKY: "Risky",
    Rung.BREAKS: "Breaks the promise",
}


RUNG_LEVELS = {Rung.KEEPS: 3, Rung.HALF: 2, Rung.RISKY: 1, Rung.BREAKS: 0}


BEST_HEADING = "That keeps the promise"
NOT_SURE_HEADING = "Here’s the guidance"
NOT_SURE_WORDS = "Saying you’re not sure is a fair answer. This is the part to read, and how each choice lands."
HEADINGS = {
    Rung.HALF: "Half-way there: ",
    Rung.RISKY: "A risk: ",
    Rung.BREAKS: "This breaks the promise: ",
}


@dataclass(frozen=True)
class Landed:
    """One choice on the ladder of four rungs, and what the customer meets next. `level` is 3 at the top, 0 at the foot."""

    level: int
    rung: str
    words: str
    lands: str
    yours: bool


@dataclass(frozen=True)
class LandedFeedback(Feedback):
    """`landed` is best first."""

    lands_with: str
    landed: tuple[Landed, ...]

    @property
    def ladder_heading(self) -> str:
        # A title stays on the line of its name.
        name = self.lands_with.replace(" ", "\u00a0")
        return f"How each choice lands with {name}"


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
        scene=paragraphs(spec["scene"]),
        asks=spec["asks"],
        lands_with=spec["lands_with"],
        best_feedback=spec["best_feedback"],
        choices=tuple(_choice(each) for each in spec["choices"]),
    )


def order_of(question: Spec, *, seed: int, slot: int) -> list[list[str]]:
    return shuffled([choice.id for choice in question.choices], seed=seed, slot=slot)


def show(question: Spec, order: Order) -> ShownChoices:
    says = {choice.id: choice.says for choice in question.choices}
    return ShownChoices(
        title=question.title,
        scene=question.scene,
        asks=question.asks,
        choices=tuple(ShownChoice(token=token, says=says[id]) for token, id in order),
    )


def response_of(sent: Sent, order: Order) -> dict[str, Any]:
    return {"choice": id_of(only(sent, "answer"), order)}


def mark(question: Spec, response: Mapping[str, Any] | None) -> Mark:
    if response is None:
        return NOTHING
    return Mark(WHOLE) if _chosen(question, response).rung is Rung.KEEPS else NOTHING


def explain(question: Spec, response: Mapping[str, Any] | None) -> LandedFeedback:
    chosen = None if response is None else _chosen(question, response)
    heading, words = _verdict(question, chosen)
    return LandedFeedback(
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


def guess(question: Spec) -> Fraction:
    return Fraction(1, len(question.choices))


def choices_of(question: Spec) -> list[tuple[str, str]]:
    return [(choice.id, choice.says) for choice in question.choices]


def picks_of(response: Mapping[str, Any]) -> tuple[str, ...]:
    return (response["choice"],)


def _verdict(question: Spec, chosen: Choice | None) -> tuple[str, str]:
    if chosen is None:
        return NOT_SURE_HEADING, NOT_SURE_WORDS
    if chosen.rung is Rung.KEEPS:
        return BEST_HEADING, question.best_feedback
    return HEADINGS[chosen.rung] + chosen.verdict, chosen.missed


def _chosen(question: Spec, response: Mapping[str, Any]) -> Choice:
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
        f"A question needs its {name}." for name in ("title", "scene", "asks", "lands_with") if not is_text(spec, name)
    ]
    if not is_text(spec, "best_feedback"):
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
    return faults + [f"it needs «{name}»." for name in needed if not is_text(choice, name)]
