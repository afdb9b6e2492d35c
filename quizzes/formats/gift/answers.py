"""PURE. What stands between the braces of a GIFT question, read by what is in it: choices, pairs, numbers or words."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from quizzes.formats import words
from quizzes.formats.base import NONE, WHOLE, Amount, Choice, Kind, NumberAnswer, Pair, TextAnswer, Weight
from quizzes.formats.gift.blocks import find, plain
from quizzes.formats.reading import read_percentage
from quizzes.formats.weights import amount, exactly

if TYPE_CHECKING:
    from quizzes.formats.gift.questions import Reading

Answers = dict[str, Any]
WEIGHT = re.compile(r"\s*%([^%\n]*)%")
EXACT = ("T", "TRUE", "F", "FALSE")
TAG_BEGUN = re.compile(r"<[A-Za-z/][^<>]*$")
ADDRESS_BEGUN = re.compile(r"\b(?:https?://|www\.)[^\s]*$")
ZERO = Amount(Fraction(0), "0")


@dataclass(frozen=True)
class _Part:
    """One answer: the sign it begins with, where its words stand and where its feedback does."""

    sign: str
    at: int
    weight: Weight | None
    start: int
    end: int
    feedback: tuple[int, int] | None


def read(reading: "Reading", start: int, end: int) -> Answers | None:
    """The fields of an item; None when there is nothing to ask, and the log says why."""
    end, general = _general_feedback(reading, start, end)
    _warn_of_comments(reading, start, end)
    inside = reading.said(start, end)
    read_as = _by_content(reading, inside, start, end)
    answers = read_as(reading, start, end) if read_as else None
    return answers and answers | {"general_feedback": general}


def _by_content(reading: "Reading", inside: str, start: int, end: int) -> Callable[..., Answers | None] | None:
    said = plain(inside)
    before_feedback = plain(inside[: _at(inside, "#")]).strip()
    if not said:
        reading.error(
            "essay",
            start - 1,
            "This is an essay question, which needs a person to mark it. We have none.",
            "Leave it out, or give it answers in the braces.",
        )
        return None
    if inside.lstrip().startswith("#"):
        return _numbers
    if _at(inside, "~") < len(inside):
        return _choices
    if _at(inside, "=") < len(inside):
        return _pairs if "->" in inside else _texts
    if before_feedback.upper() in EXACT:
        return _true_false
    return _one_text


def _at(source: str, letters: str) -> int:
    at = find(source, letters, 0, len(source))
    return at if at >= 0 else len(source)


def _general_feedback(reading: "Reading", start: int, end: int) -> tuple[int, str]:
    source, at = reading.block.source, start
    while 0 <= (at := find(source, "#", at, end)) < end:
        if source.startswith("####", at):
            return at, reading.words(at + 4, end)
        at += 1
    return end, ""


def _warn_of_comments(reading: "Reading", start: int, end: int) -> None:
    """A line of feedback that begins with // is taken for a comment everywhere; here that is said."""
    for at in reading.block.comments:
        said = reading.said(start, at) if start < at < end else ""
        last = max(said.rfind("="), said.rfind("~"))
        if said and find(said, "#", last + 1, len(said)) >= 0:
            reading.warn(
                "comment_in_feedback",
                at,
                "This line begins with //, so it is a comment and no part of the feedback.",
                "If it belongs to the words, put something before the //.",
            )


def _parts(reading: "Reading", start: int, end: int, signs: str) -> list[_Part]:
    source = reading.block.source
    cuts: list[int] = []
    at = start
    while (at := find(source, signs, at, end)) >= 0:
        if source[at] == "=" and cuts:
            _doubt(reading, cuts[-1], at)
        cuts.append(at)
        at += 1
    first = cuts[0] if cuts else end
    if plain(source[start:first]):
        reading.error(
            "words_before_answers",
            start,
            "There are words before the first answer.",
            "Put = before a right answer and ~ before a wrong one.",
        )
    return [_part(reading, cut, next_cut) for cut, next_cut in pairwise([*cuts, end])]


def _doubt(reading: "Reading", since: int, at: int) -> None:
    said = reading.said(since + 1, at)
    if TAG_BEGUN.search(said) or ADDRESS_BEGUN.search(said):
        reading.error(
            "unescaped_equals",
            at,
            "This = stands inside a tag or a web address, and would begin another right answer.",
            "Write \\= here.",
        )


def _part(reading: "Reading", cut: int, end: int) -> _Part:
    source = reading.block.source
    start, weight = cut + 1, None
    found = WEIGHT.match(source, start, end)
    if found:
        weight = read_percentage(found.group(1), reading.place(found.start(1)), reading.log)
        start = found.end()
    mark = find(source, "#", start, end)
    says_end, feedback = (mark, (mark + 1, end)) if mark >= 0 else (end, None)
    return _Part(source[cut], cut, weight, start, says_end, feedback)


def _feedback(reading: "Reading", part: _Part) -> str:
    return reading.words(*part.feedback) if part.feedback else ""


def _choices(reading: "Reading", start: int, end: int) -> Answers:
    parts = _parts(reading, start, end, "=~")
    has_one_right = any(part.sign == "=" for part in parts)
    choices = []
    for part in parts:
        weight = part.weight or (WHOLE if part.sign == "=" else NONE)
        if part.sign == "=" and part.weight:
            reading.warn(
                "weight_at_right_answer",
                part.at,
                f"A percentage after = is shown to people by other programs; we read it as {weight.text} %.",
                "Take it out, or write ~ instead of =.",
            )
        choices.append(Choice(reading.words(part.start, part.end), weight, _feedback(reading, part)))
    return {"kind": Kind.BEST_ANSWER if has_one_right else Kind.CHOOSE_ALL, "choices": tuple(choices)}


def _pairs(reading: "Reading", start: int, end: int) -> Answers:
    pairs = []
    for part in _parts(reading, start, end, "="):
        said = reading.said(part.start, part.end)
        arrow = said.find("->")
        if arrow < 0:
            reading.error("no_arrow", part.at, "This pair has no ->.", "Write it like this: = first -> second")
            continue
        if part.feedback:
            reading.warn(
                "feedback_at_pair",
                part.feedback[0] - 1,
                "A pair has no feedback of its own, so this is left out.",
                "Put it after #### for the whole question.",
            )
        belongs = words.one_line(plain(said[arrow + 2 :]))
        pairs.append(Pair(reading.words(part.start, part.start + arrow), belongs))
    return {"kind": Kind.MATCHING, "pairs": tuple(pairs)}


def _texts(reading: "Reading", start: int, end: int) -> Answers:
    texts = [
        TextAnswer(
            words.one_line(plain(reading.said(part.start, part.end))), part.weight or WHOLE, _feedback(reading, part)
        )
        for part in _parts(reading, start, end, "=")
    ]
    return {"kind": Kind.SHORT_TEXT, "texts": tuple(texts)}


def _one_text(reading: "Reading", start: int, end: int) -> Answers:
    """No sign at all. Some write {true} for a statement, and some a single word that is looked for."""
    inside = reading.said(start, end)
    says_end = start + _at(inside, "#")
    said = words.one_line(plain(reading.said(start, says_end)))
    feedback = reading.words(says_end + 1, end) if says_end < end else ""
    reading.warn(
        "no_sign",
        start,
        f"“{said}” has neither = nor ~ before it, so it is read as the words to be typed in.",
        f"Write {{={said}}} to say so.",
    )
    return {"kind": Kind.SHORT_TEXT, "texts": (TextAnswer(said, WHOLE, feedback),)}


def _true_false(reading: "Reading", start: int, end: int) -> Answers:
    source = reading.block.source
    marks = []
    at = start
    while (at := find(source, "#", at, end)) >= 0:
        marks.append(at)
        at += 1
    said = plain(reading.said(start, marks[0] if marks else end)).strip()
    if said not in EXACT:
        reading.warn(
            "true_false_spelling",
            start,
            f"“{said}” is read as {'true' if said.upper() in EXACT[:2] else 'false'}; other programs take it for a word "
            "to be typed in.",
            "Write TRUE or FALSE in capitals.",
        )
    if len(marks) > 2:
        reading.warn("too_much_feedback", marks[2], "There is a third feedback, which is left out.", "Two are read.")
    spans = [reading.words(mark + 1, next_mark) for mark, next_mark in pairwise([*marks, end])]
    if_wrong, if_right = ([*spans, "", ""])[:2]
    is_true = said.upper() in EXACT[:2]
    right, wrong = (WHOLE, if_right), (NONE, if_wrong)
    true, false = (right, wrong) if is_true else (wrong, right)
    return {"kind": Kind.TRUE_FALSE, "choices": (Choice("True", *true), Choice("False", *false))}


def _numbers(reading: "Reading", start: int, end: int) -> Answers:
    start = start + reading.said(start, end).index("#") + 1
    inside = reading.said(start, end)
    if find(inside, "=~", 0, len(inside)) >= 0:
        parts = _parts(reading, start, end, "=~")
    else:
        parts = [_part(reading, start - 1, end)]
    return {"kind": Kind.NUMBER, "numbers": tuple(_number(reading, part) for part in parts)}


def _number(reading: "Reading", part: _Part) -> NumberAnswer:
    said = plain(reading.said(part.start, part.end))
    feedback = _feedback(reading, part)
    if part.sign == "~" and said in ("", "*"):
        return NumberAnswer(None, ZERO, part.weight or NONE, feedback)
    weight = part.weight or (NONE if part.sign == "~" else WHOLE)
    low, dots, high = said.partition("..")
    value, colon, within = said.partition(":")
    if dots:
        return _between(reading, part, amount(low), amount(high), weight, feedback)
    found, allowed = amount(value), amount(within) if colon else ZERO
    if found is None or allowed is None:
        _no_number(reading, part)
        return NumberAnswer(ZERO, ZERO, weight, feedback)
    return NumberAnswer(found, allowed, weight, feedback)


def _between(reading: "Reading", part: _Part, low, high, weight: Weight, feedback: str) -> NumberAnswer:
    if low is None or high is None:
        _no_number(reading, part)
        return NumberAnswer(ZERO, ZERO, weight, feedback)
    if low.value > high.value:
        reading.error(
            "range_backwards",
            part.start,
            f"The range {low.text}..{high.text} begins above its end, so no answer could be right.",
            f"Write {high.text}..{low.text}",
        )
    return NumberAnswer(
        exactly((low.value + high.value) / 2), exactly(abs(high.value - low.value) / 2), weight, feedback
    )


def _no_number(reading: "Reading", part: _Part) -> None:
    said = plain(reading.said(part.start, part.end))
    reading.error(
        "not_a_number",
        part.start,
        f"“{said[:40]}” isn’t a number we can be sure of.",
        "Write figures with a dot for decimals and no comma: 1.5, or 1.5:0.1 for give or take, or 1..2 for a range.",
    )
