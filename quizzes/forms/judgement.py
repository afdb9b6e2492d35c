"""What somebody would do in a situation."""

from quizzes.forms.one_choice import OneChoiceForm


class JudgementForm(OneChoiceForm):
    nothing_chosen = "Choose what you’d do, or say you’re not sure"
