"""What questions of a file can be about, and what goes out into one."""

from collections.abc import Collection

from quizzes.models import QuestionVersion
from standards.models import StandardPage


def standards_to_choose() -> list[tuple[str, str]]:
    """Every standard by its key, drafts too: its questions may be written before it is published."""
    pages = StandardPage.objects.order_by("path").values_list("key", "title")
    return [(key, f"{key} {title}") for key, title in pages]


def versions_to_export(standard_keys: Collection[str] = ()) -> list[QuestionVersion]:
    """The newest words of every question in use, draft or ready."""
    versions = QuestionVersion.objects.filter(question__retired_at=None).select_related("question")
    if standard_keys:
        versions = versions.filter(question__standard_key__in=list(standard_keys))
    newest = {version.question_id: version for version in versions.order_by("question__key", "number")}
    return list(newest.values())
