"""Many at the same moment: one counts. On whichever database the tests run on, with real connections."""

from learning.models import Record
from quizzes.actions.attempts import answer_item, start_attempt, submit_attempt
from quizzes.models import Attempt, AttemptItem, Behaviour, State, Step
from quizzes.queries import attempt_outcome
from quizzes.question_types.base import picked
from tests.cast import NOON
from tests.factories.quizzes import BEST, HALF, make_quiz, open_attempt, token_of

THREE = ("PHONE-1", "PHONE-2", "PHONE-3")


def records_of(attempt, kind):
    return Record.objects.filter(kind=kind, object_key=attempt.key).count()


def test_fifty_submissions_of_one_attempt_are_one(at_once, sam):
    attempt = open_attempt(sam, make_quiz(THREE))

    results = at_once(50, lambda number: submit_attempt(attempt=attempt, by=sam, now=NOON))

    assert [result for result in results if isinstance(result, Exception)] == []
    assert {(result.state, result.submitted_at) for result in results} == {(State.MARKED, NOON)}
    assert len(attempt_outcome(attempt).per_standard) == 3
    assert (Step.objects.count(), records_of(attempt, "attempt.submitted/1")) == (3, 1)


def test_fifty_last_answers_are_one_answer_one_submission_and_one_record(at_once, sam):
    attempt = open_attempt(sam)
    item = attempt.items.get()
    tokens = [token_of(item, BEST), token_of(item, HALF), None]

    results = at_once(
        50, lambda number: answer_item(attempt=attempt, slot=1, sent=picked(tokens[number % 3]), by=sam, now=NOON)
    )

    assert [result for result in results if isinstance(result, Exception)] == []
    step = Step.objects.get()
    item.refresh_from_db()
    attempt.refresh_from_db()
    assert {result.fraction_e7 for result in results} == {step.fraction_e7}
    assert (item.fraction_e7, attempt.state) == (step.fraction_e7, State.MARKED)
    assert records_of(attempt, "attempt.submitted/1") == 1


def test_fifty_starts_are_one_attempt(at_once, sam):
    quiz = make_quiz(THREE, questions=4)

    results = at_once(
        50,
        lambda number: start_attempt(
            quiz=quiz, person=sam, behaviour=Behaviour.PROVE_FIRST, standard_keys=list(THREE), now=NOON
        ),
    )

    assert {result.pk for result in results} == {Attempt.objects.get().pk}
    assert (AttemptItem.objects.count(), records_of(results[0], "attempt.started/1")) == (3, 1)


def test_an_answer_and_a_submission_at_once_leave_a_whole_attempt(at_once, sam):
    attempt = open_attempt(sam, make_quiz(THREE))
    token = token_of(attempt.items.get(slot=1), BEST)

    def answer_or_submit(number):
        if number % 2:
            return submit_attempt(attempt=attempt, by=sam, now=NOON)
        return answer_item(attempt=attempt, slot=1, sent=picked(token), by=sam, now=NOON)

    at_once(20, answer_or_submit)

    attempt.refresh_from_db()
    assert attempt.state == State.MARKED
    assert list(Step.objects.order_by("item__slot").values_list("item__slot", "number")) == [(1, 1), (2, 1), (3, 1)]
    assert records_of(attempt, "attempt.submitted/1") == 1
