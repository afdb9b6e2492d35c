"""PURE. Aiken: a question on one line, its answers lettered below, and a line that says which is right."""

import re
from dataclasses import dataclass, field

from quizzes.formats.base import NONE, WHOLE, Choice, Item, Kind, Log, Place, shortened
from quizzes.formats.checking import keep_if_whole
from quizzes.formats.decoding import Text, decode
from quizzes.formats.reading import read_plain

NAME = "aiken"
LABEL = "Aiken"

OPTION = re.compile(r"([A-Z])[.)][ \t]*(.*)")
SMALL_OPTION = re.compile(r"([a-z])[.)][ \t]+(.*)")
ANSWER = re.compile(r"(?i)ANSWER[ \t]*:(.*)")


@dataclass
class _Question:
    """What was read of one question so far. Letters stand beside what they say, and where."""

    place: Place
    stem: str
    options: list[tuple[str, str, Place]] = field(default_factory=list)


def read(data: bytes, log: Log, *, encoding: str = "") -> None:
    content = decode(data, log, encoding=encoding)
    if content is None:
        return
    question: _Question | None = None
    for number, (_, line) in enumerate(Text(content).lines(), start=1):
        said = line.strip()
        if said:
            question = _read_line(said, Place(number, len(line) - len(line.lstrip()) + 1), question, log)
    if question:
        _without_answer(question, log)
    log.item_no = None


def looks_like(text: str) -> bool:
    """Whether a text has the one line that Aiken has and GIFT has not."""
    return bool(re.search(r"(?m)^[ \t]*ANSWER[ \t]*:[ \t]*[A-Za-z]\b", text)) and bool(
        re.search(r"(?m)^[ \t]*A[.)]", text)
    )


def _read_line(said: str, place: Place, question: _Question | None, log: Log) -> _Question | None:
    answer, option = ANSWER.fullmatch(said), OPTION.fullmatch(said)
    if answer:
        _answer(answer.group(1).strip(), said, place, question, log)
        return None
    if option and question:
        return _option(option.group(1), option.group(2), place, question, log)
    small = SMALL_OPTION.fullmatch(said)
    if small and question:
        log.warn(
            "small_letter", place, "The letter before this answer is small.", "Write it as a capital, as in A)", said
        )
        return _option(small.group(1).upper(), small.group(2), place, question, log)
    return _stem(said, place, question, log)


def _stem(said: str, place: Place, question: _Question | None, log: Log) -> _Question | None:
    if question and not question.options:
        log.warn(
            "stem_on_two_lines",
            place,
            "The question goes on to a second line; the two are read as one.",
            "Write a question on one line.",
            said,
        )
        question.stem = f"{question.stem} {said}"
        return question
    if question:
        _without_answer(question, log)
    if log.begin(place, said) is None:
        return None
    return _Question(place, said)


def _option(letter: str, says: str, place: Place, question: _Question, log: Log) -> _Question:
    expected = chr(ord("A") + len(question.options))
    if letter != expected:
        log.error(
            "letter_out_of_order",
            place,
            f"The letter {letter} stands where {expected} is expected.",
            f"Letter the answers A, B, C in order, or write the line without “{letter})” if it is part of the question.",
            says,
        )
    question.options.append((letter, says, place))
    return question


def _answer(letter: str, said: str, place: Place, question: _Question | None, log: Log) -> None:
    if question is None:
        log.item_no = None
        log.error(
            "answer_alone", place, "This line answers no question.", "Put a question and its answers above it.", said
        )
        return
    if not said.startswith("ANSWER:") or not letter.isupper():
        log.warn(
            "answer_spelling", place, "The line that says the answer is usually in capitals.", "Write ANSWER: B", said
        )
    letters = [each for each, _, _ in question.options]
    if letter.upper() not in letters:
        listed = ", ".join(letters) or "none"
        log.error(
            "answer_not_offered",
            place,
            f"The right answer is said to be “{shortened(letter, 20)}”, and the answers above are {listed}.",
            "Write the one letter of the right answer.",
            said,
        )
    else:
        _keep(question, letter.upper(), log)


def _keep(question: _Question, right: str, log: Log) -> None:
    choices = tuple(
        Choice(read_plain(says, place, log), WHOLE if letter == right else NONE)
        for letter, says, place in question.options
    )
    item = Item(
        kind=Kind.BEST_ANSWER,
        stem=read_plain(question.stem, question.place, log),
        choices=choices,
        line=question.place.line,
        number=log.item_no or 0,
    )
    keep_if_whole(item, question.place, log)


def _without_answer(question: _Question, log: Log) -> None:
    log.error(
        "no_answer_line",
        question.place,
        "No line says which answer is right.",
        "Put a line such as ANSWER: B under the answers.",
        question.stem,
    )
