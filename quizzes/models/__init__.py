from quizzes.models.attempt import MOVES, Attempt, AttemptItem, Behaviour, Certainty, State, Step, StepKind
from quizzes.models.bank import Question, QuestionVersion, VersionState
from quizzes.models.batches import ImportBatch
from quizzes.models.quiz import Quiz, QuizVersion
from quizzes.models.reviews import QuestionReview

__all__ = [
    "MOVES",
    "Attempt",
    "AttemptItem",
    "Behaviour",
    "Certainty",
    "ImportBatch",
    "Question",
    "QuestionReview",
    "QuestionVersion",
    "Quiz",
    "QuizVersion",
    "State",
    "Step",
    "StepKind",
    "VersionState",
]
