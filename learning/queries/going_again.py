"""What another go at a check depends on: when the round began, and what was opened of what was missed."""

import datetime as dt
from collections.abc import Sequence

from learning.models import Cycle, Reading
from people.models import Person
from quizzes.models import Quiz
from standards.models import StandardVersion
from toolkit.dates import start_of_day


def round_began_at(person: Person, quiz: Quiz) -> dt.datetime | None:
    """When the round began whose goes are counted: the newest; None where nobody asks this person."""
    rounds = Cycle.objects.filter(person=person, requirement__quiz=quiz).order_by("-opened_on", "-pk")
    opened_on = rounds.values_list("opened_on", flat=True).first()
    return None if opened_on is None else start_of_day(opened_on)


def titles_unread(person: Person, standard_keys: Sequence[str]) -> list[str]:
    """The standards whose words in force this person has never opened, by title."""
    versions = StandardVersion.objects.current().filter(standard_key__in=standard_keys).order_by("standard_key")
    opened = set(Reading.objects.filter(person=person, version__in=versions).values_list("version", flat=True))
    return [version.title for version in versions if version.pk not in opened]
