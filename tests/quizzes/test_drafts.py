"""What is put in and not sent: kept, there on another device, and never overwritten by somebody who has not seen it."""

import datetime as dt

import pytest
from django.urls import reverse

from quizzes.actions.attempts import answer_item, submit_attempt
from quizzes.actions.drafting import NewerDraft, save_draft
from quizzes.actions.timing import sweep_attempts
from quizzes.conditions import Conditions
from quizzes.models import Certainty, Draft, State, Step, StepKind
from tests.cast import NOON, TODAY
from tests.factories.quizzes import BEST, HALF, answer, make_quiz, open_attempt, sent_of, token_of
from tests.quizzes.seeing import soup, url, words
from toolkit.obstacles import NotAllowed

pytestmark = pytest.mark.django_db

THREE = ("PHONE-1", "PHONE-2", "PHONE-3")


@pytest.fixture
def attempt(sam):
    return open_attempt(sam, make_quiz(THREE, questions=2))


def token(attempt, slot, choice):
    return token_of(attempt.items.get(slot=slot), choice)


def keep(sams, attempt, slot=1, *, seen=0, **fields):
    return sams.post(url(attempt, slot, "draft"), {"revision": seen} | fields)


def save(attempt, choice=HALF, *, by, slot=1, seen=0, now=NOON):
    fields = sent_of(attempt.items.get(slot=slot), choice)
    return save_draft(attempt=attempt, slot=slot, fields=fields, seen=seen, by=by, now=now)


# Keeping


def test_each_save_replaces_the_last_that_it_saw(sam, attempt):
    assert [save(attempt, choice, by=sam, seen=seen).revision for seen, choice in enumerate((HALF, BEST, HALF))] == [
        1, 2, 3,
    ]  # fmt: skip

    assert Draft.objects.get().fields == {"answer": [token(attempt, 1, HALF)]}
    assert not Step.objects.exists()


@pytest.mark.parametrize("seen", [0, 1, 3])
def test_a_save_that_saw_another_revision_overwrites_nothing(sam, attempt, seen):
    save(attempt, HALF, by=sam)
    newest = save(attempt, BEST, by=sam, seen=1)

    with pytest.raises(NewerDraft) as newer:
        save(attempt, HALF, by=sam, seen=seen)

    assert (newer.value.draft.pk, Draft.objects.get().fields) == (newest.pk, newest.fields)


def test_the_same_again_because_the_reply_was_lost_is_what_is_kept(sam, attempt):
    first = save(attempt, by=sam)

    assert save(attempt, by=sam, now=NOON + dt.timedelta(hours=1)).revision == first.revision


def test_what_may_not_be_answered_is_not_kept(sam, zoe, attempt):
    for slot, by, why in ((2, sam, "Answer question 1 first"), (1, zoe, "someone else"), (9, sam, "Answer question 1")):
        with pytest.raises(NotAllowed, match=why):
            save_draft(attempt=attempt, slot=slot, fields={"answer": ["x"]}, seen=0, by=by, now=NOON)
    answer(attempt, 1)
    submit_attempt(attempt=attempt, by=sam, now=NOON)
    with pytest.raises(NotAllowed, match="already finished"):
        save(attempt, by=sam, slot=2)

    assert not Draft.objects.exists()


def test_more_than_any_question_asks_for_is_not_kept(sam, attempt):
    with pytest.raises(NotAllowed, match="longer than can be kept"):
        save_draft(attempt=attempt, slot=1, fields={"answer": ["x" * 20_000]}, seen=0, by=sam, now=NOON)


def test_once_it_is_answered_the_draft_is_gone(sam, attempt):
    save(attempt, HALF, by=sam)

    answer(attempt, 1, BEST)

    assert not Draft.objects.exists()
    assert Step.objects.get().response == {"choice": BEST}


def test_what_was_put_in_is_the_answer_when_time_ends_it(sam):
    attempt = open_attempt(sam, make_quiz(THREE, conditions=Conditions(minutes=20, extension_minutes=5)))
    save(attempt, BEST, by=sam)

    sweep_attempts(today=TODAY, now=NOON + dt.timedelta(days=1))

    steps = list(Step.objects.order_by("item__slot").values_list("kind", "response"))
    assert steps == [(StepKind.ANSWERED, {"choice": BEST}), (StepKind.LEFT, {}), (StepKind.LEFT, {})]
    assert not Draft.objects.exists()


def test_half_an_answer_is_left_when_time_ends_it(sam):
    attempt = open_attempt(sam, make_quiz(THREE, conditions=Conditions(minutes=20, extension_minutes=5)))
    save_draft(attempt=attempt, slot=1, fields={"answer": ["never offered"]}, seen=0, by=sam, now=NOON)

    sweep_attempts(today=TODAY, now=NOON + dt.timedelta(days=1))

    attempt.refresh_from_db()
    assert (attempt.state, set(Step.objects.values_list("kind", flat=True))) == (State.MARKED, {StepKind.LEFT})


# The address


def test_saved_is_said_with_a_revision_and_a_time(sams, attempt):
    chosen = token(attempt, 1, HALF)

    response = keep(sams, attempt, answer=chosen)

    kept = Draft.objects.get()
    assert (response.status_code, "no-store" in response.headers["Cache-Control"]) == (200, True)
    assert response.json()["revision"] == 1
    assert (kept.fields, kept.item.slot) == ({"answer": [chosen]}, 1)


def test_a_conflict_is_told_and_shows_both(sams, attempt):
    first, second = token(attempt, 1, HALF), token(attempt, 1, BEST)
    keep(sams, attempt, answer=first)

    response = keep(sams, attempt, answer=second)

    assert (response.status_code, response.json()["revision"]) == (409, 1)
    assert response.json()["fields"] == {"answer": [first]}
    assert len(response.json()["at"]) == len("10:42")
    assert Draft.objects.get().fields == {"answer": [first]}


@pytest.mark.parametrize("revision", ["", "x", "-1", "1.5", "9" * 40])
def test_a_save_that_does_not_say_what_it_saw_is_not_understood(sams, attempt, revision):
    assert keep(sams, attempt, seen=revision).status_code == 400


def test_an_answered_question_takes_no_draft(sams, attempt):
    answer(attempt, 1)

    response = keep(sams, attempt, answer="x")

    assert (response.status_code, response.json()) == (410, {"words": ["Answer question 2 first."]})


def test_a_colleagues_draft_looks_as_if_it_did_not_exist(as_person, zoe, attempt):
    assert keep(as_person(zoe), attempt, answer="x").status_code == 404


def test_only_what_belongs_to_the_answer_is_kept(sams, attempt):
    keep(sams, attempt, answer="x", certainty="2", csrfmiddlewaretoken="t", other="y", **{"answer-1": "z"})

    assert Draft.objects.get().fields == {"answer": ["x"], "certainty": ["2"], "answer-1": ["z"]}


def test_the_reply_is_the_same_whichever_choice_is_best(sams, attempt):
    replies = set()
    for seen, choice in enumerate((HALF, BEST)):
        response = keep(sams, attempt, seen=seen, answer=token(attempt, 1, choice))
        replies.add((response.status_code, tuple(response.json()), len(response.content)))

    assert len(replies) == 1


def test_another_device_finds_the_form_filled_in_and_no_complaint(sams, attempt):
    chosen = token(attempt, 1, HALF)
    keep(sams, attempt, answer=chosen)

    page = soup(sams.get(url(attempt, 1)))

    form = page.select_one("form[data-autosave]")
    assert (form["data-revision"], form["data-keep-at"]) == ("1", url(attempt, 1, "draft"))
    assert page.find(class_="error-summary") is None
    assert [each["value"] for each in page.select("input[checked]")] == [chosen]


# How sure


@pytest.fixture
def asking(sam):
    return open_attempt(sam, make_quiz(THREE, conditions=Conditions(asks_certainty=True)))


def test_how_sure_is_asked_only_where_the_check_asks(sams, attempt):
    assert soup(sams.get(url(attempt, 1))).select("[name=certainty]") == []
    sams.post(url(attempt, 1), {"answer": token(attempt, 1, HALF), "certainty": "3"})

    assert Step.objects.get().certainty is None


def test_three_ways_to_say_it_and_none_is_needed(sams, asking):
    page = soup(sams.get(url(asking, 1)))

    assert [(each["value"], each.has_attr("required")) for each in page.select("[name=certainty]")] == [
        ("1", False), ("2", False), ("3", False),
    ]  # fmt: skip
    sams.post(url(asking, 1), {"answer": token(asking, 1, HALF)})
    sams.post(url(asking, 2), {"answer": token(asking, 2, HALF), "certainty": "9"})
    assert set(Step.objects.values_list("certainty", flat=True)) == {None}


@pytest.mark.parametrize("certainty", Certainty.values)
def test_it_is_kept_and_never_changes_the_mark(sam, asking, certainty):
    for slot, choice in ((1, BEST), (2, HALF)):
        item = asking.items.get(slot=slot)
        answer_item(attempt=asking, slot=slot, sent=sent_of(item, choice), by=sam, now=NOON, certainty=certainty)

    assert list(Step.objects.order_by("item__slot").values_list("certainty", "fraction_e7")) == [
        (certainty, 10_000_000),
        (certainty, 0),
    ]


@pytest.mark.parametrize(
    ("choice", "certainty", "invited"), [(HALF, "3", True), (HALF, "2", False), (HALF, "", False), (BEST, "3", False)]
)
def test_wrong_and_sure_is_invited_to_talk_it_through(sams, asking, choice, certainty, invited):
    sams.post(url(asking, 1), {"answer": token(asking, 1, choice), "certainty": certainty})

    page = soup(sams.get(url(asking, 1, "feedback")))

    link = page.find("a", string="Talk it through with your manager")
    assert (link is not None) is invited
    assert not invited or link["href"] == f"{reverse('learning:ask')}?standard=PHONE-1"


# The time


def test_a_check_with_a_limit_says_until_when_and_gives_more_at_one_button(sams, sam):
    before = NOON - dt.timedelta(days=1000)
    terms = Conditions(minutes=600, extension_minutes=5)
    quiz = make_quiz(THREE, conditions=terms, now=before)
    attempt = open_attempt(sam, quiz, now=before)
    type(attempt).objects.update(due_at=NOON + dt.timedelta(days=900))

    page = soup(sams.get(url(attempt, 1)))
    button = page.find("button", string="Give me 5 more minutes")
    response = sams.post(button.find_parent("form")["action"])

    attempt.refresh_from_db()
    assert words(page.find(attrs={"data-time-left": True}).p).startswith("You have until ")
    assert page.find(attrs={"data-time-told": True})["role"] == "status"
    assert (response["Location"], attempt.extensions) == (url(attempt, name="attempt"), 1)


def test_a_check_without_a_limit_says_nothing_of_time(sams, attempt):
    page = soup(sams.get(url(attempt, 1)))

    assert page.find(attrs={"data-time-left": True}) is None
    assert sams.post(url(attempt, name="more_time"), follow=True).status_code == 200
