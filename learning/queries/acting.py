"""Whether somebody may act for a person as their manager today, and on whose behalf."""

import datetime as dt
from dataclasses import dataclass

from learning.rules import obstacles_to_acting
from people.models import Deputy, Person
from people.queries import employment_of
from people.rules import obstacles_to_managing


@dataclass(frozen=True)
class Acting:
    """`on_behalf_of` is the manager when a deputy acts, and nobody when the manager does."""

    obstacles: list[str]
    on_behalf_of: Person | None


def obstacles_to_acting_for(*, person: Person, by: Person, on_behalf_of: Person | None, today: dt.date) -> Acting:
    """Only the manager of today, or somebody they have named for today."""
    employment = employment_of(person, on=today)
    manager = employment.manager if employment else None
    named = Deputy.objects.on(today).filter(deputy=by).values_list("manager", flat=True)
    managing = obstacles_to_managing(
        viewer=by.pk,
        person=person.pk,
        manager=manager.pk if manager else None,
        managers_who_named_viewer=frozenset(named),
    )
    obstacles = obstacles_to_acting(
        managing=managing, manager=manager.pk if manager else None, named=on_behalf_of.pk if on_behalf_of else None
    )
    as_deputy = manager is not None and manager.pk != by.pk
    return Acting(obstacles, manager if as_deputy else None)
