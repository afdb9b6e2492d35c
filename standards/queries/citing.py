"""What cites the booklet and has not been read against what it cites."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q

from standards.citations import citations_of
from standards.consequences import Citation, is_right_for
from standards.models import StandardVersion
from standards.queries.versions import current_versions
from standards.wording import Words


@dataclass(frozen=True)
class Flagged:
    """A standard in force with the questions that rest on words which changed since somebody read them."""

    version: StandardVersion
    citations: list[Citation]


def flagged() -> list[Flagged]:
    """In the order of their keys; the words in force, those read against, and what the citing apps need."""
    in_force = current_versions()
    citations = [each for each in citations_of(in_force) if each.reviewed_for <= in_force[each.standard_key].number]
    # Read against the words in force and nothing cited is gone: most are, and cost nothing more.
    older = {each for each in citations if each.reviewed_for < in_force[each.standard_key].number}
    read = _words_read(older)
    found: dict[str, list[Citation]] = defaultdict(list)
    for each in sorted(older, key=lambda citation: citation.key):
        words = in_force[each.standard_key].words
        if not is_right_for(each, words, read_against=read.get((each.standard_key, each.reviewed_for))):
            found[each.standard_key].append(each)
    return [Flagged(in_force[key], found[key]) for key in sorted(found)]


def _words_read(citations: set[Citation]) -> dict[tuple[str, int], Words]:
    wanted = Q(pk=None)
    for key, number in {(each.standard_key, each.reviewed_for) for each in citations}:
        wanted |= Q(standard_key=key, number=number)
    versions = StandardVersion.objects.filter(wanted).order_by("standard_key", "number")
    return {(version.standard_key, version.number): version.words for version in versions}
