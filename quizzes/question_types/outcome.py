"""PURE. What is said beside how an answer came out, where an author has said it or has not."""

from dataclasses import dataclass
from fractions import Fraction

from quizzes.question_types.base import Mark

NOT_SURE_HEADING = "Here’s the guidance"
NOT_SURE_WORDS = "Saying you’re not sure is a fair answer. This is the part to read."


@dataclass(frozen=True)
class Fact:
    """One line of what there is to know, with its label."""

    label: str
    text: str


def said(*by_the_author: str, otherwise: str, is_not_sure: bool = False) -> tuple[str, tuple[str, ...]]:
    """The sentence under the heading, and what stands further down: the author's words in their order, none twice.

    Where the author says nothing the heading doesn't stand alone; who was not sure is first told that this is fair.
    """
    words = [each.strip() for each in by_the_author if each.strip()]
    if is_not_sure:
        words.insert(0, NOT_SURE_WORDS)
    first, *more = list(dict.fromkeys(words)) or [otherwise]
    return first, tuple(more)


def heading_of(mark: Mark, answer: str) -> str:
    """How a typed answer came out, with the right one where it wasn't."""
    if mark.is_whole:
        return "That’s right"
    return f"Nearly: it’s {answer}" if mark.fraction else f"Not quite: it’s {answer}"


def worth(weight: Fraction, feedback: str) -> str:
    """What an answer earns and what is said of it, for the author."""
    part = {Fraction(0): "Nothing", Fraction(1): "The whole mark"}.get(weight, f"{weight} of the mark")
    return f"{part}. {feedback.strip()}".strip()


def told_everybody(feedback: str) -> tuple[Fact, ...]:
    """For the author: what is said whatever the answer."""
    return (Fact("Everybody is told", feedback),) if feedback.strip() else ()
