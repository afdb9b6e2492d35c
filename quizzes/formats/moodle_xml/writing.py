"""PURE. Questions as a Moodle XML file. What is read again of it is what was written."""

import base64
from collections.abc import Callable, Iterable
from xml.sax.saxutils import escape, quoteattr

from quizzes.formats.base import Choice, Item, Kind, Picture, Weight
from quizzes.formats.pictures import OF_THE_FILE
from quizzes.formats.reading import STANDARD
from quizzes.formats.words import pictures_in

TYPES = {
    Kind.BEST_ANSWER: "multichoice",
    Kind.CHOOSE_ALL: "multichoice",
    Kind.TRUE_FALSE: "truefalse",
    Kind.MATCHING: "matching",
    Kind.ORDERING: "ordering",
    Kind.NUMBER: "numerical",
    Kind.SHORT_TEXT: "shortanswer",
}
ALL_OR_NOTHING = "multichoiceset"


def write(items: Iterable[Item]) -> bytes:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>"]
    category = ""
    for item in items:
        if item.category != category:
            category = item.category
            lines += [
                '<question type="category">',
                f"<category><text>{escape(f'$course$/top/{category}')}</text></category>",
                "</question>",
            ]
        lines += _question(item)
    return "\n".join([*lines, "</quiz>", ""]).encode()


def _question(item: Item) -> list[str]:
    write = _Writer(item)
    type = ALL_OR_NOTHING if item.all_or_nothing and item.kind is Kind.CHOOSE_ALL else TYPES[item.kind]
    return [
        f'<question type="{type}">',
        f"<name><text>{escape(item.name)}</text></name>",
        write.words("questiontext", item.stem),
        write.words("generalfeedback", item.general_feedback),
        *_settings(item),
        *WRITERS[item.kind](item, write),
        *_outcomes(item, write),
        *(write.words("hint", hint) for hint in item.hints),
        *_tags(item),
        "</question>",
    ]


class _Writer:
    """Words with the pictures they show."""

    def __init__(self, item: Item):
        self.pictures = {picture.name: picture for picture in item.pictures}

    def words(self, tag: str, said: str, more: str = "", attributes: str = "") -> str:
        named = dict.fromkeys(name for name in pictures_in(said) if name in self.pictures)
        for name in named:
            said = said.replace(f'src="{name}"', f'src="{OF_THE_FILE}/{name}"')
        files = "".join(_file(self.pictures[name]) for name in named)
        return f'<{tag} format="html"{attributes}><text>{escape(said)}</text>{files}{more}</{tag}>'

    def answer(self, choice: Choice) -> str:
        return self.words("answer", choice.says, self.words("feedback", choice.feedback), _fraction(choice.weight))

    def plain(self, said: str, weight: Weight, feedback: str, more: str = "") -> str:
        inside = f"<text>{escape(said)}</text>{more}{self.words('feedback', feedback)}"
        return f'<answer format="moodle_auto_format"{_fraction(weight)}>{inside}</answer>'


def _file(picture: Picture) -> str:
    encoded = base64.b64encode(picture.data).decode()
    return f'<file name={quoteattr(picture.name)} path="/" encoding="base64">{encoded}</file>'


def _fraction(weight: Weight) -> str:
    return f" fraction={quoteattr(weight.text)}"


def _settings(item: Item) -> list[str]:
    lines = []
    if item.mark is not None:
        lines.append(f"<defaultgrade>{escape(item.mark.text)}</defaultgrade>")
    if item.penalty is not None:
        lines.append(f"<penalty>{escape(item.penalty.text)}</penalty>")
    lines.append("<hidden>0</hidden>")
    lines.append(f"<idnumber>{escape(item.idnumber)}</idnumber>")
    if item.kind in (Kind.BEST_ANSWER, Kind.CHOOSE_ALL, Kind.MATCHING) or not item.shuffles:
        lines.append(f"<shuffleanswers>{'true' if item.shuffles else 'false'}</shuffleanswers>")
    return lines


def _outcomes(item: Item, write: _Writer) -> list[str]:
    said = {
        "correctfeedback": item.feedback.right,
        "partiallycorrectfeedback": item.feedback.partly,
        "incorrectfeedback": item.feedback.wrong,
    }
    return [write.words(tag, words) for tag, words in said.items() if words]


def _tags(item: Item) -> list[str]:
    tags = [*([f"{STANDARD}{item.standard}"] if item.standard else []), *item.tags]
    if not tags:
        return []
    return ["<tags>", *(f"<tag><text>{escape(tag)}</text></tag>" for tag in tags), "</tags>"]


def _choices(item: Item, write: _Writer) -> list[str]:
    single = "true" if item.kind is Kind.BEST_ANSWER else "false"
    return [f"<single>{single}</single>", *map(write.answer, item.choices)]


def _true_false(item: Item, write: _Writer) -> list[str]:
    return [write.plain(choice.says.lower(), choice.weight, choice.feedback) for choice in item.choices]


def _pairs(item: Item, write: _Writer) -> list[str]:
    return [
        write.words("subquestion", pair.says, f"<answer><text>{escape(pair.belongs)}</text></answer>")
        for pair in item.pairs
    ]


def _steps(item: Item, write: _Writer) -> list[str]:
    rule = [f"<gradingtype>{escape(item.order_rule)}</gradingtype>"] if item.order_rule else []
    steps = [
        write.words("answer", step, attributes=f' fraction="{place}.0000000"')
        for place, step in enumerate(item.steps, start=1)
    ]
    return ["<layouttype>VERTICAL</layouttype>", "<selecttype>ALL</selecttype>", *rule, *steps]


def _numbers(item: Item, write: _Writer) -> list[str]:
    return [
        write.plain(
            answer.value.text if answer.value else "*",
            answer.weight,
            answer.feedback,
            f"<tolerance>{escape(answer.within.text)}</tolerance>",
        )
        for answer in item.numbers
    ]


def _texts(item: Item, write: _Writer) -> list[str]:
    case = "1" if item.same_case else "0"
    return [
        f"<usecase>{case}</usecase>",
        *(write.plain(answer.says, answer.weight, answer.feedback) for answer in item.texts),
    ]


WRITERS: dict[Kind, Callable[[Item, _Writer], list[str]]] = {
    Kind.BEST_ANSWER: _choices,
    Kind.CHOOSE_ALL: _choices,
    Kind.TRUE_FALSE: _true_false,
    Kind.MATCHING: _pairs,
    Kind.ORDERING: _steps,
    Kind.NUMBER: _numbers,
    Kind.SHORT_TEXT: _texts,
}
