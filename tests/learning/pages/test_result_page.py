"""What somebody reads after a check."""

import pytest

from learning.models import Topic, TopicKind
from quizzes.models import Attempt, Behaviour
from tests.factories.learning import go_again, make_check, open_attempt, require, show


@pytest.fixture
def quiz(sam):
    quiz = make_check("PHONE-1", "PHONE-2", "PHONE-3", questions=6)
    require(quiz)
    return quiz


def url(attempt):
    return f"/attempts/{attempt.key}/result/"


def test_all_shown_says_until_when_and_what_went_on_record(as_person, sam, quiz, says):
    attempt = show(sam, quiz)

    page = says(as_person(sam).get(url(attempt)))

    assert page.startswith(
        "Phone is done until November 2027 It took you 10 seconds. You didn’t need to read the page."
    )
    assert page.count("On your record: shown in version 1, 23 November 2026, number ") == 3
    assert "You’re up to date. Nothing to do until 26 October 2027" in page


def test_a_miss_names_its_line_and_offers_a_different_situation(as_person, sam, quiz, says):
    attempt = show(sam, quiz, misses=["PHONE-2"])

    page = says(as_person(sam).get(url(attempt)))

    assert page.startswith(
        "You’ve got 2 of the 3 Read one short part (20 seconds), then try a different situation. "
        "Read this part Standard PHONE-2 “stay on the line” Not yet"
    )
    assert "Try a different situation" in page


def test_fresh_questions_ask_only_what_was_missed(as_person, sam, quiz):
    attempt = show(sam, quiz, misses=["PHONE-2"])

    answer = as_person(sam).post(f"/attempts/{attempt.key}/fresh/")

    fresh = Attempt.objects.latest("pk")
    assert answer.url == f"/attempts/{fresh.key}/"
    assert (fresh.behaviour, fresh.follows) == (Behaviour.FRESH, attempt)
    assert list(fresh.items.values_list("standard_key", flat=True)) == ["PHONE-2"]


def test_fresh_questions_twice_are_one_attempt(as_person, sam, quiz):
    attempt = show(sam, quiz, misses=["PHONE-2"])

    first = as_person(sam).post(f"/attempts/{attempt.key}/fresh/").url

    assert as_person(sam).post(f"/attempts/{attempt.key}/fresh/").url == first


def test_before_the_third_go_the_person_is_told_who_will_see_what(as_person, sam, quiz, says):
    again = go_again(show(sam, quiz, misses=["PHONE-2"]), misses=["PHONE-2"])

    page = says(as_person(sam).get(url(again)))

    assert (
        "Before you go on: Mia will see that you’d like help with “Standard PHONE-2”, but not your answers. "
        "That’s only if the next go doesn’t show it either. "
        "Would you rather ring Mia yourself, or ask Mia for 10 minutes ?"
    ) in page
    assert not Topic.objects.exists()


def test_after_the_third_go_it_says_what_the_manager_can_see(as_person, sam, quiz, says):
    third = go_again(go_again(show(sam, quiz, misses=["PHONE-2"]), misses=["PHONE-2"]), misses=["PHONE-2"])

    page = says(as_person(sam).get(url(third)))

    assert "Mia Brandt can see that you’d like help with “Standard PHONE-2”, and none of your answers." in page
    assert Topic.objects.get().kind == TopicKind.THIRD_GO


def test_what_was_shown_since_is_no_longer_asked_for(as_person, sam, quiz, says):
    attempt = show(sam, quiz, misses=["PHONE-2"])
    go_again(attempt)

    page = says(as_person(sam).get(url(attempt)))

    assert "You’ve shown the rest since." in page
    assert "Try a different situation" not in page


def test_the_next_chapter_is_offered(as_person, sam, quiz, says):
    require(make_check("EMAIL-1"))

    page = says(as_person(sam).get(url(show(sam, quiz))))

    assert "Go on to Email Under a minute" in page


def test_an_open_attempt_leads_back_to_its_question(as_person, sam, quiz):
    attempt = open_attempt(sam, quiz)

    assert as_person(sam).get(url(attempt)).url == f"/attempts/{attempt.key}/"


@pytest.mark.parametrize("who", ["zoe", "mia", "lena"])
def test_a_result_is_its_own_persons(who, request, as_person, sam, quiz):
    attempt = show(sam, quiz)
    other = request.getfixturevalue(who)

    assert as_person(other).get(url(attempt)).status_code == 404
    assert as_person(other).post(f"/attempts/{attempt.key}/fresh/").status_code == 404


def test_the_page_takes_as_many_queries_for_one_standard_as_for_three(
    as_person, sam, quiz, django_assert_max_num_queries
):
    short = make_check("EMAIL-1")
    require(short)
    client = as_person(sam)
    one, three = show(sam, short), show(sam, quiz)
    client.get(url(one))

    for attempt in (one, three):
        with django_assert_max_num_queries(22):
            client.get(url(attempt))
