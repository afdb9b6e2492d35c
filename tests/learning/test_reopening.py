"""A material change asks again exactly those it touches: a table of cases, once each, however many they are."""

import datetime as dt

import pytest
import time_machine

from learning.actions import reopening
from learning.actions.reopening import finish_reopenings
from learning.models import Recheck, Record, Reopening
from learning.queries.history import told_with_consequences
from learning.queries.my_learning import my_chapters
from people.actions import leave
from quizzes.actions.bank import review_question
from quizzes.models import Attempt, Question
from standards.queries import history
from tests.cast import NOON, TODAY, employ
from tests.factories.learning import answer_all, make_check, make_version, open_attempt, require, show
from tests.factories.quizzes import ready_question
from toolkit.models import LongWork
from toolkit.models import State as WorkState

DAY = dt.timedelta(days=1)
CHANGED = NOON + 2 * DAY


def nothing(person, quiz):
    """Has never answered a question."""


def shown(person, quiz):
    show(person, quiz)


def shown_half(person, quiz):
    show(person, quiz, misses=["PHONE-1"])


def shown_long_ago(person, quiz):
    show(person, quiz)
    person.standings.update(known_until=TODAY)


def in_the_middle(person, quiz):
    """Had shown everything, and has begun to answer about the old words once more."""
    show(person, quiz)
    open_attempt(person, quiz, now=NOON + DAY)


def left(person, quiz):
    show(person, quiz)
    leave(person=person, last_day=TODAY, by=None, now=NOON)


def back_to_another_job(person, quiz):
    show(person, quiz)
    person.employments.update(has_desk=False)


def read_only(person, quiz):
    person.standings.create(standard_key="PHONE-1", read_number=1, read_at=NOON)


TABLE = [
    (nothing, 0),
    (read_only, 0),
    (shown, 1),
    (shown_half, 0),
    (shown_long_ago, 0),
    (in_the_middle, 1),
    (left, 0),
    (back_to_another_job, 0),
]


@pytest.fixture
def quiz(db):
    quiz = make_check("PHONE-1", "PHONE-2", questions=4)
    require(quiz, audience={"has_desk": True})
    return quiz


def change(key="PHONE-1", at=CHANGED, **more):
    return make_version(key, at=at, **more)


def begin(person, quiz, as_person):
    with time_machine.travel(NOON + dt.timedelta(hours=1), tick=False):
        assert as_person(person).post(f"/checks/{quiz.slug}/attempts/").status_code == 302


@pytest.mark.parametrize(("has", "asked"), TABLE, ids=[case.__name__ for case, _ in TABLE])
def test_whom_a_material_change_asks_again(quiz, council, has, asked):
    person = employ("Pat Case", team=council)
    require(quiz, audience={"has_desk": True})
    has(person, quiz)

    version = change()

    assert Recheck.objects.filter(person=person, version=version).count() == asked
    found = version.reopening
    assert (found.touches, found.asked, found.finished_at) == (asked, asked, CHANGED)


def test_an_attempt_begun_on_the_old_words_does_not_answer_for_the_new(quiz, council):
    person = employ("Pat Case", team=council)
    show(person, quiz)
    attempt = open_attempt(person, quiz, now=NOON + DAY)

    change()
    answer_all(attempt, now=CHANGED + DAY)

    assert Recheck.objects.get(person=person).completed_on is None


def test_many_are_asked_by_a_task_and_each_once(quiz, council, monkeypatch):
    monkeypatch.setattr(reopening, "BATCH", 2)
    monkeypatch.setattr(reopening, "AT_A_CLICK", 2)
    people = [employ(f"P{number} Case", team=council) for number in range(5)]
    for person in people:
        show(person, quiz)

    version = change()

    assert Recheck.objects.filter(version=version).count() == 5
    assert LongWork.objects.get().result.startswith("5 people have been asked about the change")
    assert Record.objects.filter(kind="recheck.opened/1").count() == 5
    assert finish_reopenings(today=TODAY, now=CHANGED) == 0


def test_what_a_dead_worker_left_is_carried_on_where_it_stopped(quiz, council, monkeypatch):
    people = [employ(f"P{number} Case", team=council) for number in range(3)]
    for person in people:
        show(person, quiz)
    version = change()
    # As if it had died after the first: two are not asked yet.
    Recheck.objects.exclude(person=people[0]).delete()
    Reopening.objects.update(finished_at=None, asked=0)

    assert finish_reopenings(today=TODAY + 3 * DAY, now=CHANGED + DAY) == 1

    assert set(Recheck.objects.values_list("due_on", flat=True)) == {TODAY + 30 * DAY}
    assert Reopening.objects.get(version=version).asked == 3
    assert LongWork.objects.get().state == WorkState.DONE


def test_whoever_has_shown_the_new_words_meanwhile_is_not_asked(quiz, council):
    person = employ("Pat Case", team=council)
    show(person, quiz)
    version = change()
    Recheck.objects.all().delete()
    Reopening.objects.update(finished_at=None)
    show(person, quiz, standard_keys=["PHONE-1"], now=CHANGED + DAY)

    finish_reopenings(today=TODAY + 3 * DAY, now=CHANGED + DAY)

    assert Recheck.objects.count() == 0
    assert Reopening.objects.get(version=version).asked == 0


@pytest.mark.parametrize(("asks", "questions"), [("", 1), ("one", 1), ("all", 3)])
def test_the_choice_on_the_version_says_how_many_questions(quiz, council, as_person, asks, questions):
    person = employ("Pat Case", team=council)
    show(person, quiz)
    change(asks=asks, at=NOON)

    row = my_chapters(person, TODAY).chapter("PHONE")
    assert (row.is_recheck, row.questions) == (True, questions)
    begin(person, quiz, as_person)

    assert Attempt.objects.get(person=person, state="open").items.count() == questions


def test_one_question_is_about_the_change_where_there_is_one(quiz, council, as_person):
    person = employ("Pat Case", team=council)
    show(person, quiz)
    body = [
        {
            "type": "do",
            "id": "do",
            "value": {
                "lines": [{"id": "stay-until-taken", "value": "stay on the line"}, {"id": "new", "value": "ring"}]
            },
        }
    ]
    change(at=NOON, body=body)
    about_it = ready_question("PHONE-1", "PHONE-1-Q9", "new")

    begin(person, quiz, as_person)

    assert Attempt.objects.get(person=person, state="open").items.get().question_version == about_it


def test_the_history_says_whom_a_change_was_asked_of(quiz, council):
    person = employ("Pat Case", team=council)
    show(person, quiz)
    change()

    told = [sentences for _, sentences in told_with_consequences(history("PHONE-1"))]

    assert told == [["1 person who had shown it was asked about it again."], []]


def test_the_history_says_which_questions_were_read_for_it(quiz, lena):
    question = Question.objects.filter(standard_key="PHONE-1").first()
    review_question(question=question, words=history("PHONE-1")[0].version.words, by=lena, now=CHANGED - DAY)
    change()

    told = [sentences for _, sentences in told_with_consequences(history("PHONE-1"))]

    assert told == [["Nobody had to be asked again.", "1 question was read against the new words."], []]
