"""The few facts that both the pages and the actions need: what is in force, what is asked, where a round stands."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from learning.models import Cycle, Requirement
from learning.progress import Round
from learning.renewal import Terms
from people.models import Person
from quizzes.models import Quiz
from standards.models import StandardVersion
from toolkit.prepared import Prepared


@dataclass(frozen=True)
class VersionInForce:
    """The newest version of a standard, without its words."""

    pk: int
    standard_key: str
    chapter_key: str
    number: int
    material_number: int
    title: str
    published_at: dt.datetime


def versions_in_force() -> dict[str, VersionInForce]:
    """The newest version of every standard, by key, in one query."""
    return {row[1]: VersionInForce(*row) for row in _VERSIONS()}


VERSION_FIELDS = ("pk", "standard_key", "chapter_key", "number", "material_number", "title", "published_at")
_VERSIONS = Prepared(lambda: StandardVersion.objects.current().order_by("standard_key").values_list(*VERSION_FIELDS))


def numbers_at(standard_keys: Iterable[str], moment: dt.datetime) -> dict[str, int]:
    """The number of each standard's version at a moment: which words an attempt that began then was about."""
    rows = StandardVersion.objects.filter(standard_key__in=list(standard_keys)).order_by(
        "standard_key", "-published_at", "-number"
    )
    numbers: dict[str, int] = {}
    first: dict[str, int] = {}
    for key, number, published_at in rows.values_list("standard_key", "number", "published_at"):
        first[key] = number
        if published_at <= moment:
            numbers.setdefault(key, number)
    return first | numbers


def rounds_of(person: Person, quiz: Quiz, *, lock: bool = False) -> list[Cycle]:
    """All rounds of one person at one quiz, oldest first."""
    cycles = Cycle.objects.filter(person=person, requirement__quiz=quiz).order_by("requirement", "number")
    cycles = cycles.select_related("requirement__programme", "requirement__quiz", "person")
    return list(cycles.select_for_update(of=("self",), no_key=True) if lock else cycles)


def as_round(cycle: Cycle) -> Round:
    return Round(cycle.opened_on, cycle.due_on, cycle.completed_on, cycle.valid_until)


def terms_of(requirement: Requirement) -> Terms:
    return Terms(requirement.months_valid, requirement.warning_days, requirement.days_to_show)
