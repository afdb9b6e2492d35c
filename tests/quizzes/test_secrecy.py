"""No byte about the key reaches a browser before its time: canaries in every word that tells, every page that could."""

import re

import pytest
from django.urls import reverse

from quizzes.models import QuestionVersion, VersionState
from quizzes.question_types import judgement
from tests.cast import NOON
from tests.factories.quizzes import (
    BEST,
    BREAKS,
    HALF,
    RISKY,
    answer,
    best_of,
    in_force,
    make_quiz,
    open_attempt,
    ready_question,
    token_of,
)
from tests.factories.standards import make_standard
from tests.quizzes.seeing import url

pytestmark = pytest.mark.django_db

THREE = ("PHONE-1", "PHONE-2", "PHONE-3")
CANARY = "qvcanaryqv"


def telling(key):
    """A question each of whose telling texts holds a canary; the ids of its choices do too."""
    rungs = (("half", HALF), ("keeps", BEST), ("breaks", BREAKS), ("risky", RISKY))
    return {
        "title": f"Situation {key}",
        "scene": f"Scene {key}.",
        "asks": "What do you do?",
        "lands_with": f"{CANARY} {key} customer",
        "best_feedback": f"{CANARY} {key} feedback",
        "choices": [
            {
                "id": f"{CANARY}-{key}-{name}",
                "says": f"Choice {number} of {key}",
                "rung": rung,
                "lands": f"{CANARY} {key} lands",
                "verdict": f"{CANARY} {key} verdict",
                "missed": f"{CANARY} {key} missed",
            }
            for number, (rung, name) in enumerate(rungs)
        ],
    }


@pytest.fixture
def attempt(sam):
    for standard in THREE:
        make_standard(standard)
        ready_question(standard, f"{standard}-Q1", words=telling(f"{standard}-Q1"))
    return open_attempt(sam, make_quiz(THREE, questions=0))


def everything_of(response):
    return f"{response.status_code} {sorted(response.headers.items())} {response.cookies.output()} " + (
        response.content.decode()
    )


def every_answer_of_an_open_attempt(client, attempt, slot):
    """Whatever can be fetched or provoked about a question that has no answer yet."""
    question, feedback = url(attempt, slot), url(attempt, slot, "feedback")
    best = best_of(attempt.items.get(slot=slot))
    for address in (
        question,
        feedback,
        url(attempt, name="attempt"),
        question + "?answer=best&preview=1&format=json",
        feedback + "?all=1",
        url(attempt, name="submission"),
        reverse("learning:result", args=[attempt.key]),
        reverse("learning:check", args=["phone"]),
        reverse("learning:my_record"),
        "/",
        "/standards/phone/phone-1/",
        "/search/?q=" + CANARY,
    ):
        yield client.get(address, follow=True)
        yield client.get(address, headers={"accept": "application/json", "x-requested-with": "XMLHttpRequest"})
        yield client.head(address)
    for sent in ({}, {"answer": ""}, {"answer": best}, {"answer": "keeps"}, {"answer": ["a", "b"]}, {"choice": best}):
        yield client.post(question, sent)
    yield client.post(feedback, {"answer": best})
    yield client.options(question)


@pytest.mark.parametrize("slot", [1, 2, 3])
def test_nothing_that_an_open_attempt_can_reach_holds_a_canary_of_a_question_without_an_answer(sams, attempt, slot):
    for earlier in range(1, slot):
        answer(attempt, earlier)
    ahead = [item.question_version.question.key for item in attempt.items.filter(slot__gte=slot)]

    leaks = [
        (response.request["REQUEST_METHOD"], response.request["PATH_INFO"], key)
        for response in every_answer_of_an_open_attempt(sams, attempt, slot)
        for key in ahead
        for told in (f"{CANARY} {key}", f"{CANARY}-{key}")
        if told in everything_of(response)
    ]

    assert leaks == []
    assert attempt.items.filter(answered_at__isnull=False).count() == slot - 1


def test_even_feedback_does_not_name_the_ids_of_the_choices(sams, attempt):
    answer(attempt, 1)

    assert f"{CANARY}-" not in everything_of(sams.get(url(attempt, 1, "feedback")))


def test_the_words_ahead_are_not_on_an_earlier_page(sams, attempt):
    page = everything_of(sams.get(url(attempt, 1)))

    assert "Situation PHONE-1-Q1" in page
    assert "PHONE-2-Q1" not in page


def test_two_attempts_share_no_token(sams, zoe, attempt):
    theirs = open_attempt(zoe, attempt.quiz)

    tokens = [{token for token, _ in item.choice_order} for each in (attempt, theirs) for item in each.items.all()]

    assert len(set.union(*tokens)) == 4 * 6


def test_the_page_is_as_long_whichever_choice_is_the_best(sams, sam, attempt):
    """The same words with the key moved: but for names that are drawn anew each time, not one byte differs."""
    item = attempt.items.get(slot=1)
    page = shape_of(sams.get(url(attempt, 1)))
    version = item.question_version
    choices = [dict(choice) for choice in version.spec["choices"]]
    for choice, rung in zip(choices, ["keeps", "half", "risky", "breaks"], strict=True):
        choice["rung"] = rung
    moved = QuestionVersion.objects.create(
        question=version.question,
        number=version.number + 1,
        kind=version.kind,
        spec=version.spec | {"choices": choices},
        digest="0" * 64,
        tests_line=version.tests_line,
        reviewed_for=1,
        state=VersionState.READY,
        written_by=version.written_by,
        read_by=version.read_by,
        ready_at=NOON,
    )
    type(item).objects.filter(pk=item.pk).update(question_version=moved)

    assert judgement.read(moved.spec).best != judgement.read(version.spec).best
    assert shape_of(sams.get(url(attempt, 1))) == page


def shape_of(response):
    """The page without the tokens against forgery, which are drawn anew each time."""
    return re.sub(r'(csrfmiddlewaretoken" value="|nonce=")[^"]*', r"\1", response.content.decode())


def test_a_wrong_answer_and_the_best_one_get_an_answer_of_the_same_size(sams, sam, zoe, as_person, attempt):
    answers = []
    for slot, choice in ((1, f"{CANARY}-PHONE-1-Q1-{BEST}"), (2, f"{CANARY}-PHONE-2-Q1-{BREAKS}")):
        token = token_of(attempt.items.get(slot=slot), choice)
        answers.append(sams.post(url(attempt, slot), {"answer": token}))

    first, second = answers
    assert (first.status_code, first.content, len(first["Location"])) == (302, b"", len(second["Location"]))
    assert (second.status_code, second.content) == (302, b"")


def test_the_log_of_an_answer_does_not_say_what_it_was(sams, caplog):
    in_force("PHONE-1")
    caplog.set_level("DEBUG")
    ready_question("PHONE-1", "PHONE-1-Q1", words=telling("PHONE-1-Q1"))
    caplog.clear()
    attempt = open_attempt(sams_person(sams), make_quiz(["PHONE-1"], questions=0))
    token = token_of(attempt.items.get(), f"{CANARY}-PHONE-1-Q1-{BEST}")

    sams.post(url(attempt, 1), {"answer": token})

    lines = "\n".join(
        f"{line.getMessage()} {line.__dict__}" for line in caplog.records if line.name != "django.db.backends"
    )
    assert "quizzes.item.answer" in lines
    assert (CANARY in lines, token in lines) == (False, False)


def sams_person(client):
    return client.get("/").wsgi_request.user.person
