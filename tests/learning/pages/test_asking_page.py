"""Asking one's manager for ten minutes."""

import pytest

from learning.models import Topic
from tests.factories.learning import make_check, require


@pytest.fixture
def quiz(sam):
    quiz = make_check("PHONE-1", "PHONE-2")
    require(quiz)
    return quiz


def test_the_standard_in_the_address_is_chosen(as_person, sam, quiz):
    page = as_person(sam).get("/ask/?standard=PHONE-2").content.decode()

    assert '<option value="PHONE-2" selected>' in page


def test_asking_lets_the_manager_see_it_and_says_what_happens_next(as_person, sam, quiz, says):
    answer = as_person(sam).post("/ask/", {"standard": "PHONE-1", "about": "Late calls"}, follow=True)

    topic = Topic.objects.get()
    assert (topic.person, topic.standard_key, topic.words) == (sam, "PHONE-1", "Late calls")
    assert says(answer).startswith("Mia can see that you’ve asked It’s on Mia Brandt’s page now")


def test_without_a_standard_the_form_says_so(as_person, sam, quiz):
    answer = as_person(sam).post("/ask/", {"about": "Late calls"})

    page = answer.content.decode()
    assert "<title>Error: Ask Mia for 10 minutes" in page
    assert page.count("Choose a standard") >= 2
    assert not Topic.objects.exists()


def test_without_a_manager_it_says_whom_to_ask_instead(as_person, zoe, quiz, says):
    assert says(as_person(zoe).get("/ask/")).startswith("There’s no manager on your record")


def test_without_a_manager_nothing_is_sent(as_person, zoe, quiz):
    as_person(zoe).post("/ask/", {"standard": "PHONE-1"})

    assert not Topic.objects.exists()
