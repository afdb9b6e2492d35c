"""What happens elsewhere and belongs on record: publications, people, roles, deputies."""

import datetime as dt

from django.db import transaction

from learning.actions.assigning import open_rounds_for
from learning.actions.recording import append
from learning.actions.reopening import reopen_after_change
from learning.models import Record
from people.models import Deputy, Employment, Person
from people.roles import Role
from quizzes.models import QuestionVersion
from standards.models import StandardVersion
from toolkit.dates import local_day


@transaction.atomic
def record_version(*, version: StandardVersion, by: Person | None, now: dt.datetime) -> None:
    """A version is in force; a material one asks again those it touches."""
    reopen_after_change(version=version, by=by, now=now)
    append(
        kind="version.published/1",
        object_key=version.key,
        actor=by,
        at=now,
        idem_key=f"version.published:{version.key}",
        payload={
            "standard": version.standard_key,
            "number": version.number,
            "material_number": version.material_number,
            "digest": version.digest,
            "change": version.change,
        },
    )


@transaction.atomic
def record_question(*, version: QuestionVersion, by: Person | None, now: dt.datetime) -> None:
    """A question may be asked from now on, in exactly these words."""
    append(
        kind="question.ready/1",
        object_key=version.key,
        actor=by,
        at=now,
        idem_key=f"question.ready:{version.key}",
        payload={
            "question": version.question.key,
            "standard": version.question.standard_key,
            "number": version.number,
            "digest": version.digest,
            "reviewed_for": version.reviewed_for,
        },
    )


@transaction.atomic
def record_joining(*, employment: Employment, by: Person | None, now: dt.datetime) -> None:
    """Somebody began here, or came back: what is asked of them is asked at once."""
    _record_employment("person.joined/1", employment, employment.starts_on, by, now)
    open_rounds_for(person=employment.person, today=local_day(now), now=now)


@transaction.atomic
def record_move(*, employment: Employment, by: Person | None, now: dt.datetime) -> None:
    """Another job may ask something more; what it no longer asks is simply not shown."""
    _record_employment("person.moved/1", employment, employment.starts_on, by, now)
    open_rounds_for(person=employment.person, today=local_day(now), now=now)


@transaction.atomic
def record_leaving(*, employment: Employment, by: Person | None, now: dt.datetime) -> None:
    _record_employment("person.left/1", employment, employment.ends_on, by, now)


@transaction.atomic
def record_role(*, person: Person, role: Role, granted: bool, by: Person | None, now: dt.datetime) -> None:
    """A role was granted or taken away. It can be granted again, so the moment is part of the fact."""
    done = "granted" if granted else "revoked"
    append(
        kind=f"role.{done}/1",
        subject=person.key,
        actor=by,
        at=now,
        idem_key=f"role.{done}:{person.key}:{role.name}:{now.isoformat()}",
        payload={"role": role.value},
    )


@transaction.atomic
def record_deputy(*, deputy: Deputy, by: Person | None, now: dt.datetime) -> None:
    """A manager named somebody to act for them, or an end was set to it."""
    begins = f"deputy.appointed:{deputy.pk}"
    is_known = Record.objects.filter(idem_key=begins).exists()
    append(
        kind="deputy.ended/1" if is_known else "deputy.appointed/1",
        subject=deputy.deputy.key,
        object_key=deputy.manager.key,
        actor=by,
        at=now,
        idem_key=f"deputy.ended:{deputy.pk}:{deputy.ends_on}" if is_known else begins,
        payload={"from": deputy.starts_on, "until": deputy.ends_on},
    )


def _record_employment(
    kind: str, employment: Employment, on: dt.date | None, by: Person | None, now: dt.datetime
) -> None:
    append(
        kind=kind,
        subject=employment.person.key,
        object_key=employment.team.key,
        actor=by,
        at=now,
        idem_key=f"{kind.partition('/')[0]}:{employment.pk}:{on}",
        payload={
            "on": on,
            "manager": employment.manager.key if employment.manager else None,
            "kind": employment.kind,
            "customer_facing": employment.is_customer_facing,
        },
    )
