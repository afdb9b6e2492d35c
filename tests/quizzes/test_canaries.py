"""Every kind of question with a canary in every word that tells: no reply that an open attempt can reach sings."""

import pytest

from quizzes.conditions import Conditions
from quizzes.models import Behaviour, Draft, Step
from quizzes.question_types import KINDS, kind_of
from quizzes.question_types.base import Shown
from tests.factories.quizzes import make_quiz, open_attempt, ready_question, spec, spec_of_kind
from tests.quizzes.seeing import url

pytestmark = pytest.mark.django_db

# What a spec says that stands on the page before the answer; every other text in it tells something.
SHOWN = {"title", "scene", "asks", "says", "stem", "match", "unit"}
# Names of a rule rather than words, which no canary can stand in.
RULES = {"way", "scoring", "rung", "weight", "tolerance", "tolerance_kind", "value", "id"}


def canaries(given, name=""):
    """The same spec with a canary in every text that tells, and the canaries."""
    if isinstance(given, dict):
        told = {key: canaries(value, key) for key, value in given.items()}
        return {key: value for key, (value, _) in told.items()}, [each for _, found in told.values() for each in found]
    if isinstance(given, list):
        told = [canaries(value, name) for value in given]
        return [value for value, _ in told], [each for _, found in told for each in found]
    if isinstance(given, str) and given and name not in SHOWN | RULES:
        canary = f"qvcanaryqv {name} {given}"
        return canary, [canary]
    return given, []


@pytest.fixture(params=sorted(KINDS))
def kind(request):
    return request.param


@pytest.fixture(params=[False, True], ids=["feedback at once", "feedback at the end"])
def attempt(request, sam, kind):
    words, found = canaries(spec_of_kind(kind, "PHONE-1-Q1"))
    assert found
    terms = Conditions(feedback_at_end=request.param, asks_certainty=True)
    quiz = make_quiz(("PHONE-1", "PHONE-2"), questions=0, conditions=terms)
    ready_question("PHONE-1", kind=kind, words=words)
    ready_question("PHONE-2")
    return open_attempt(sam, quiz)


def everything_of(response):
    return f"{response.status_code} {sorted(response.headers.items())} {response.cookies.output()} {response.content.decode()}"


def replies(client, attempt):
    """Whatever can be fetched or provoked about a question that has no answer yet."""
    question, feedback, draft = (url(attempt, 1, name) for name in ("question", "feedback", "draft"))
    item = attempt.items.get(slot=1)
    everything = {"answer": [token for token, _ in item.choice_order] or ["1"], "answer-1": "x", "revision": "7"}
    for address in (question, f"{question}?preview=1&print=1&format=json", feedback, f"{feedback}?all=1", draft, "/",
                    url(attempt, name="attempt"), "/search/?q=qvcanaryqv", "/my-record/", "/checks/phone/"):  # fmt: skip
        yield client.get(address, follow=True)
        yield client.get(address, headers={"accept": "application/json"})
    yield client.post(draft, {"revision": "0", "answer": "anything"})  # kept
    yield client.post(draft, everything)  # in conflict
    yield client.post(draft, {"answer": "x"})  # not understood
    yield client.post(draft, {"revision": "1", "answer": "x" * 30_000})  # too long
    yield client.get(question)  # filled in with what was kept
    for sent in ({}, {"answer": ""}, {"answer": "never offered"}, {"answer": ["not-sure", "x"]}, {"answer-1": "£"}):
        yield client.post(question, sent)
    yield client.post(feedback, {"answer": "x"})
    yield client.post(url(attempt, name="more_time"), follow=True)


def test_no_reply_before_the_answer_holds_a_word_that_tells(sams, kind, attempt):
    leaks = [
        (reply.request["REQUEST_METHOD"], reply.request["PATH_INFO"])
        for reply in replies(sams, attempt)
        if "qvcanaryqv " in everything_of(reply)
    ]

    assert leaks == []
    assert not Step.objects.exists()
    assert Draft.objects.count() == 1


def test_nor_is_the_key_in_what_the_page_gets(kind):
    """What a kind shows has no field that knows how an answer is marked."""
    module = kind_of(kind)
    question = module.read(spec_of_kind(kind))
    shown = module.show(question, module.order_of(question, seed=1, slot=1))

    assert isinstance(shown, Shown)
    assert not {"weight", "is_right", "is_true", "rung", "value", "pattern", "feedback", "lands"} & names_in(shown)


def names_in(shown):
    found, waiting = set(), [shown]
    while waiting:
        each = waiting.pop()
        if isinstance(each, (tuple, list)):
            waiting += each
        elif hasattr(each, "__dataclass_fields__"):
            found |= set(each.__dataclass_fields__)
            waiting += [getattr(each, name) for name in each.__dataclass_fields__]
    return found


def test_where_feedback_waits_for_the_end_even_an_answered_question_tells_nothing(sams, sam):
    quiz = make_quiz(("PHONE-1", "PHONE-2"), questions=0, conditions=Conditions(feedback_at_end=True))
    for standard in ("PHONE-1", "PHONE-2"):
        ready_question(standard, words=canaries(spec(standard))[0])
    attempt = open_attempt(sam, quiz)

    sent = sams.post(url(attempt, 1), {"answer": attempt.items.get(slot=1).choice_order[0][0]}, follow=True)
    early = sams.get(url(attempt, 1, "feedback"), follow=True)

    assert (attempt.behaviour, Step.objects.count()) == (Behaviour.CHECK, 1)
    assert [each for each in (sent, early) if "qvcanaryqv" in everything_of(each)] == []
    assert [each.request["PATH_INFO"] for each in (sent, early)] == [url(attempt, 2)] * 2

    sams.post(url(attempt, 2), {"answer": "not-sure"})
    after = [sams.get(url(attempt, slot, "feedback")) for slot in (1, 2)]
    assert ["qvcanaryqv" in everything_of(each) for each in after] == [True, True]
    assert url(attempt, 2, "feedback") in after[0].content.decode()
