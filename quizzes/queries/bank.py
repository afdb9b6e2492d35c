"""What can be asked, and what it is about."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from quizzes.conditions import NONE, Conditions
from quizzes.models import QuestionVersion, Quiz, QuizVersion, VersionState
from quizzes.question_types import kind_of
from quizzes.question_types.base import SpecError
from standards.models import StandardPage, StandardVersion
from standards.wording import Words, lines


def version_at(quiz: Quiz, at: dt.datetime) -> QuizVersion | None:
    """What the quiz asked about at a moment."""
    return quiz.versions.filter(from_at__lte=at).order_by("-number").first()


def terms_at(quiz: Quiz, at: dt.datetime) -> Conditions:
    """The conditions the quiz is taken under at a moment."""
    version = version_at(quiz, at)
    return version.terms if version else NONE


def standards_asked(quiz: Quiz, *, at: dt.datetime) -> list[str]:
    """Every standard the quiz asks about, in order. Which of them one person still has to show, `learning` knows."""
    version = version_at(quiz, at)
    return list(version.standard_keys) if version else []


def ready_versions(standard_keys: Iterable[str], *, ahead: bool = False) -> list[QuestionVersion]:
    """The newest version of every question in use on these standards that can be asked today.

    A question may be read before the words it is about are published; it waits for them. With `ahead`, those that wait
    count already: what can be asked once the words to come are in force.
    """
    versions = (
        QuestionVersion.objects.filter(
            state=VersionState.READY, question__standard_key__in=list(standard_keys), question__retired_at__isnull=True
        )
        .annotate(words_since=Subquery(_WORDS_OF_THE_REVIEW.values("published_at")[:1]))
        .select_related("question")
        .order_by("question__key", "number")
    )
    newest = {each.question_id: each for each in versions if ahead or each.words_since}
    return list(newest.values())


_WORDS_OF_THE_REVIEW = StandardVersion.objects.filter(
    standard_key=OuterRef("question__standard_key"), number=OuterRef("reviewed_for")
)


def was_read_ahead(version: QuestionVersion) -> bool:
    """Of what `ready_versions` found: whether the words it is about were still a draft when somebody read it."""
    since: dt.datetime | None = getattr(version, "words_since", None)
    return since is None or version.ready_at < since


def faults_in(version: QuestionVersion) -> list[str]:
    """What keeps a version's words from being a question, in sentences for whoever writes it."""
    try:
        kind_of(version.kind).read(version.spec)
    except SpecError as fault:
        return fault.reasons
    return []


def drafts_to_read(standard_key: str) -> list[QuestionVersion]:
    """The questions on a standard that somebody has written and nobody else has read yet. What is half done waits."""
    drafts = QuestionVersion.objects.filter(
        state=VersionState.DRAFT, question__standard_key=standard_key, question__retired_at__isnull=True
    )
    drafts = drafts.select_related("question", "written_by").order_by("question__key", "number")
    return [draft for draft in drafts if not faults_in(draft)]


def standard_at(standard_key: str, at: dt.datetime) -> StandardVersion | None:
    """The words of a standard in force at a moment, with its page where that still stands."""
    versions = StandardVersion.objects.filter(standard_key=standard_key, published_at__lte=at)
    return versions.select_related("page").order_by("-number").first()


def published_standards(standard_keys: Iterable[str], *, at: dt.datetime) -> set[str]:
    """Those of the standards that have words in force."""
    versions = StandardVersion.objects.filter(standard_key__in=list(standard_keys), published_at__lte=at)
    return set(versions.order_by("standard_key").values_list("standard_key", flat=True))


@dataclass(frozen=True)
class WordsToRead:
    """What a question on a standard is read against: the words in force, or those of the draft that come after them."""

    number: int
    words: Words | None  # None where the standard is nowhere: neither published nor a draft
    is_ahead: bool = False

    @property
    def lines(self) -> dict[str, str] | None:
        """The lines a question can test."""
        return None if self.words is None else lines(self.words)

    @property
    def targets(self) -> set[str] | None:
        """The targets it can rest on, as questions cite them."""
        words = self.words
        return None if words is None else {f"{words['key']}/{each['key']}" for each in words.get("targets", [])}


def words_to_read(standard_key: str, *, written_for: int, at: dt.datetime) -> WordsToRead:
    """`written_for` is the number of the version whose words the question is about."""
    version = standard_at(standard_key, at)
    number = version.number if version else 0
    if version and written_for <= number:
        return WordsToRead(number, version.words)
    page = StandardPage.objects.filter(key=standard_key).first()
    words = page.get_latest_revision_as_object().words() if page else None
    return WordsToRead(number + 1, words, is_ahead=True)
