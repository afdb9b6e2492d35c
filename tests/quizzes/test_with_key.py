"""A question with its key, as its author and its second reader see it: nothing that is ever said is left out."""

import pytest
from bs4 import BeautifulSoup
from django.test import RequestFactory

from quizzes.models import QuestionVersion
from quizzes.previews import draw_with_key
from tests.factories.quizzes import spec_of_kind
from tests.quizzes.seeing import words


def drawn(kind, **changes):
    version = QuestionVersion(kind=kind, spec=spec_of_kind(kind, **changes))
    return BeautifulSoup(draw_with_key(version, RequestFactory().get("/")), "html.parser")


def texts_of(spec):
    """Every sentence an author has written, wherever it stands."""
    if isinstance(spec, str):
        return [spec]
    inner = spec.values() if isinstance(spec, dict) else spec if isinstance(spec, list) else ()
    return [text for each in inner for text in texts_of(each)]


@pytest.mark.parametrize("kind", ["best_answer", "choose_all", "true_false", "judgement"])
def test_every_word_that_the_author_wrote_is_there(kind):
    seen = words(drawn(kind))

    sentences = [part for text in texts_of(spec_of_kind(kind)) for part in text.split("\n\n") if " " in part]
    assert len(sentences) >= 5
    assert [each for each in sentences if each not in seen] == []


@pytest.mark.parametrize(
    ("kind", "changes", "tags"),
    [
        (
            "best_answer",
            {},
            ["The best answer", "Part of the way, worth 1/2 of the mark", "Not the best answer", "Not the best answer"],
        ),
        ("choose_all", {}, ["Applies", "Applies", "Applies", "Doesn’t apply", "Doesn’t apply"]),
        ("true_false", {"is_true": False}, ["Not this one", "The right answer"]),
        ("judgement", {"way": "rate"}, ["Keeps the promise", "Half-way", "Risky", "Breaks the promise"]),
    ],
)
def test_each_choice_says_what_it_is(kind, changes, tags):
    assert [words(each) for each in drawn(kind, **changes).find_all(class_="rung-tag")] == tags


def test_weights_are_told_where_they_count():
    choices = [
        {"id": "a", "says": "One", "is_right": True, "weight": "1"},
        {"id": "b", "says": "Two", "is_right": False, "weight": "-1/3"},
    ]

    page = drawn("choose_all", scoring="weights", choices=choices)

    assert [words(each) for each in page.find_all(class_="rung-tag")] == [
        "Applies, worth 1 of the mark",
        "Doesn’t apply, worth -1/3 of the mark",
    ]


@pytest.mark.parametrize(
    ("kind", "changes", "said"),
    [
        ("judgement", {"way": "best_worst"}, "Find the best and the worst"),
        ("choose_all", {"scoring": "all_or_nothing"}, "It counts when you tick all of them and nothing else."),
    ],
)
def test_how_it_is_asked_and_marked_is_told(kind, changes, said):
    assert said in words(drawn(kind, **changes))
