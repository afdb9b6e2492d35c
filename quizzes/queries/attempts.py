"""What somebody has begun, what they have met before, and what a finished attempt showed."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, F

from people.models import Person
from quizzes.conditions import Conditions
from quizzes.models import Adjustment, Attempt, AttemptItem, QuestionVersion, Quiz, State
from quizzes.scoring import MarkedItem, StandardOutcome, outcomes
from quizzes.selection import Candidate


@dataclass(frozen=True)
class AttemptOutcome:
    """What a finished attempt showed, standard by standard."""

    attempt: Attempt
    per_standard: tuple[StandardOutcome, ...]

    @property
    def shown(self) -> list[str]:
        return [outcome.standard_key for outcome in self.per_standard if outcome.shown]

    @property
    def missed(self) -> list[str]:
        return [outcome.standard_key for outcome in self.per_standard if not outcome.shown]

    @property
    def is_complete(self) -> bool:
        return not self.missed

    @property
    def asked(self) -> int:
        return sum(outcome.asked for outcome in self.per_standard)

    @property
    def kept(self) -> int:
        return sum(outcome.kept for outcome in self.per_standard)


def open_attempt(person: Person, quiz: Quiz, *, counts: bool = True) -> Attempt | None:
    """The attempt this person has begun and not finished; the one for practice where it isn't to count."""
    begun = Attempt.objects.of(person).open().filter(quiz=quiz, counts=counts)
    return begun.select_related("quiz_version").first()


def tries_used(person: Person, quiz: Quiz, *, since: dt.datetime | None) -> int:
    """How many goes somebody has had that count, since a moment."""
    goes = Attempt.objects.of(person).filter(quiz=quiz, counts=True).exclude(state=State.VOIDED)
    return (goes if since is None else goes.filter(started_at__gte=since)).count()


def adjustment_of(person: Person) -> Adjustment:
    """What makes questions fair for this person; what everyone has, where nothing was set."""
    return Adjustment.objects.filter(person=person).order_by("pk").last() or Adjustment(person=person)


def items_of(attempt: Attempt) -> list[AttemptItem]:
    """The attempt's items in order, with the words of their questions and what was put in and not sent."""
    return list(attempt.items.select_related("question_version", "draft").order_by("slot"))


def pool_for(
    person: Person, versions: Iterable[QuestionVersion], standard_keys: Sequence[str]
) -> dict[str, list[Candidate]]:
    """What can be asked about each standard, and how often this person has met each question in any words."""
    times_met = dict(
        AttemptItem.objects.filter(attempt__person=person, standard_key__in=standard_keys)
        .values_list("question_version__question")
        .annotate(times=Count("pk"))
        .order_by("question_version__question")
    )
    pool: dict[str, list[Candidate]] = {key: [] for key in standard_keys}
    for version in versions:
        candidate = Candidate(version_key=str(version.key), times_met=times_met.get(version.question_id, 0))
        pool[version.question.standard_key].append(candidate)
    return pool


def attempt_outcome(attempt: Attempt) -> AttemptOutcome:
    """What a finished attempt showed, by the rule it was begun under; one query whatever its length."""
    items = list(
        attempt.items.select_related("question_version__question")
        .annotate(kept_conditions=F("attempt__quiz_version__conditions"))
        .order_by("slot")
    )
    terms = Conditions.from_json(items[0].kept_conditions if items else {})
    return AttemptOutcome(attempt=attempt, per_standard=outcomes(map(_marked, items), terms.pass_rule))


def _marked(item: AttemptItem) -> MarkedItem:
    version = item.question_version
    return MarkedItem(item.standard_key, version.tests_line, item.fraction, version.question.key)
