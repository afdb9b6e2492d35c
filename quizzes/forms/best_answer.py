"""The best answer to a plain question."""

from quizzes.forms.one_choice import OneChoiceForm


class BestAnswerForm(OneChoiceForm):
    nothing_chosen = "Choose an answer, or say you’re not sure"
