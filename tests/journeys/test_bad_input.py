"""What nobody should be able to break: keys that aren't theirs, tabs left open, answers never offered, far too much."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from learning.models import Record, Topic
from quizzes.models import Attempt, State, Step
from tests.cast import NOON
from tests.factories.learning import show
from tests.factories.quizzes import answer, best_of, open_attempt, token_of

pytestmark = pytest.mark.django_db

OF_AN_ATTEMPT = ("", "questions/1/", "questions/1/feedback/", "submission/", "result/", "fresh/")


@pytest.fixture
def attempt(asked, phone, sam):
    return open_attempt(sam, phone)


def of(attempt, part=""):
    return f"/attempts/{attempt.key}/{part}"


# Keys that are unknown, or somebody else's


@pytest.mark.parametrize("part", OF_AN_ATTEMPT)
@pytest.mark.parametrize("how", ["get", "post"])
def test_anothers_attempt_looks_as_if_it_did_not_exist(part, how, attempt, zoe, walk):
    zoes = walk(zoe).client

    anothers, nobodys = (
        getattr(zoes, how)(f"/attempts/{key}/{part}", {"answer": "a"}) for key in (attempt.key, uuid.uuid4())
    )

    assert anothers.status_code == nobodys.status_code
    assert anothers.status_code in (404, 405)
    assert Step.objects.count() == 0


@pytest.mark.parametrize("address", ["/attempts/12/", "/attempts/not-a-key/result/", "/people/12/", "/topics/x/"])
def test_a_key_that_is_none_is_not_there(address, asked, sam, walk):
    walker = walk(sam).open(address)

    assert walker.response.status_code == 404
    assert walker.heading == "You can’t see this page"


@pytest.mark.parametrize("slot", [0, 3, 99, 10**20])
def test_a_question_that_was_not_asked_is_not_there(slot, attempt, sam, walk):
    assert walk(sam).open(of(attempt, f"questions/{slot}/")).response.status_code == 404


def test_a_person_a_date_and_a_talk_outside_ones_team_are_not_there(asked, sam, zoe, walk):
    topic = Topic.objects.create(person=sam, standard_key="PHONE-1", kind="asked", raised_at=NOON)

    for address in (f"/people/{sam.key}/", f"/people/{sam.key}/dates/", f"/topics/{topic.key}/conversation/"):
        assert walk(zoe).open(address).response.status_code == 404
        assert walk(zoe).client.post(address, {"to": "2027-01-01"}).status_code in (404, 405)


def test_how_a_standard_fits_needs_a_version_that_is_there(asked, sam, walk):
    answered = walk(sam).client.post(reverse("standards:fit", args=[uuid.uuid4()]), {"fit": "already"})

    assert answered.status_code == 404


# Tabs left open


def test_a_tab_left_on_an_answered_question_shows_the_answer_that_stands(attempt, sam, walk):
    tab = walk(sam).open(of(attempt, "questions/1/"))
    other = walk(sam).open(of(attempt, "questions/1/")).answer()

    tab.press("Check my answer", answer=token_of(*_wrong(attempt)))

    assert tab.address == other.address
    assert tab.heading == other.heading == "That keeps the promise"
    assert Step.objects.count() == 1


def _wrong(attempt):
    item = attempt.items.select_related("question_version").get(slot=1)
    return item, next(choice for _, choice in item.choice_order if choice != best_of(item))


def test_a_tab_left_on_a_finished_check_shows_its_result(attempt, sam, walk):
    tab = walk(sam).open(of(attempt, "questions/1/"))
    walk(sam).open(of(attempt)).answer_all()

    tab.press("Check my answer", answer="anything")

    assert tab.heading in ("That keeps the promise", "Phone is done until November 2027")
    assert Attempt.objects.get().state == State.MARKED


def test_a_question_out_of_turn_leads_to_the_one_in_turn(attempt, sam, walk):
    assert walk(sam).open(of(attempt, "questions/2/")).address == of(attempt, "questions/1/")
    assert walk(sam).open(of(attempt, "questions/2/feedback/")).address == of(attempt, "questions/1/")


def test_a_second_start_goes_on_with_the_first(asked, sam, walk):
    first = walk(sam).open("/checks/phone/")
    second = walk(sam).open("/checks/phone/")

    first.press("Answer 2 questions")
    second.press("Answer 2 questions")

    assert first.address == second.address
    assert Attempt.objects.count() == 1


def test_a_second_submission_changes_nothing(attempt, sam, walk):
    answer(attempt, 1)
    sams = walk(sam).client

    first, second = (sams.post(of(attempt, "submission/"), follow=True) for _ in range(2))

    assert first.content.count(b"<h1") == 1
    assert first.request["PATH_INFO"] == second.request["PATH_INFO"] == of(attempt, "result/")
    assert Record.objects.filter(kind="attempt.submitted/1").count() == 1


def test_fresh_questions_twice_are_one_attempt(asked, phone, sam, walk):
    missed = show(sam, phone, misses=["PHONE-2"])
    sams = walk(sam).client

    first, second = (sams.post(of(missed, "fresh/"), follow=True) for _ in range(2))

    assert first.request["PATH_INFO"] == second.request["PATH_INFO"]
    assert Attempt.objects.count() == 2


# Answers that were never offered, or none


def test_no_answer_is_asked_for_in_a_plain_sentence(attempt, sam, walk):
    sams = walk(sam).open(of(attempt, "questions/1/")).press("Check my answer")

    assert sams.problems == ["Choose what you’d do, or say you’re not sure"]
    assert Step.objects.count() == 0


@pytest.mark.parametrize("sent", ["made-up", "best", "0", "'; --", "x" * 5000, "\x00"])
def test_an_answer_that_was_never_offered_is_asked_again_and_not_kept(sent, attempt, sam, walk):
    sams = walk(sam).open(of(attempt, "questions/1/"))

    sams.press("Check my answer", answer=sent)

    assert sams.problems == ["Choose one of the answers on this page"]
    assert Step.objects.count() == 0


def test_the_answer_of_another_question_is_not_an_answer_to_this_one(attempt, sam, walk):
    other = attempt.items.select_related("question_version").get(slot=2)
    sams = walk(sam).open(of(attempt, "questions/1/"))

    sams.press("Check my answer", answer=token_of(other, best_of(other)))

    assert sams.problems == ["Choose one of the answers on this page"]
    assert Step.objects.count() == 0


def test_a_standard_that_was_not_offered_cannot_be_asked_about(asked, sam, walk):
    sams = walk(sam).open("/ask/").press("Ask Mia", standard="PHONE-99")

    assert sams.problems == ["Choose one of the standards"]
    assert Topic.objects.count() == 0


def test_a_date_for_a_chapter_that_is_not_open_is_refused_in_words(asked, phone, sam, mia, walk):
    mias = walk(mia).open(f"/people/{sam.key}/dates/")

    mias.press("Change the date", chapter="POST", to="2027-01-04", reason="On leave")
    assert mias.problems == ["Choose one of the chapters"]
    mias.press("Change the date", chapter="PHONE", to="2031-01-04", reason="On leave")

    assert mias.problems == [
        "That is more than 3 months after the first date. The latest you can choose is 21 March 2027."
    ]


# Far too much


def test_more_than_anybody_would_write_is_turned_away_in_a_plain_sentence(asked, sam, walk):
    sams = walk(sam).open("/help/something-wrong/")

    sams.press("Send", what="long " * 300_000)

    assert sams.response.status_code == 413
    assert sams.heading == "That’s too much to send at once"
    assert "Nothing was saved. Go back to find your words" in sams.words


# Signed out, or away too long


def test_signed_out_in_the_middle_the_answer_is_not_lost_in_silence(attempt, sam, walk):
    sams = walk(sam).open(of(attempt, "questions/1/"))
    del sams.client.cookies["session"]

    sams.answer()
    assert sams.heading == "Sign in"
    assert sams.said == "Warning: You were signed out before we could save that. Sign in, then send it again."
    assert Step.objects.count() == 0

    sams.client.force_login(sam.account)
    assert sams.open(sams.response.request["QUERY_STRING"].removeprefix("next=")).heading.startswith("Situation")


def test_a_form_that_was_open_too_long_gives_the_words_back(asked, sam):
    client = Client(enforce_csrf_checks=True)
    client.force_login(sam.account)

    answered = client.post("/ask/", {"standard": "PHONE-1", "about": "How to say no kindly."})

    assert answered.status_code == 403
    assert "This page was open too long" in answered.content.decode()
    assert "How to say no kindly." in answered.content.decode()


@pytest.mark.parametrize("address", ["/checks/phone/attempts/", "/evidence/2.2.1/gaps/1/closing/"])
def test_what_only_a_button_may_do_no_link_does(address, asked, sam, lena, walk):
    assert walk(sam).open(address).response.status_code in (404, 405)
    assert Attempt.objects.count() == 0
