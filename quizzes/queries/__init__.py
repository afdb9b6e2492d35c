"""What we know about questions and attempts."""

from quizzes.queries.attempts import (
    AttemptOutcome,
    adjustment_of,
    attempt_outcome,
    items_of,
    open_attempt,
    pool_for,
    tries_used,
)
from quizzes.queries.bank import (
    WordsToRead,
    drafts_to_read,
    faults_in,
    published_standards,
    ready_versions,
    standard_at,
    standards_asked,
    terms_at,
    version_at,
    words_to_read,
)
from quizzes.queries.citing import QuestionToRead, question_to_read, questions_citing
from quizzes.queries.pages import FeedbackPage, Place, QuestionPage, feedback_page, place_of, question_page

__all__ = [
    "AttemptOutcome",
    "FeedbackPage",
    "Place",
    "QuestionPage",
    "QuestionToRead",
    "WordsToRead",
    "adjustment_of",
    "attempt_outcome",
    "drafts_to_read",
    "faults_in",
    "feedback_page",
    "items_of",
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
    "terms_at",
    "tries_used",
    "version_at",
    "words_to_read",
]
