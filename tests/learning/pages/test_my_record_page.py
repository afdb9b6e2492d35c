"""What is on file about me."""

import csv
import io

import pytest

from tests.factories.learning import make_check, require, show

# Of these, seven are the frame’s: session, account, settings, the menu.
QUERIES = 17


@pytest.fixture
def quiz(sam):
    quiz = make_check("PHONE-1", "PHONE-2")
    require(quiz)
    return quiz


def test_it_says_what_was_shown_in_which_version_and_until_when(as_person, sam, quiz, says):
    show(sam, quiz)

    page = says(as_person(sam).get("/my-record/"))

    assert page.startswith("Your record: 1 of 1 chapter up to date")
    assert "Standard PHONE-1 23 November 2026 Version: 1 Counts until: November 2027 With nothing to read" in page
    assert "On record in 2026" in page


def test_before_anything_is_shown_it_says_so(as_person, sam, quiz, says):
    assert says(as_person(sam).get("/my-record/")).startswith("Nothing on your record yet")


def test_it_says_who_can_open_the_page_and_that_looking_isnt_recorded(as_person, sam, kit, quiz, says):
    page = says(as_person(sam).get("/my-record/"))

    assert "You, and Mia Brandt and Kit Lund, who stands in for Mia. We don’t record who looks" in page


def test_the_file_has_my_lines_and_nobody_elses(as_person, sam, cass, quiz):
    show(cass, quiz)
    show(sam, quiz)

    answer = as_person(sam).get("/my-record/records.csv")

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == ["Number in the ledger", "Date", "What is on record", "Standard"]
    standards = [row[3] for row in rows[1:] if row[3]]
    assert standards == ["PHONE-2", "PHONE-1"]


def test_the_page_takes_as_many_queries_for_one_chapter_as_for_three(as_person, sam, quiz, django_assert_num_queries):
    client = as_person(sam)
    show(sam, quiz)
    client.get("/my-record/")
    with django_assert_num_queries(QUERIES):
        client.get("/my-record/")

    for key in ("EMAIL-1", "POST-1"):
        more = make_check(key)
        require(more)
        show(sam, more)
    with django_assert_num_queries(QUERIES):
        client.get("/my-record/")
