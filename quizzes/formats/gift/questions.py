"""PURE. One block of a GIFT file as a question: its name, its words, and where its answers begin and end."""

import re
from dataclasses import dataclass
from typing import Any

from quizzes.formats import words
from quizzes.formats.base import Item, Log, Place, shortened
from quizzes.formats.checking import keep_if_whole
from quizzes.formats.decoding import Text
from quizzes.formats.gift import answers
from quizzes.formats.gift.blocks import Block, plain
from quizzes.formats.reading import read_category, read_plain, read_standard, read_words

CATEGORY = re.compile(r"\s*\$CATEGORY:[ \t]*([^\n]*)")
MARKUP = re.compile(r"\s*\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
BLANK = "_____"


@dataclass
class Reading:
    """A block being read: what turns its letters into words, and its offsets into places."""

    block: Block
    text: Text
    log: Log
    markup: str = "moodle"

    def place(self, at: int) -> Place:
        return self.text.place(self.block.start + at)

    def said(self, start: int, end: int) -> str:
        return self.block.source[start:end]

    def words(self, start: int, end: int) -> str:
        return self.words_in(plain(self.said(start, end)), self.place(start))

    def words_in(self, said: str, place: Place) -> str:
        if self.markup in ("plain", "markdown"):
            return read_plain(said, place, self.log)
        return read_words(said if self.markup == "html" else said.replace("\n", "<br>"), place, self.log)

    def error(self, code: str, at: int, message: str, hint: str) -> None:
        self.log.error(code, self.place(at), message, hint, self.text.excerpt(self.block.start + at))

    def warn(self, code: str, at: int, message: str, hint: str) -> None:
        self.log.warn(code, self.place(at), message, hint, self.text.excerpt(self.block.start + at))


def read_block(block: Block, text: Text, category: str, log: Log) -> str:
    """Read one block and return the category that holds from here on."""
    start = 0
    found = CATEGORY.match(block.source)
    if found:
        category, start = read_category(found.group(1)), found.end()
    while start < len(block.source) and block.source[start].isspace():
        start += 1
    if start < len(block.source):
        _read_question(block, start, text, category, log, is_stuck=bool(found))
    log.item_no = None
    return category


def _read_question(block: Block, start: int, text: Text, category: str, log: Log, *, is_stuck: bool) -> None:
    number = log.begin(text.place(block.start + start), plain(block.source[start:]))
    if number is None:
        return
    reading = Reading(block, text, log)
    if is_stuck:
        reading.error(
            "category_runs_on",
            start,
            "A question stands directly under $CATEGORY, so other programs take it for part of the category’s name.",
            "Put an empty line after the line with $CATEGORY.",
        )
    name, start = _name(reading, start)
    start = _markup(reading, start)
    log.call(name or plain(block.source[start : start + 200]))
    opens = block.find("{", start)
    standard, tags = read_standard(tuple(words.one_line(tag) for tag in block.tags))
    idnumber = words.one_line(block.idnumber)
    common = {"name": name, "category": category, "tags": tags, "standard": standard, "idnumber": idnumber}
    if opens < 0:
        _description(reading, start)
        return
    closes = block.find("}", opens + 1)
    if closes < 0:
        reading.error(
            "brace_not_closed",
            opens,
            "The brace { that opens the answers isn’t closed before the next empty line.",
            "Put } after the last answer, and take out empty lines between the answers.",
        )
        return
    if _ends_well(reading, opens, closes):
        _keep(reading, start, opens, closes, common)


def _name(reading: Reading, start: int) -> tuple[str, int]:
    source = reading.block.source
    if not source.startswith("::", start):
        return "", start
    end = start + 2
    while 0 <= (end := reading.block.find(":", end)) < len(source) - 1 and source[end + 1] != ":":
        end += 1
    if end < 0 or not source.startswith("::", end):
        reading.error("name_not_closed", start, "The name after :: has no end.", "Put :: after it, as in ::Name::")
        return "", start + 2
    return words.one_line(plain(source[start + 2 : end])), end + 2


def _markup(reading: Reading, start: int) -> int:
    found = MARKUP.match(reading.block.source, start)
    if not found:
        return start
    reading.markup = found.group(1).lower()
    if reading.markup == "markdown":
        reading.warn(
            "markdown",
            found.start(1) - 1,
            "Markdown is read as plain text, so its signs stay in the words.",
            "Look for * and # in this question.",
        )
    return found.end()


def _description(reading: Reading, start: int) -> None:
    reading.warn(
        "description",
        start,
        "This has no answers in braces: it is a description, which asks nothing, and is left out.",
        "If it is meant as a question, add its answers in { }. If it belongs to the next question, copy it there.",
    )


def _ends_well(reading: Reading, opens: int, closes: int) -> bool:
    """What stands after the answers may be the rest of a sentence, and nothing else."""
    again = reading.block.find("{", opens + 1)
    after = reading.block.find("{}", closes + 1)
    if 0 <= again < closes:
        reading.error(
            "brace_in_answers",
            again,
            "There is a { inside the answers.",
            "Write \\{ if it belongs to the words.",
        )
        return False
    if after >= 0 and reading.block.source[after] == "}":
        reading.error(
            "brace_closes_early",
            closes,
            "This } ends the answers, and more of them follow.",
            "Write \\} if it belongs to the words.",
        )
        return False
    if after >= 0:
        reading.error(
            "second_answers",
            after,
            "There is a second { } in this question, and only one is read.",
            "Make two questions of it, or write \\{ if it belongs to the words.",
        )
        return False
    return True


def _keep(reading: Reading, start: int, opens: int, closes: int, common: dict[str, Any]) -> None:
    before, after = reading.said(start, opens), reading.said(closes + 1, len(reading.block.source))
    gap = f" {BLANK} " if plain(after) else ""
    stem = reading.words_in(plain(before.strip() + gap + after.strip()), reading.place(start))
    read = answers.read(reading, opens + 1, closes)
    if read is None:
        return
    place = reading.place(start)
    item = Item(
        stem=stem,
        line=reading.place(0 if not reading.block.comments else start).line,
        number=reading.log.item_no or 0,
        **common,
        **read,
    )
    keep_if_whole(item, place, reading.log, shortened(before))
