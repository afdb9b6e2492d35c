"""Quality marks as data: loaded from a file, all or nothing, and the licensed wording pasted in beside our own."""

import datetime as dt
from pathlib import Path

from django.db import transaction

from people.models import Person
from standards.framework_file import CriterionRow, FrameworkFile, read_framework
from standards.models import Criterion, CriterionGroup, Framework
from standards.models.criteria import Strength
from toolkit.audit import record
from toolkit.obstacles import refuse_if

DATA = Path(__file__).resolve().parent.parent / "data"
# A framework comes after those it draws on.
OURS = ("cse.csv", "indicators.csv")
FIELDS = ("position", "short_name", "paraphrase", "strength", "is_checked")


@transaction.atomic
def load_our_frameworks(*, by: Person | None, now: dt.datetime) -> None:
    """Customer Service Excellence and the five indicators, in our own words. Done twice, it changes nothing."""
    for name in OURS:
        load_framework(text=(DATA / name).read_text(encoding="utf-8"), by=by, now=now)


@transaction.atomic
def load_framework(*, text: str, by: Person | None, now: dt.datetime) -> Framework:
    """A framework from a file. Licensed wording that was pasted in stays; a criterion the file lacks stays too."""
    read = read_framework(text)
    refuse_if(read.problems)
    drawn = _drawn_on(read)
    framework, is_new = Framework.objects.update_or_create(key=read.key, defaults={"name": read.name})
    CriterionGroup.objects.bulk_create(
        [CriterionGroup(framework=framework, number=number, short_name=name) for number, name in read.groups],
        update_conflicts=True,
        unique_fields=["framework", "number"],
        update_fields=["short_name"],
    )
    Criterion.objects.bulk_create(
        [_criterion(framework, row, position) for position, row in enumerate(read.criteria, start=1)],
        update_conflicts=True,
        unique_fields=["framework", "number"],
        update_fields=list(FIELDS),
    )
    _draw(framework, read, drawn)
    if is_new:
        record(framework, "standards.framework.load", by=by)
    return framework


@transaction.atomic
def word_criterion(
    *, criterion: Criterion, licensed_wording: str, strength: str, by: Person, now: dt.datetime
) -> Criterion:
    """Keep the official text, for those with a licence, and how much our records say about it."""
    refuse_if([] if strength in Strength.values else ["Choose how much this site’s records can say."])
    criterion = Criterion.objects.select_for_update().get(pk=criterion.pk)
    criterion.licensed_wording, criterion.strength = licensed_wording.strip(), strength
    criterion.save(update_fields=["licensed_wording", "strength"])
    record(criterion, "standards.criterion.word", by=by)
    return criterion


def _criterion(framework: Framework, row: CriterionRow, position: int) -> Criterion:
    return Criterion(
        framework=framework,
        number=row.number,
        position=position,
        short_name=row.short_name,
        paraphrase=row.paraphrase,
        strength=row.strength,
        is_checked=row.is_checked,
    )


def _drawn_on(read: FrameworkFile) -> dict[str, int]:
    """The criteria of other frameworks that the file names, by the name it gives them."""
    wanted = {name for row in read.criteria for name in row.draws_on}
    if not wanted:
        return {}
    known = {
        f"{key}:{number}": pk for pk, key, number in Criterion.objects.values_list("pk", "framework__key", "number")
    }
    refuse_if(
        [
            f"Line {row.line}: it draws on {name}, which isn’t here. Load that framework first, or write its key and number."
            for row in read.criteria
            for name in row.draws_on
            if name not in known
        ]
    )
    return known


def _draw(framework: Framework, read: FrameworkFile, drawn: dict[str, int]) -> None:
    pairs = {row.number: {drawn[name] for name in row.draws_on} for row in read.criteria}
    if (
        not any(pairs.values())
        and not Criterion.draws_on.through.objects.filter(from_criterion__framework=framework).exists()
    ):
        return
    for criterion in framework.criteria.all():
        criterion.draws_on.set(pairs.get(criterion.number, set()))
