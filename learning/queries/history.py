"""What each version of a standard led to, in words: whom it was asked of again, and which questions were read for it."""

from collections.abc import Iterable

from learning.models import Reopening
from quizzes.models import QuestionReview
from standards.models import StandardVersion
from standards.queries import VersionStory


def told_with_consequences(stories: Iterable[VersionStory]) -> list[tuple[VersionStory, list[str]]]:
    """Each story, the newest first as it came, with its sentences; two queries."""
    told = list(stories)
    versions = [story.version for story in told]
    reopenings = {each.version_id: each for each in Reopening.objects.filter(version__in=versions)}
    reviews = _reviews_for(versions)
    return [
        (story, [*_asked(reopenings.get(story.version.pk)), *_read(reviews.get(story.version.pk, 0))]) for story in told
    ]


def _asked(reopening: Reopening | None) -> list[str]:
    if reopening is None:
        return []
    if reopening.finished_at is None:
        return [f"{_people(reopening.touches)} who had shown it are being asked about it."]
    if not reopening.asked:
        return ["Nobody had to be asked again."]
    return [f"{_people(reopening.asked)} who had shown it {_was(reopening.asked)} asked about it again."]


def _read(questions: int) -> list[str]:
    if not questions:
        return []
    return [f"{questions} question{'s' if questions > 1 else ''} {_was(questions)} read against the new words."]


def _reviews_for(versions: list[StandardVersion]) -> dict[int, int]:
    """How many questions were read between the publication before and each version's own."""
    if not versions:
        return {}
    in_order = sorted(versions, key=lambda version: version.number)
    read = list(
        QuestionReview.objects.filter(version__question__standard_key=in_order[0].standard_key)
        .order_by("at", "pk")
        .values_list("at", "version__question")
    )
    found = {}
    for before, version in zip([None, *in_order], in_order, strict=False):
        found[version.pk] = len(
            {
                question
                for at, question in read
                if at <= version.published_at and (before is None or at > before.published_at)
            }
        )
    return found


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"


def _was(number: int) -> str:
    return "was" if number == 1 else "were"
