"""The feedback page: how the answer lands with the customer, and the line behind it."""

import pytest

from quizzes.actions.attempts import answer_item
from tests.cast import NOON
from tests.factories.quizzes import BEST, BREAKS, HALF, RISKY, answer, make_quiz, open_attempt, ready_question
from tests.factories.standards import make_change, make_standard
from tests.quizzes.seeing import result_url, soup, url, words

pytestmark = pytest.mark.django_db

THREE = ("PHONE-1", "PHONE-2", "PHONE-3")


@pytest.fixture
def pages():
    return {key: make_standard(key) for key in THREE}


@pytest.fixture
def attempt(sam, pages):
    return open_attempt(sam, make_quiz(THREE, questions=1))


def see(sams, attempt, slot=1):
    return soup(sams.get(url(attempt, slot, "feedback")))


def test_the_best_answer_gets_forty_words_and_the_way_on(sams, attempt):
    answer(attempt, 1, BEST)

    page = see(sams, attempt)

    verdict = page.find(class_="verdict-best")
    assert (words(verdict.h1), words(verdict.p)) == ("That keeps the promise", "Best feedback of PHONE-1-Q1.")
    assert page.title.string.startswith("That keeps the promise (Phone: question 1 of 3)")
    assert page.find(class_="btn").get_text() == "Next question"
    assert page.find(class_="btn")["href"] == url(attempt, 2)
    others = page.find("details")
    assert (words(others.summary), others.has_attr("open")) == ("How the other choices land", False)
    assert len(others.find_all(class_="rung")) == 4


@pytest.mark.parametrize(
    ("choice", "heading", "place"),
    [
        (HALF, "Half-way there: nobody rings (PHONE-1-Q1)", 1),
        (RISKY, "A risk: it may ring out (PHONE-1-Q1)", 2),
        (BREAKS, "This breaks the promise: he is on his own (PHONE-1-Q1)", 3),
    ],
)
def test_another_answer_is_placed_on_the_ladder(sams, attempt, choice, heading, place):
    answer(attempt, 1, choice)

    page = see(sams, attempt)

    assert words(page.h1) == heading
    assert page.h1.has_attr("data-focus")
    assert words(page.h2) == "How each choice lands with Mr Hale"
    rungs = page.find_all(class_="rung")
    assert [words(rung.find(class_="rung-tag")).removesuffix(" Your answer") for rung in rungs] == [
        "Keeps the promise",
        "Half-way",
        "Risky",
        "Breaks the promise",
    ]
    assert [len(rung.find_all("b", class_="on")) for rung in rungs] == [3, 2, 1, 0]
    assert ["yours" in rung["class"] for rung in rungs] == [number == place for number in range(4)]


def test_the_line_behind_it_is_quoted_and_can_be_read_in_place(sams, attempt, pages):
    answer(attempt, 1, HALF)

    page = see(sams, attempt)

    rule = page.find(class_="rule-behind")
    assert words(rule.p) == "“give your first name and your team” Read it in place"
    assert rule.a["href"] == f"{pages['PHONE-1'].url}#line-name-first"
    assert page.find("a", string="This isn’t how it works in my team")["href"] == f"{pages['PHONE-1'].url}#fit"


def test_not_sure_gets_the_line_that_helps(sams, sam, attempt):
    answer_item(attempt=attempt, slot=1, sent=None, by=sam, now=NOON)

    page = see(sams, attempt)

    assert words(page.h1) == "Here’s the guidance"
    assert words(page.find(class_="rule-behind").p).startswith("“give your first name and your team”")
    assert page.find_all(class_="yours") == []


def test_the_situation_can_be_read_again(sams, attempt):
    answer(attempt, 1, HALF)

    again = see(sams, attempt).find("details")

    assert words(again) == (
        "Read the situation again Situation PHONE-1-Q1 First of PHONE-1-Q1. Second of PHONE-1-Q1. "
        "What do you do first in PHONE-1-Q1?"
    )


def test_the_line_is_the_one_that_was_in_force_when_the_questions_were_drawn(sams, attempt, pages):
    answer(attempt, 1, HALF)
    make_change(pages["PHONE-1"], now=NOON.replace(hour=15), promise="Another promise, in other words.")

    assert "give your first name and your team" in words(see(sams, attempt).find(class_="rule-behind"))


def test_without_a_page_there_is_no_link_into_it(sams, attempt, pages):
    answer(attempt, 1, HALF)
    pages["PHONE-1"].unpublish()

    page = see(sams, attempt)

    assert page.find("a", string="This isn’t how it works in my team") is None
    assert page.find(class_="rule-behind").find("a") is None


def test_without_the_line_there_is_no_quotation(sams, sam):
    ready_question("POST-1", "POST-1-Q1", "a-line-of-before")
    attempt = open_attempt(sam, make_quiz(["POST-1"], chapter_key="POST", title="Post", questions=0))
    answer(attempt, 1, HALF)

    assert see(sams, attempt).find(class_="rule-behind") is None


def test_after_the_last_question_the_way_on_is_the_result(sams, attempt):
    for slot in (1, 2, 3):
        answer(attempt, slot, HALF)

    button = see(sams, attempt, 3).find(class_="btn")

    assert (button.get_text(), button["href"]) == ("See where that leaves you", result_url(attempt))


def test_an_earlier_feedback_leads_on_to_where_one_is(sams, attempt):
    answer(attempt, 1)
    answer(attempt, 2)

    assert see(sams, attempt, 1).find(class_="btn")["href"] == url(attempt, 3)


@pytest.mark.parametrize("length", [1, 3])
def test_the_feedback_page_takes_the_same_queries_whatever_the_length(
    sams, sam, pages, length, django_assert_num_queries
):  # fmt: skip
    attempt = open_attempt(sam, make_quiz(THREE[:length], questions=3))
    answer(attempt, 1, HALF)
    see(sams, attempt)

    with django_assert_num_queries(9):
        see(sams, attempt)
