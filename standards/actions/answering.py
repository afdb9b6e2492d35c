"""How a standard fits somebody's job."""

import datetime as dt

from django.db import transaction

from people.models import Person
from standards.models import Fit, StandardVersion
from standards.models.fits import FitAnswer
from standards.rules import obstacles_to_answering_fit
from standards.signals import fit_answered
from toolkit.audit import record
from toolkit.obstacles import refuse_if


@transaction.atomic
def answer_fit(*, version: StandardVersion, person: Person, answer: str, what: str, now: dt.datetime) -> Fit:
    """Keep what somebody says about a standard. Saying the same again, as a double click does, adds nothing."""
    Person.objects.select_for_update().get(pk=person.pk)
    refuse_if(obstacles_to_answering_fit(answer=answer, what=what))
    what = what.strip() if answer == FitAnswer.GETS_IN_THE_WAY else ""
    newest = Fit.objects.filter(version=version, person=person).first()
    if newest and (newest.answer, newest.what_gets_in_the_way) == (answer, what):
        return newest
    fit = Fit.objects.create(version=version, person=person, answer=answer, what_gets_in_the_way=what, answered_at=now)
    record(fit, "standards.fit.answer", by=person)
    fit_answered.send(Fit, fit=fit, now=now)
    return fit
