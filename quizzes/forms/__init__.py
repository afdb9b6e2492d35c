"""How each kind of question meets the browser: one form and three templates a kind."""

from quizzes.forms.judgement import JudgementForm
from quizzes.forms.sent import NOT_SURE, SentAnswer, sent_answer

FORMS = {"judgement": JudgementForm}

__all__ = ["FORMS", "NOT_SURE", "JudgementForm", "SentAnswer", "kind_template", "sent_answer"]


def kind_template(kind: str, page: str) -> str:
    """Where a kind draws its part of the «question» page, the «feedback» page or the «preview» with the key."""
    return f"quizzes/question_types/{kind}/{page}.html"
