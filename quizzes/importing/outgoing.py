"""PURE. A question of ours as one that any system may have. What comes back in is the same question again."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Any

from quizzes.formats.base import NONE, WHOLE, Amount, Choice, Item, Kind, NumberAnswer, Pair, TextAnswer, Weight
from quizzes.formats.weights import amount, cancelling, weight_of
from quizzes.formats.words import from_text
from quizzes.question_types import kind_of
from quizzes.question_types.base import SpecError
from quizzes.question_types.judgement import RUNG_WORDS, Rung

Spec = Mapping[str, Any]
JUDGEMENT = "judgement"


def items_of(questions: Iterable[tuple[str, Spec, str, str]]) -> tuple[list[Item], list[str]]:
    """The questions that are whole, and the IDs of drafts that aren’t yet. Each comes as kind, spec, ID and standard."""
    items, unfinished = [], []
    for kind, spec, idnumber, standard_key in questions:
        item = item_if_whole(kind=kind, spec=spec, idnumber=idnumber, standard_key=standard_key)
        if item is None:
            unfinished.append(idnumber)
        else:
            items.append(item)
    return items, unfinished


def item_if_whole(*, kind: str, spec: Spec, idnumber: str, standard_key: str) -> Item | None:
    try:
        kind_of(kind).read(spec)
    except SpecError:
        return None
    return item_of(kind=kind, spec=spec, idnumber=idnumber, standard_key=standard_key)


def item_of(*, kind: str, spec: Spec, idnumber: str, standard_key: str) -> Item:
    """The question with its situation above it. A situation’s ladder goes out as one best answer with what follows each."""
    scene, asks = spec.get("scene") or "", spec.get("asks") or ""
    return Item(
        stem=from_text(f"{scene}\n\n{asks}"),
        name=" ".join((spec.get("title") or "").split()),
        idnumber=idnumber,
        standard=standard_key,
        general_feedback=from_text(spec.get("feedback") or ""),
        category=standard_key,
        **OF_KIND[kind](spec),
    )


def _judgement(spec: Spec) -> dict[str, Any]:
    choices = [
        Choice(
            from_text(each["says"]),
            WHOLE if each["rung"] == Rung.KEEPS.value else NONE,
            from_text(_of_the_rung(spec, each)),
        )
        for each in spec["choices"]
    ]
    return {"kind": Kind.BEST_ANSWER, "choices": tuple(choices)}


def _of_the_rung(spec: Spec, choice: Spec) -> str:
    rung = Rung(choice["rung"])
    more = spec.get("best_feedback") if rung is Rung.KEEPS else choice.get("missed")
    return "\n\n".join(filter(None, (f"{RUNG_WORDS[rung]}.", choice.get("lands"), more)))


def _best_answer(spec: Spec) -> dict[str, Any]:
    return {"kind": Kind.BEST_ANSWER, "choices": tuple(_choice(each, _weight(each, "0")) for each in spec["choices"])}


def _choose_all(spec: Spec) -> dict[str, Any]:
    choices, scoring = spec["choices"], spec.get("scoring") or "plus_minus"
    right, wrong = cancelling(max(1, sum(bool(each["is_right"]) for each in choices)))
    return {
        "kind": Kind.CHOOSE_ALL,
        "all_or_nothing": scoring == "all_or_nothing",
        "choices": tuple(
            _choice(each, _weight(each, "0") if scoring == "weights" else (right if each["is_right"] else wrong))
            for each in choices
        ),
    }


def _choice(given: Spec, weight: Weight) -> Choice:
    return Choice(from_text(given["says"]), weight, from_text(given.get("feedback") or ""))


def _weight(given: Spec, otherwise: str) -> Weight:
    return weight_of(Fraction(given.get("weight") or otherwise))


def _true_false(spec: Spec) -> dict[str, Any]:
    right, wrong = (
        (WHOLE, from_text(spec.get("if_right") or "")),
        (NONE, from_text(spec.get("if_wrong") or "")),
    )
    true, false = (right, wrong) if spec["is_true"] else (wrong, right)
    return {"kind": Kind.TRUE_FALSE, "choices": (Choice("True", *true), Choice("False", *false))}


def _matching(spec: Spec) -> dict[str, Any]:
    pairs = [Pair(from_text(each["stem"]), each["match"]) for each in spec["pairs"]]
    return {
        "kind": Kind.MATCHING,
        "pairs": (*pairs, *(Pair("", each["match"]) for each in spec.get("extras") or ())),
    }


RULES = {"kendall": "", "all_or_nothing": "ALL_OR_NOTHING", "longest": "LONGEST_ORDERED_SUBSET"}


def _ordering(spec: Spec) -> dict[str, Any]:
    return {
        "kind": Kind.ORDERING,
        "steps": tuple(from_text(each["says"]) for each in spec["steps"]),
        "order_rule": RULES.get(spec.get("scoring") or "kendall", ""),
    }


def _number(spec: Spec) -> dict[str, Any]:
    answers = [
        NumberAnswer(
            _amount(each["value"]),
            _tolerance(each),
            _weight(each, "1"),
            from_text(each.get("feedback") or ""),
        )
        for each in spec["answers"]
    ]
    other = spec.get("wrong_feedback") or ""
    if other:
        answers.append(NumberAnswer(None, Amount(Fraction(0), "0"), NONE, from_text(other)))
    return {"kind": Kind.NUMBER, "numbers": tuple(answers)}


def _amount(said: str) -> Amount:
    return amount(said.replace(",", "")) or Amount(Fraction(0), "0")


def _tolerance(given: Spec) -> Amount:
    """Other systems know only «give or take»: a share of the value goes out as what it comes to there."""
    allowed = _amount(given.get("tolerance") or "0")
    if (given.get("tolerance_kind") or "nominal") == "nominal":
        return allowed
    value = abs(_amount(given["value"]).value) * allowed.value
    return Amount(value, weight_of(value / 100).text)


def _short_text(spec: Spec) -> dict[str, Any]:
    texts = [
        TextAnswer(each["pattern"], _weight(each, "1"), from_text(each.get("feedback") or ""))
        for each in spec["answers"]
    ]
    other = spec.get("wrong_feedback") or ""
    if other:
        texts.append(TextAnswer("*", NONE, from_text(other)))
    return {"kind": Kind.SHORT_TEXT, "texts": tuple(texts), "same_case": bool(spec.get("case_matters"))}


OF_KIND: dict[str, Callable[[Spec], dict[str, Any]]] = {
    JUDGEMENT: _judgement,
    "best_answer": _best_answer,
    "choose_all": _choose_all,
    "true_false": _true_false,
    "matching": _matching,
    "ordering": _ordering,
    "number": _number,
    "short_text": _short_text,
}
