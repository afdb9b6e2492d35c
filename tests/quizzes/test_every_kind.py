"""What holds for every kind of question, whatever is written, shown or sent."""

import dataclasses
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.question_types import KINDS
from quizzes.question_types.base import NOTHING, ResponseError, Shown, SpecError
from tests.factories.quizzes import spec_of_kind

EVERY_KIND = pytest.mark.parametrize("name", KINDS)
# Field names that would tell the key, were they on what is shown.
TELLING = {"key", "weight", "feedback", "is_right", "is_true", "is_best", "rung", "match", "matched", "value"} | {
    *("low", "high", "answer", "answers", "tolerance", "pattern", "best", "id", "ids", "pairs", "facts"),
}

# What may stand anywhere in a file from elsewhere, or in a request that somebody has made up.
JUNK = [None, True, 0, -1.5, "", " ", "x", "1/0", "NaN", "9" * 400, [], ["x"], [[]], {}, {"id": "x"}, [{"id": "x"}]]
# Enough to find what is wrong; the kinds have tables of their own.
a_few = settings(max_examples=40)


def begun(name, seed=1):
    kind = KINDS[name]
    question = kind.read(spec_of_kind(name))
    return kind, question, kind.order_of(question, seed=seed, slot=1)


def sendings(order):
    """Fields and values as a browser sends them, near to an answer and far from it."""
    tokens = [token for token, _ in order]
    names = ["answer", "answer-best", "answer-worst", *(f"answer-{token}" for token in tokens)]
    values = [*tokens, *(id for _, id in order), *map(str, range(6)), "not-sure", "", "20", "duty manager", "keeps"]
    return st.dictionaries(
        st.sampled_from(names) | st.text(max_size=12).map("answer-{}".format),
        st.lists(st.sampled_from(values) | st.text(max_size=20), max_size=3),
        max_size=len(tokens) + 2,
    )


@EVERY_KIND
@a_few
@given(data=st.data())
def test_whatever_is_sent_is_kept_and_marked_or_refused(name, data):
    kind, question, order = begun(name)
    sent = data.draw(sendings(order))

    try:
        response = json.loads(json.dumps(kind.response_of(sent, order)))
        # Only here is it known in which way a situation is asked: an answer in another way is refused as well.
        earned = kind.mark(question, response).fraction
    except ResponseError:
        return

    assert 0 <= earned <= 1
    assert kind.explain(question, response).heading


@EVERY_KIND
def test_whatever_is_stored_is_marked_or_refused(name):
    kind, question, _ = begun(name)

    for junk in JUNK:
        for field in ("choice", "choices", "best", "worst", "rungs", "pairs", "order", "text"):
            assert fraction_of(kind, question, {field: junk}) in (None, 0, 1)


def fraction_of(kind, question, response):
    try:
        return kind.mark(question, response).fraction
    except ResponseError:
        return None


@EVERY_KIND
def test_whatever_is_written_is_a_question_or_gets_its_reasons(name):
    """Every part of a good question, however deep, with every kind of junk in its place, and missing."""
    kind = KINDS[name]

    for path in paths_of(spec_of_kind(name)):
        for junk in [*JUNK, MISSING]:
            written = with_junk(spec_of_kind(name), path, junk)
            assert all(isinstance(said, str) and said for said in all_said(kind, written)), (path, junk)


MISSING = object()


def paths_of(written, before=()):
    inner = written.items() if isinstance(written, dict) else enumerate(written) if isinstance(written, list) else ()
    for name, value in inner:
        yield (*before, name)
        yield from paths_of(value, (*before, name))


def with_junk(written, path, junk):
    holder = written
    for name in path[:-1]:
        holder = holder[name]
    if junk is MISSING:
        del holder[path[-1]]
    else:
        holder[path[-1]] = junk
    return written


def all_said(kind, written):
    """The reasons against it; of a question, all it says to somebody who is not sure."""
    try:
        question = kind.read(written)
    except SpecError as fault:
        return fault.reasons
    feedback = kind.explain(question, None)
    assert kind.show(question, kind.order_of(question, seed=1, slot=1)).title
    return [feedback.heading, feedback.words]


@EVERY_KIND
def test_what_is_shown_has_no_field_that_tells_and_holds_no_word_of_feedback(name):
    kind, question, order = begun(name)

    shown = kind.show(question, order)

    assert isinstance(shown, Shown)
    assert fields_of(shown) & TELLING == set()
    assert "eedback" not in str(dataclasses.asdict(shown))


def fields_of(thing):
    """The names of all fields, those of what stands in them too."""
    names = {field.name for field in dataclasses.fields(thing)}
    for field in dataclasses.fields(thing):
        value = getattr(thing, field.name)
        for inner in value if isinstance(value, tuple) else [value]:
            names |= fields_of(inner) if dataclasses.is_dataclass(inner) else set()
    return names


@EVERY_KIND
@a_few
@given(seed=st.integers(0, 2**63 - 1))
def test_an_attempt_has_its_own_names_and_always_the_same(name, seed):
    kind, question, order = begun(name, seed)

    assert order == kind.order_of(question, seed=seed, slot=1)
    assert order == json.loads(json.dumps(order))
    assert len({token for token, _ in order}) == len(order)
    assert {token for token, _ in order}.isdisjoint(token for token, _ in kind.order_of(question, seed=seed, slot=2))


@EVERY_KIND
def test_not_sure_earns_nothing_and_is_an_answer(name):
    kind, question, _ = begun(name)

    feedback = kind.explain(question, None)

    assert kind.mark(question, None) == NOTHING
    assert (feedback.heading, feedback.is_not_sure, feedback.is_best) == ("Here’s the guidance", True, False)


@EVERY_KIND
def test_guessing_is_a_chance_or_can_not_be_counted(name):
    kind, question, _ = begun(name)

    chance = kind.guess(question)

    assert chance is None or 0 <= chance < 1
