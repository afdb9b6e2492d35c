"""What we know about questions and attempts."""

from quizzes.queries.attempts import AttemptOutcome, attempt_outcome, items_of, open_attempt, pool_for
from quizzes.queries.bank import (
    lines_and_targets,
    published_standards,
    ready_versions,
    standard_at,
    standards_asked,
    version_at,
)
from quizzes.queries.citing import QuestionToRead, question_to_read, questions_citing
from quizzes.queries.pages import FeedbackPage, Place, QuestionPage, feedback_page, place_of, question_page

__all__ = [
    "AttemptOutcome",
    "FeedbackPage",
    "Place",
    "QuestionPage",
    "QuestionToRead",
    "attempt_outcome",
    "feedback_page",
    "items_of",
    "lines_and_targets",
    "open_attempt",
    "place_of",
    "pool_for",
    "published_standards",
    "question_page",
    "question_to_read",
    "questions_citing",
    "ready_versions",
    "standard_at",
    "standards_asked",
    "version_at",
]
