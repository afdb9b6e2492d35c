"""The bank as its writers see it: every question with where it stands, and the story of one."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import F, OuterRef, Subquery

from quizzes.linting import Wording
from quizzes.models import Question, QuestionVersion, VersionState


class Stand(StrEnum):
    """Where a question stands for those who write."""

    DRAFT = "draft"
    WAITING = "waiting"
    READY = "ready"
    RETIRED = "retired"


@dataclass(frozen=True)
class BankRow:
    """A question by its newest words. `is_asked`: an older version is asked while the next is being written."""

    question: Question
    newest: QuestionVersion
    stand: Stand
    is_asked: bool


def bank(*, standard_key: str = "", words: str = "") -> list[BankRow]:
    """Every question, by its key, that is about the standard and says these words somewhere."""
    newest = QuestionVersion.objects.filter(question=OuterRef("pk")).order_by("-number")
    ready = newest.filter(state=VersionState.READY)
    questions = Question.objects.annotate(
        newest=Subquery(newest.values("pk")[:1]), ready=Subquery(ready.values("pk")[:1])
    )
    if standard_key:
        questions = questions.filter(standard_key=standard_key)
    found = list(questions.filter(newest__isnull=False).order_by("standard_key", "key"))
    versions = QuestionVersion.objects.select_related("written_by").in_bulk([each.newest for each in found])
    rows = [_row(each, versions[each.newest], is_ready=each.ready is not None) for each in found]
    return [row for row in rows if _says(row, words)]


def _row(question: Question, newest: QuestionVersion, *, is_ready: bool) -> BankRow:
    is_retired = question.retired_at is not None
    return BankRow(question, newest, stand_of(newest, is_retired=is_retired), is_ready and not is_retired)


def stand_of(newest: QuestionVersion, *, is_retired: bool) -> Stand:
    if is_retired:
        return Stand.RETIRED
    if newest.state == VersionState.READY:
        return Stand.READY
    return Stand.WAITING if newest.sent_at else Stand.DRAFT


def _says(row: BankRow, words: str) -> bool:
    spec = row.newest.spec
    told = " ".join([row.question.key, *(str(spec.get(name) or "") for name in ("title", "scene", "asks"))])
    return all(word in told.casefold() for word in words.casefold().split())


def story_of(question: Question) -> list[QuestionVersion]:
    """All of its versions, newest first."""
    return list(question.versions.select_related("written_by", "read_by").order_by("-number"))


def other_wordings(question: Question | None) -> Iterable[Wording]:
    """The newest words of every other question that is still in use."""
    newest = QuestionVersion.objects.filter(question=OuterRef("question")).order_by("-number").values("pk")[:1]
    versions = QuestionVersion.objects.filter(pk=Subquery(newest), question__retired_at__isnull=True)
    if question:
        versions = versions.exclude(question=question)
    return [
        Wording(key, spec)
        for key, spec in versions.annotate(of=F("question__key")).order_by("of").values_list("of", "spec")
    ]


def next_key(standard_key: str) -> str:
    """A key no question has had: PHONE-1-Q5 after PHONE-1-Q4."""
    start = f"{standard_key}-Q"
    taken = Question.objects.filter(key__startswith=start).values_list("key", flat=True)
    numbers = [int(key.removeprefix(start)) for key in taken if key.removeprefix(start).isdigit()]
    return f"{start}{max(numbers, default=0) + 1}"
