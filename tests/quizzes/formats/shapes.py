"""Questions of every kind, as hypothesis makes them up, and good files to spoil."""

import base64
import io
from fractions import Fraction

from hypothesis import strategies as st
from PIL import Image

from quizzes.formats import words
from quizzes.formats.base import (
    NONE,
    WHOLE,
    Amount,
    Choice,
    Feedback,
    Item,
    Kind,
    NumberAnswer,
    Pair,
    TextAnswer,
)
from quizzes.formats.pictures import Pictures
from quizzes.formats.reading import STANDARD, read_category
from quizzes.formats.weights import amount, cancelling, part, percentage

MARKED = st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<em>", "</em>", "<ul>", "<li>", "</li>", "</ul>", "<br>", "&lt;", "&amp;", "<x y>"]
)
PIECES = st.one_of(
    MARKED, st.text(max_size=8), st.sampled_from(["=", "+1", "-2", "@", "'", "'=", "€ £ “’", ",", ";", '"'])
)
WORDS = st.lists(PIECES, max_size=8).map("".join).map(lambda said: words.clean(said).words)
SOME_WORDS = WORDS.filter(bool)
LINES = st.text(max_size=20).map(words.one_line)
SOME_LINES = LINES.filter(bool)
OPTIONS = st.lists(SOME_WORDS, min_size=2, max_size=6, unique=True)
PERCENTAGES = st.sampled_from(["0", "-50", "33.33333", "14.28571", "37", "-0.5", "99.5"]).map(percentage)
AMOUNTS = st.sampled_from(["0", "12", "-3.5", "1e3", "0.30", "−5", "+7", "1000000"]).map(amount)
TOLERANCES = st.sampled_from(["0", "0.5", "1e-3"]).map(amount)


def picture(colour="red", kind="PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (2, 3), colour).save(out, kind)
    return out.getvalue()


def pictures_of(*blobs: bytes) -> Pictures:
    pictures = Pictures()
    for number, blob in enumerate(blobs):
        pictures.add(f"{number}.png", base64.b64encode(blob).decode())
    return pictures


RED = next(iter(pictures_of(picture()).kept.values()))


@st.composite
def best_answers(draw):
    says = draw(OPTIONS)
    right = draw(st.integers(0, len(says) - 1))
    others = draw(st.one_of(st.just([NONE] * len(says)), st.lists(PERCENTAGES, min_size=len(says), max_size=len(says))))
    weights = [WHOLE if at == right else other for at, other in enumerate(others)]
    return {"kind": Kind.BEST_ANSWER, "choices": _choices(draw, says, weights)}


@st.composite
def choose_alls(draw):
    says = draw(OPTIONS)
    keyed = draw(st.integers(1, len(says)))
    right, wrong = draw(st.sampled_from([cancelling(keyed), (cancelling(keyed)[0], NONE)]))
    weights = [right] * keyed + [wrong] * (len(says) - keyed)
    return {
        "kind": Kind.CHOOSE_ALL,
        "choices": _choices(draw, says, draw(st.permutations(weights))),
        "all_or_nothing": draw(st.booleans()),
    }


def _choices(draw, says, weights):
    return tuple(Choice(each, weight, draw(WORDS)) for each, weight in zip(says, weights, strict=True))


@st.composite
def true_falses(draw):
    true, false = draw(st.permutations([WHOLE, NONE]))
    return {
        "kind": Kind.TRUE_FALSE,
        "choices": (Choice("True", true, draw(WORDS)), Choice("False", false, draw(WORDS))),
    }


@st.composite
def matchings(draw):
    says = draw(OPTIONS)
    belongs = draw(
        st.lists(SOME_LINES, min_size=len(says), max_size=len(says) + 2).filter(lambda all: len(set(all)) > 1)
    )
    spare = len(belongs) - len(says)
    pairs = [Pair(*both) for both in zip([*says, *[""] * spare], belongs, strict=True)]
    return {"kind": Kind.MATCHING, "pairs": tuple(pairs)}


@st.composite
def orderings(draw):
    rule = draw(st.sampled_from(["", "ABSOLUTE_POSITION", "LONGEST_ORDERED_SUBSET"]))
    return {"kind": Kind.ORDERING, "steps": tuple(draw(OPTIONS)), "order_rule": rule}


@st.composite
def numbers(draw):
    right = NumberAnswer(draw(AMOUNTS), draw(TOLERANCES), WHOLE, draw(WORDS))
    near = st.builds(NumberAnswer, AMOUNTS, TOLERANCES, PERCENTAGES, WORDS)
    any_other = st.builds(lambda said: NumberAnswer(None, Amount(Fraction(0), "0"), NONE, said), WORDS)
    return {
        "kind": Kind.NUMBER,
        "numbers": (right, *draw(st.lists(near, max_size=2)), *draw(st.lists(any_other, max_size=1))),
    }


@st.composite
def short_texts(draw):
    right = TextAnswer(draw(SOME_LINES.filter(lambda said: said != "*")), WHOLE, draw(WORDS))
    others = draw(st.lists(st.builds(TextAnswer, SOME_LINES, PERCENTAGES, WORDS), max_size=3))
    return {"kind": Kind.SHORT_TEXT, "texts": (right, *others), "same_case": draw(st.booleans())}


KINDS = {
    Kind.BEST_ANSWER: best_answers(),
    Kind.CHOOSE_ALL: choose_alls(),
    Kind.TRUE_FALSE: true_falses(),
    Kind.MATCHING: matchings(),
    Kind.ORDERING: orderings(),
    Kind.NUMBER: numbers(),
    Kind.SHORT_TEXT: short_texts(),
}


@st.composite
def items(draw, kind=None, with_pictures=True):
    of_kind = draw(KINDS[kind] if kind else st.one_of(*KINDS.values()))
    stem = draw(SOME_WORDS)
    pictures = ()
    if with_pictures and draw(st.booleans()):
        stem, pictures = words.clean(f'{stem}<img alt="A “red” one" src="x">', lambda *_: RED.name).words, (RED,)
    tag = SOME_LINES.filter(lambda said: not said.startswith(STANDARD) and ";" not in said)
    return Item(
        stem=stem,
        name=draw(LINES),
        standard=draw(st.sampled_from(["", "PHONE-1"])),
        feedback=Feedback(draw(WORDS), draw(WORDS), draw(WORDS)),
        general_feedback=draw(WORDS),
        hints=tuple(draw(st.lists(SOME_WORDS, max_size=2))),
        penalty=draw(st.sampled_from([None, "0.3333333", "0", "1"]).map(lambda said: said and part(said))),
        mark=draw(st.sampled_from([None, "1.0000000", "2"]).map(lambda said: said and amount(said))),
        shuffles=draw(st.booleans()),
        tags=tuple(draw(st.lists(tag, max_size=2, unique=True))),
        category=draw(LINES.map(read_category)),
        pictures=pictures,
        **of_kind,
    )


def banks(**more):
    """Some questions, each with an ID of its own or none."""
    ids = st.lists(LINES, min_size=4, max_size=4).map(
        lambda ids: [each if each not in ids[:at] else "" for at, each in enumerate(ids)]
    )
    return st.tuples(ids, st.lists(items(**more), min_size=1, max_size=4)).map(
        lambda both: tuple(_with_id(item, id) for id, item in zip(*both, strict=False))
    )


def _with_id(item: Item, idnumber: str) -> Item:
    return Item(**{**vars(item), "idnumber": idnumber})
