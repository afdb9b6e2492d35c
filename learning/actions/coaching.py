"""What somebody would like to talk about, and that the conversation happened."""

import datetime as dt

from django.db import transaction

from learning.actions.recording import Line, append_all
from learning.models import Outcome, Topic, TopicKind
from learning.queries.acting import obstacles_to_acting_for
from learning.rules import obstacles_to_asking, obstacles_to_closing_topic
from people.models import Person
from standards.models import Fit, StandardVersion
from standards.models.fits import FitAnswer
from toolkit import audit
from toolkit.dates import local_day
from toolkit.obstacles import refuse_if


@transaction.atomic
def raise_topic(
    *,
    person: Person,
    standard_key: str,
    kind: str,
    words: str = "",
    now: dt.datetime,
    told_at: dt.datetime | None = None,
) -> Topic:
    """Let the manager see that somebody would like to talk about a standard. One that waits already is not doubled;
    what the person says now stands in the place of what they said then."""
    exists = StandardVersion.objects.filter(standard_key=standard_key).exists()
    refuse_if(obstacles_to_asking(standard_exists=exists, words=words))

    topic, lines = _raise(person, standard_key, kind, words, now=now, told_at=told_at)
    append_all(lines=lines)
    return topic


@transaction.atomic
def hear_fit(*, fit: Fit, now: dt.datetime) -> Topic | None:
    """Somebody said how a standard fits their job; when part of it doesn't work, that is something to talk about."""
    if fit.answer != FitAnswer.GETS_IN_THE_WAY:
        return None
    topic, lines = _raise(
        fit.person, fit.version.standard_key, TopicKind.IN_THE_WAY, fit.what_gets_in_the_way, now=now, told_at=None
    )
    append_all(lines=lines)
    return topic


def topic_after_goes(person: Person, standard_key: str, *, told_at: dt.datetime, now: dt.datetime) -> list[Line]:
    """The third go ended without showing it; they were told when it began. The record of that, for the caller to add."""
    _, lines = _raise(person, standard_key, TopicKind.THIRD_GO, "", now=now, told_at=told_at)
    return lines


@transaction.atomic
def close_topic(
    *,
    topic: Topic,
    outcome: str,
    talked_on: dt.date,
    by: Person,
    now: dt.datetime,
    on_behalf_of: Person | None = None,
) -> Topic:
    """They have talked: when, and in three words how it went. Only their manager, or the manager's deputy, says so."""
    topic = Topic.objects.select_for_update(of=("self",)).select_related("person").get(pk=topic.pk)
    today = local_day(now)
    acting = obstacles_to_acting_for(person=topic.person, by=by, on_behalf_of=on_behalf_of, today=today)
    refuse_if(acting.obstacles)
    refuse_if(
        obstacles_to_closing_topic(
            is_open=topic.talked_on is None,
            raised_on=local_day(topic.raised_at),
            talked_on=talked_on,
            today=today,
            outcome=outcome,
            outcomes=Outcome.values,
        )
    )

    topic.talked_on, topic.outcome, topic.closed_by, topic.on_behalf_of = talked_on, outcome, by, acting.on_behalf_of
    topic.save(update_fields=["talked_on", "outcome", "closed_by", "on_behalf_of"])
    audit.record(topic, "learning.topic.close", by=by)
    append_all(lines=[_closed(topic, by, now)])
    return topic


def _raise(
    person: Person, standard_key: str, kind: str, words: str, *, now: dt.datetime, told_at: dt.datetime | None
) -> tuple[Topic, list[Line]]:
    # The person's row stands for «their topics», so that two clicks make one.
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    topic = Topic.objects.filter(person=person, standard_key=standard_key, kind=kind, talked_on=None).first()
    if topic is None:
        topic = Topic.objects.create(
            person=person, standard_key=standard_key, kind=kind, words=words, raised_at=now, told_at=told_at
        )
    elif words and words != topic.words:
        topic.words = words
        topic.save(update_fields=["words"])
    audit.record(topic, "learning.topic.raise", by=person)
    return topic, [_raised(topic, now)]


def _raised(topic: Topic, now: dt.datetime) -> Line:
    return Line(
        kind="topic.raised/1",
        subject=topic.person.key,
        object_key=topic.key,
        actor=topic.person,
        at=now,
        idem_key=f"topic.raised:{topic.key}",
        payload={"standard": topic.standard_key, "kind": topic.kind},
    )


def _closed(topic: Topic, by: Person, now: dt.datetime) -> Line:
    return Line(
        kind="topic.closed/1",
        subject=topic.person.key,
        object_key=topic.key,
        actor=by,
        at=now,
        idem_key=f"topic.closed:{topic.key}",
        payload={
            "standard": topic.standard_key,
            "kind": topic.kind,
            "talked_on": topic.talked_on,
            "outcome": topic.outcome,
            "on_behalf_of": topic.on_behalf_of.key if topic.on_behalf_of else None,
        },
    )
