"""What answering leads to: standing, records, rounds, and the third go."""

import datetime as dt
import json

import pytest

from learning.actions.assigning import assign
from learning.models import Cycle, Reading, Record, Standing, Topic
from learning.models.standing import How
from standards.models import StandardVersion
from standards.signals import standard_opened
from tests.cast import NOON, TODAY
from tests.factories.learning import answer_all, go_again, make_check, make_version, open_attempt, require, show

DAY = dt.timedelta(days=1)


def standing_of(person, key="PHONE-1"):
    return Standing.objects.get(person=person, standard_key=key)


def kinds_about(person):
    return list(Record.objects.filter(subject=person.key).order_by("seq").values_list("kind", flat=True))


def payload_of(kind):
    record = Record.objects.filter(kind=kind).order_by("-seq").select_related("payload").first()
    return json.loads(bytes(record.payload.body))


def rounds_of(person):
    return list(
        Cycle.objects.filter(person=person)
        .order_by("number")
        .values_list("opened_on", "due_on", "completed_on", "valid_until")
    )


def opened(version, person, now=NOON):
    standard_opened.send(type(version), version=version, person=person, now=now)


def test_showing_every_standard_of_a_chapter_finishes_the_round(sam):
    quiz = make_check("PHONE-1", "PHONE-2")
    require(quiz)

    show(sam, quiz)

    assert rounds_of(sam) == [(TODAY, dt.date(2026, 12, 21), TODAY, dt.date(2027, 11, 23))]
    assert kinds_about(sam)[-5:] == [
        "attempt.started/1",
        "attempt.submitted/1",
        "standard.demonstrated/1",
        "standard.demonstrated/1",
        "cycle.completed/1",
    ]


def test_questions_alone_are_recorded_as_demonstrated(sam):
    quiz = make_check("PHONE-1")

    show(sam, quiz)

    standing = standing_of(sam)
    assert (standing.known_number, standing.known_on, standing.known_how) == (1, TODAY, How.DEMONSTRATED)
    assert payload_of("standard.demonstrated/1") == {
        "standard": "PHONE-1",
        "number": 1,
        "on": "2026-11-23",
        "until": "2027-11-23",
    }


def test_a_standard_that_was_missed_leaves_the_round_open(sam):
    quiz = make_check("PHONE-1", "PHONE-2")
    require(quiz)

    show(sam, quiz, misses=["PHONE-2"])

    assert Cycle.objects.get(person=sam).completed_on is None
    assert standing_of(sam, "PHONE-1").known_number == 1
    assert (standing_of(sam, "PHONE-2").known_number, standing_of(sam, "PHONE-2").goes_without) == (None, 1)


def test_fresh_questions_on_what_was_missed_finish_the_round(sam):
    quiz = make_check("PHONE-1", "PHONE-2")
    require(quiz)
    attempt = show(sam, quiz, misses=["PHONE-2"])

    go_again(attempt, now=NOON + DAY)

    assert Cycle.objects.get(person=sam).completed_on == TODAY + DAY
    assert standing_of(sam, "PHONE-2").known_how == How.AFTER_READING
    assert standing_of(sam, "PHONE-2").goes_without == 0


def test_every_standard_counts_as_long_as_the_round_it_finished(sam):
    quiz = make_check("PHONE-1", "PHONE-2")
    require(quiz)
    attempt = show(sam, quiz, misses=["PHONE-2"])

    go_again(attempt, now=NOON + 3 * DAY)

    until = dt.date(2027, 11, 26)
    assert [standing_of(sam, key).known_until for key in ("PHONE-1", "PHONE-2")] == [until, until]
    assert Cycle.objects.get(person=sam).valid_until == until


def test_an_attempt_counts_for_the_words_in_force_when_it_began(sam):
    quiz = make_check("PHONE-1")
    require(quiz)
    attempt = open_attempt(sam, quiz)
    make_version("PHONE-1", at=NOON + dt.timedelta(minutes=1))

    answer_all(attempt, now=NOON + dt.timedelta(minutes=2))

    assert standing_of(sam).known_number == 1
    assert Cycle.objects.get(person=sam).completed_on is None


def test_finishing_the_yearly_round_early_keeps_the_anniversary(sam):
    quiz = make_check("PHONE-1")
    require(quiz)
    show(sam, quiz)
    early = NOON.replace(year=2027, month=11, day=1)
    assign(today=early.date(), now=early)

    show(sam, quiz, now=early)

    assert rounds_of(sam)[1] == (early.date(), dt.date(2027, 11, 23), early.date(), dt.date(2028, 11, 23))
    assert standing_of(sam).known_until == dt.date(2028, 11, 23)


def test_a_later_round_asks_again_about_what_still_counts(sam):
    quiz = make_check("PHONE-1", "PHONE-2")
    require(quiz)
    show(sam, quiz)
    early = NOON.replace(year=2027, month=11, day=1)
    assign(today=early.date(), now=early)

    show(sam, quiz, standard_keys=["PHONE-1"], now=early)

    assert Cycle.objects.get(person=sam, number=2).completed_on is None


def test_something_shown_that_nobody_asked_for_counts_for_a_year(zoe):
    show(zoe, make_check("PHONE-1"))

    assert standing_of(zoe).known_until == dt.date(2027, 11, 23)


# The third go ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def two_goes(sam):
    """Two goes that did not show it."""
    quiz = make_check("PHONE-1", questions=5)
    require(quiz)
    return go_again(show(sam, quiz, misses=["PHONE-1"]), misses=["PHONE-1"])


def test_two_goes_without_showing_it_are_nobody_elses_business(two_goes, sam):
    assert standing_of(sam).goes_without == 2
    assert list(Topic.objects.filter(person=sam)) == []


def test_after_the_third_the_manager_sees_the_topic_and_when_the_person_was_told(two_goes, sam):
    began = NOON + dt.timedelta(hours=1)

    go_again(two_goes, misses=["PHONE-1"], now=began)

    topic = Topic.objects.get(person=sam)
    assert (topic.kind, topic.standard_key, topic.told_at, topic.words) == ("third_go", "PHONE-1", began, "")
    assert kinds_about(sam)[-1] == "topic.raised/1"
    assert payload_of("topic.raised/1") == {"standard": "PHONE-1", "kind": "third_go"}


def test_a_third_go_that_shows_it_raises_nothing(two_goes, sam):
    go_again(two_goes)

    assert list(Topic.objects.filter(person=sam)) == []
    assert standing_of(sam).goes_without == 0


def test_a_fourth_go_does_not_raise_it_again(two_goes, sam):
    third = go_again(two_goes, misses=["PHONE-1"])

    go_again(third, misses=["PHONE-1"])

    assert Topic.objects.filter(person=sam).count() == 1


# Reading --------------------------------------------------------------------------------------------------------------


def test_opening_a_version_is_recorded_the_first_time(sam):
    version = make_version()

    opened(version, sam)
    opened(version, sam, now=NOON + DAY)

    assert [(each.version, each.opened_at) for each in Reading.objects.filter(person=sam)] == [(version, NOON)]
    assert (standing_of(sam).read_number, standing_of(sam).read_at) == (1, NOON)


def test_opening_a_version_again_costs_one_query(sam, django_assert_num_queries):
    version = make_version()
    opened(version, sam)

    with django_assert_num_queries(1):
        opened(version, sam)


def test_reading_and_showing_leave_each_others_columns_alone(sam):
    quiz = make_check("PHONE-1")
    opened(quiz_version(), sam)

    show(sam, quiz)

    standing = standing_of(sam)
    assert (standing.read_number, standing.known_number) == (1, 1)


def quiz_version():

    return StandardVersion.objects.get(standard_key="PHONE-1")
