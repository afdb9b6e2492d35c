"""What was sent on people's first goes at a check, counted by the database. Nobody's name is ever read here.

A first go is somebody's attempt number 1 at a quiz, finished, not voided and not for practice: later goes come after
reading and after feedback, and would make every question look easier than it is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet

from quizzes.models import AttemptItem, QuestionVersion, Quiz, State, Step, StepKind
from quizzes.models.attempt import Certainty
from quizzes.question_types import kind_of
from quizzes.question_types.base import WHOLE_E7, ResponseError, picked

FIRST_GOES = Q(attempt__number=1, attempt__state=State.MARKED, attempt__counts=True)


@dataclass(frozen=True)
class Sent:
    """The same answer to the same question version, and how many people gave it."""

    kind: str
    response: dict[str, Any]
    certainty: int | None
    is_whole: bool
    times: int


@dataclass(frozen=True)
class Pick:
    """One choice of a question and how many picked it."""

    words: str
    times: int
    is_right: bool


@dataclass(frozen=True)
class Tally:
    """What was sent for one question version. `asked_how_sure` said how sure they were."""

    answers: int = 0
    right: int = 0
    not_sure: int = 0
    left: int = 0
    asked_how_sure: int = 0
    wrong_and_sure: int = 0
    picks: tuple[Pick, ...] = field(default=())


def items_of_first_goes(quiz: Quiz) -> QuerySet[AttemptItem]:
    return AttemptItem.objects.filter(FIRST_GOES, attempt__quiz=quiz)


def sent_for(quiz: Quiz) -> dict[int, list[Sent]]:
    """Every different answer, by question version; one query."""
    groups: dict[int, list[Sent]] = defaultdict(list)
    rows = (
        Step.objects.filter(item__in=items_of_first_goes(quiz))
        .values_list("item__question_version_id", "kind", "response", "certainty", "fraction_e7")
        .annotate(times=Count("pk"))
        .order_by()
    )
    for version, kind, response, certainty, fraction, times in rows:
        groups[version].append(Sent(kind, response, certainty, fraction == WHOLE_E7, times))
    return groups


def tally(version: QuestionVersion, sent: Iterable[Sent]) -> Tally:
    """The answers to one question version, choice by choice."""
    sent = list(sent)
    said_how_sure = [each for each in sent if each.certainty is not None]
    return Tally(
        answers=_times(sent),
        right=_times(each for each in sent if each.is_whole),
        not_sure=_times(each for each in sent if each.kind == StepKind.NOT_SURE),
        left=_times(each for each in sent if each.kind == StepKind.LEFT),
        asked_how_sure=_times(said_how_sure),
        wrong_and_sure=_times(each for each in said_how_sure if each.certainty == Certainty.HIGH and not each.is_whole),
        picks=_picks(version, [each for each in sent if each.kind == StepKind.ANSWERED]),
    )


def _times(sent: Iterable[Sent]) -> int:
    return sum(each.times for each in sent)


def _picks(version: QuestionVersion, sent: list[Sent]) -> tuple[Pick, ...]:
    """Each choice in the author's order, those that nobody picked too; nothing where a question has no choices."""
    kind = kind_of(version.kind)
    question = kind.read(version.spec)
    choices = kind.choices_of(question)
    if not choices:
        return ()
    times: Counter[str] = Counter()
    for each in sent:
        for id in set(kind.picks_of(each.response)):
            times[id] += each.times
    right = _right(kind, question, sent)
    return tuple(Pick(words, times[id], id in right) for id, words in choices)


def _right(kind, question, sent: list[Sent]) -> set[str]:
    """The choices that earn something when picked alone; else those of an answer that earned everything.

    The key is not part of what every kind says about itself, and what is said here must hold even when nobody has
    got the question right.
    """
    order = kind.order_of(question, seed=0, slot=1)
    alone = {id for token, id in order if _earns(kind, question, token, order)}
    return alone or {id for each in sent if each.is_whole for id in kind.picks_of(each.response)}


def _earns(kind, question, token: str, order) -> bool:
    try:
        return kind.mark(question, kind.response_of(picked(token), order)).fraction > 0
    except ResponseError:
        return False
