"""PURE. What every format speaks: questions without a house style, and what is wrong with a file, each with its place.

A module of this package reads bytes or text into `Item`s and says every trouble it meets to a `Log`; it never raises.
Words are a small HTML (`formats.words`), weights are exact (`formats.weights`), pictures come from the file itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

MOST_BYTES = 5_000_000
MOST_BYTES_OF_XML = 50_000_000
MOST_ITEMS = 2_000
MOST_OPTIONS = 100
MOST_LETTERS = 50_000
MOST_ISSUES = 1_000
EXCERPT = 70


class Kind(StrEnum):
    """The kinds of question that come in and go out."""

    BEST_ANSWER = "best_answer"
    CHOOSE_ALL = "choose_all"
    TRUE_FALSE = "true_false"
    MATCHING = "matching"
    ORDERING = "ordering"
    NUMBER = "number"
    SHORT_TEXT = "short_text"


class Severity(StrEnum):
    """An error keeps its question out; a warning says what was read in another way than it was written."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Place:
    """Line and column in the user's own file, from 1, in characters; in a spreadsheet the row and the column."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Issue:
    severity: Severity
    code: str
    line: int
    column: int
    excerpt: str
    message: str
    hint: str
    item_no: int | None = None

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


@dataclass(frozen=True)
class Weight:
    """What part of the mark something earns: the exact number, and the percentage as the file wrote it."""

    value: Fraction
    text: str


WHOLE = Weight(Fraction(1), "100")
NONE = Weight(Fraction(0), "0")


@dataclass(frozen=True)
class Amount:
    """A number in an answer: its exact value, and how the file wrote it."""

    value: Fraction
    text: str


@dataclass(frozen=True)
class Choice:
    says: str
    weight: Weight
    feedback: str = ""


@dataclass(frozen=True)
class Pair:
    """Something and what belongs to it. Without `says` it is an answer that belongs to nothing."""

    says: str
    belongs: str


@dataclass(frozen=True)
class TextAnswer:
    """`says` is plain text, in which `*` stands for anything and `\\*` for itself."""

    says: str
    weight: Weight
    feedback: str = ""


@dataclass(frozen=True)
class NumberAnswer:
    """`value` is None for whatever else somebody may answer."""

    value: Amount | None
    within: Amount
    weight: Weight
    feedback: str = ""


@dataclass(frozen=True)
class Feedback:
    """What is said by how the whole question went."""

    right: str = ""
    partly: str = ""
    wrong: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture of the file. Its name is made from its content; `type` is what it was found to be, whatever it was called."""

    name: str
    type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Item:
    """One question, as no system in particular would keep it. `line` and `number` say where it stood in its file."""

    kind: Kind
    stem: str
    name: str = ""
    idnumber: str = ""
    standard: str = ""
    choices: tuple[Choice, ...] = ()
    pairs: tuple[Pair, ...] = ()
    steps: tuple[str, ...] = ()
    texts: tuple[TextAnswer, ...] = ()
    numbers: tuple[NumberAnswer, ...] = ()
    feedback: Feedback = Feedback()
    general_feedback: str = ""
    hints: tuple[str, ...] = ()
    penalty: Weight | None = None
    mark: Amount | None = None
    all_or_nothing: bool = False
    shuffles: bool = True
    same_case: bool = False
    order_rule: str = ""
    tags: tuple[str, ...] = ()
    category: str = ""
    pictures: tuple[Picture, ...] = ()
    line: int = field(default=1, compare=False)
    number: int = field(default=0, compare=False)

    @property
    def all_words(self) -> list[str]:
        """Every text of the question that may hold markup."""
        said = [self.stem, self.general_feedback, *self.hints, *self.steps, *(pair.says for pair in self.pairs)]
        said += [self.feedback.right, self.feedback.partly, self.feedback.wrong]
        for choice in self.choices:
            said += [choice.says, choice.feedback]
        said += [text.feedback for text in self.texts]
        return said + [number.feedback for number in self.numbers]


@dataclass(frozen=True)
class Found:
    """A question of the file, whether it could be read or not."""

    number: int
    name: str
    line: int


@dataclass(frozen=True)
class Parsed:
    """`found` are all questions of the file, `items` those that were read and have no error."""

    items: tuple[Item, ...] = ()
    issues: tuple[Issue, ...] = ()
    found: tuple[Found, ...] = ()
    format: str = ""

    @property
    def has_errors(self) -> bool:
        return any(issue.is_error for issue in self.issues)


class Log:
    """Everything that is to be said of one file, in the order of its lines; `item_no` is the question being read."""

    def __init__(self) -> None:
        self.issues: list[Issue] = []
        self.found: list[Found] = []
        self.items: list[Item] = []
        self.spoilt: set[int] = set()
        self.ids: set[str] = set()
        self.item_no: int | None = None
        self._left_unsaid = 0

    def error(self, code: str, place: Place, message: str, hint: str, excerpt: str = "") -> None:
        if self.item_no is not None:
            self.spoilt.add(self.item_no)
        self._say(Severity.ERROR, code, place, message, hint, excerpt)

    def warn(self, code: str, place: Place, message: str, hint: str, excerpt: str = "") -> None:
        self._say(Severity.WARNING, code, place, message, hint, excerpt)

    def _say(self, severity: Severity, code: str, place: Place, message: str, hint: str, excerpt: str) -> None:
        if len(self.issues) >= MOST_ISSUES:
            self._left_unsaid += 1
            return
        said = Issue(severity, code, place.line, place.column, shortened(excerpt), message, hint, self.item_no)
        if said not in self.issues[-20:]:
            self.issues.append(said)

    def begin(self, place: Place, name: str = "") -> int | None:
        """The number of the question that begins here; None when there are too many."""
        self.item_no = None
        if len(self.found) >= MOST_ITEMS:
            if len(self.found) == MOST_ITEMS and not any(issue.code == "too_many_questions" for issue in self.issues):
                self.error(
                    "too_many_questions",
                    place,
                    f"The file has more than {MOST_ITEMS:,} questions.",
                    "Split it into several files, for instance one for each category.",
                )
            return None
        self.item_no = len(self.found) + 1
        self.found.append(Found(self.item_no, shortened(name), place.line))
        return self.item_no

    def call(self, name: str) -> None:
        """What the question being read is called, once that is known."""
        if self.item_no is not None:
            last = self.found[self.item_no - 1]
            self.found[self.item_no - 1] = Found(last.number, shortened(name), last.line)

    def keep(self, item: Item) -> None:
        self.items.append(item)
        self.ids.add(item.idnumber)

    def parsed(self, format: str) -> Parsed:
        issues = sorted(self.issues, key=lambda issue: (issue.line, issue.column))
        if self._left_unsaid:
            issues.append(_more(self._left_unsaid, issues[-1]))
        items = tuple(item for item in self.items if item.number not in self.spoilt)
        return Parsed(items, tuple(issues), tuple(self.found), format)


def _more(count: int, last: Issue) -> Issue:
    return Issue(
        Severity.ERROR,
        "too_many_issues",
        last.line,
        last.column,
        "",
        f"There is more to mend: {count:,} further notes are not shown.",
        "Mend these first, then read the file again.",
    )


def shortened(text: str, most: int = EXCERPT) -> str:
    """The file's own words for one line of a report."""
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in text[: most * 4]).split())
    return plain if len(plain) <= most else f"{plain[: most - 1].rstrip()}…"


def listed(words: Iterable[str]) -> str:
    return ", ".join(words)
