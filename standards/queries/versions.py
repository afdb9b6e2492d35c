"""Which words were in force when, and what each version changed."""

import datetime as dt
from dataclasses import dataclass

from wagtail.log_actions import get_active_log_context
from wagtail.models import PageLogEntry, Revision, TaskState

from people.models import Person
from standards.diff import ChangedLine, changes
from standards.models import Change, LaterReading, StandardVersion


def current_versions() -> dict[str, StandardVersion]:
    """The version in force of every standard that has one, by its key."""
    return {version.standard_key: version for version in StandardVersion.objects.current().order_by("standard_key")}


def version_in_force(standard_key: str, at: dt.datetime) -> StandardVersion | None:
    """The words in force at a moment."""
    return StandardVersion.objects.filter(standard_key=standard_key, published_at__lte=at).order_by("number").last()


KINDS = {
    Change.EDITORIAL: "An editorial change.",
    Change.CLARIFYING: "A clarifying change.",
    Change.MATERIAL: "A material change.",
}


@dataclass(frozen=True)
class VersionStory:
    """One version as it is told to colleagues: what it changed, why, who published it and when."""

    version: StandardVersion
    changed: list[ChangedLine]

    @property
    def is_first(self) -> bool:
        return self.version.number == 1

    @property
    def read_afterwards(self) -> LaterReading | None:
        """Who read it after it went out without a second reader."""
        return getattr(self.version, "later_reading", None)

    @property
    def kind(self) -> str:
        return "The first version." if self.is_first else KINDS[Change(self.version.change)]


def history(standard_key: str) -> list[VersionStory]:
    """Every version of a standard, the newest first."""
    versions = list(
        StandardVersion.objects.filter(standard_key=standard_key)
        .select_related("published_by", "later_reading__by")
        .order_by("number")
    )
    stories = [
        VersionStory(version, changes(before.words, version.words) if before else [])
        for before, version in zip([None, *versions], versions, strict=False)
    ]
    return stories[::-1]


def publisher_of(revision: Revision) -> Person | None:
    """Who published a revision: whoever is acting now; for the clock, whoever approved or scheduled it."""
    approved = TaskState.objects.filter(revision=revision, status=TaskState.STATUS_APPROVED).order_by("-pk").first()
    scheduled = (
        PageLogEntry.objects.filter(revision=revision, action="wagtail.publish.schedule").order_by("-pk").first()
    )
    account = (
        get_active_log_context().user
        or (approved and approved.finished_by)
        or (scheduled and scheduled.user)
        or revision.user
    )
    return account.person if account else None
