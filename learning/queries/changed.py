"""What changed in a standard since somebody showed it."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Q

from learning.queries.my_learning import StandardRow
from quizzes.selection import About
from standards.consequences import changed_places
from standards.diff import ChangedLine, changes
from standards.models import StandardVersion
from standards.wording import Words


def about_the_change(standards: Iterable[StandardRow]) -> dict[str, About]:
    """What the short checks of these standards are about, for those shown in an older version; in one query."""
    behind = {each.key: each for each in standards if _is_behind(each)}
    found = _words_before_and_now(behind.values())
    return {
        key: About(questions=behind[key].questions, places=changed_places(was, now))
        for key, (was, now) in found.items()
    }


def changes_since_known(standards: Iterable[StandardRow]) -> dict[str, tuple[ChangedLine, ...]]:
    """The words before and after, by the key of the standard, for those shown in an older version; in one query."""
    found = _words_before_and_now(each for each in standards if _is_behind(each))
    return {key: tuple(changes(was, now)) for key, (was, now) in found.items()}


def _is_behind(standard: StandardRow) -> bool:
    return bool(standard.to_show and standard.known_number and standard.known_number < standard.number)


def _words_before_and_now(behind: Iterable[StandardRow]) -> dict[str, tuple[Words, Words]]:
    wanted = {each.key: (each.known_number, each.number) for each in behind}
    if not wanted:
        return {}
    places = reduce(or_, (Q(standard_key=key, number__in=numbers) for key, numbers in wanted.items()))
    versions = StandardVersion.objects.filter(places).order_by("standard_key", "number")
    words = {(version.standard_key, version.number): version.words for version in versions}
    return {
        key: (words[key, was], words[key, now])
        for key, (was, now) in wanted.items()
        if (key, was) in words and (key, now) in words
    }
