"""What reads differently since somebody showed it: for their home, and for the standard's own page."""

import datetime as dt
from dataclasses import dataclass

from learning.queries.my_learning import MyLearning, StandardRow
from learning.queries.one_standard import OneStandard
from standards.diff import ChangedLine, changes
from standards.models import Change, StandardVersion
from standards.queries.reading import NEW_FOR
from toolkit.dates import local_day, start_of_day


@dataclass(frozen=True)
class SinceShown:
    """The words before and now, and why they changed. `is_asked` when a question about it waits."""

    changes: tuple[ChangedLine, ...]
    reason: str
    is_asked: bool


def news_of(learning: MyLearning) -> list[StandardRow]:
    """The standards that were said better since this person showed them, and that they have not opened since.

    Nobody is asked about such a change. One query, and none where every version shown is the newest.
    """
    behind = [each for row in learning.rows for each in row.standards if _is_behind(each, learning.today)]
    if not behind:
        return []
    told = StandardVersion.objects.filter(
        standard_key__in=[each.key for each in behind],
        change=Change.CLARIFYING,
        published_at__gte=start_of_day(learning.today - NEW_FOR),
    )
    newest = dict(told.order_by("standard_key", "number").values_list("standard_key", "number"))
    return [each for each in behind if newest.get(each.key, 0) > max(each.known_number or 0, each.read_number or 0)]


def since_shown(found: OneStandard, today: dt.date) -> SinceShown | None:
    """What changed since this person showed it: a change they are asked about, or one that is still new; one query, and
    none for whoever has shown the words in force."""
    known, version = found.standard.known, found.standard.version
    if not (known and known.known_number and known.known_number < version.number):
        return None
    versions = list(
        StandardVersion.objects.filter(
            standard_key=version.standard_key, number__range=(known.known_number, version.number)
        ).order_by("number")
    )
    is_asked = found.chapter.in_job and found.standard.is_asked and not found.standard.is_shown
    told = [each for each in versions[1:] if each.change != Change.EDITORIAL]
    if not told or not (is_asked or today - local_day(told[-1].published_at) <= NEW_FOR):
        return None
    return SinceShown(tuple(changes(versions[0].words, versions[-1].words)), told[-1].reason, is_asked)


def _is_behind(standard: StandardRow, today: dt.date) -> bool:
    if standard.to_show or not (standard.url and standard.known_number and standard.known_until):
        return False
    seen = max(standard.known_number, standard.read_number or 0)
    return seen < standard.number and standard.known_until >= today
