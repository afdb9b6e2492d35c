"""What was talked about with one person, and which of their dates were moved."""

from dataclasses import dataclass

from django.db.models import Q

from learning.models import DueDateChange, Topic
from people.models import Person


@dataclass(frozen=True)
class Coaching:
    """Topics, the newest first, and changes of dates, the newest first."""

    topics: tuple[Topic, ...]
    date_changes: tuple[DueDateChange, ...]


def coaching_of(person: Person) -> Coaching:
    changes = DueDateChange.objects.filter(Q(cycle__person=person) | Q(recheck__person=person))
    return Coaching(
        topics=tuple(
            Topic.objects.filter(person=person)
            .select_related("closed_by", "on_behalf_of")
            .order_by("-raised_at", "-pk")
        ),
        date_changes=tuple(
            changes.select_related("cycle__requirement__quiz", "recheck__version", "by", "on_behalf_of").order_by(
                "-at", "-pk"
            )
        ),
    )
