"""Calling the booklet as it stands an edition."""

import datetime as dt

from django.db import transaction

from people.models import Person
from standards.models import BookletPage, Edition, EditionVersion
from standards.queries.editions import versions_for_an_edition
from standards.rules import obstacles_to_making_edition
from toolkit.audit import record
from toolkit.obstacles import refuse_if


@transaction.atomic
def make_edition(*, name: str, dated: dt.date, by: Person | None, now: dt.datetime) -> Edition:
    """Fix the words in force now as the next edition, in the order of the booklet."""
    # Held, so that two at once don't both become the same number.
    BookletPage.objects.select_for_update().order_by("pk").first()
    previous = Edition.objects.order_by("-number").first()
    versions = versions_for_an_edition(at=now)
    refuse_if(
        obstacles_to_making_edition(
            name=name,
            dated=dated,
            previous=previous.dated if previous else None,
            is_name_taken=Edition.objects.filter(name__iexact=name.strip()).exists(),
            is_same=previous is not None and {each.pk for each in versions} == _held(previous),
            has_versions=bool(versions),
        )
    )
    edition = Edition.objects.create(
        number=previous.number + 1 if previous else 1, name=name.strip(), dated=dated, made_by=by, made_at=now
    )
    EditionVersion.objects.bulk_create(
        EditionVersion(edition=edition, version=version, position=position)
        for position, version in enumerate(versions, start=1)
    )
    record(edition, "standards.edition.make", by=by)
    return edition


def _held(edition: Edition) -> set[int]:
    return set(edition.contents.values_list("version", flat=True))
