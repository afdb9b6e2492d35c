"""Starting, answering and finishing an attempt."""

import datetime as dt
import logging

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from quizzes.actions.attempts import answer_item, start_attempt, submit_attempt
from quizzes.actions.bank import retire_question
from quizzes.actions.quizzes import set_quiz
from quizzes.models import (
    Attempt,
    AttemptItem,
    Behaviour,
    QuestionVersion,
    QuizVersion,
    State,
    Step,
    StepKind,
)
from quizzes.queries import attempt_outcome
from quizzes.question_types.base import WHOLE_E7, picked
from quizzes.scoring import StandardOutcome
from quizzes.selection import draw, pool_from_json
from quizzes.signals import attempt_finished, attempt_started
from tests.cast import NOON
from tests.factories.quizzes import (
    BEST,
    HALF,
    answer,
    answer_all,
    draft_question,
    finished_attempt,
    make_quiz,
    open_attempt,
    ready_question,
    some_person,
    spec,
    token_of,
)
from toolkit.obstacles import NotAllowed

pytestmark = pytest.mark.django_db

THREE = ("PHONE-1", "PHONE-2", "PHONE-3")


@pytest.fixture
def heard():
    """What the two signals said, in order."""
    news = []

    def hear_started(sender, attempt, now, **kwargs):
        news.append(("started", attempt.key, now))

    def hear_finished(sender, attempt, now, **kwargs):
        news.append(("finished", attempt.key, now))

    attempt_started.connect(hear_started)
    attempt_finished.connect(hear_finished)
    yield news
    attempt_started.disconnect(hear_started)
    attempt_finished.disconnect(hear_finished)


def steps_of(attempt):
    return list(Step.objects.filter(item__attempt=attempt).order_by("item__slot", "number"))


# Starting


def test_start_draws_one_question_about_each_standard_in_the_order_of_the_quiz(sam, heard):
    attempt = open_attempt(sam, make_quiz(THREE), standard_keys=["PHONE-3", "PHONE-1"])

    assert [(item.slot, item.standard_key) for item in attempt.items.all()] == [(1, "PHONE-1"), (2, "PHONE-3")]
    assert (attempt.number, attempt.state, attempt.started_at) == (1, State.OPEN, NOON)
    assert heard == [("started", attempt.key, NOON)]


def test_start_again_gives_the_attempt_already_begun(sam, heard):
    quiz = make_quiz()
    first = open_attempt(sam, quiz)

    second = open_attempt(sam, quiz)

    assert second == first
    assert [news[0] for news in heard] == ["started"]


def test_an_attempt_already_begun_can_be_gone_on_with_when_no_new_one_could_start(sam):
    attempt = open_attempt(sam, make_quiz(["PHONE-1"], questions=1))
    retire_question(question=attempt.items.get().question_version.question, by=some_person(), now=NOON)

    assert open_attempt(sam, attempt.quiz) == attempt


def test_the_database_refuses_a_second_open_attempt(sam):
    attempt = open_attempt(sam)

    with pytest.raises(IntegrityError), transaction.atomic():
        Attempt.objects.create(
            person=sam, quiz=attempt.quiz, quiz_version=attempt.quiz_version, number=2, behaviour="prove_first",
            seed=1, pool=[], started_at=NOON,
        )  # fmt: skip


def test_two_people_may_take_the_same_quiz_at_once(sam, zoe):
    quiz = make_quiz()

    assert open_attempt(sam, quiz) != open_attempt(zoe, quiz)


def test_start_shows_the_draw_again_from_what_was_kept(sam):
    attempt = open_attempt(sam, make_quiz(THREE, questions=4))
    attempt.refresh_from_db()

    again = draw(pool_from_json(attempt.pool), each=1, seed=attempt.seed)

    assert [each.version_key for each in again] == [str(item.question_version.key) for item in attempt.items.all()]


def test_start_asks_what_this_person_has_not_met_before_anything_twice(sam, zoe):
    quiz = make_quiz(["PHONE-1"], questions=3)
    finished_attempt(zoe, quiz)

    goes = [finished_attempt(sam, quiz) for _ in range(3)]

    assert [go.number for go in goes] == [1, 2, 3]
    assert len({go.items.get().question_version_id for go in goes}) == 3


def test_start_counts_a_question_as_met_in_whatever_words(sam):
    quiz = make_quiz(["PHONE-1"], questions=2)
    met = finished_attempt(sam, quiz).items.get().question_version.question
    ready_question("PHONE-1", met.key, words=spec("new words"))

    assert open_attempt(sam, quiz).items.get().question_version.question != met


def test_start_leaves_no_attempt_when_a_draw_cannot_be_filled(sam, heard):
    quiz = make_quiz(["PHONE-1"], questions=1)
    quiz = make_quiz(["PHONE-1", "PHONE-2"], questions=0)
    draft_question("PHONE-2")

    with pytest.raises(NotAllowed, match="There aren’t enough questions about PHONE-2 yet"):
        open_attempt(sam, quiz)

    assert not Attempt.objects.exists()
    assert heard == []


def test_start_leaves_out_a_retired_question(sam):
    quiz = make_quiz(["PHONE-1"], questions=2)
    retire_question(question=ready_question("PHONE-1", "PHONE-1-Q1").question, by=some_person(), now=NOON)

    assert open_attempt(sam, quiz).items.get().question_version.question.key == "PHONE-1-Q2"


@pytest.mark.parametrize(
    ("keys", "reason"),
    [([], "There is nothing to answer here"), (["PHONE-1", "EMAIL-1"], "This check doesn’t ask about EMAIL-1")],
)
def test_start_refuses_what_the_quiz_does_not_ask(sam, keys, reason):
    quiz = make_quiz()

    with pytest.raises(NotAllowed, match=reason):
        start_attempt(quiz=quiz, person=sam, behaviour=Behaviour.PROVE_FIRST, standard_keys=keys, now=NOON)


def test_start_refuses_a_standard_that_is_not_published(sam):
    ready_question("PHONE-1")
    quiz = set_quiz(chapter_key="PHONE", title="Phone", slug="phone", standard_keys=["PHONE-1"], by=None, now=NOON)

    with pytest.raises(NotAllowed, match="PHONE-1 isn’t published yet"):
        open_attempt(sam, quiz)


def test_start_refuses_before_the_quiz_asks_anything(sam):
    quiz = make_quiz()

    with pytest.raises(NotAllowed, match="This check asks nothing yet"):
        open_attempt(sam, quiz, now=NOON - dt.timedelta(days=1))


def test_fresh_questions_ask_about_what_was_missed_in_other_words(sam):
    first = finished_attempt(sam, make_quiz(THREE), misses=["PHONE-2"])

    fresh = open_attempt(sam, first.quiz, standard_keys=["PHONE-2"], behaviour=Behaviour.FRESH, follows=first)

    item = fresh.items.get()
    assert (fresh.follows, fresh.number, item.standard_key) == (first, 2, "PHONE-2")
    assert item.question_version != first.items.get(standard_key="PHONE-2").question_version


def test_fresh_questions_come_after_a_finished_attempt_of_ones_own(sam, zoe):
    quiz = make_quiz()
    of_zoe = finished_attempt(zoe, quiz)
    elsewhere = finished_attempt(sam, make_quiz(["EMAIL-1"], chapter_key="EMAIL", title="Email"))

    for follows in (None, of_zoe, elsewhere):
        with pytest.raises(NotAllowed, match="Finish the questions you have"):
            open_attempt(sam, quiz, behaviour=Behaviour.FRESH, follows=follows)

    assert not Attempt.objects.of(sam).open().exists()


# Answering


@pytest.mark.parametrize(("choice", "earned"), [(BEST, WHOLE_E7), (HALF, 0)])
def test_answer_is_marked_at_once_and_kept_with_a_step(sam, choice, earned):
    attempt = open_attempt(sam, make_quiz(THREE))

    item = answer(attempt, 1, choice)

    item.refresh_from_db()
    assert (item.answered_at, item.fraction_e7) == (NOON, earned)
    (step,) = steps_of(attempt)
    assert (step.number, step.kind, step.response) == (1, StepKind.ANSWERED, {"choice": choice})
    assert (step.fraction_e7, step.by, step.at) == (earned, sam, NOON)


def test_not_sure_is_an_answer_that_earns_nothing(sam):
    attempt = open_attempt(sam, make_quiz(THREE))

    item = answer_item(attempt=attempt, slot=1, sent=None, by=sam, now=NOON)

    (step,) = steps_of(attempt)
    assert (item.fraction_e7, step.kind, step.response) == (0, StepKind.NOT_SURE, {})


def test_an_answered_question_stays_as_it_was_answered(sam):
    attempt = open_attempt(sam, make_quiz(THREE))
    answer(attempt, 1, HALF)

    item = answer(attempt, 1, BEST, now=NOON.replace(hour=13))

    assert (item.answered_at, item.fraction_e7) == (NOON, 0)
    assert [step.response for step in steps_of(attempt)] == [{"choice": HALF}]


def test_answer_refuses_what_was_never_offered_and_keeps_nothing(sam):
    attempt = open_attempt(sam, make_quiz(THREE))
    elsewhere = token_of(attempt.items.get(slot=2), BEST)

    for token in (elsewhere, BEST, "", "not-sure"):
        with pytest.raises(NotAllowed, match="Choose one of the answers on this page"):
            answer_item(attempt=attempt, slot=1, sent=picked(token), by=sam, now=NOON)

    assert steps_of(attempt) == []


def test_answer_refuses_a_question_before_its_turn(sam):
    attempt = open_attempt(sam, make_quiz(THREE))

    with pytest.raises(NotAllowed, match="Answer question 1 first"):
        answer(attempt, 2)


def test_answer_refuses_a_question_that_does_not_exist(sam):
    attempt = open_attempt(sam)

    for slot in (0, 2, -1):
        with pytest.raises(NotAllowed, match=f"There is no question {slot}"):
            answer_item(attempt=attempt, slot=slot, sent=None, by=sam, now=NOON)


def test_answer_refuses_somebody_else_even_where_it_is_answered(sam, zoe):
    attempt = open_attempt(sam, make_quiz(THREE))
    answer(attempt, 1)

    for slot in (1, 2):
        with pytest.raises(NotAllowed, match="someone else"):
            answer_item(attempt=attempt, slot=slot, sent=None, by=zoe, now=NOON)

    assert len(steps_of(attempt)) == 1


def test_the_last_answer_finishes_the_attempt(sam, heard):
    attempt = open_attempt(sam, make_quiz(THREE))

    for slot in (1, 2, 3):
        answer(attempt, slot, now=NOON + dt.timedelta(seconds=40 * slot))

    attempt.refresh_from_db()
    end = NOON + dt.timedelta(seconds=120)
    assert (attempt.state, attempt.submitted_at) == (State.MARKED, end)
    assert heard == [("started", attempt.key, NOON), ("finished", attempt.key, end)]


def test_when_what_hears_of_the_finish_fails_the_last_answer_is_not_kept_either(sam):
    attempt = open_attempt(sam)

    def refuse(sender, **kwargs):
        raise RuntimeError("no record could be made")

    attempt_finished.connect(refuse)
    try:
        with pytest.raises(RuntimeError):
            answer(attempt, 1)
    finally:
        attempt_finished.disconnect(refuse)

    attempt.refresh_from_db()
    assert (attempt.state, steps_of(attempt)) == (State.OPEN, [])
    assert attempt.items.get().answered_at is None


def test_an_answer_is_marked_in_the_words_it_was_asked_in(sam):
    attempt = open_attempt(sam, make_quiz(["PHONE-1"], questions=1))
    question = attempt.items.get().question_version.question
    turned = [
        choice | ({"rung": "half", "verdict": "v", "missed": "m"} if choice["id"] == BEST else {"rung": "keeps"})
        for choice in spec()["choices"]
        if choice["id"] in (BEST, HALF)
    ]
    ready_question("PHONE-1", question.key, words=spec(choices=[*turned, spec()["choices"][2]]))
    retire_question(question=question, by=some_person(), now=NOON)

    assert answer(attempt, 1, BEST).fraction_e7 == WHOLE_E7


# Finishing


def test_submit_leaves_what_has_no_answer(sam, heard):
    attempt = open_attempt(sam, make_quiz(THREE))
    answer(attempt, 1)

    submitted = submit_attempt(attempt=attempt, by=sam, now=NOON)

    assert (submitted.state, submitted.submitted_at) == (State.MARKED, NOON)
    assert [step.kind for step in steps_of(attempt)] == [StepKind.ANSWERED, StepKind.LEFT, StepKind.LEFT]
    assert list(attempt.items.values_list("fraction_e7", flat=True)) == [WHOLE_E7, None, None]
    assert heard[-1] == ("finished", attempt.key, NOON)


def test_submit_again_changes_nothing(sam, heard):
    attempt = finished_attempt(sam)
    before = (list(Attempt.objects.values()), list(Step.objects.values()), list(heard))

    submit_attempt(attempt=attempt, by=sam, now=NOON.replace(hour=15))

    assert (list(Attempt.objects.values()), list(Step.objects.values()), heard) == before


def test_submit_refuses_somebody_else(sam, zoe):
    attempt = open_attempt(sam)

    with pytest.raises(NotAllowed, match="someone else"):
        submit_attempt(attempt=attempt, by=zoe, now=NOON)

    attempt.refresh_from_db()
    assert attempt.state == State.OPEN


def test_answer_refuses_a_question_left_in_a_finished_attempt(sam):
    attempt = open_attempt(sam, make_quiz(THREE))
    submit_attempt(attempt=attempt, by=sam, now=NOON)

    with pytest.raises(NotAllowed, match="already finished"):
        answer(attempt, 1)


def test_submit_does_not_bring_back_what_does_not_count(sam, heard):
    attempt = open_attempt(sam)
    Attempt.objects.update(state=State.VOIDED)

    submit_attempt(attempt=attempt, by=sam, now=NOON)

    attempt.refresh_from_db()
    assert attempt.state == State.VOIDED
    assert [news[0] for news in heard] == ["started"]


# Kept for ever


@pytest.mark.parametrize("change", [{"response": {"choice": BEST}}, {"fraction_e7": WHOLE_E7}, {"number": 2}])
def test_the_database_refuses_to_change_a_step(sam, change):
    attempt = open_attempt(sam)
    answer(attempt, 1, HALF)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Step.objects.update(**change)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Step.objects.all().delete()


def test_the_database_refuses_to_change_a_ready_question_or_what_a_quiz_asked():
    make_quiz()

    for versions in (QuestionVersion.objects.all(), QuizVersion.objects.all()):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            versions.update(number=7)


def test_the_database_lets_a_draft_change():
    draft_question()

    QuestionVersion.objects.update(tests_line="elsewhere")

    assert QuestionVersion.objects.get().tests_line == "elsewhere"


# What it showed


def test_outcome_says_what_was_shown_and_which_line_was_missed(sam):
    attempt = finished_attempt(sam, make_quiz(THREE), misses=["PHONE-2"])

    outcome = attempt_outcome(attempt)

    assert outcome.per_standard == (
        StandardOutcome("PHONE-1", True, 1, 1),
        StandardOutcome("PHONE-2", False, 1, 0, ("stay-until-taken",)),
        StandardOutcome("PHONE-3", True, 1, 1),
    )
    assert (outcome.shown, outcome.missed) == (["PHONE-1", "PHONE-3"], ["PHONE-2"])
    assert (outcome.asked, outcome.kept, outcome.is_complete) == (3, 2, False)


def test_an_attempt_left_without_an_answer_shows_nothing(sam):
    attempt = submit_attempt(attempt=open_attempt(sam), by=sam, now=NOON)

    assert attempt_outcome(attempt).shown == []


@pytest.mark.parametrize("length", [1, 3])
def test_outcome_takes_one_query_whatever_the_length(sam, length, django_assert_num_queries):
    attempt = finished_attempt(sam, make_quiz(THREE[:length]))

    with django_assert_num_queries(1):
        attempt_outcome(attempt)


def test_every_change_leaves_an_audit_line_without_a_name_or_an_answer(sam, caplog):
    caplog.set_level(logging.INFO, logger="audit")
    quiz = make_quiz()
    caplog.clear()

    attempt = answer_all(open_attempt(sam, quiz))

    item = AttemptItem.objects.get()
    assert [(line.event, line.thing, line.by) for line in caplog.records if line.event.startswith("quizzes.")] == [
        ("quizzes.attempt.start", f"quizzes.attempt:{attempt.pk}", str(sam.key)),
        ("quizzes.item.answer", f"quizzes.attemptitem:{item.pk}", str(sam.key)),
        ("quizzes.attempt.submit", f"quizzes.attempt:{attempt.pk}", str(sam.key)),
    ]
