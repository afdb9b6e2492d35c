"""The question page: one situation, and nothing about how any choice lands."""

import uuid

import pytest
from django.urls import reverse

from quizzes.actions.attempts import submit_attempt
from quizzes.models import AttemptItem, State, Step, StepKind
from quizzes.question_types.base import WHOLE_E7
from tests.cast import NOON
from tests.factories.quizzes import BEST, HALF, answer, answer_all, make_quiz, open_attempt, token_of
from tests.factories.standards import make_standard
from tests.quizzes.seeing import result_url, soup, url, words

pytestmark = pytest.mark.django_db

THREE = ("PHONE-1", "PHONE-2", "PHONE-3")


@pytest.fixture
def attempt(sam):
    return open_attempt(sam, make_quiz(THREE, questions=2))


def token(attempt, slot, choice):
    return token_of(attempt.items.get(slot=slot), choice)


# What it shows


def test_the_page_asks_one_question_with_its_situation_as_the_heading(sams, attempt):
    item = attempt.items.get(slot=1)
    key = item.question_version.question.key

    page = soup(sams.get(url(attempt, 1)))

    assert words(page.h1) == f"Situation {key}"
    assert page.title.string.startswith(f"Situation {key} (Phone: question 1 of 3)")
    assert words(page.find(class_="step-progress")) == "Phone: question 1 of 3"
    assert [words(each) for each in page.find(class_="scene").find_all("p")] == [
        f"First of {key}.",
        f"Second of {key}.",
    ]
    assert words(page.legend) == f"What do you do first in {key}?"
    assert [(each["name"], each["value"]) for each in page.select("input[type=radio]")] == [
        ("answer", offered) for offered, _ in item.choice_order
    ] + [("answer", "not-sure")]
    assert words(page.find(class_="or").find_next("label")) == "I’m not sure. Show me the guidance"
    assert words(page.select_one("main form .row")) == (
        "Check my answer Take as long as you like. You can stop and come back."
    )


def test_the_form_works_without_script_and_keeps_its_answer_with_it(sams, attempt):
    form = soup(sams.get(url(attempt, 1))).select_one("main form")

    assert (form["method"], form.get("action"), form["autocomplete"]) == ("post", None, "off")
    assert form["data-autosave"] == f"{attempt.key}-1"
    assert form.select_one("[data-offline][role=status]") is not None
    assert form.select_one("input[checked]") is None


@pytest.mark.parametrize(("slot", "name"), [(1, "learning:check"), (2, "quizzes:feedback")])
def test_back_leads_to_what_came_before(sams, attempt, slot, name):
    for earlier in range(1, slot):
        answer(attempt, earlier)

    back = soup(sams.get(url(attempt, slot))).select_one("a.back")["href"]

    assert back == reverse(name, args=["phone"] if slot == 1 else [attempt.key, slot - 1])


def test_the_page_is_kept_nowhere(sams, attempt):
    answer(attempt, 1)

    for address in (url(attempt, 2), url(attempt, 1, "feedback"), url(attempt, name="attempt")):
        assert "no-store" in sams.get(address)["Cache-Control"]


def test_a_quiz_of_one_question_does_not_count_it(sams, sam):
    attempt = open_attempt(sam, make_quiz(["EMAIL-1"], chapter_key="EMAIL", title="Email"))

    assert words(soup(sams.get(url(attempt, 1))).find(class_="step-progress")) == "Email: one question"


# Answering


@pytest.mark.parametrize(("choice", "earned"), [(BEST, WHOLE_E7), (HALF, 0)])
def test_an_answer_is_kept_and_leads_to_how_it_lands(sams, sam, attempt, choice, earned):
    response = sams.post(url(attempt, 1), {"answer": token(attempt, 1, choice)})

    assert (response.status_code, response["Location"]) == (302, url(attempt, 1, "feedback"))
    step = Step.objects.get()
    assert (step.item.slot, step.response, step.fraction_e7, step.by) == (
        1,
        {"choice": choice},
        earned,
        sam,
    )


def test_not_sure_is_an_answer(sams, attempt):
    response = sams.post(url(attempt, 1), {"answer": "not-sure"})

    assert response["Location"] == url(attempt, 1, "feedback")
    assert Step.objects.get().kind == StepKind.NOT_SURE


def test_the_answer_to_an_answer_says_nothing_by_its_size(sams, sam, zoe, as_person, attempt):
    sizes = set()
    for slot, choice in enumerate((BEST, HALF, None), 1):
        sent = {"answer": token(attempt, slot, choice) if choice else "not-sure"}
        response = sams.post(url(attempt, slot), sent)
        sizes.add(
            (response.status_code, len(response.content), len(response["Location"]), tuple(sorted(response.headers)))
        )

    assert len(sizes) == 1


def test_the_last_answer_finishes_and_still_shows_how_it_lands(sams, attempt):
    answer(attempt, 1)
    answer(attempt, 2)

    response = sams.post(url(attempt, 3), {"answer": token(attempt, 3, HALF)})

    attempt.refresh_from_db()
    assert (attempt.state, response["Location"]) == (State.MARKED, url(attempt, 3, "feedback"))


@pytest.mark.parametrize(
    ("sent", "problem"),
    [
        ({}, "Choose what you’d do, or say you’re not sure"),
        ({"answer": ""}, "Choose what you’d do, or say you’re not sure"),
        ({"answer": "c1"}, "Choose one of the answers on this page"),
        ({"answer": "best"}, "Choose one of the answers on this page"),
        ({"answer": "\x00"}, "Choose one of the answers on this page"),
        ({"answer": "<script>"}, "Choose one of the answers on this page"),
        ({"answer": "x" * 100_000}, "Choose one of the answers on this page"),
    ],
)
def test_what_cannot_be_an_answer_is_said_at_the_top_and_at_the_field(sams, attempt, sent, problem):
    response = sams.post(url(attempt, 1), sent)

    page = soup(response)
    assert response.status_code == 200
    assert page.title.string.startswith("Error: ")
    summary = page.find(class_="error-summary")
    assert (words(summary.h2), summary["tabindex"], summary.has_attr("data-focus")) == (
        "There is a problem",
        "-1",
        True,
    )
    assert (words(summary.a), page.select_one(summary.a["href"])["type"]) == (problem, "radio")
    assert words(page.select_one("fieldset .error-message")) == f"Error: {problem}"
    assert page.fieldset["aria-describedby"] == page.select_one(".error-message")["id"]
    assert not Step.objects.exists()


def test_a_token_of_another_question_was_not_offered_here(sams, attempt):
    response = sams.post(url(attempt, 1), {"answer": token(attempt, 2, BEST)})

    assert "Choose one of the answers on this page" in response.content.decode()
    assert not Step.objects.exists()


def test_a_body_that_is_far_too_big_gets_a_plain_page(sams, attempt):
    response = sams.post(url(attempt, 1), {"answer": "x" * 1_100_000})

    assert response.status_code == 413
    assert not Step.objects.exists()


# Old tabs, Back, other doors


def test_an_answered_question_is_not_asked_twice(sams, attempt):
    answer(attempt, 1, HALF)

    seen = sams.get(url(attempt, 1))
    sent = sams.post(url(attempt, 1), {"answer": token(attempt, 1, BEST)})
    nonsense = sams.post(url(attempt, 1), {})

    assert {each["Location"] for each in (seen, sent, nonsense)} == {url(attempt, 1, "feedback")}
    assert Step.objects.get().response == {"choice": HALF}


def test_a_question_before_its_turn_leads_to_the_one_whose_turn_it_is(sams, attempt):
    answer(attempt, 1)

    seen = sams.get(url(attempt, 3))
    sent = sams.post(url(attempt, 3), {"answer": token(attempt, 3, BEST)})

    assert {each["Location"] for each in (seen, sent)} == {url(attempt, 2)}
    assert Step.objects.count() == 1


def test_feedback_before_the_answer_leads_to_the_question(sams, attempt):
    assert sams.get(url(attempt, 1, "feedback"))["Location"] == url(attempt, 1)
    assert sams.get(url(attempt, 3, "feedback"))["Location"] == url(attempt, 1)


def test_the_door_leads_to_the_first_question_without_an_answer(sams, attempt):
    answer(attempt, 1)

    assert sams.get(url(attempt, name="attempt"))["Location"] == url(attempt, 2)


def test_the_door_of_a_finished_attempt_leads_to_its_result(sams, attempt):
    answer_all(attempt)

    assert sams.get(url(attempt, name="attempt"))["Location"] == result_url(attempt)


def test_a_question_left_in_a_finished_attempt_leads_to_the_result(sams, sam, attempt):
    submit_attempt(attempt=attempt, by=sam, now=NOON)

    answers = [
        sams.get(url(attempt, 1)),
        sams.post(url(attempt, 1), {"answer": token(attempt, 1, BEST)}),
        sams.get(url(attempt, 1, "feedback")),
    ]

    assert {each["Location"] for each in answers} == {result_url(attempt)}
    assert set(Step.objects.values_list("kind", flat=True)) == {StepKind.LEFT}


def test_submission_finishes_once_and_leads_to_the_result(sams, attempt):
    first = sams.post(url(attempt, name="submission"))
    second = sams.post(url(attempt, name="submission"))

    attempt.refresh_from_db()
    assert {first["Location"], second["Location"]} == {result_url(attempt)}
    assert (attempt.state, Step.objects.count()) == (State.MARKED, 3)


def test_looking_changes_nothing(sams, attempt):
    answer(attempt, 1)
    before = [list(model.objects.order_by("pk").values()) for model in (type(attempt), AttemptItem, Step)]

    for address in (url(attempt, name="attempt"), url(attempt, 1), url(attempt, 1, "feedback"), url(attempt, 2)):
        sams.get(address)
        sams.head(address)
    refused = sams.get(url(attempt, name="submission"))

    assert refused.status_code == 405
    assert [list(model.objects.order_by("pk").values()) for model in (type(attempt), AttemptItem, Step)] == before


# Whose


def addresses(attempt, slot=1):
    return [
        ("get", url(attempt, name="attempt")),
        ("get", url(attempt, slot)),
        ("post", url(attempt, slot)),
        ("get", url(attempt, slot, "feedback")),
        ("post", url(attempt, name="submission")),
    ]


def test_a_colleagues_attempt_looks_as_if_it_did_not_exist(as_person, zoe, attempt):
    answer(attempt, 1)
    zoes = as_person(zoe)
    unknown = type(attempt)(key=uuid.uuid4())

    theirs = [getattr(zoes, method)(address, {"answer": "not-sure"}) for method, address in addresses(attempt)]
    nobodys = [getattr(zoes, method)(address, {"answer": "not-sure"}) for method, address in addresses(unknown)]

    assert {each.status_code for each in theirs + nobodys} == {404}
    assert [words(soup(each).main) for each in theirs] == [words(soup(each).main) for each in nobodys]
    assert Step.objects.count() == 1


@pytest.mark.parametrize("slot", [0, 4, 99, 10**30])
def test_a_question_that_does_not_exist_is_not_found(sams, attempt, slot):
    assert [
        sams.get(url(attempt, slot)).status_code,
        sams.post(url(attempt, slot), {"answer": "not-sure"}).status_code,
        sams.get(url(attempt, slot, "feedback")).status_code,
    ] == [404, 404, 404]


def test_an_address_with_no_key_in_it_is_not_found(sams):
    assert sams.get("/attempts/not-a-key/questions/1/").status_code == 404


def test_whoever_has_not_signed_in_is_asked_to(sams, attempt):
    sams.logout()

    for method, address in addresses(attempt):
        response = getattr(sams, method)(address)
        assert (response.status_code, response["Location"].split("?")[0]) == (302, "/account/login/")


# How much it asks of the database


@pytest.mark.parametrize("length", [1, 3])
def test_the_question_page_takes_the_same_queries_whatever_the_length(sams, sam, length, django_assert_num_queries):
    for key in THREE[:length]:
        make_standard(key)
    attempt = open_attempt(sam, make_quiz(THREE[:length], questions=3))
    sams.get(url(attempt, 1))

    with django_assert_num_queries(7):
        sams.get(url(attempt, 1))
