"""How a standard fits somebody's job."""

import datetime as dt

from django.db import transaction

from people.models import Person
from standards.models import Fit, StandardVersion, SuggestionNow
from standards.models.fits import FitAnswer
from standards.queries.suggestions_now import suggestion_now
from standards.rules import obstacles_to_answering_fit
from standards.signals import fit_answered
from standards.suggesting import State
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
    _leave_the_queue(version, person)
    fit = Fit.objects.create(version=version, person=person, answer=answer, what_gets_in_the_way=what, answered_at=now)
    if answer == FitAnswer.GETS_IN_THE_WAY:
        suggestion_now(fit, State.NEW).save(force_insert=True)
    record(fit, "standards.fit.answer", by=person)
    fit_answered.send(Fit, fit=fit, now=now)
    return fit


def _leave_the_queue(version: StandardVersion, person: Person) -> None:
    """What somebody said before and nobody has answered; the newest words stand for it. What was moved stays."""
    before = Fit.objects.select_for_update().filter(version=version, person=person, answer=FitAnswer.GETS_IN_THE_WAY)
    said = [fit.pk for fit in before.order_by("pk")]  # held, as a move holds them
    SuggestionNow.objects.filter(fit__in=said, fit__moves=None).delete()
