"""No byte about the key of any kind of choices reaches a browser before its time: canaries in every word that tells."""

import pytest
from django.urls import reverse

from quizzes.actions.attempts import answer_item
from tests.cast import NOON
from tests.factories.quizzes import in_force, make_quiz, open_attempt, ready_question
from tests.quizzes.seeing import url
from tests.quizzes.test_secrecy import CANARY, everything_of, telling

pytestmark = pytest.mark.django_db


def plain(key, **more):
    feedback = f"{CANARY} {key} feedback"
    return {"title": f"Question {key}", "scene": "", "asks": "What do you say?", "feedback": feedback, **more}


def choices(key, *tells):
    return [
        {"id": f"{CANARY}-{key}-{number}", "says": f"Choice {number} of {key}", "feedback": f"{CANARY} {key} said"}
        | told
        for number, told in enumerate(tells)
    ]


# An odd weight can't stand anywhere else on a page.
ASKED = {
    "PHONE-1": ("best_answer", lambda key: plain(key, choices=choices(key, {"weight": "17/19"}, {"weight": "1"}, {}))),
    "PHONE-2": (
        "choose_all",
        lambda key: plain(
            key,
            scoring="weights",
            choices=choices(
                key,
                {"is_right": True, "weight": "17/19"},
                {"is_right": True, "weight": "2/19"},
                {"is_right": False, "weight": "-17/19"},
            ),
        ),
    ),
    "PHONE-3": (
        "true_false",
        lambda key: plain(key, is_true=False, if_right=f"{CANARY} {key} right", if_wrong=f"{CANARY} {key} wrong"),
    ),
    "PHONE-4": ("judgement", lambda key: telling(key) | {"way": "best_worst", "feedback": f"{CANARY} {key} said"}),
    "PHONE-5": ("judgement", lambda key: telling(key) | {"way": "rate"}),
}


@pytest.fixture
def attempt(sam):
    for standard, (kind, words) in ASKED.items():
        in_force(standard)
        ready_question(standard, f"{standard}-Q1", kind=kind, words=words(f"{standard}-Q1"))
    return open_attempt(sam, make_quiz(list(ASKED), questions=0))


def every_answer(client, attempt, slot):
    """Whatever can be fetched or provoked about a question that has no answer yet."""
    question, feedback = url(attempt, slot), url(attempt, slot, "feedback")
    tokens = [token for token, _ in attempt.items.get(slot=slot).choice_order]
    for address in (
        question,
        feedback,
        question + "?preview=1&format=json",
        reverse("learning:result", args=[attempt.key]),
    ):
        yield client.get(address, follow=True)
        yield client.get(address, headers={"accept": "application/json", "x-requested-with": "XMLHttpRequest"})
        yield client.head(address)
    for sent in (
        {},
        {"answer": [*tokens, "not-sure"]},
        {"answer-best": tokens[0], "answer": "not-sure"},
        {"answer-best": tokens[0], "answer-worst": tokens[0]},
        {f"answer-{tokens[0]}": "keeps"},
        {"answer": "true"},
    ):
        yield client.post(question, sent)
    yield client.options(question)


def test_nothing_about_a_question_of_any_kind_is_told_before_its_answer(sams, sam, attempt):
    keys = [item.question_version.question.key for item in attempt.items.order_by("slot")]
    leaks = []
    for slot in range(1, len(keys) + 1):
        for response in every_answer(sams, attempt, slot):
            page = everything_of(response)
            told = [key for key in keys[slot - 1 :] if f"{CANARY} {key}" in page or f"{CANARY}-{key}" in page]
            leaks += [
                (slot, response.request["PATH_INFO"], each) for each in [*told, *(["17/19"] if "17/19" in page else [])]
            ]
        assert attempt.items.get(slot=slot).answered_at is None
        answer_item(attempt=attempt, slot=slot, sent=None, by=sam, now=NOON)
        assert f"{CANARY}-" not in everything_of(sams.get(url(attempt, slot, "feedback")))

    assert leaks == []
