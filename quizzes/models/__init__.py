from quizzes.models.adjustments import Adjustment, TimeAllowed
from quizzes.models.attempt import (
    UNFINISHED,
    Attempt,
    AttemptItem,
    AttemptMove,
    Behaviour,
    Certainty,
    State,
    Step,
    StepKind,
)
from quizzes.models.bank import Question, QuestionVersion, VersionState
from quizzes.models.batches import ImportBatch
from quizzes.models.drafts import Draft
from quizzes.models.files import QuestionFile
from quizzes.models.quiz import Quiz, QuizVersion
from quizzes.models.reviews import QuestionReview

__all__ = [
    "UNFINISHED",
    "Adjustment",
    "Attempt",
    "AttemptItem",
    "AttemptMove",
    "Behaviour",
    "Certainty",
    "Draft",
    "ImportBatch",
    "Question",
    "QuestionFile",
    "QuestionReview",
    "QuestionVersion",
    "Quiz",
    "QuizVersion",
    "State",
    "Step",
    "StepKind",
    "TimeAllowed",
    "VersionState",
]
