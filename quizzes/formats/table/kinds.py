"""PURE. What each kind of question holds in a row, as the fields of an item."""

import re
from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from quizzes.formats.base import NONE, WHOLE, Choice, Kind, NumberAnswer, Pair, TextAnswer, Weight
from quizzes.formats.table.columns import FALSE, TRUE
from quizzes.formats.weights import cancelling

if TYPE_CHECKING:
    from quizzes.formats.table.reading import Row

Fields = dict[str, Any]


def _best_answer(row: "Row") -> Fields:
    right = _right(row)
    numbers = _answers(row)
    if len(right) > 1:
        row.error(
            "two_right_answers",
            row.cell("right"),
            "More than one answer is right.",
            "Keep one, or write Choose all as the kind.",
        )
    weights = {number: WHOLE if number in right else NONE for number in numbers}
    return {"choices": _choices(row, weights)}


def _choose_all(row: "Row") -> Fields:
    right = _right(row)
    keyed, wrong = cancelling(len(right)) if right else (WHOLE, NONE)
    return {"choices": _choices(row, {number: keyed if number in right else wrong for number in _answers(row)})}


def _choices(row: "Row", weights: dict[int, Weight]) -> tuple[Choice, ...]:
    return tuple(
        Choice(row.words("answer", number), row.weight(number) or weight, row.words("feedback", number))
        for number, weight in weights.items()
    )


def _answers(row: "Row") -> range:
    return range(1, row.last("answer", "feedback", "weight") + 1)


def _right(row: "Row") -> list[int]:
    """The numbers of the right answers: 2, or 1 and 3, or B, or the words of one."""
    cell = row.cell("right")
    said = row.line("right")
    if not said:
        return []
    numbers = []
    for each in re.split(r"\s*(?:[,;&]|\band\b)\s*", said):
        number = _number_of(row, each)
        if number is None:
            by_words = _number_by_words(row, said)
            if by_words:
                return [by_words]
            row.error(
                "right_not_found",
                cell,
                f"No answer is called “{each[:40]}”.",
                "Write the number of the right answer, such as 2, or several with commas: 1, 3",
            )
            return []
        numbers.append(number)
    return list(dict.fromkeys(numbers))


def _number_of(row: "Row", said: str) -> int | None:
    last = row.last("answer")
    if re.fullmatch(r"[0-9]{1,3}", said):
        number = int(said)
    elif re.fullmatch(r"[A-Za-z]", said):
        number = ord(said.upper()) - ord("A") + 1
    else:
        return None
    return number if 1 <= number <= last and row.said("answer", number) else None


def _number_by_words(row: "Row", said: str) -> int | None:
    alike = [number for number in _answers(row) if row.line("answer", number).lower() == said.lower()]
    return alike[0] if len(alike) == 1 else None


def _true_false(row: "Row") -> Fields:
    said = row.said("right").lower()
    if said not in TRUE + FALSE:
        row.error("not_true_or_false", row.cell("right"), "It isn’t said whether this is true.", "Write true or false.")
    is_true = said in TRUE
    true, false = (WHOLE, NONE) if is_true else (NONE, WHOLE)
    return {
        "choices": (
            Choice("True", true, row.words("feedback", 1)),
            Choice("False", false, row.words("feedback", 2)),
        )
    }


def _matching(row: "Row") -> Fields:
    numbers = range(1, row.last("answer", "belongs") + 1)
    pairs = [Pair(row.words("answer", number), row.line("belongs", number)) for number in numbers]
    return {"pairs": tuple(pair for pair in pairs if pair.says or pair.belongs)}


def _ordering(row: "Row") -> Fields:
    return {"steps": tuple(row.words("answer", number) for number in range(1, row.last("answer") + 1))}


def _numbers(row: "Row") -> Fields:
    return {"numbers": tuple(_number(row, number) for number in _answers(row))}


def _number(row: "Row", number: int) -> NumberAnswer:
    weight, feedback = row.weight(number), row.words("feedback", number)
    within = row.amount("within", number)
    if row.said("answer", number) == "*":
        return NumberAnswer(None, within, weight or NONE, feedback)
    if not row.said("answer", number):
        row.error("not_a_number", row.cell("answer", number), f"Answer {number} is empty.", "Write a number.")
    return NumberAnswer(row.amount("answer", number), within, weight or Weight(Fraction(1), "100"), feedback)


def _texts(row: "Row") -> Fields:
    return {
        "texts": tuple(
            TextAnswer(row.line("answer", number), row.weight(number) or WHOLE, row.words("feedback", number))
            for number in _answers(row)
        )
    }


READERS: dict[Kind, Callable[["Row"], Fields]] = {
    Kind.BEST_ANSWER: _best_answer,
    Kind.CHOOSE_ALL: _choose_all,
    Kind.TRUE_FALSE: _true_false,
    Kind.MATCHING: _matching,
    Kind.ORDERING: _ordering,
    Kind.NUMBER: _numbers,
    Kind.SHORT_TEXT: _texts,
}
