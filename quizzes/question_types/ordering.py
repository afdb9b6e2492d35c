"""PURE. Steps to put in their order.

How an order is marked is one of `agreement.RULES`: usually pair by pair, and all or nothing where any other order would
be dangerous.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from quizzes.question_types.agreement import RULES, USUAL
from quizzes.question_types.base import (
    NOTHING,
    Feedback,
    Mark,
    Order,
    ResponseError,
    Sent,
    Shown,
    ShownChoice,
    SpecError,
    paragraphs,
    shuffled,
)
from quizzes.question_types.faults import common_faults, each_needs, listed, no_twins, one_id_each
from quizzes.question_types.outcome import NOT_SURE_HEADING, Fact, said, told_everybody
from quizzes.question_types.parts import one_for_each

NAME = "ordering"
LABEL = "Steps in order"

FEWEST, MOST = 2, 12
BEST_HEADING = "That’s the order"
OTHER_HEADING = "Not quite that order"
BEST_WORDS = "Each step comes where it should."
OTHER_WORDS = "Here is the order, and where you put each step."
ENDINGS = {1: "st", 2: "nd", 3: "rd"}


@dataclass(frozen=True)
class ShownSteps(Shown):
    """The steps, in this attempt's order."""

    steps: tuple[ShownChoice, ...]


@dataclass(frozen=True)
class Placed:
    """One step in its right place, and where it was put; `yours` is None for whoever was not sure. Both count from 1."""

    says: str
    place: int
    yours: int | None

    @property
    def text(self) -> str:
        return self.says

    @property
    def detail(self) -> str:
        if self.yours is None:
            return ""
        return "You put it here" if self.yours == self.place else f"You put it {ordinal(self.yours)}"


@dataclass(frozen=True)
class OrderFeedback(Feedback):
    """`more` is what the author says to everybody, where `words` don't say it already."""

    more: tuple[str, ...]
    steps: tuple[Placed, ...]


@dataclass(frozen=True)
class Step:
    id: str
    says: str


@dataclass(frozen=True)
class Spec:
    """`steps` are in the right order."""

    title: str
    scene: tuple[str, ...]
    asks: str
    feedback: str
    steps: tuple[Step, ...]
    scoring: str

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The right order and how one is marked, for the author."""
        steps = [Fact(ordinal(place), step.says) for place, step in enumerate(self.steps, 1)]
        return (*steps, Fact("How it is marked", RULES[self.scoring].words), *told_everybody(self.feedback))


def read(spec: Mapping[str, Any]) -> Spec:
    faults = _faults(spec)
    if faults:
        raise SpecError(faults)
    return Spec(
        title=spec["title"],
        scene=paragraphs(spec.get("scene", "")),
        asks=spec["asks"],
        feedback=spec.get("feedback", ""),
        steps=tuple(Step(each["id"], each["says"]) for each in spec["steps"]),
        scoring=spec.get("scoring", USUAL),
    )


def order_of(question: Spec, *, seed: int, slot: int) -> list[list[str]]:
    return shuffled([step.id for step in question.steps], seed=seed, slot=slot)


def show(question: Spec, order: Order) -> ShownSteps:
    says = {step.id: step.says for step in question.steps}
    return ShownSteps(
        title=question.title,
        scene=question.scene,
        asks=question.asks,
        steps=tuple(ShownChoice(token=token, says=says[id]) for token, id in order),
    )


def response_of(sent: Sent, order: Order) -> dict[str, Any]:
    """The ids of the steps in the order they were given: each place was given once."""
    places = one_for_each(sent, [token for token, _ in order])
    if set(places.values()) != {str(place) for place in range(1, len(order) + 1)}:
        raise ResponseError("Each step has a place of its own.")
    return {"order": [id for _, id in sorted((int(places[token]), id) for token, id in order)]}


def mark(question: Spec, response: Mapping[str, Any] | None) -> Mark:
    if response is None:
        return NOTHING
    return Mark(RULES[question.scoring].earns(_places(question, response)))


def explain(question: Spec, response: Mapping[str, Any] | None) -> OrderFeedback:
    given = None if response is None else [question.steps[place].id for place in _places(question, response)]
    is_best = given == [step.id for step in question.steps]
    words, more = said(question.feedback, otherwise=BEST_WORDS if is_best else OTHER_WORDS, is_not_sure=given is None)
    heading = BEST_HEADING if is_best else OTHER_HEADING
    return OrderFeedback(
        heading=NOT_SURE_HEADING if given is None else heading,
        words=words,
        is_best=is_best,
        is_not_sure=given is None,
        more=more,
        steps=tuple(
            Placed(step.says, place, None if given is None else given.index(step.id) + 1)
            for place, step in enumerate(question.steps, 1)
        ),
    )


def guess(question: Spec) -> Fraction:
    return RULES[question.scoring].chance(len(question.steps))


def choices_of(question: Spec) -> list[tuple[str, str]]:
    return []


def picks_of(response: Mapping[str, Any]) -> tuple[str, ...]:
    return ()


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th … 11th, 12th: as far as there are steps."""
    return f"{number}{ENDINGS.get(number, 'th')}"


def _places(question: Spec, response: Mapping[str, Any]) -> list[int]:
    """The right places, from 0, of the steps in the order they were given."""
    right = {step.id: place for place, step in enumerate(question.steps)}
    given = response.get("order")
    if not isinstance(given, list) or sorted(map(str, given)) != sorted(right):
        raise ResponseError("That answer is not one of this question’s.")
    return [right[id] for id in given]


def _faults(spec: Mapping[str, Any]) -> list[str]:
    """What keeps these words from being a question, all of it at once."""
    faults = common_faults(spec)
    if str(spec.get("scoring", USUAL)) not in RULES:
        faults.append("Say how an order is marked: pair by pair, by steps out of place, or all or nothing.")
    steps = listed(spec, "steps")
    if steps is None:
        return [*faults, "A question needs a list of steps."]
    if not FEWEST <= len(steps) <= MOST:
        faults.append(f"Write {FEWEST} to {MOST} steps, not {len(steps)}.")
    faults += each_needs(steps, "Step", ("id", "says")) + one_id_each(steps, "steps")
    if not no_twins(steps, "says"):
        faults.append("Two steps say the same, so nobody can tell which comes first.")
    return faults
