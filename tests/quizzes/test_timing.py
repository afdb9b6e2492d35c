"""Checks with a time limit, more time for those who need it, and what staff decide about somebody's attempt."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from learning.models import Record
from quizzes.actions.attempts import answer_item, submit_attempt
from quizzes.actions.timing import (
    adjust_person,
    extend_attempt,
    look_at_attempt,
    reopen_attempt,
    sweep_attempts,
    void_attempt,
)
from quizzes.conditions import Conditions
from quizzes.models import Adjustment, Attempt, AttemptMove, State, Step, StepKind, TimeAllowed
from quizzes.moves import LAG, MOST_EXTENSIONS
from tests.cast import NOON, TODAY
from tests.factories.quizzes import answer, finished_attempt, make_quiz, open_attempt
from tests.quizzes.seeing import result_url, url
from toolkit.obstacles import NotAllowed

pytestmark = pytest.mark.django_db

THREE = ("PHONE-1", "PHONE-2", "PHONE-3")
MINUTE = dt.timedelta(minutes=1)
DUE = NOON + 20 * MINUTE
LONG_AFTER = NOON + dt.timedelta(days=2)


LONG_AGO = NOON - dt.timedelta(days=1000)


def timed(when_due="submit", now=NOON, **more):
    grace = 10 if when_due == "grace" else 0
    terms = Conditions(minutes=20, when_due=when_due, grace_minutes=grace, extension_minutes=5, **more)
    return make_quiz(THREE, conditions=terms, now=now)


def moves_of(attempt):
    return list(attempt.moves.values_list("number", "event", "was", "to", "by__known_as", "at", "reason"))


def night(now=LONG_AFTER):
    return sweep_attempts(today=TODAY, now=now)


def test_no_check_has_a_limit_unless_somebody_sets_one(sam):
    attempt = open_attempt(sam)

    assert attempt.due_at is None
    assert night(NOON + dt.timedelta(days=9999)) == 0
    assert attempt.moves.count() == 0


def test_what_is_due_is_fixed_when_it_begins(sam):
    assert open_attempt(sam, timed()).due_at == DUE


def test_the_night_finishes_what_ran_out_of_time_as_of_when_it_was_due(sam):
    attempt = open_attempt(sam, timed())
    answer(attempt, 1)

    assert (night(), night()) == (1, 0)

    attempt.refresh_from_db()
    assert (attempt.state, attempt.submitted_at) == (State.MARKED, DUE)
    assert moves_of(attempt) == [(1, "sweep", "open", "marked", None, LONG_AFTER, "")]
    assert list(Step.objects.order_by("item__slot").values_list("kind", "at")) == [
        (StepKind.ANSWERED, NOON),
        (StepKind.LEFT, DUE),
        (StepKind.LEFT, DUE),
    ]
    assert Record.objects.filter(kind="attempt.submitted/1", object_key=attempt.key).values_list("at").get() == (DUE,)


def test_an_attempt_with_nothing_answered_is_finished_too(sam):
    attempt = open_attempt(sam, timed())

    night()

    attempt.refresh_from_db()
    assert (attempt.state, attempt.items.filter(answered_at=None).count()) == (State.MARKED, 3)


def test_an_answer_a_moment_late_is_kept_and_one_later_is_not(sam):
    attempt = open_attempt(sam, timed())

    answer(attempt, 1, now=DUE + LAG)
    with pytest.raises(NotAllowed, match="already finished"):
        answer(attempt, 2, now=DUE + LAG + MINUTE)

    assert Step.objects.filter(kind=StepKind.ANSWERED).count() == 1


def test_finishing_after_the_time_counts_from_when_it_was_due(sam):
    attempt = open_attempt(sam, timed())

    submit_attempt(attempt=attempt, by=sam, now=LONG_AFTER)

    assert (attempt.state, attempt.submitted_at) == (State.MARKED, DUE)


def test_grace_lets_somebody_finish_and_then_nothing_is_counted(sam, zoe):
    quiz = timed("grace")
    sams, zoes = open_attempt(sam, quiz), open_attempt(zoe, quiz)
    in_grace = DUE + 3 * MINUTE

    look_at_attempt(attempt=sams, by=sam, now=in_grace)
    assert sams.state == State.OVERDUE
    for slot in (1, 2, 3):
        answer(sams, slot, now=in_grace)
    night()

    sams.refresh_from_db()
    zoes.refresh_from_db()
    assert (sams.state, sams.submitted_at) == (State.MARKED, in_grace)
    assert (zoes.state, zoes.submitted_at) == (State.ABANDONED, None)
    assert [move[1:4] for move in moves_of(zoes)] == [("sweep", "open", "overdue"), ("sweep", "overdue", "abandoned")]
    assert not Record.objects.filter(kind="attempt.submitted/1", object_key=zoes.key).exists()


def test_after_one_ran_out_another_can_be_begun(sam):
    quiz = timed("abandon")
    first = open_attempt(sam, quiz)

    second = open_attempt(sam, quiz, now=LONG_AFTER)

    first.refresh_from_db()
    assert (first.state, second.number, second.state) == (State.ABANDONED, 2, State.OPEN)


def test_more_time_at_one_click_ten_times(sam):
    attempt = open_attempt(sam, timed())

    for _ in range(MOST_EXTENSIONS):
        extend_attempt(attempt=attempt, by=sam, now=NOON)
    with pytest.raises(NotAllowed, match="as often as there is"):
        extend_attempt(attempt=attempt, by=sam, now=NOON)

    attempt.refresh_from_db()
    assert attempt.due_at == DUE + 50 * MINUTE
    assert [move[1] for move in moves_of(attempt)] == ["extend"] * 10


def test_nobody_gets_more_time_for_somebody_else(sam, zoe):
    attempt = open_attempt(sam, timed())

    with pytest.raises(NotAllowed, match="someone else"):
        extend_attempt(attempt=attempt, by=zoe, now=NOON)


@pytest.mark.parametrize(
    ("time", "due"), [("1", 20), ("5/4", 25), ("3/2", 30), ("2", 40), ("none", None)], ids=TimeAllowed.names
)
def test_the_time_somebody_gets_follows_them_into_every_check(sam, abe, time, due):
    adjust_person(person=sam, time=time, by=abe, now=NOON)

    assert open_attempt(sam, timed()).due_at == (NOON + due * MINUTE if due else None)


def test_an_adjustment_reaches_what_is_open_and_takes_nothing_away(sam, abe):
    attempt = open_attempt(sam, timed())
    extend_attempt(attempt=attempt, by=sam, now=NOON)

    adjust_person(person=sam, time="2", by=abe, now=NOON)
    attempt.refresh_from_db()
    assert attempt.due_at == NOON + 45 * MINUTE
    adjust_person(person=sam, time="1", by=abe, now=NOON)
    attempt.refresh_from_db()
    assert attempt.due_at == NOON + 45 * MINUTE
    adjust_person(person=sam, time="none", by=abe, now=NOON)
    attempt.refresh_from_db()
    assert attempt.due_at is None


def test_only_an_administrator_sets_it_and_the_reason_is_nowhere(sam, mia, lena):
    for by in (sam, mia, lena):
        with pytest.raises(NotAllowed, match="Only an administrator"):
            adjust_person(person=sam, time="2", by=by, now=NOON)

    assert {field.name for field in Adjustment._meta.get_fields()} == {
        "id", "person", "time", "extra_tries", "by", "at",
    }  # fmt: skip


def test_staff_bring_back_what_ran_out_with_a_reason_and_more_time(sam, lena):
    attempt = open_attempt(sam, timed("abandon"))
    answer(attempt, 1)
    night()
    attempt.refresh_from_db()

    reopen_attempt(attempt=attempt, reason="A fire alarm.", minutes=15, by=lena, now=LONG_AFTER)

    assert (attempt.state, attempt.due_at) == (State.OPEN, LONG_AFTER + 15 * MINUTE)
    assert moves_of(attempt)[-1] == (2, "reopen", "abandoned", "open", "Lena", LONG_AFTER, "A fire alarm.")
    answer(attempt, 2, now=LONG_AFTER)


def test_brought_back_without_time_it_counts_as_it_stood(sam, lena):
    attempt = open_attempt(sam, timed("abandon"))
    answer(attempt, 1)
    night()
    attempt.refresh_from_db()

    reopen_attempt(attempt=attempt, reason="The network was down.", by=lena, now=LONG_AFTER)

    assert (attempt.state, attempt.submitted_at) == (State.MARKED, DUE)
    assert Record.objects.filter(kind="attempt.submitted/1", object_key=attempt.key).count() == 1


def test_one_that_was_begun_anew_is_not_brought_back_beside_it(sam, lena):
    quiz = timed("abandon")
    first = open_attempt(sam, quiz)
    open_attempt(sam, quiz, now=LONG_AFTER)
    first.refresh_from_db()

    with pytest.raises(NotAllowed, match="begun these questions anew"):
        reopen_attempt(attempt=first, reason="Fire.", minutes=15, by=lena, now=LONG_AFTER)


def test_void_keeps_who_and_why_and_can_be_done_once(sam, lena):
    attempt = finished_attempt(sam)

    void_attempt(attempt=attempt, reason="Question 1 had no right answer.", by=lena, now=LONG_AFTER)
    with pytest.raises(NotAllowed, match="don’t count any more"):
        void_attempt(attempt=attempt, reason="Again.", by=lena, now=LONG_AFTER)

    assert attempt.state == State.VOIDED
    assert moves_of(attempt)[-1] == (
        2, "void", "marked", "voided", "Lena", LONG_AFTER, "Question 1 had no right answer.",
    )  # fmt: skip


@pytest.mark.parametrize("reason", ["", "   "])
def test_void_and_reopen_need_a_reason(sam, lena, reason):
    attempt = finished_attempt(sam)

    with pytest.raises(NotAllowed, match="Say why"):
        void_attempt(attempt=attempt, reason=reason, by=lena, now=NOON)


def test_nobody_decides_about_an_attempt_but_the_standards_lead_and_not_about_her_own(sam, lena, mia, abe):
    sams, lenas = finished_attempt(sam), finished_attempt(lena)

    for by in (sam, mia, abe):
        with pytest.raises(NotAllowed, match=r"standards lead|your own"):
            void_attempt(attempt=sams, reason="I like.", by=by, now=NOON)
    with pytest.raises(NotAllowed, match="your own"):
        void_attempt(attempt=lenas, reason="I like.", by=lena, now=NOON)

    assert set(Attempt.objects.values_list("state", flat=True)) == {State.MARKED}


@pytest.mark.parametrize("rows", [AttemptMove, Adjustment])
def test_the_database_refuses_to_change_what_happened(sam, abe, rows):
    finished_attempt(sam)
    adjust_person(person=sam, time="2", by=abe, now=NOON)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.objects.update(at=LONG_AFTER)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.objects.all().delete()


def test_opening_a_page_after_the_time_leads_to_the_result(sams, sam):
    attempt = open_attempt(sam, timed(now=LONG_AGO), now=LONG_AGO)

    for address in (url(attempt, 1), url(attempt, name="attempt"), url(attempt, 1, "feedback")):
        assert sams.get(address)["Location"] == result_url(attempt)
    assert sams.post(url(attempt, 1), {"answer": "not-sure"})["Location"] == result_url(attempt)

    attempt.refresh_from_db()
    assert (attempt.state, attempt.moves.count()) == (State.MARKED, 1)


def test_the_result_of_one_that_ran_out_says_so(sams, sam):
    attempt = open_attempt(sam, timed("abandon", LONG_AGO), now=LONG_AGO)

    page = sams.get(url(attempt, 1), follow=True).content.decode()

    assert "The time for Phone ran out" in page
    assert "nothing is counted, for you or against you" in page


def test_a_quiz_cannot_be_set_under_conditions_nobody_could_meet(sam):
    with pytest.raises(NotAllowed, match="There is no question «GONE»"):
        make_quiz(conditions=Conditions(must_keep=("GONE",)))


def test_conditions_stay_until_others_are_given(sam):
    quiz = timed()

    quiz = make_quiz(THREE, questions=0, questions_per_standard=2)

    newest = quiz.versions.order_by("number").last()
    assert (newest.number, newest.terms.minutes) == (2, 20)
    assert make_quiz(THREE, questions=0, questions_per_standard=2).versions.count() == 2


def test_who_writes_an_answer_after_the_end_in_an_old_tab_changes_nothing(sam):
    attempt = open_attempt(sam, timed())
    night()

    with pytest.raises(NotAllowed, match="already finished"):
        answer_item(attempt=attempt, slot=1, sent=None, by=sam, now=NOON)

    assert not Step.objects.exclude(kind=StepKind.LEFT).exists()
