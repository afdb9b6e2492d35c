"""PURE. What gives a question away or makes two of it, told to whoever writes it and to the second reader.

None of it keeps a question from being sent: a sentence may have its reasons. What does is named by the kind itself.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from standards.checks import Remark

# «Always», «never» and their like mark a choice as wrong before anybody has thought about it.
ABSOLUTE = re.compile(r"\b(always|never|only|all|ignore|everyone|nothing)\b", re.IGNORECASE)
WORD = re.compile(r"[^\W_]+")

# A fifth longer than the next is what a reader's eye finds without reading.
LONGER_BY = 1.2
ALIKE_FROM = 0.9
BEST_OF_JUDGEMENT = "keeps"


@dataclass(frozen=True)
class Wording:
    """Another question, by the key people know it by."""

    key: str
    spec: Mapping[str, Any]


@dataclass(frozen=True)
class _Choice:
    number: int
    says: str
    is_best: bool


def lint(kind: str, spec: Mapping[str, Any], others: Iterable[Wording] = ()) -> list[Remark]:
    """What could be mended, in the order a writer reads the question. `others` must not hold the question itself."""
    choices = _choices(kind, spec)
    return [
        *_two_best(kind, choices),
        *_longest_is_best(choices),
        *_absolute_words(choices),
        *_same_wording(spec, others),
    ]


def _choices(kind: str, spec: Mapping[str, Any]) -> list[_Choice]:
    given = spec.get("choices")
    if not isinstance(given, Sequence) or isinstance(given, str):
        return []
    return [
        _Choice(number, each["says"], _is_best(kind, each))
        for number, each in enumerate(given, 1)
        if isinstance(each, Mapping) and isinstance(each.get("says"), str)
    ]


def _is_best(kind: str, choice: Mapping[str, Any]) -> bool:
    if kind == "judgement":
        return choice.get("rung") == BEST_OF_JUDGEMENT
    if kind == "choose_all":
        return bool(choice.get("is_right"))
    return str(choice.get("weight") or "0") == "1"


def _two_best(kind: str, choices: Sequence[_Choice]) -> Iterator[Remark]:
    best = [choice for choice in choices if choice.is_best]
    if kind != "choose_all" and len(best) > 1:
        numbers = " and ".join(str(choice.number) for choice in best)
        yield Remark(
            "two_best",
            "Choices",
            f"Choices {numbers} are both the best one.",
            "Keep one, and say what the other misses.",
        )


def _longest_is_best(choices: Sequence[_Choice]) -> Iterator[Remark]:
    best = [len(choice.says) for choice in choices if choice.is_best]
    rest = [len(choice.says) for choice in choices if not choice.is_best]
    if len(best) == 1 and rest and best[0] >= LONGER_BY * max(rest):
        yield Remark("longest", "Choices", "The longest choice is the answer.", "Cut it, or say as much in another.")


def _absolute_words(choices: Sequence[_Choice]) -> Iterator[Remark]:
    for choice in choices:
        found = None if choice.is_best else ABSOLUTE.search(choice.says)
        if found:
            yield Remark(
                "absolute",
                f"Choice {choice.number}",
                f"“{found.group()}” gives it away as wrong.",
                "Say what a decent colleague does on a bad day.",
            )


def _same_wording(spec: Mapping[str, Any], others: Iterable[Wording]) -> Iterator[Remark]:
    mine = _folded(spec)
    for other in others:
        if mine and _are_alike(mine, _folded(other.spec)):
            yield Remark(
                "same", "Situation", f"It says nearly the same as {other.key}.", "Tell another situation, or keep one."
            )


def _folded(spec: Mapping[str, Any]) -> str:
    told = " ".join(str(spec.get(name) or "") for name in ("scene", "asks"))
    return " ".join(word.casefold() for word in WORD.findall(told))


def _are_alike(one: str, other: str) -> bool:
    likeness = SequenceMatcher(None, one, other, autojunk=False)
    # The quick ones never say less than the true ratio, and spare most of the work.
    return likeness.real_quick_ratio() >= ALIKE_FROM <= likeness.quick_ratio() and likeness.ratio() >= ALIKE_FROM
