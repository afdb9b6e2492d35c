"""The words of a standard on a day that has gone by."""

import datetime as dt
from dataclasses import dataclass

from standards.diff import ChangedLine, changes
from standards.models import StandardVersion
from standards.queries.reading import Fact, Part, as_it_read
from toolkit.dates import end_of_day, local_day


@dataclass(frozen=True)
class PastStandard:
    """A version as its page read, with what it had changed and its neighbours in time."""

    version: StandardVersion
    on: dt.date
    words: dict
    facts: list[Fact]
    parts: list[Part]
    changed: list[ChangedLine]
    earlier: StandardVersion | None
    later: StandardVersion | None

    @property
    def is_in_force(self) -> bool:
        return self.later is None

    @property
    def from_day(self) -> dt.date:
        return local_day(self.version.published_at)

    @property
    def earlier_day(self) -> dt.date | None:
        """A day that ended with the words before in force; none where they lasted less than that."""
        day = local_day(self.earlier.published_at) if self.earlier else None
        return day if day and day < self.from_day else None

    @property
    def later_day(self) -> dt.date | None:
        return local_day(self.later.published_at) if self.later else None


def standard_on(standard_key: str, day: dt.date) -> PastStandard | None:
    """The words in force as a day ended; None before the first were published."""
    versions = list(StandardVersion.objects.filter(standard_key=standard_key).order_by("number"))
    place = next(
        (at for at in reversed(range(len(versions))) if versions[at].published_at < end_of_day(day)),
        None,
    )
    if place is None:
        return None
    version, earlier = versions[place], versions[place - 1] if place else None
    facts, parts = as_it_read(version.words)
    return PastStandard(
        version=version,
        on=day,
        words=version.words,
        facts=facts,
        parts=parts,
        changed=changes(earlier.words, version.words) if earlier else [],
        earlier=earlier,
        later=versions[place + 1] if place + 1 < len(versions) else None,
    )
