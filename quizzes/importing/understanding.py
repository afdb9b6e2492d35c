"""PURE. A question of a file as one of our kinds. What it lacks stays empty and is named; nothing is made up."""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from quizzes.formats.base import Choice, Item, Kind
from quizzes.formats.weights import cancelling, exactly
from quizzes.formats.words import is_plain, pictures_in, to_text
from quizzes.question_types import kind_of
from quizzes.question_types.base import SpecError

Spec = dict[str, Any]

# What Moodle writes into every question by itself.
MOODLES_OWN = ("Your answer is correct.", "Your answer is partially correct.", "Your answer is incorrect.")
ORDERS = {
    "": "kendall",
    "RELATIVE_ALL_PREVIOUS_AND_NEXT": "kendall",
    "4": "kendall",
    "ALL_OR_NOTHING": "all_or_nothing",
    "-1": "all_or_nothing",
    "LONGEST_ORDERED_SUBSET": "longest",
    "5": "longest",
}
LINE = "Which line of the standard it tests."


@dataclass(frozen=True)
class Understood:
    """`gaps` are sentences: what has to be written or looked at before anybody can be asked."""

    kind: str
    spec: Spec
    gaps: tuple[str, ...]


@dataclass
class _Reading:
    item: Item
    gaps: list[str] = field(default_factory=list)

    def text(self, words: str) -> str:
        return unicodedata.normalize("NFC", to_text(words))

    def gap(self, sentence: str) -> None:
        if sentence not in self.gaps:
            self.gaps.append(sentence)


def understand(item: Item) -> Understood:
    reading = _Reading(item)
    scene, asks = _scene_and_question(reading)
    spec = {
        "title": unicodedata.normalize("NFC", item.name),
        "scene": scene,
        "asks": asks,
        "feedback": reading.text(item.general_feedback),
        **OF_KIND[item.kind](reading),
    }
    _name_what_is_lost(reading)
    return Understood(item.kind.value, spec, (*_faults(item.kind.value, spec), LINE, *reading.gaps))


def _faults(kind: str, spec: Spec) -> list[str]:
    try:
        kind_of(kind).read(spec)
    except SpecError as fault:
        return fault.reasons
    return []


def _scene_and_question(reading: _Reading) -> tuple[str, str]:
    """The last paragraph is what is asked, and what comes before it is the situation."""
    parts = reading.text(reading.item.stem).split("\n\n")
    asks = next((at for at in reversed(range(len(parts))) if not parts[at].startswith("• ")), 0)
    if asks < len(parts) - 1:
        reading.gap("A list follows what is asked; here it stands before it. Read both.")
    scene = [part for at, part in enumerate(parts) if at != asks]
    return "\n\n".join(scene), " ".join(parts[asks].split())


def _best_answer(reading: _Reading) -> Spec:
    return {
        "choices": [
            _choice(reading, at, choice) | {"weight": str(choice.weight.value)}
            for at, choice in enumerate(reading.item.choices, start=1)
        ]
    }


def _choose_all(reading: _Reading) -> Spec:
    choices = reading.item.choices
    scoring = _scoring(reading.item)
    weighed = [{"weight": str(choice.weight.value)} if scoring == "weights" else {} for choice in choices]
    return {
        "scoring": scoring,
        "choices": [
            _choice(reading, at, choice) | {"is_right": choice.weight.value > 0} | weight
            for at, (choice, weight) in enumerate(zip(choices, weighed, strict=True), start=1)
        ],
    }


def _scoring(item: Item) -> str:
    if item.all_or_nothing:
        return "all_or_nothing"
    weights = [choice.weight.value for choice in item.choices]
    right, wrong = cancelling(max(1, sum(weight > 0 for weight in weights)))
    cancels = all(weight in (right.value, wrong.value) for weight in weights)
    return "plus_minus" if cancels else "weights"


def _choice(reading: _Reading, at: int, choice: Choice) -> Spec:
    return {"id": f"c{at}", "says": reading.text(choice.says), "feedback": reading.text(choice.feedback)}


def _true_false(reading: _Reading) -> Spec:
    true, false = reading.item.choices
    is_true = true.weight.value == 1
    right, wrong = (true, false) if is_true else (false, true)
    return {
        "is_true": is_true,
        "if_right": reading.text(right.feedback),
        "if_wrong": reading.text(wrong.feedback),
    }


def _matching(reading: _Reading) -> Spec:
    pairs = [
        {"id": f"p{at}", "stem": reading.text(pair.says), "match": unicodedata.normalize("NFC", pair.belongs)}
        for at, pair in enumerate(reading.item.pairs, start=1)
    ]
    return {
        "pairs": [pair for pair in pairs if pair["stem"]],
        "extras": [{"id": pair["id"], "match": pair["match"]} for pair in pairs if not pair["stem"]],
    }


def _ordering(reading: _Reading) -> Spec:
    rule = reading.item.order_rule
    if rule not in ORDERS:
        reading.gap(f"It was marked by another rule ({rule[:60]}); here it is marked pair by pair.")
    return {
        "scoring": ORDERS.get(rule, "kendall"),
        "steps": [{"id": f"s{at}", "says": reading.text(step)} for at, step in enumerate(reading.item.steps, start=1)],
    }


def _number(reading: _Reading) -> Spec:
    named = [answer for answer in reading.item.numbers if answer.value is not None]
    others = [answer for answer in reading.item.numbers if answer.value is None]
    return {
        "answers": [
            {
                "id": f"a{at}",
                "value": exactly(answer.value.value).text if answer.value else "",
                "tolerance": exactly(answer.within.value).text,
                "weight": str(answer.weight.value),
                "feedback": reading.text(answer.feedback),
            }
            for at, answer in enumerate(named, start=1)
        ],
        "wrong_feedback": _of_any_other(reading, [(answer.weight.value, answer.feedback) for answer in others]),
    }


def _short_text(reading: _Reading) -> Spec:
    texts = reading.item.texts
    ends_open = texts[-1].says == "*" and len(texts) > 1
    named, others = (texts[:-1], texts[-1:]) if ends_open else (texts, ())
    return {
        "case_matters": reading.item.same_case,
        "answers": [
            {
                "id": f"a{at}",
                "pattern": unicodedata.normalize("NFC", answer.says),
                "weight": str(answer.weight.value),
                "feedback": reading.text(answer.feedback),
            }
            for at, answer in enumerate(named, start=1)
        ],
        "wrong_feedback": _of_any_other(reading, [(answer.weight.value, answer.feedback) for answer in others]),
    }


def _of_any_other(reading: _Reading, others: Iterable[tuple[Fraction, str]]) -> str:
    said = []
    for weight, feedback in others:
        if weight:
            reading.gap(f"Any other answer earned {weight} of the mark; here it earns nothing.")
        said.append(reading.text(feedback))
    return "\n\n".join(filter(None, said)) or reading.text(_own(reading.item.feedback.wrong))


def _own(words: str) -> str:
    return "" if words in MOODLES_OWN else words


def _name_what_is_lost(reading: _Reading) -> None:
    item = reading.item
    pictures = sum(len(pictures_in(words)) for words in item.all_words)
    if pictures:
        reading.gap(
            "Its picture is left out: say in words what it shows."
            if pictures == 1
            else f"Its {pictures} pictures are left out: say in words what they show."
        )
    if not all(is_plain(words) for words in item.all_words if not pictures_in(words)):
        reading.gap("Bold, italic and lists are plain words here: look whether it still reads well.")
    feedback = item.feedback
    takes_wrong = item.kind in (Kind.NUMBER, Kind.SHORT_TEXT)
    for outcome, said in (
        ("right", feedback.right),
        ("partly right", feedback.partly),
        ("wrong", "" if takes_wrong else feedback.wrong),
    ):
        if _own(said):
            reading.gap(f"What was said when {outcome} is left out: “{' '.join(reading.text(said).split())[:120]}”.")
    if item.hints:
        reading.gap(f"Its hints are left out: “{' '.join(reading.text(item.hints[0]).split())[:120]}”.")
    if item.mark is not None and item.mark.value != 1:
        reading.gap(f"It counted {item.mark.text}; here every question counts the same.")


OF_KIND: dict[Kind, Callable[[_Reading], Spec]] = {
    Kind.BEST_ANSWER: _best_answer,
    Kind.CHOOSE_ALL: _choose_all,
    Kind.TRUE_FALSE: _true_false,
    Kind.MATCHING: _matching,
    Kind.ORDERING: _ordering,
    Kind.NUMBER: _number,
    Kind.SHORT_TEXT: _short_text,
}
