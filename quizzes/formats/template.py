"""PURE. A table to write questions into, with one question of each kind to write over."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from quizzes.formats import table
from quizzes.formats.base import NONE, WHOLE, Amount, Choice, Item, Kind, NumberAnswer, Pair, TextAnswer
from quizzes.formats.weights import cancelling

RIGHT, WRONG = cancelling(2)
FIVE, NOUGHT = Amount(Fraction(5), "5"), Amount(Fraction(0), "0")
EXAMPLES = (
    Item(
        kind=Kind.BEST_ANSWER,
        name="Example: ringing back",
        standard="PHONE-1",
        stem="A caller asks to be rung back today. What do you say?",
        choices=(
            Choice("I’ll ring you before 5.", WHOLE, "They know when to expect you."),
            Choice("Somebody will ring you.", NONE, "They don’t know who, or when."),
            Choice("Please ring again tomorrow.", NONE, "That is our work left to them."),
        ),
        general_feedback="Say who rings and by when.",
    ),
    Item(
        kind=Kind.CHOOSE_ALL,
        name="Example: handing over",
        stem="What do you tell a colleague when you hand a caller over?",
        choices=(
            Choice("The caller’s name", RIGHT),
            Choice("What they need", RIGHT),
            Choice("How cross they are", WRONG),
        ),
    ),
    Item(
        kind=Kind.TRUE_FALSE,
        name="Example: voicemail",
        stem="A voicemail greeting says who to try instead.",
        choices=(Choice("True", WHOLE, "It names a person or a team."), Choice("False", NONE)),
    ),
    Item(
        kind=Kind.MATCHING,
        name="Example: how soon",
        stem="How soon do we answer?",
        pairs=(Pair("A letter", "10 working days"), Pair("A message", "1 working day"), Pair("", "1 month")),
    ),
    Item(
        kind=Kind.ORDERING,
        name="Example: transferring",
        stem="Put the steps of a transfer in order.",
        steps=("Ask whether they mind", "Ring the colleague", "Introduce them", "Stay until they are talking"),
    ),
    Item(
        kind=Kind.NUMBER,
        name="Example: rings",
        stem="Within how many rings do we answer?",
        numbers=(NumberAnswer(FIVE, NOUGHT, WHOLE),),
    ),
    Item(
        kind=Kind.SHORT_TEXT,
        name="Example: first word",
        stem="What do you say first?",
        texts=(TextAnswer("Good *", WHOLE), TextAnswer("Hello*", WHOLE)),
    ),
)


@dataclass(frozen=True)
class Template:
    name: str
    label: str
    ending: str
    kind: str
    type: str
    make: Callable[[Iterable[Item]], bytes]

    def write(self) -> bytes:
        return self.make(EXAMPLES)


TEMPLATES = {
    table.XLSX: Template(
        "questions.xlsx",
        "Template for questions",
        table.XLSX,
        "Excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        table.write_xlsx,
    ),
    table.CSV: Template(
        "questions.csv", "Template for questions", table.CSV, "CSV", "text/csv; charset=utf-8", table.write_csv
    ),
}
