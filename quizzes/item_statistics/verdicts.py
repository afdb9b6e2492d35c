"""PURE. What the figures of a question say in plain words, and of how few answers nothing is said at all."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

# Fewer answers than this are hidden, so that nobody's own answer shows through.
LEAST_SHOWN = 5
# Fewer than this are shown and marked as too few; nothing is concluded from them.
ENOUGH = 20

ALMOST_EVERYONE = 0.95
ALMOST_NOBODY = 0.2
# Nothing but chance gives a correlation this far below 0, times the root of the answers, once in twenty times.
BY_CHANCE = 1.645
MANY = 0.5
MANY_SURE = 0.2


class Verdict(StrEnum):
    """What somebody should look at."""

    ALMOST_ALL_RIGHT = "almost_all_right"
    ALMOST_ALL_WRONG = "almost_all_wrong"
    CHECK_THE_KEY = "check_the_key"
    WRONG_AND_SURE = "wrong_and_sure"
    STANDARD_UNCLEAR = "standard_unclear"

    @property
    def words(self) -> str:
        return WORDS[self]

    @property
    def is_for_the_standard(self) -> bool:
        """Whether it is the owner of the standard who can mend it, rather than the writer of the question."""
        return self in (Verdict.WRONG_AND_SURE, Verdict.STANDARD_UNCLEAR)


WORDS = {
    Verdict.ALMOST_ALL_RIGHT: "Almost everyone gets this right",
    Verdict.ALMOST_ALL_WRONG: "Almost everyone gets this wrong",
    Verdict.CHECK_THE_KEY: "People who do well get this one wrong more often: check the key",
    Verdict.WRONG_AND_SURE: "Many get this wrong and are very sure of it",
    Verdict.STANDARD_UNCLEAR: "Many get several of its questions wrong: the standard may be unclear",
}


@dataclass(frozen=True)
class Answers:
    """How the answers to one question fell out. `facility` is a share, `discrimination` in hundredths.

    `asked_how_sure` is how many said how sure they were, `wrong_and_sure` how many of them were very sure and wrong.
    """

    answers: int
    facility: float | None
    discrimination: float | None = None
    asked_how_sure: int = 0
    wrong_and_sure: int = 0


def verdicts(question: Answers) -> tuple[Verdict, ...]:
    """What stands out about a question, once there are enough answers to say so."""
    if question.answers < ENOUGH or question.facility is None:
        return ()
    found = []
    if _goes_against_the_rest(question):
        found.append(Verdict.CHECK_THE_KEY)
    if question.facility >= ALMOST_EVERYONE:
        found.append(Verdict.ALMOST_ALL_RIGHT)
    if question.facility <= ALMOST_NOBODY:
        found.append(Verdict.ALMOST_ALL_WRONG)
    if question.asked_how_sure >= ENOUGH and question.wrong_and_sure >= MANY_SURE * question.asked_how_sure:
        found.append(Verdict.WRONG_AND_SURE)
    return tuple(found)


def is_unclear(questions: Sequence[Answers]) -> bool:
    """Whether it is the standard rather than one of its questions: half or more of the people miss at least two of
    them, and at least half of all. Each question may have few answers, as long as together they have enough."""
    told = [each for each in questions if each.facility is not None]
    missed = [each for each in told if each.facility is not None and each.facility <= MANY]
    return sum(each.answers for each in told) >= ENOUGH and len(missed) >= 2 and 2 * len(missed) >= len(told)


def _goes_against_the_rest(question: Answers) -> bool:
    """Further below 0 than chance alone would bring it."""
    if question.discrimination is None:
        return False
    return question.discrimination / 100 * math.sqrt(question.answers - 1) <= -BY_CHANCE
