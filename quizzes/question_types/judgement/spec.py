"""PURE. The words of a situation to judge: three or four choices, each on its rung of the ladder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from quizzes.question_types.base import SpecError, is_text, paragraphs

FEWEST, MOST = 3, 4

# The ways of asking: for the one that keeps the promise, for the best and the worst, or for the rung of each.
CHOOSE, BEST_WORST, RATE = "choose", "best_worst", "rate"
WAY_WORDS = {
    CHOOSE: "Choose what to do",
    BEST_WORST: "Find the best and the worst",
    RATE: "Say how each one lands",
}

# What stands above the feedback of a choice that doesn't keep the promise; its verdict ends the sentence.
HEADING_STARTS = {
    "half": "Half-way there: ",
    "risky": "A risk: ",
    "breaks": "This breaks the promise: ",
}


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


@dataclass(frozen=True)
class Choice:
    """`verdict` ends the heading of its feedback and `missed` follows it; the best choice has neither."""

    id: str
    says: str
    rung: Rung
    lands: str
    verdict: str = ""
    missed: str = ""

    @property
    def is_best(self) -> bool:
        return self.rung is Rung.KEEPS

    @property
    def heading(self) -> str:
        """What stands above its feedback; the best has that of its promise kept."""
        return "" if self.is_best else HEADING_STARTS[self.rung.value] + self.verdict


@dataclass(frozen=True)
class Spec:
    title: str
    scene: tuple[str, ...]
    asks: str
    lands_with: str
    best_feedback: str
    choices: tuple[Choice, ...]
    way: str = CHOOSE
    feedback: str = ""

    @classmethod
    def from_json(cls, spec: Mapping[str, Any]) -> "Spec":
        return read(spec)

    @property
    def way_in_words(self) -> str:
        return WAY_WORDS[self.way]

    @property
    def best(self) -> Choice:
        return next(choice for choice in self.choices if choice.is_best)

    @property
    def worst(self) -> Choice:
        """The one that treats the promise worst; the only one there where somebody is asked for it."""
        return min(self.choices, key=lambda choice: choice.rung.level)

    @property
    def best_first(self) -> tuple[Choice, ...]:
        return tuple(sorted(self.choices, key=lambda choice: -choice.rung.level))


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
        way=spec.get("way") or CHOOSE,
        feedback=spec.get("feedback") or "",
    )


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
    if not isinstance(spec.get("feedback") or "", str):
        faults.append("The feedback must be words.")
    if spec.get("way") not in (None, "", *WAY_WORDS):
        faults.append("Say whether to choose the best, to find the best and the worst, or to place each choice.")
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
    if spec.get("way") == BEST_WORST and not _has_one_worst(choices):
        faults.append("Exactly one choice is the worst: no two stand on the lowest rung.")
    return faults


def _has_one_worst(choices: Sequence[Mapping[str, Any]]) -> bool:
    known = {rung.value: rung.level for rung in Rung}
    levels = [known[choice["rung"]] for choice in choices if choice.get("rung") in known]
    return not levels or levels.count(min(levels)) == 1


def _choice_faults(choice: Mapping[str, Any]) -> list[str]:
    needed = ["id", "says", "lands"]
    faults = []
    if choice.get("rung") not in [rung.value for rung in Rung]:
        faults.append("say whether it keeps the promise, is half-way, is risky or breaks it.")
    elif choice["rung"] != Rung.KEEPS.value:
        needed += ["verdict", "missed"]
    return faults + [f"it needs «{name}»." for name in needed if not is_text(choice, name)]
