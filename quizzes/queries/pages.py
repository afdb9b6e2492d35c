"""What the question page and the feedback page print, and nothing more."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizzes.behaviours import WAYS, next_slot, shows_feedback
from quizzes.models import Attempt, AttemptItem, Certainty
from quizzes.queries.bank import standard_at
from quizzes.question_types import kind_of
from quizzes.question_types.base import WHOLE, Feedback, Shown
from standards.wording import lines


@dataclass(frozen=True)
class Place:
    """Where in an attempt one question stands."""

    title: str
    slot: int
    total: int
    next_slot: int | None
    is_answered: bool
    is_finished: bool

    @property
    def words(self) -> str:
        return (
            f"{self.title}: question {self.slot} of {self.total}" if self.total > 1 else f"{self.title}: one question"
        )

    @property
    def is_last(self) -> bool:
        return self.slot == self.total


@dataclass(frozen=True)
class QuestionPage:
    """A question before its answer. Neither this nor anything it holds knows the key."""

    kind: str
    shown: Shown


@dataclass(frozen=True)
class FeedbackPage:
    """A question after its answer. No line when the standard's words in force no longer have it."""

    kind: str
    shown: Shown
    feedback: Feedback
    line: str
    line_url: str
    fit_url: str
    is_wrong_and_sure: bool = False


def place_of(attempt: Attempt, items: Sequence[AttemptItem], slot: int) -> Place | None:
    """The place of one question among the attempt's items; None when it has no such question."""
    if not 1 <= slot <= len(items):
        return None
    is_answered = [item.answered_at is not None for item in items]
    return Place(
        title=attempt.quiz.title,
        slot=slot,
        total=len(items),
        next_slot=next_slot(is_answered),
        is_answered=is_answered[slot - 1],
        is_finished=attempt.is_finished,
    )


def question_page(item: AttemptItem) -> QuestionPage:
    """What may be seen of a question before it is answered."""
    return QuestionPage(kind=item.question_version.kind, shown=_shown(item))


def feedback_page(attempt: Attempt, item: AttemptItem, place: Place) -> FeedbackPage | None:
    """What may be seen of a question once it is answered; None before that."""
    if not shows_feedback(WAYS[attempt.behaviour], is_answered=place.is_answered, is_finished=place.is_finished):
        return None
    version = item.question_version
    kind = kind_of(version.kind)
    response, certainty = item.steps.order_by("number").values_list("response", "certainty").last()
    standard = standard_at(item.standard_key, attempt.started_at)
    url = _url(standard)
    return FeedbackPage(
        kind=version.kind,
        shown=_shown(item),
        feedback=kind.explain(kind.read(version.spec), response or None),
        line=lines(standard.words).get(version.tests_line, "") if standard else "",
        line_url=f"{url}#line-{version.tests_line}" if url else "",
        fit_url=f"{url}#fit" if url else "",
        is_wrong_and_sure=certainty == Certainty.HIGH and item.fraction != WHOLE,
    )


def _shown(item: AttemptItem) -> Shown:
    kind = kind_of(item.question_version.kind)
    return kind.show(kind.read(item.question_version.spec), item.choice_order)


def _url(standard) -> str:
    """Where the standard stands now; nothing when its page has been taken down."""
    page = standard.page if standard else None
    return page.url or "" if page and page.live else ""
