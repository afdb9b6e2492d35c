"""What home, my record and one person's page are told: what is to do, by when, and what the next check would ask."""

import datetime as dt

import pytest

from learning.actions.assigning import assign
from learning.actions.coaching import raise_topic
from learning.actions.recording import append
from learning.models import Record, RecordPayload
from learning.progress import Status
from learning.queries.my_learning import _SAYS, my_chapters, record_lines, standards_to_show
from tests.cast import NOON, TODAY
from tests.factories.learning import answer, make_check, make_version, open_attempt, require, show

DAY = dt.timedelta(days=1)


def at(day):
    return NOON + (day - TODAY)


def test_a_newcomer_has_a_chapter_to_do_with_its_date_and_minutes(sam):
    require(make_check("PHONE-1", "PHONE-2", "PHONE-3"))

    learning = my_chapters(sam, TODAY)

    row = learning.rows[0]
    assert (row.status.words, row.questions, row.minutes) == ("Due 21 December", 3, 2)
    assert (learning.headline.to_do, learning.headline.by) == (1, dt.date(2026, 12, 21))
    assert learning.next_up.chapter == row


def test_done_says_until_when(sam):
    quiz = make_check("PHONE-1")
    require(quiz)
    show(sam, quiz)

    learning = my_chapters(sam, TODAY)

    assert learning.rows[0].status.words == "Until November 2027"
    assert (learning.headline.to_do, learning.headline.nothing_until) == (0, dt.date(2027, 10, 26))
    assert learning.next_up is None


def test_what_is_not_in_the_job_stands_apart_with_the_reason(cass):
    require(make_check("PHONE-1"), audience={"has_desk": True})
    make_check("POST-1")

    learning = my_chapters(cass, TODAY)

    assert learning.rows == ()
    assert [(row.key, row.reason) for row in learning.not_in_job] == [
        ("PHONE", "The job has no desk."),
        ("POST", "Nobody is asked this at the moment."),
    ]


def test_somebody_who_has_left_has_nothing_to_do(lou):
    require(make_check("PHONE-1"))

    assert my_chapters(lou, TODAY).headline.to_do == 0


def test_an_attempt_that_is_open_is_carried_on_from_its_next_question(sam):
    quiz = make_check("PHONE-1", "PHONE-2", "PHONE-3")
    require(quiz)
    attempt = open_attempt(sam, quiz)
    answer(attempt, 1)

    row = my_chapters(sam, TODAY).rows[0]

    assert (row.status.status, row.attempt_key, row.next_question, row.asked) == (Status.STARTED, attempt.key, 2, 3)
    assert row.questions == 2


def test_a_check_begun_without_an_answer_is_not_started(sam):
    quiz = make_check("PHONE-1")
    require(quiz)
    open_attempt(sam, quiz)

    assert my_chapters(sam, TODAY).rows[0].status.status is Status.DUE


def test_some_of_the_standards_shown_is_started_and_only_the_others_are_asked(sam):
    quiz = make_check("PHONE-1", "PHONE-2")
    require(quiz)
    show(sam, quiz, misses=["PHONE-2"])

    row = my_chapters(sam, TODAY).rows[0]

    assert (row.status.status, row.questions) == (Status.STARTED, 1)
    assert [(each.key, each.status.words) for each in row.standards] == [
        ("PHONE-1", "Until November 2027"),
        ("PHONE-2", "Due 21 December"),
    ]


def test_the_most_urgent_comes_first_and_then_what_was_begun(sam):
    late, begun, due = (make_check(f"{key}-1") for key in ("PHONE", "POST", "WEB"))
    require(late, days_to_show=5)
    require(begun, days_to_show=25)
    require(due, days_to_show=20)
    answer_one = make_version("POST-2", at=NOON - DAY)
    assert answer_one.number == 1
    begun.versions.create(number=2, standard_keys=["POST-1", "POST-2"], from_at=NOON - DAY)
    show(sam, begun, standard_keys=["POST-1"])
    today = TODAY + 10 * DAY

    learning = my_chapters(sam, today)

    assert learning.next_up.chapter.key == "PHONE"
    assert [row.key for row in learning.then] == ["POST", "WEB"]
    assert (learning.headline.overdue, learning.headline.by) == (1, TODAY + 25 * DAY)


def test_when_everything_is_late_there_is_no_day_to_name(sam):
    require(make_check("PHONE-1"), days_to_show=1)

    headline = my_chapters(sam, TODAY + 9 * DAY).headline

    assert (headline.to_do, headline.overdue, headline.by) == (1, 1, None)


@pytest.fixture
def changed(sam):
    """Sam has shown both standards in March; one of them has changed since."""
    march = dt.date(2026, 3, 9)
    quiz = make_check("PHONE-1", "PHONE-2", questions=4)
    require(quiz, begins_on=march, now=at(march))
    show(sam, quiz, now=at(march))
    make_version("PHONE-1", at=at(TODAY), promise="We ring back the same working day.")
    return quiz


def test_after_a_change_only_the_change_is_shown_and_asked(changed, sam):
    next_up = my_chapters(sam, TODAY).next_up

    assert (next_up.chapter.is_recheck, next_up.chapter.questions, next_up.chapter.minutes) == (True, 1, 1)
    assert [(line.was, line.now) for line in next_up.changes] == [
        ("A person answers.", "We ring back the same working day.")
    ]
    assert (next_up.standard.key, next_up.reason) == ("PHONE-1", "Callers asked for it.")
    assert next_up.chapter.completed_on == dt.date(2026, 3, 9)


def test_a_wording_fix_after_the_change_shows_the_words_in_force(changed, sam):
    make_version("PHONE-1", change="editorial", at=at(TODAY), promise="We ring you back the same working day.")

    assert my_chapters(sam, TODAY).next_up.changes[0].now == "We ring you back the same working day."


def test_what_a_check_would_ask(changed, sam, zoe):
    assert standards_to_show(sam, changed, TODAY) == ["PHONE-1"]
    assert standards_to_show(zoe, changed, TODAY) == ["PHONE-1", "PHONE-2"]


def test_a_yearly_round_asks_the_whole_chapter(sam):
    quiz = make_check("PHONE-1", "PHONE-2")
    require(quiz)
    show(sam, quiz)
    day = dt.date(2027, 11, 1)
    assign(today=day, now=at(day))

    row = my_chapters(sam, day).rows[0]

    assert (row.is_yearly, row.questions, row.due_on) == (True, 2, dt.date(2027, 11, 23))
    assert standards_to_show(sam, quiz, day) == ["PHONE-1", "PHONE-2"]


def test_wanting_to_talk_shows_and_leaves_the_questions_to_do(sam):
    require(make_check("PHONE-1"))
    topic = raise_topic(person=sam, standard_key="PHONE-1", kind="asked", now=NOON)

    learning = my_chapters(sam, TODAY)

    assert (learning.rows[0].status.status, learning.rows[0].is_to_do) == (Status.TALK, True)
    assert (learning.topics, learning.headline.to_do) == ((topic,), 1)


@pytest.mark.parametrize("chapters", [1, 3])
def test_home_takes_seven_queries_whatever_it_shows(sam, chapters, django_assert_num_queries):
    for key in ["PHONE", "POST", "WEB"][:chapters]:
        require(make_check(f"{key}-1", f"{key}-2"))

    with django_assert_num_queries(7):
        my_chapters(sam, TODAY)


def test_a_change_to_show_takes_one_more(changed, sam, django_assert_num_queries):
    with django_assert_num_queries(8):
        my_chapters(sam, TODAY)


# On file --------------------------------------------------------------------------------------------------------------


def test_every_line_on_file_is_a_sentence(changed, sam, mia):
    raise_topic(person=sam, standard_key="PHONE-1", kind="asked", now=NOON)

    lines = record_lines(sam)

    assert lines[0].words == "A conversation about “Standard PHONE-1” was offered."
    assert "Showed “Standard PHONE-1”, version 1, by questions alone. Counts until 9 March 2027." in [
        line.words for line in lines
    ]
    assert all(line.words.endswith(".") and "{" not in line.words for line in lines)
    assert [line.seq for line in lines] == sorted((line.seq for line in lines), reverse=True)


def test_every_kind_of_record_about_a_person_has_its_words(changed, sam):
    kinds = {record.kind.partition("/")[0] for record in Record.objects.filter(subject__isnull=False)}

    assert kinds <= set(_SAYS)


def test_a_line_that_was_erased_says_so(changed, sam):
    record = Record.objects.filter(subject=sam.key, kind="standard.demonstrated/1").first()
    erasing = append(kind="payload.erased/1", idem_key="payload.erased:1", at=NOON)
    RecordPayload.objects.filter(record=record).update(salt=None, body=None, erased_by=erasing)

    line = next(line for line in record_lines(sam) if line.seq == record.seq)

    assert (line.is_erased, line.standard_key) == (True, "")
