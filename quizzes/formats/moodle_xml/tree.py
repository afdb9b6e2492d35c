"""PURE. An XML file, one question at a time, each element with its place. Nothing in it can declare or fetch anything."""

from collections.abc import Callable
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from quizzes.formats.base import Log, Place

DEEPEST = 30
ROOT = "quiz"
QUESTION = "question"


class Node:
    """An element. `text` is what it says itself, without its children."""

    __slots__ = ("attributes", "children", "place", "tag", "text")

    def __init__(self, tag: str, attributes: dict[str, str], place: Place):
        self.tag, self.attributes, self.place = tag, attributes, place
        self.children: list[Node] = []
        self.text = ""

    def child(self, *tags: str) -> "Node | None":
        return next((child for child in self.children if child.tag in tags), None)

    def every(self, *tags: str) -> "list[Node]":
        return [child for child in self.children if child.tag in tags]

    def bent(self) -> "list[Node]":
        """Texts with elements inside: markup that nobody escaped, of which only half would be read."""
        inside = [bent for child in self.children for bent in child.bent()]
        return [self] if self.tag == "text" and self.children else inside

    def says(self, *tags: str) -> str:
        """The text of a child: of its own `text` child where it has one, as Moodle writes, or its own, as older files do."""
        child = self.child(*tags)
        return child.said() if child else ""

    def said(self) -> str:
        inside = self.child("text")
        return inside.text if inside else self.text


class _TooDeep(Exception):
    pass


class _NoQuiz(Exception):
    def __init__(self, tag: str):
        self.tag = tag
        super().__init__(tag)


class _Reader(ContentHandler):
    def __init__(self, each: Callable[[Node], None], parser: DefusedExpatParser):
        super().__init__()
        self.each, self.parser = each, parser
        self.open: list[Node] = []
        self.said: list[list[str]] = []

    def startElement(self, name, attrs):
        if not self.open and name != ROOT:
            raise _NoQuiz(name)
        if len(self.open) >= DEEPEST:
            raise _TooDeep
        self.open.append(Node(name, {key: attrs[key] for key in attrs.getNames()}, _here(self.parser)))
        self.said.append([])

    def characters(self, content):
        self.said[-1].append(content)

    def endElement(self, name):
        node = self.open.pop()
        node.text = "".join(self.said.pop())
        if len(self.open) == 1:
            # A question is read and forgotten, so that a large file needs the room of one.
            if name == QUESTION:
                self.each(node)
        elif self.open:
            self.open[-1].children.append(node)


def each_question(text: str, each: Callable[[Node], None], log: Log) -> None:
    """Call `each` with the questions of a file in order, as far as it is well-formed."""
    parser = DefusedExpatParser(forbid_dtd=True, forbid_entities=True, forbid_external=True)
    parser.setContentHandler(_Reader(each, parser))
    try:
        # In one piece: given in many, a long element would be read again with each.
        parser.feed(text, True)
    except DefusedXmlException:
        _refuse(log, "declares", "The file declares a document type or entities, which no question bank needs.", parser)
    except _TooDeep:
        _refuse(log, "too_deep", "The file has elements inside elements without end.", parser)
    except _NoQuiz as other:
        log.item_no = None
        log.error(
            "no_question_bank",
            _here(parser),
            f"The file begins with <{other.tag[:40]}>, so it is no Moodle question bank, which begins with <quiz>.",
            "In Moodle, open the question bank, choose Export and then Moodle XML format.",
        )
    except SAXParseException as fault:
        log.item_no = None
        place = Place(max(1, fault.getLineNumber() or 1), max(0, fault.getColumnNumber() or 0) + 1)
        log.error(
            "not_well_formed",
            place,
            f"The file is broken here ({fault.getMessage()}), so nothing below is read.",
            "Export it again, or mend this line in a text editor.",
            _line(text, place.line),
        )


def _here(parser: DefusedExpatParser) -> Place:
    return Place(max(1, parser.getLineNumber() or 1), max(0, parser.getColumnNumber() or 0) + 1)


def _refuse(log: Log, code: str, message: str, parser: DefusedExpatParser) -> None:
    log.item_no = None
    log.error(code, _here(parser), message, "Export the question bank again as Moodle XML.")


def _line(text: str, number: int) -> str:
    lines = text.splitlines()
    return lines[number - 1] if number <= len(lines) else ""
