"""What can be asked, and what it is about."""

import datetime as dt
from collections.abc import Iterable

from quizzes.models import QuestionVersion, Quiz, QuizVersion, VersionState
from standards.models import StandardVersion
from standards.wording import lines


def version_at(quiz: Quiz, at: dt.datetime) -> QuizVersion | None:
    """What the quiz asked about at a moment."""
    return quiz.versions.filter(from_at__lte=at).order_by("-number").first()


def standards_asked(quiz: Quiz, *, at: dt.datetime) -> list[str]:
    """Every standard the quiz asks about, in order. Which of them one person still has to show, `learning` knows."""
    version = version_at(quiz, at)
    return list(version.standard_keys) if version else []


def ready_versions(standard_keys: Iterable[str]) -> list[QuestionVersion]:
    """The newest ready version of every question on these standards that is still in use."""
    versions = (
        QuestionVersion.objects.filter(
            state=VersionState.READY, question__standard_key__in=list(standard_keys), question__retired_at__isnull=True
        )
        .select_related("question")
        .order_by("question__key", "number")
    )
    return list({version.question_id: version for version in versions}.values())


def standard_at(standard_key: str, at: dt.datetime) -> StandardVersion | None:
    """The words of a standard in force at a moment, with its page where that still stands."""
    versions = StandardVersion.objects.filter(standard_key=standard_key, published_at__lte=at)
    return versions.select_related("page").order_by("-number").first()


def published_standards(standard_keys: Iterable[str], *, at: dt.datetime) -> set[str]:
    """Those of the standards that have words in force."""
    versions = StandardVersion.objects.filter(standard_key__in=list(standard_keys), published_at__lte=at)
    return set(versions.order_by("standard_key").values_list("standard_key", flat=True))


def lines_and_targets(standard_key: str, *, at: dt.datetime) -> tuple[dict[str, str] | None, set[str] | None]:
    """The lines a question on this standard can test and the targets it can rest on; None while it is unpublished."""
    version = standard_at(standard_key, at)
    if version is None:
        return None, None
    targets = {f"{standard_key}/{target['key']}" for target in version.words.get("targets", [])}
    return lines(version.words), targets
