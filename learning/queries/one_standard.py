"""Where one person is with one standard, for the standard's own page."""

import datetime as dt
from dataclasses import dataclass

from learning.queries.audiences import job_facts, team_lines
from learning.queries.chapters import (
    ChapterStanding,
    PersonFacts,
    StandardStanding,
    chapter_standing,
    checks_for,
    standings_of_one,
)
from learning.queries.standing import versions_in_force
from people.models import Person
from people.queries import employment_of


@dataclass(frozen=True)
class OneStandard:
    """The chapter as it stands for this person, and this standard in it."""

    chapter: ChapterStanding
    standard: StandardStanding


def one_standard(person: Person, standard_key: str, today: dt.date) -> OneStandard | None:
    """In at most five queries; nothing for a standard that no check asks about."""
    checks, rounds, begun = checks_for(person, today)
    check = next((check for check in checks if standard_key in check.standard_keys), None)
    if check is None:
        return None
    employment = employment_of(person, on=today)
    facts = PersonFacts(
        job=job_facts(employment, team_lines(asking.audience for asking in check.askings)),
        rounds=rounds,
        standings=standings_of_one(person),
        begun=begun,
    )
    chapter = chapter_standing(check, facts, versions_in_force(), today)
    standard = next((each for each in chapter.standards if each.version.standard_key == standard_key), None)
    return OneStandard(chapter, standard) if standard else None
