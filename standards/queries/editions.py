"""Editions of the booklet: which one is in use on a day, what it holds, and what it changed."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count

from standards.diff import ChangedLine, changes
from standards.models import Edition, StandardPage, StandardVersion
from toolkit.dates import local_day


def editions() -> list[Edition]:
    """All of them, the newest first, each with how many standards it `holds`."""
    return list(Edition.objects.annotate(holds=Count("contents")).select_related("made_by").order_by("-number"))


def edition_in_force(on: dt.date) -> Edition | None:
    """The newest edition dated on or before a day; None before the first."""
    return Edition.objects.filter(dated__lte=on).order_by("-number").first()


def versions_in(edition: Edition) -> list[StandardVersion]:
    """The words an edition holds, in the order of the booklet."""
    return [
        each.version
        for each in edition.contents.select_related("version").order_by("position")
    ]  # fmt: skip


def versions_for_an_edition(*, at: dt.datetime) -> list[StandardVersion]:
    """The words in force of every standard that is published, in the order of the booklet."""
    pages = StandardPage.objects.live().order_by("path").values_list("key", flat=True)
    in_force = {
        version.standard_key: version
        for version in StandardVersion.objects.filter(published_at__lte=at).order_by("standard_key", "number")
    }
    return [in_force[key] for key in pages if key in in_force]


@dataclass(frozen=True)
class StandardInEdition:
    """What an edition did to one standard. `why` are the reasons given for each version since the edition before."""

    version: StandardVersion
    changed: list[ChangedLine]
    why: list[str]


@dataclass(frozen=True)
class EditionStory:
    """What is different from the edition before."""

    edition: Edition
    previous: Edition | None
    following: Edition | None
    new: list[StandardVersion]
    gone: list[StandardVersion]
    changed: list[StandardInEdition]
    same: int

    @property
    def shown_on(self) -> dt.date:
        """The day its words were fixed, at which they can be looked up."""
        return local_day(self.edition.made_at)

    @property
    def holds(self) -> int:
        return len(self.new) + len(self.changed) + self.same


def edition_story(edition: Edition, *, readable: Collection[str]) -> EditionStory:
    """In a fixed number of queries; `readable` are the keys of the standards whose words may be shown."""
    previous = Edition.objects.filter(number=edition.number - 1).first()
    now = _readable(edition, readable)
    was = _readable(previous, readable) if previous else {}
    moved = [key for key in now if key in was and was[key].pk != now[key].pk]
    why = _reasons(moved)
    return EditionStory(
        edition=edition,
        previous=previous,
        following=Edition.objects.filter(number=edition.number + 1).first(),
        new=[version for key, version in now.items() if key not in was] if previous else [],
        gone=[version for key, version in was.items() if key not in now],
        changed=[
            StandardInEdition(
                now[key],
                changes(was[key].words, now[key].words),
                [reason for number, reason in why[key] if was[key].number < number <= now[key].number],
            )
            for key in moved
        ],
        same=len(now) - len(moved) - (sum(key not in was for key in now) if previous else 0),
    )


def _readable(edition: Edition, readable: Collection[str]) -> dict[str, StandardVersion]:
    return {version.standard_key: version for version in versions_in(edition) if version.standard_key in readable}


def _reasons(standard_keys: list[str]) -> dict[str, list[tuple[int, str]]]:
    found: dict[str, list[tuple[int, str]]] = {key: [] for key in standard_keys}
    rows = StandardVersion.objects.filter(standard_key__in=standard_keys).order_by("standard_key", "number")
    for key, number, reason in rows.values_list("standard_key", "number", "reason"):
        found[key].append((number, reason))
    return found
