"""Answering what staff say gets in the way."""

import datetime as dt
import uuid

from django.db import transaction

from people.models import Person
from people.roles import may
from standards.models import Fit, StandardVersion, SuggestionMove, SuggestionNow
from standards.models.fits import FitAnswer
from standards.queries.suggesting import state_of
from standards.queries.suggestions_now import suggestion_now, suggestions_as_they_are
from standards.suggesting import Move, State, obstacles_to_moving
from toolkit.audit import record
from toolkit.obstacles import refuse_if


@transaction.atomic
def move_suggestions(
    *,
    fits: list[Fit],
    to: str,
    by: Person,
    now: dt.datetime,
    answer: str = "",
    told: str = "",
    version: StandardVersion | None = None,
) -> list[SuggestionMove]:
    """Move one suggestion, or several that are alike, to a state with one answer. What is wrong is put right by the
    next move; nothing is taken back. `told` stands on the standard's page, `version` is the one that came of it."""
    keys = [fit.pk for fit in fits]
    fits_held = Fit.objects.select_for_update(of=("self",)).select_related("version")
    locked = list(fits_held.filter(pk__in=keys).order_by("pk"))
    refuse_if([] if may(by.account.roles, "answers_staff") else ["Comms editors and the standards lead answer this."])
    refuse_if(_obstacles_in(locked, version))
    refuse_if(obstacles_to_moving([state_of(fit) for fit in locked], Move(to, answer, told)))

    together = uuid.uuid4()
    is_changed = to == State.CHANGED
    moves = [
        SuggestionMove.objects.create(
            fit=fit,
            state=to,
            answer=answer.strip(),
            told=told.strip() if is_changed else "",
            version=version if is_changed else None,
            answered_together=together,
            by=by,
            moved_at=now,
        )
        for fit in locked
    ]
    _keep([suggestion_now(fit, to) for fit in locked])
    for move in moves:
        record(move, "standards.suggestion.move", by=by)
    return moves


@transaction.atomic
def rebuild_suggestions(*, by: Person | None, now: dt.datetime) -> int:
    """Write anew where every suggestion stands, from what was said and moved; how many it had wrong."""
    right = {each.fit_id: each for each in suggestions_as_they_are()}
    kept = {each.fit_id: each for each in SuggestionNow.objects.select_for_update().order_by("pk")}
    wrong = [fit for fit in right.keys() | kept.keys() if _said(right.get(fit)) != _said(kept.get(fit))]
    SuggestionNow.objects.exclude(pk__in=right).filter(pk__in=wrong).delete()
    _keep([right[fit] for fit in sorted(wrong) if fit in right])
    if wrong:
        record(right.get(wrong[0]) or kept[wrong[0]], "standards.suggestion.rebuild", by=by)
    return len(wrong)


def _keep(rows: list[SuggestionNow]) -> None:
    SuggestionNow.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["fit"],
        update_fields=["standard_key", "said_at", "state", "is_answered"],
    )


def _said(row: SuggestionNow | None) -> tuple | None:
    return None if row is None else (row.standard_key, row.said_at, row.state, row.is_answered)


def _obstacles_in(fits: list[Fit], version: StandardVersion | None) -> list[str]:
    if any(fit.answer != FitAnswer.GETS_IN_THE_WAY for fit in fits):
        return ["Only what gets in the way is answered here."]
    standards = set(Fit.objects.filter(pk__in=[fit.pk for fit in fits]).values_list("version__standard_key", flat=True))
    if version is not None and standards != {version.standard_key}:
        return ["Version: choose one of the standard that this is about."]
    return []
