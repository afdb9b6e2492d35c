"""What somebody offers to talk about, and that the conversation was held."""

import datetime as dt
import json

import pytest

from learning.actions.coaching import close_topic, raise_topic
from learning.models import Record, Topic
from standards.models import Fit
from standards.signals import fit_answered
from tests.cast import NOON, TODAY
from tests.factories.learning import make_version
from toolkit.obstacles import NotAllowed

DAY = dt.timedelta(days=1)


@pytest.fixture
def version(db):
    return make_version()


def ask(person, *, words="when nobody answers", standard_key="PHONE-1", now=NOON):
    return raise_topic(person=person, standard_key=standard_key, kind="asked", words=words, now=now)


def close(topic, *, by, outcome="sorted", talked_on=TODAY, now=NOON, **more):
    return close_topic(topic=topic, outcome=outcome, talked_on=talked_on, by=by, now=now, **more)


def test_asking_for_ten_minutes_is_recorded_without_its_words(version, sam):
    topic = ask(sam)

    record = Record.objects.get(kind="topic.raised/1")
    assert (record.subject, record.object_key) == (sam.key, topic.key)
    assert json.loads(bytes(record.payload.body)) == {"standard": "PHONE-1", "kind": "asked"}


def test_asking_again_keeps_one_topic_with_the_newest_words(version, sam):
    ask(sam)

    ask(sam, words="when they are angry")

    assert Topic.objects.get(person=sam).words == "when they are angry"
    assert Record.objects.filter(kind="topic.raised/1").count() == 1


def test_a_standard_that_is_not_there_is_refused(sam, db):
    with pytest.raises(NotAllowed, match="Choose one of the standards"):
        ask(sam, standard_key="NOPE-1")


def test_saying_it_does_not_work_in_my_job_reaches_the_manager(version, sam):
    fit = Fit.objects.create(
        version=version, person=sam, answer="in_the_way", what_gets_in_the_way="One line for four", answered_at=NOON
    )

    fit_answered.send(Fit, fit=fit, now=NOON)

    topic = Topic.objects.get(person=sam)
    assert (topic.kind, topic.words, topic.told_at) == ("in_the_way", "One line for four", None)


@pytest.mark.parametrize("answer", ["already", "change"])
def test_any_other_answer_is_nobodys_business(version, sam, answer):
    fit = Fit.objects.create(version=version, person=sam, answer=answer, answered_at=NOON)

    fit_answered.send(Fit, fit=fit, now=NOON)

    assert list(Topic.objects.all()) == []


def test_the_manager_records_that_they_have_talked(version, sam, mia):
    topic = close(ask(sam), by=mia, outcome="try_again")

    topic.refresh_from_db()
    assert (topic.talked_on, topic.outcome, topic.closed_by, topic.on_behalf_of) == (TODAY, "try_again", mia, None)
    assert Record.objects.order_by("-seq").first().kind == "topic.closed/1"


def test_the_deputy_does_it_on_the_managers_behalf_even_without_saying_so(version, sam, mia, kit):
    topic = close(ask(sam), by=kit)

    assert (topic.closed_by, topic.on_behalf_of) == (kit, mia)


@pytest.mark.parametrize("who", ["sam", "zoe", "dan"])
def test_nobody_else_records_it(version, sam, mia, who, request):
    with pytest.raises(NotAllowed):
        close(ask(sam), by=request.getfixturevalue(who))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"talked_on": TODAY + DAY}, "still to come"),
        ({"talked_on": TODAY - DAY}, "before it came up"),
        ({"outcome": "won"}, "Choose how it went"),
    ],
)
def test_a_conversation_is_not_recorded_like_this(version, sam, mia, changes, sentence):
    with pytest.raises(NotAllowed, match=sentence):
        close(ask(sam), by=mia, **changes)


def test_a_conversation_is_recorded_once(version, sam, mia):
    topic = close(ask(sam), by=mia)

    with pytest.raises(NotAllowed, match="recorded already"):
        close(topic, by=mia)


def test_after_a_conversation_the_same_can_come_up_again(version, sam, mia):
    close(ask(sam), by=mia)

    ask(sam, now=NOON + DAY)

    assert Topic.objects.filter(person=sam, talked_on=None).count() == 1
