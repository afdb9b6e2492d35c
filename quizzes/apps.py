from django.apps import AppConfig

from toolkit.append_only import protect


class QuizzesConfig(AppConfig):
    name = "quizzes"

    def ready(self):
        from quizzes import checks  # noqa: F401 - registers them
        from quizzes.models import Adjustment, AttemptMove, QuestionReview, QuestionVersion, QuizVersion, Step
        from quizzes.previews import draw_question
        from quizzes.queries import questions_citing
        from standards import previews
        from standards.citations import register

        previews.register(draw_question)
        protect(Step)
        protect(AttemptMove)
        protect(Adjustment)
        protect(QuizVersion)
        protect(QuestionReview)
        protect(QuestionVersion, only_when="OLD.state = 'ready'")
        register(questions_citing)
