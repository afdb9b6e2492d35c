"""PURE. The roles that are granted, and what each may do, in one table.

Being staff, a manager or a deputy is not granted: it follows from today's employment (`people.queries`).
Each granted role is a Django group of the same name; `people.actions.grant_role` is the one door.
"""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    COMMS_EDITOR = "Comms editor"
    SECOND_READER = "Second reader"
    STANDARDS_LEAD = "Standards lead"
    ADMINISTRATOR = "Administrator"


@dataclass(frozen=True)
class Duty:
    """What a role is for, and what it may do beyond what every signed-in person may."""

    purpose: str
    edits_booklet: bool = False
    answers_staff: bool = False
    publishes: bool = False
    publishes_alone: bool = False
    sees_everyone: bool = False
    keeps_evidence: bool = False
    keeps_people: bool = False


DUTIES = {
    Role.COMMS_EDITOR: Duty(
        "Writes the booklet, sends it to a second reader and answers what staff say about it.",
        edits_booklet=True,
        answers_staff=True,
    ),
    Role.SECOND_READER: Duty(
        "Reads what others wrote and publishes it, or sends it back.",
        edits_booklet=True,
        publishes=True,
        publishes_alone=True,
    ),
    Role.STANDARDS_LEAD: Duty(
        "Looks after the standards, the questions and the evidence.",
        edits_booklet=True,
        publishes_alone=True,
        answers_staff=True,
        sees_everyone=True,
        keeps_evidence=True,
    ),
    Role.ADMINISTRATOR: Duty("Looks after people, roles and the running of the site.", keeps_people=True),
}

# These can change what others see, or read about people outside their own team: a second factor is asked of them.
PRIVILEGED = frozenset(Role)


def may(roles: frozenset[Role], duty: str) -> bool:
    """Whether any of `roles` carries the named duty, for instance ``may(roles, "keeps_evidence")``."""
    return any(getattr(DUTIES[role], duty) for role in roles)
