"""Keeping the evidence: what we say, our own view, what backs it up, and what doesn't hold up yet."""

import datetime as dt

from django.db import transaction
from django.db.models import Max

from learning.models import Band, Element, ElementEvent, Gap, Proof, ProofKind, Stage
from learning.rules import obstacles_to_adding_gap, obstacles_to_adding_proof, obstacles_to_claiming
from people.models import Person
from people.roles import may
from standards.models import Criterion
from toolkit import audit
from toolkit.obstacles import refuse_if


@transaction.atomic
def say(*, criterion: Criterion, claim: str, by: Person, now: dt.datetime) -> Element:
    """Put down what we say about an element."""
    element = _locked(criterion, by)
    claim = claim.strip()
    refuse_if(obstacles_to_claiming(words=len(claim.split())))
    if claim == element.claim:
        return element
    element.claim = claim
    element.save(update_fields=["claim"])

    _tell(element, "What we say was changed", by=by, now=now)
    audit.record(element, "learning.element.say", by=by)
    return element


@transaction.atomic
def judge(
    *, criterion: Criterion, band: str, stage: str, owner: Person | None, by: Person, now: dt.datetime
) -> Element:
    """Our own view of an element, how far the work on it is, and whose it is."""
    element = _locked(criterion, by)
    changes = _changes(element, band=band, stage=stage, owner=owner)
    if not changes:
        return element
    element.band, element.stage, element.owner = band, stage, owner
    element.save(update_fields=["band", "stage", "owner"])

    for change in changes:
        _tell(element, change, by=by, now=now)
    audit.record(element, "learning.element.judge", by=by)
    return element


@transaction.atomic
def add_proof(
    *,
    criterion: Criterion,
    kind: str,
    title: str,
    shows: str,
    by: Person,
    now: dt.datetime,
    figure: str = "",
    kept_at: str = "",
    covers: str = "",
    expires_on: dt.date | None = None,
    owner: Person | None = None,
) -> Proof:
    """Add one thing that backs up what we say."""
    element = _locked(criterion, by)
    refuse_if(obstacles_to_adding_proof(kind=kind, figure=figure, kept_at=kept_at))
    last = element.proofs.aggregate(last=Max("sort_order"))["last"] or 0
    proof = Proof.objects.create(
        element=element,
        kind=kind,
        title=title,
        shows=shows,
        figure=figure if kind == ProofKind.FIGURE else "",
        kept_at="" if kind == ProofKind.FIGURE else kept_at,
        covers=covers,
        expires_on=expires_on,
        owner=owner,
        sort_order=last + 1,
    )
    if element.stage == Stage.NO_EVIDENCE:
        element.stage = Stage.GATHERING
        element.save(update_fields=["stage"])

    _tell(element, f"{title} added", by=by, now=now)
    audit.record(proof, "learning.proof.add", by=by)
    return proof


@transaction.atomic
def add_gap(
    *, criterion: Criterion, title: str, words: str, owner: Person, due_on: dt.date, by: Person, now: dt.datetime
) -> Gap:
    """Say what doesn't hold up yet, who is mending it and by when."""
    element = _locked(criterion, by)
    refuse_if(obstacles_to_adding_gap(already_open=element.gaps.filter(title=title, closed_on__isnull=True).exists()))
    gap = Gap.objects.create(element=element, title=title, words=words, owner=owner, due_on=due_on)

    _tell(element, f"Doesn’t hold up yet: {title}", by=by, now=now)
    audit.record(gap, "learning.gap.add", by=by)
    return gap


@transaction.atomic
def close_gap(*, gap: Gap, on: dt.date, by: Person, now: dt.datetime) -> Gap:
    """It holds up now. Closing it twice changes nothing."""
    element = _locked(gap.element.criterion, by)
    gap = Gap.objects.select_for_update().get(pk=gap.pk)
    if gap.closed_on is not None:
        return gap
    gap.closed_on = on
    gap.save(update_fields=["closed_on"])

    _tell(element, f"Holds up now: {gap.title}", by=by, now=now)
    audit.record(gap, "learning.gap.close", by=by)
    return gap


def _locked(criterion: Criterion, by: Person) -> Element:
    """The work on this criterion, which begins with its first change."""
    keeps = may(by.account.roles, "keeps_evidence")
    refuse_if([] if keeps else ["Only whoever looks after the evidence may change it."])
    Element.objects.get_or_create(criterion=criterion)
    return Element.objects.select_for_update(of=("self",)).select_related("owner").get(criterion=criterion)


def _changes(element: Element, *, band: str, stage: str, owner: Person | None) -> list[str]:
    changes = []
    if band != element.band:
        was, now = (f"“{Band(each).label}”" if each else "not decided" for each in (element.band, band))
        changes.append(f"Our own view changed from {was} to {now}")
    if stage != element.stage:
        changes.append(f"Stage changed from “{Stage(element.stage).label}” to “{Stage(stage).label}”")
    if owner != element.owner:
        changes.append(f"Owner is now {owner.name}" if owner else "It has no owner now")
    return changes


def _tell(element: Element, what: str, *, by: Person, now: dt.datetime) -> None:
    """One line of the element's history, which is only ever added to."""
    room = ElementEvent._meta.get_field("what").max_length
    what = what if len(what) <= room else f"{what[: room - 1]}…"
    ElementEvent.objects.create(element=element, what=what, by=by, at=now)
