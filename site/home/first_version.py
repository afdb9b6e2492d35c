"""What publishing a standard for the first time leads to: whom it reaches, what reading and answering take, who is asked."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from learning.queries.consequences import Reach, reached_by
from learning.rules import SECONDS_A_QUESTION
from standards.checks import core_length
from standards.consequences import Effort, seconds_to_read, time_of
from standards.wording import Words


@dataclass(frozen=True)
class FirstVersion:
    """`told` says in sentences whether people are asked; `waits` that something must come before anybody can be."""

    reach: Reach
    reading: Effort
    answering: Effort
    in_all: Effort
    told: list[str]
    waits: bool

    @property
    def title(self) -> str:
        """The answer to «what happens when this is published?»"""
        people = self.reach.in_job
        return f"This reaches {_people(people)}" if people else "This is in nobody’s job yet"

    @property
    def more_teams(self) -> int:
        return max(0, len(self.reach.teams) - 8)


def first_version(words: Words, *, today: dt.date, pounds_per_hour: Decimal) -> FirstVersion:
    reach = reached_by(words["key"], words["chapter"], today)
    read = seconds_to_read(core_length(words))
    answer = reach.questions_each * SECONDS_A_QUESTION
    return FirstVersion(
        reach=reach,
        reading=time_of(reach.in_job, read, pounds_per_hour),
        answering=time_of(reach.in_job, answer, pounds_per_hour),
        in_all=time_of(reach.in_job, read + answer, pounds_per_hour),
        told=_told(words, reach),
        waits=not reach.is_asked or reach.questions_ready < reach.questions_each,
    )


def _told(words: Words, reach: Reach) -> list[str]:
    if not reach.check:
        return ["Nobody will be asked yet. The chapter has no check; people can read the standard."]
    ready = f"{_counted(reach.questions_ready, 'question')} {'stands' if reach.questions_ready == 1 else 'stand'} ready"
    if not reach.is_asked:
        why = f"The check on {reach.check} doesn’t ask about {words['key']}"
        return [f"Nobody will be asked yet. {why}: the standards lead adds it once its questions are ready. {ready}."]
    if reach.questions_ready < reach.questions_each:
        asks = f"asks {_counted(reach.questions_each, 'question')} about {words['key']}, and {ready}"
        then = "Publish it when they are: until then nobody could take that check."
        return [f"The check on {reach.check} {asks}. {then}"]
    return [f"People will be asked about it: {ready}.", _when(reach)]


def _when(reach: Reach) -> str:
    if not reach.in_job:
        return "Nobody is asked for the chapter at the moment."
    asked = f"{_counted(reach.questions_each, 'question')}"
    if reach.in_a_round == reach.in_job:
        return f"{_people(reach.in_job)} {_have(reach.in_job)} a round open and get {asked} in it."
    if not reach.in_a_round:
        return f"{_people(reach.in_job)} get {asked} in their next round."
    rest = reach.in_job - reach.in_a_round
    return (
        f"{_people(reach.in_a_round)} {_have(reach.in_a_round)} a round open and get {asked} in it; "
        f"the other {rest:,} in their next."
    )


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"


def _have(number: int) -> str:
    return "has" if number == 1 else "have"


def _counted(number: int, one: str) -> str:
    return f"{number} {one if number == 1 else f'{one}s'}"
