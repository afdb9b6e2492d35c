"""PURE. What each of Moodle's types of question holds, as the fields of an item."""

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from quizzes.formats import words
from quizzes.formats.base import NONE, WHOLE, Amount, Choice, Kind, NumberAnswer, Pair, TextAnswer, Weight
from quizzes.formats.moodle_xml.tree import Node
from quizzes.formats.reading import read_percentage
from quizzes.formats.weights import amount

if TYPE_CHECKING:
    from quizzes.formats.moodle_xml.reading import Reading

Fields = dict[str, Any]
NOUGHT = Amount(Fraction(0), "0")


def _multichoice(reading: "Reading") -> Fields:
    single = reading.flag("single", otherwise=True)
    kind = Kind.BEST_ANSWER if single else Kind.CHOOSE_ALL
    return {"kind": kind, "choices": _choices(reading)}


def _all_or_nothing(reading: "Reading") -> Fields:
    return {"kind": Kind.CHOOSE_ALL, "choices": _choices(reading), "all_or_nothing": True}


def _choices(reading: "Reading") -> tuple[Choice, ...]:
    return tuple(
        Choice(reading.words_of(answer), _weight(reading, answer), reading.words("feedback", of=answer))
        for answer in reading.node.every("answer")
    )


def _true_false(reading: "Reading") -> Fields:
    answers = reading.node.every("answer")
    said = [words.one_line(answer.said()).lower() for answer in answers]
    if sorted(said) != ["false", "true"]:
        # Older files say neither word: the first of the two is true.
        said = ["true", "false"]
        if len(answers) != 2:
            return {"kind": Kind.TRUE_FALSE, "choices": ()}
    by_name = dict(zip(said, answers, strict=True))
    choices = [
        Choice(name.capitalize(), _right(reading, by_name[name]), reading.words("feedback", of=by_name[name]))
        for name in ("true", "false")
    ]
    return {"kind": Kind.TRUE_FALSE, "choices": tuple(choices)}


def _right(reading: "Reading", answer: Node) -> Weight:
    """One of the two is right and the other is not, whatever percentage a file gives it."""
    return WHOLE if _weight(reading, answer).value > 0 else NONE


def _matching(reading: "Reading") -> Fields:
    pairs = [
        Pair(reading.words_of(pair), words.one_line(pair.says("answer"))) for pair in reading.node.every("subquestion")
    ]
    return {"kind": Kind.MATCHING, "pairs": tuple(pair for pair in pairs if pair.says or pair.belongs)}


def _ordering(reading: "Reading") -> Fields:
    if reading.line("selecttype") not in ("", "0", "ALL"):
        reading.warn(
            "part_of_steps",
            reading.node.child("selecttype") or reading.node,
            "Moodle asks for only some of these steps at a time; here all of them are asked for.",
            "Take out the steps that nobody needs.",
        )
    steps = tuple(reading.words_of(answer) for answer in reading.node.every("answer"))
    return {"kind": Kind.ORDERING, "steps": steps, "order_rule": reading.line("gradingtype")}


def _short_answer(reading: "Reading") -> Fields:
    texts = [
        TextAnswer(words.one_line(answer.said()), _weight(reading, answer), reading.words("feedback", of=answer))
        for answer in reading.node.every("answer")
    ]
    return {"kind": Kind.SHORT_TEXT, "texts": tuple(texts), "same_case": reading.flag("usecase")}


def _numerical(reading: "Reading") -> Fields:
    units = reading.node.child("units")
    if units and units.children:
        reading.warn(
            "units",
            units,
            "Moodle takes the answer in several units; here a number alone is compared.",
            "Say in the question which unit is meant.",
        )
    return {
        "kind": Kind.NUMBER,
        "numbers": tuple(_number(reading, answer) for answer in reading.node.every("answer")),
    }


def _number(reading: "Reading", answer: Node) -> NumberAnswer:
    said, feedback = words.one_line(answer.said()), reading.words("feedback", of=answer)
    weight = _weight(reading, answer)
    within = amount(reading.line("tolerance", of=answer) or "0")
    if said == "*":
        return NumberAnswer(None, within or NOUGHT, weight, feedback)
    value = amount(said)
    if value is None or within is None:
        reading.error(
            "not_a_number",
            answer,
            f"“{said[:40]}” or its tolerance isn’t a number we can be sure of.",
            "Write figures with a dot for decimals and no comma.",
        )
        return NumberAnswer(NOUGHT, NOUGHT, weight, feedback)
    return NumberAnswer(value, within, weight, feedback)


def _weight(reading: "Reading", answer: Node) -> Weight:
    said = answer.attributes.get("fraction") or answer.says("fraction")
    return read_percentage(said, answer.place, reading.log) if said.strip() else NONE


READERS: dict[str, Callable[["Reading"], Fields]] = {
    "multichoice": _multichoice,
    "multichoiceset": _all_or_nothing,
    "truefalse": _true_false,
    "matching": _matching,
    "match": _matching,
    "ordering": _ordering,
    "shortanswer": _short_answer,
    "numerical": _numerical,
}
