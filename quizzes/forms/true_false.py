"""True or false."""

from quizzes.forms.one_choice import OneChoiceForm


class TrueFalseForm(OneChoiceForm):
    nothing_chosen = "Choose true or false, or say you’re not sure"
