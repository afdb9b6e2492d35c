"""What somebody has begun, what they have met before, and what a finished attempt showed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count

from people.models import Person
from quizzes.models import Attempt, AttemptItem, QuestionVersion, Quiz
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


def open_attempt(person: Person, quiz: Quiz) -> Attempt | None:
    """The attempt this person has begun and not finished."""
    return Attempt.objects.of(person).open().filter(quiz=quiz).first()


def items_of(attempt: Attempt) -> list[AttemptItem]:
    """The attempt's items in order, with the words of their questions."""
    return list(attempt.items.select_related("question_version").order_by("slot"))


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
    """What a finished attempt showed; one query whatever its length."""
    return AttemptOutcome(
        attempt=attempt,
        per_standard=outcomes(
            MarkedItem(item.standard_key, item.question_version.tests_line, item.fraction) for item in items_of(attempt)
        ),
    )
