"""PURE. The questions of a Moodle XML file."""

from dataclasses import dataclass, field, replace
from typing import Any

from quizzes.formats import words
from quizzes.formats.base import Amount, Feedback, Item, Log, Weight, shortened
from quizzes.formats.checking import keep_if_whole
from quizzes.formats.decoding import decode
from quizzes.formats.moodle_xml import kinds
from quizzes.formats.moodle_xml.tree import Node, each_question
from quizzes.formats.pictures import Pictures
from quizzes.formats.reading import read_category, read_plain, read_standard, read_words
from quizzes.formats.weights import amount, part

UNSUPPORTED = {
    "essay": "an essay, which needs a person to mark it",
    "cloze": "a text with gaps (cloze)",
    "multianswer": "a text with gaps (cloze)",
    "calculated": "a calculated question",
    "calculatedsimple": "a simple calculated question",
    "calculatedmulti": "a calculated question with choices",
    "gapselect": "a text whose gaps are chosen from lists",
    "ddwtos": "words dragged into a text",
    "ddimageortext": "pieces dragged onto a picture",
    "ddmarker": "markers dragged onto a picture",
    "randomsamatch": "pairs drawn at random from short answers",
    "random": "a place for a random question",
}
TRUE = ("1", "true", "yes")


@dataclass
class Reading:
    """One question being read: what turns its elements into words, and its own pictures."""

    node: Node
    log: Log
    pictures: Pictures = field(default_factory=Pictures)

    def words(self, *tags: str, of: Node | None = None) -> str:
        """The words of a child, with the pictures that come with it."""
        return self.words_of((of or self.node).child(*tags))

    def words_of(self, node: Node | None) -> str:
        if node is None:
            return ""
        for file in node.every("file"):
            self.pictures.add(file.attributes.get("name", ""), file.text)
        how = node.attributes.get("format", "html")
        if how in ("plain_text", "markdown"):
            return read_plain(node.said(), node.place, self.log)
        said = node.said() if how == "html" else node.said().strip().replace("\n", "<br>")
        return read_words(said, node.place, self.log, self.pictures)

    def line(self, *tags: str, of: Node | None = None) -> str:
        return words.one_line((of or self.node).says(*tags))

    def flag(self, tag: str, *, otherwise: bool = False) -> bool:
        said = self.line(tag).lower()
        return said in TRUE if said else otherwise

    def error(self, code: str, node: Node, message: str, hint: str) -> None:
        self.log.error(code, node.place, message, hint, node.said())

    def warn(self, code: str, node: Node, message: str, hint: str) -> None:
        self.log.warn(code, node.place, message, hint, node.said())


def read(data: bytes, log: Log, *, encoding: str = "") -> None:
    text = decode(data, log, encoding=encoding, may_declare=True)
    if text is None:
        return
    bank = _Bank(log)
    each_question(text.replace("\r\n", "\n").replace("\r", "\n"), bank.read, log)
    log.item_no = None


class _Bank:
    """Where the reader is: a category holds for the questions that follow it."""

    def __init__(self, log: Log):
        self.log, self.category = log, ""

    def read(self, node: Node) -> None:
        self.log.item_no = None
        type = node.attributes.get("type", "").strip().lower()
        if type == "category":
            self.category = read_category(node.says("category"))
            return
        name = words.one_line(node.says("name"))
        if self.log.begin(node.place, name or node.says("questiontext")) is None:
            return
        if type in kinds.READERS:
            _read_question(node, type, name, self.category, self.log)
        else:
            _report(node, type, name, self.log)


def _report(node: Node, type: str, name: str, log: Log) -> None:
    if type == "description":
        log.warn(
            "description",
            node.place,
            "This is a description, which asks nothing, and is left out.",
            "If it belongs to the next question, copy it there.",
            name,
        )
        return
    what = UNSUPPORTED.get(type, f"of the kind “{shortened(type, 40)}”, which we don’t know")
    log.error(
        f"unsupported_{type}" if type in UNSUPPORTED else "unsupported",
        node.place,
        f"“{shortened(name, 60)}” is {what}. Questions of this kind don’t come in.",
        "Leave it out, or write it anew as one of our kinds.",
        name,
    )


def _read_question(node: Node, type: str, name: str, category: str, log: Log) -> None:
    reading = Reading(node, log)
    read: dict[str, Any] = {
        "name": name,
        "category": category,
        "stem": reading.words("questiontext"),
        "idnumber": reading.line("idnumber"),
        "tags": tuple(dict.fromkeys(filter(None, map(_tag, _tags(node))))),
        "general_feedback": reading.words("generalfeedback"),
        "feedback": Feedback(
            reading.words("correctfeedback"),
            reading.words("partiallycorrectfeedback"),
            reading.words("incorrectfeedback"),
        ),
        "hints": tuple(filter(None, (reading.words_of(hint) for hint in node.every("hint")))),
        "penalty": _penalty(reading),
        "mark": _mark(reading),
        "shuffles": reading.flag("shuffleanswers", otherwise=True),
    }
    read["stem"] = _with_old_picture(reading, read["stem"])
    read["standard"], read["tags"] = read_standard(read["tags"])
    read |= kinds.READERS[type](reading)
    _say_more(reading, name)
    item = Item(**read, line=node.place.line, number=log.item_no or 0)
    keep_if_whole(replace(item, pictures=reading.pictures.shown_in(item)), node.place, log, name)


def _say_more(reading: Reading, name: str) -> None:
    for bent in reading.node.bent():
        reading.error(
            "markup_not_escaped",
            bent,
            f"A text holds <{bent.children[0].tag[:30]}> as an element of the file, so its words would be lost.",
            "Export it again, or put the text between <![CDATA[ and ]]>.",
        )
    if reading.flag("hidden"):
        reading.log.warn(
            "hidden",
            reading.node.place,
            "This question is hidden in Moodle. Here it comes in like any other.",
            "Leave it out if it isn’t wanted.",
            name,
        )
    for bad in reading.pictures.bad:
        reading.log.error(
            "not_a_picture",
            reading.node.place,
            f"The file {shortened(bad, 60) or 'without a name'} isn’t a picture we can show.",
            "Use PNG, JPEG, GIF or WebP, of at most 5 MB.",
            name,
        )


def _tags(node: Node) -> list[Node]:
    tags = node.child("tags")
    return tags.every("tag") if tags else []


def _tag(node: Node) -> str:
    return words.one_line(node.said())


def _penalty(reading: Reading) -> Weight | None:
    said = reading.line("penalty")
    found = part(said)
    if said and (found is None or not 0 <= found.value <= 1):
        _left_out(reading, "penalty", said)
        return None
    return found


def _mark(reading: Reading) -> Amount | None:
    said = reading.line("defaultgrade")
    found = amount(said)
    if said and (found is None or found.value < 0):
        _left_out(reading, "defaultgrade", said)
        return None
    return found


def _left_out(reading: Reading, tag: str, said: str) -> None:
    reading.warn(
        f"bad_{tag}",
        reading.node.child(tag) or reading.node,
        f"“{shortened(said, 30)}” is no {tag} we understand, so it is left out.",
        "Write a number with a dot for decimals and no comma.",
    )


def _with_old_picture(reading: Reading, stem: str) -> str:
    """Before files had elements of their own, a question had one picture below its words."""
    encoded = reading.line("image_base64")
    if not encoded:
        return stem
    reading.pictures.add(reading.line("image") or "picture", encoded)
    names = list(reading.pictures.kept)
    return words.clean(f'<p>{stem}</p><p><img src="{names[-1]}"></p>', lambda name, _alt: name).words if names else stem
