"""PURE. The conditions a quiz is taken under, kept with each version of it: none of them, unless somebody sets it."""

import datetime as dt
import re
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, fields
from fractions import Fraction
from typing import Any

from quizzes.moves import Clock, WhenDue
from quizzes.scoring import PassRule

_SHARE = re.compile(r"[0-9]{1,4}/[1-9][0-9]{0,3}|[01]")


@dataclass(frozen=True)
class Conditions:
    """`needs` is the share of the marks about a standard that shows it, as «4/5»; questions in `must_keep` must be right
    whatever the share. `tries` is how many goes a round has; None is as many as anybody likes."""

    needs: str = "1"
    must_keep: tuple[str, ...] = ()
    tries: int | None = None
    reads_first: bool = False  # what was missed is opened before fresh questions about it
    offers_practice: bool = False  # with questions that are asked again when it counts
    feedback_at_end: bool = False
    asks_certainty: bool = False
    minutes: int | None = None
    when_due: str = WhenDue.SUBMIT
    grace_minutes: int = 0
    extension_minutes: int = 0

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Conditions":
        known = {field.name for field in fields(cls)}
        given = {name: value for name, value in kept.items() if name in known}
        return cls(**given | {"must_keep": tuple(given.get("must_keep", ()))})

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"must_keep": list(self.must_keep), "when_due": str(self.when_due)}

    @property
    def pass_rule(self) -> PassRule:
        return PassRule(Fraction(self.needs), frozenset(self.must_keep))

    def clock(self, due_at: dt.datetime | None) -> Clock:
        """The time an attempt has that is due then."""
        return Clock(
            due_at,
            self.when_due,
            grace=dt.timedelta(minutes=self.grace_minutes),
            extension=dt.timedelta(minutes=self.extension_minutes),
        )


NONE = Conditions()


def faults_in(conditions: Conditions, *, questions: Collection[str]) -> list[str]:
    """Why a quiz can't be taken under these conditions; `questions` are the keys of those that can be asked."""
    return [*_faults_in_marks(conditions, questions), *_faults_in_time(conditions)]


def _faults_in_marks(conditions: Conditions, questions: Collection[str]) -> list[str]:
    faults = []
    if not _SHARE.fullmatch(conditions.needs) or not 0 < Fraction(conditions.needs) <= 1:
        faults.append("The share that shows a standard is more than 0 and at most 1, for instance 4/5.")
    faults += [f"There is no question «{key}» in this check." for key in conditions.must_keep if key not in questions]
    if conditions.tries is not None and not 1 <= conditions.tries <= 99:
        faults.append("A round has from 1 to 99 goes, or as many as anybody likes.")
    return faults


def _faults_in_time(conditions: Conditions) -> list[str]:
    faults = []
    if conditions.minutes is not None and not 1 <= conditions.minutes <= 600:
        faults.append("A time limit is from 1 to 600 minutes. Leave it empty for none.")
    if conditions.when_due not in list(WhenDue):
        faults.append("Choose what happens when the time is up.")
    if (conditions.when_due == WhenDue.GRACE) != (conditions.grace_minutes > 0):
        faults.append("Give the minutes of grace, where there is grace, and none where there is none.")
    if conditions.minutes is not None and not 1 <= conditions.extension_minutes <= 600:
        faults.append("Where there is a time limit, the button for more time gives at least 1 minute.")
    return faults
