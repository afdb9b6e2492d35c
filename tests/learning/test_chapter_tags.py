"""The booklet and its chapters say where the reader is on each."""

import pytest
import time_machine

from tests.cast import NOON
from tests.factories.learning import require, show
from tests.factories.quizzes import make_quiz
from tests.factories.standards import make_standard

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def quiz(sam):
    page = make_standard("PHONE-1")
    quiz = make_quiz([page.key], chapter_key="PHONE", title="Phone")
    require(quiz)
    return quiz


def main_of(answer):
    return answer.content.decode().split("<main")[1].split("</main>")[0]


def test_a_chapter_offers_its_questions_and_says_what_is_due(as_person, sam, quiz):
    words = main_of(as_person(sam).get("/standards/phone/"))

    assert "Know this already?" in words
    assert "Answer 1 question, about a minute. Get it right and there’s nothing to read." in words
    assert "Due 21 December" in words


def test_a_chapter_that_is_shown_says_until_when_and_offers_nothing(as_person, sam, quiz):
    show(sam, quiz)

    words = main_of(as_person(sam).get("/standards/phone/"))

    assert "Know this already?" not in words
    assert "Until November 2027" in words


def test_the_booklet_says_where_the_reader_is_on_each_chapter(as_person, sam, zoe, quiz):
    assert "Due 21 December" in main_of(as_person(sam).get("/standards/"))
