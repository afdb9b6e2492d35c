"""Who works here today and whether every chapter in their job counts: for totals, never for a list of names."""

import datetime as dt
import uuid
from collections import defaultdict
from dataclasses import dataclass

from learning.audience import belongs
from learning.measures import counts_today
from learning.models import Cycle, Recheck
from learning.queries.audiences import job_facts, requirements_on, team_lines
from people.models import Employment
from people.queries import Branch, branches


@dataclass(frozen=True)
class Somebody:
    """One person by their key: where they work, and in how many of their job's chapters what they showed counts."""

    key: uuid.UUID
    directorate: str
    team: str
    kind: str
    in_job: int
    counting: int

    @property
    def is_up_to_date(self) -> bool:
        return self.counting == self.in_job


def everyone(today: dt.date) -> list[Somebody]:
    """Everyone of whom something is asked today, in six queries, whatever the size of the organisation."""
    requirements = list(requirements_on(today))
    lines = team_lines([requirement.audience for requirement in requirements])
    places = branches()
    valid = _valid(requirements)
    waiting = _waiting(today)
    found = []
    for employment in Employment.objects.on(today).select_related("person").order_by("person", "pk"):
        facts = job_facts(employment, lines)
        asked = [each for each in requirements if belongs(each.audience, facts)]
        counting = sum(
            counts_today(
                valid[each.pk, employment.person_id], waiting[each.quiz.chapter_key, employment.person_id], today
            )
            for each in asked
        )
        if asked:
            found.append(_somebody(employment, places.get(employment.team_id), len(asked), counting))
    return found


def _somebody(employment: Employment, place: Branch | None, in_job: int, counting: int) -> Somebody:
    return Somebody(
        key=employment.person.key,
        directorate=place.directorate.name if place else "Closed teams",
        team=place.team.name if place else "Closed teams",
        kind=employment.get_kind_display(),
        in_job=in_job,
        counting=counting,
    )


def _valid(requirements) -> dict[tuple[int, int], list[dt.date]]:
    """Until when each finished round of each requirement counts, by requirement and person."""
    valid: dict[tuple[int, int], list[dt.date]] = defaultdict(list)
    cycles = Cycle.objects.filter(requirement__in=requirements, completed_on__isnull=False)
    for requirement, person, until in cycles.values_list("requirement", "person", "valid_until"):
        valid[requirement, person].append(until)
    return valid


def _waiting(today: dt.date) -> dict[tuple[str, int], int]:
    """How many changes each person still has to show, by chapter and person."""
    waiting: dict[tuple[str, int], int] = defaultdict(int)
    rechecks = Recheck.objects.filter(completed_on__isnull=True, opened_on__lte=today)
    for chapter, person in rechecks.values_list("version__chapter_key", "person"):
        waiting[chapter, person] += 1
    return waiting
