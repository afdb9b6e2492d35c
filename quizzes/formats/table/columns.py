"""PURE. What the columns of a table are called, by us and by others."""

import re
from dataclasses import dataclass, field

from quizzes.formats.base import Kind

# Ours first: this is how they are written.
COLUMNS = {
    "kind": ("Kind", "type", "question type"),
    "idnumber": ("ID", "id number", "idnumber", "reference"),
    "name": ("Name", "title", "question name"),
    "standard": ("Standard", "standard key"),
    "category": ("Category", "topic", "section"),
    "tags": ("Tags", "tag"),
    "stem": ("Question", "question text", "stem"),
    "right": ("Right", "right answer", "correct", "correct answer", "correct answers", "answer", "key"),
    "if_right": ("If right", "correct feedback"),
    "if_partly": ("If partly right", "partially correct feedback"),
    "if_wrong": ("If wrong", "incorrect feedback"),
    "general": ("Explanation", "general feedback", "rationale", "feedback"),
    "penalty": ("Penalty",),
    "mark": ("Mark", "marks", "points"),
    "shuffles": ("Shuffle",),
    "same_case": ("Capitals matter",),
    "rule": ("Marking",),
    "markup": ("Words",),
}
NUMBERED = {
    "answer": ("Answer", "option", "choice"),
    "belongs": ("Goes with", "match"),
    "within": ("Give or take", "tolerance"),
    "weight": ("Weight", "percent"),
    "feedback": ("Feedback", "feedback for answer", "feedback for option"),
    "hint": ("Hint",),
}
# In other people's tables, and of no use here.
IGNORED = ("time", "time limit", "timer", "seconds")

KINDS = {
    Kind.BEST_ANSWER: ("Best answer", "multiple choice", "single choice", "single", "multichoice", "mcq", "quiz"),
    Kind.CHOOSE_ALL: (
        "Choose all",
        "select all",
        "multiple response",
        "multiple select",
        "multiple answer",
        "checkbox",
    ),
    Kind.TRUE_FALSE: ("True or false", "true/false", "true false", "truefalse", "tf"),
    Kind.MATCHING: ("Matching", "match", "pairs"),
    Kind.ORDERING: ("Ordering", "order", "sequence"),
    Kind.NUMBER: ("Number", "numerical", "numeric"),
    Kind.SHORT_TEXT: ("Short text", "short answer", "shortanswer", "text", "fill in"),
}
ALL_OR_NOTHING = "all or nothing"
TRUE = ("true", "t", "yes", "1", "right")
FALSE = ("false", "f", "no", "0", "wrong")

_NUMBER_LAST = re.compile(r"(.*?)\s*([0-9]{1,3})")


@dataclass
class Columns:
    """Where each column stands. `numbered` goes by the name and the number of the answer."""

    plain: dict[str, int] = field(default_factory=dict)
    numbered: dict[tuple[str, int], int] = field(default_factory=dict)
    unknown: list[int] = field(default_factory=list)
    twice: list[int] = field(default_factory=list)

    @property
    def is_heading(self) -> bool:
        has_answers = "right" in self.plain or any(name == "answer" for name, _ in self.numbered)
        return "stem" in self.plain and has_answers

    @property
    def most(self) -> int:
        return max((number for _, number in self.numbered), default=0)


def columns_of(heading: list[str]) -> Columns:
    """What a row of headings means."""
    columns = Columns()
    for at, said in enumerate(heading):
        name = _plain(said)
        if not name or name in IGNORED:
            continue
        known, number = _known(name)
        if not known:
            columns.unknown.append(at)
        elif number:
            _add(columns.numbered, (known, number), at, columns)
        else:
            _add(columns.plain, known, at, columns)
    return columns


def kind_named(said: str) -> Kind | None:
    name = " ".join(said.lower().split())
    return next((kind for kind, names in KINDS.items() if name in map(str.lower, names) or name == kind), None)


def heading_of(most: dict[str, int]) -> list[str]:
    """The headings of a table that we write; `most` says how many of each numbered column there are."""
    answers = [
        f"{NUMBERED[name][0]} {number}"
        for number in range(1, max([most.get(name, 0) for name in NUMBERED if name != "hint"], default=0) + 1)
        for name in ("answer", "belongs", "within", "weight", "feedback")
        if number <= most.get(name, 0)
    ]
    hints = [f"{NUMBERED['hint'][0]} {number}" for number in range(1, most.get("hint", 0) + 1)]
    names = [names[0] for names in COLUMNS.values()]
    after = names.index("Right") + 1
    return [*names[:after], *answers, *hints, *names[after:]]


def _add(there: dict, key, at: int, columns: Columns) -> None:
    if key in there:
        columns.twice.append(at)
    else:
        there[key] = at


def _plain(said: str) -> str:
    """A heading without what is explained in it: «Answer 1 - max 75 characters», «Correct answer(s)»."""
    short = re.split(r" [-–] |\(", said.lower().replace("(s)", "s"), maxsplit=1)[0]
    return " ".join(re.sub(r"[_*:]", " ", short).split())


def _known(name: str) -> tuple[str, int]:
    for known, names in COLUMNS.items():
        if name in map(str.lower, names):
            return known, 0
    found = _NUMBER_LAST.fullmatch(name)
    if found and int(found.group(2)) > 0:
        for known, names in NUMBERED.items():
            if found.group(1) in map(str.lower, names):
                return known, int(found.group(2))
    return "", 0
