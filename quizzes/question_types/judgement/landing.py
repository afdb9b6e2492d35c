"""PURE. What is said of an answer to a situation: how each choice lands, and what this person made of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from quizzes.question_types.base import Feedback
from quizzes.question_types.choices import together
from quizzes.question_types.judgement import ways
from quizzes.question_types.judgement.spec import BEST_WORST, RATE, Choice, Spec
from quizzes.question_types.outcome import NOT_SURE_HEADING

BEST_HEADING = "That keeps the promise"
NOT_SURE_WORDS = "Saying you’re not sure is a fair answer. This is the part to read, and how each choice lands."
# Whether the best was found, and whether the worst was.
PAIR_HEADINGS = {
    (True, True): "You found the best and the worst",
    (True, False): "You found the best, and another one is the worst",
    (False, True): "You found the worst, and another one is the best",
    (False, False): "Others are the best and the worst",
}
ALL_PLACED = "You placed each one as we do"
NONE_PLACED = "We place each of them elsewhere"


@dataclass(frozen=True)
class Landed:
    """One choice on the ladder of four rungs, and what the customer meets next. `level` is 3 at the top, 0 at the foot.

    `said` is what this person said of it, where that is more than that it is their answer.
    """

    level: int
    rung: str
    words: str
    lands: str
    yours: bool
    said: str = ""


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


def explain(question: Spec, response: Mapping[str, Any] | None) -> LandedFeedback:
    """`ResponseError` for an answer to another question, or in another way."""
    heading, words = _verdict(question, response)
    given = _given(question, response)
    return LandedFeedback(
        heading=heading,
        words=together(words, question.feedback),
        is_best=response is not None and ways.earned(question, response) == 1,
        is_not_sure=response is None,
        lands_with=question.lands_with,
        landed=tuple(_landed(choice, given) for choice in question.best_first),
    )


def _landed(choice: Choice, given: Mapping[str, str]) -> Landed:
    rung = choice.rung
    return Landed(rung.level, rung.words, choice.says, choice.lands, choice.id in given, given.get(choice.id, ""))


def _verdict(question: Spec, response: Mapping[str, Any] | None) -> tuple[str, str]:
    if response is None:
        return NOT_SURE_HEADING, NOT_SURE_WORDS
    if question.way == BEST_WORST:
        best, worst = ways.best_and_worst(question, response)
        found = best is question.best, worst is question.worst
        return PAIR_HEADINGS[found], question.best_feedback if found[0] else best.missed
    if question.way == RATE:
        return _placed_heading(question, response), question.best_feedback
    chosen = ways.chosen(question, response)
    if chosen.is_best:
        return BEST_HEADING, question.best_feedback
    return chosen.heading, chosen.missed


def _placed_heading(question: Spec, response: Mapping[str, Any]) -> str:
    placed = ways.rungs_given(question, response)
    alike = sum(placed[choice.id] is choice.rung for choice in question.choices)
    if alike == len(question.choices):
        return ALL_PLACED
    return f"You placed {alike} of {len(question.choices)} as we do" if alike else NONE_PLACED


def _given(question: Spec, response: Mapping[str, Any] | None) -> dict[str, str]:
    """What this person said of a choice, by its id; no more than that they picked it where there was one to pick."""
    if response is None:
        return {}
    if question.way == BEST_WORST:
        best, worst = ways.best_and_worst(question, response)
        return {best.id: "You said: the best", worst.id: "You said: the worst"}
    if question.way == RATE:
        placed = ways.rungs_given(question, response)
        return {id: f"You said: {rung.words.lower()}" for id, rung in placed.items()}
    return {ways.chosen(question, response).id: ""}
