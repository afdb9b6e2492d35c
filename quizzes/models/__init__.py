from quizzes.models.attempt import MOVES, Attempt, AttemptItem, Behaviour, State, Step, StepKind
from quizzes.models.bank import Question, QuestionVersion, VersionState
from quizzes.models.quiz import Quiz, QuizVersion
from quizzes.models.reviews import QuestionReview

__all__ = [
    "MOVES",
    "Attempt",
    "AttemptItem",
    "Behaviour",
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
