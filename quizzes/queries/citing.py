"""What the questions in use rest on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from quizzes.models import QuestionVersion
from quizzes.queries.bank import ready_versions, was_read_ahead
from quizzes.question_types import kind_of
from quizzes.question_types.base import Kind, Order, ResponseError, ShownChoice, ShownChoices
from standards.consequences import Citation


def questions_citing(standard_keys: Iterable[str], *, ahead: bool = False) -> list[Citation]:
    """Each question that is asked about these standards, with the line and the target it rests on; two queries.

    With `ahead`, as it will be once the words to come are in force.
    """
    versions = ready_versions(standard_keys, ahead=ahead)
    reviews: dict[int, set[str]] = {version.pk: set() for version in versions}
    for version, digest in (
        QuestionVersion.objects.filter(pk__in=reviews, reviews__isnull=False)
        .order_by("pk", "reviews__pk")
        .values_list("pk", "reviews__digest")
    ):
        reviews[version].add(digest)
    return [
        Citation(
            key=version.question.key,
            title=kind_of(version.kind).read(version.spec).title,
            standard_key=version.question.standard_key,
            line=version.tests_line,
            target=version.cites_target,
            reviewed_for=version.reviewed_for,
            right_for=frozenset(reviews[version.pk]),
            is_ahead=was_read_ahead(version),
        )
        for version in versions
    ]


@dataclass(frozen=True)
class QuestionToRead:
    """A question as somebody reads it who says whether it is still right: the situation, and what can be done."""

    title: str
    scene: tuple[str, ...]
    asks: str
    choices: tuple[tuple[str, bool], ...]  # what it says, and whether it is the one that keeps the promise
    answer: str  # what is right, where no one choice is


def question_to_read(version: QuestionVersion) -> QuestionToRead:
    """In the order of no attempt."""
    kind = kind_of(version.kind)
    question = kind.read(version.spec)
    order = kind.order_of(question, seed=0, slot=1)
    shown = kind.show(question, order)
    offered = shown.choices if isinstance(shown, ShownChoices) else ()
    choices = tuple((each.says, _keeps(kind, question, order, each)) for each in offered)
    answer = "" if any(keeps for _, keeps in choices) else kind.explain(question, None).words
    return QuestionToRead(shown.title, shown.scene, shown.asks, choices, answer)


def _keeps(kind: Kind, question: Any, order: Order, choice: ShownChoice) -> bool:
    """Whether this choice alone is the whole answer."""
    try:
        return kind.mark(question, kind.response_of({"answer": [choice.token]}, order)).is_whole
    except ResponseError:
        return False
