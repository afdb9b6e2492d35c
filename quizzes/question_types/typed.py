"""PURE. Answers that are typed: kept as they were typed, and held against the author's answers one after the other."""

import unicodedata
from fractions import Fraction
from typing import Protocol

from quizzes.question_types.base import NOTHING, WHOLE, Mark, ResponseError, Sent, only

MOST_LETTERS = 500
EMPTY = "Write your answer, or say you’re not sure"
TOO_LONG = "Write {most} characters at most. You wrote {count}"
# No database keeps these, and no keyboard writes them.
UNKEEPABLE = frozenset(("Cc", "Cs"))
NOT_KEEPABLE = "Write your answer in letters, numbers and signs: there is something in it that we can’t keep"


class Earning(Protocol):
    """An answer of the author's. What it earns may be less than nothing in a file from elsewhere."""

    @property
    def weight(self) -> Fraction: ...


def typed_in(sent: Sent, token: str) -> str:
    """What was typed into the one field, as it was typed; `ResponseError` with what to do where that is no answer."""
    name = f"answer-{token}"
    if any(any(values) for other, values in sent.items() if other != name):
        raise ResponseError("That is not an answer to this question.")
    typed = only(sent, name)
    check_typed(typed)
    return typed


def check_typed(typed: str) -> None:
    """`ResponseError` with a sentence for whoever typed it, unless there is something in it that can be kept."""
    if len(typed) > MOST_LETTERS:
        raise ResponseError(TOO_LONG.format(most=MOST_LETTERS, count=f"{len(typed):,}"))
    if any(unicodedata.category(letter) in UNKEEPABLE and letter not in "\t\r\n" for letter in typed):
        raise ResponseError(NOT_KEEPABLE)
    if not any(not letter.isspace() and unicodedata.category(letter) != "Cf" for letter in typed):
        raise ResponseError(EMPTY)


def earned(found: Earning | None) -> Mark:
    """What the answer that was found earns; nothing where none was."""
    return NOTHING if found is None else Mark(min(WHOLE, max(Fraction(0), found.weight)))
