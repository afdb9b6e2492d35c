"""One choice out of a few, or «I’m not sure»."""

from typing import Any

from django import forms

from quizzes.forms.answering import NOT_HERE, NOT_SURE_WORDS, AnswerForm
from quizzes.forms.sent import NOT_SURE
from quizzes.question_types.base import ShownChoices


class OneChoiceForm(AnswerForm):
    nothing_chosen: str

    answer = forms.ChoiceField(error_messages={"invalid_choice": NOT_HERE})

    def __init__(self, shown: ShownChoices, data=None):
        super().__init__(shown, data)
        field = self.fields["answer"]
        field.error_messages["required"] = self.nothing_chosen
        field.choices = [(choice.token, choice.says) for choice in shown.choices] + [(NOT_SURE, NOT_SURE_WORDS)]

    def clean_answer(self) -> str:
        if len(self.sent("answer")) > 1:
            raise forms.ValidationError(NOT_HERE)
        return self.cleaned_data["answer"]

    def clean(self):
        super().clean()
        if self.strays:
            self.errors.clear()
            self.add_error("answer", NOT_HERE)

    @property
    def radios(self) -> list[dict[str, Any]]:
        picked = list(self.sent("answer"))
        return [
            {"value": choice.token, "words": choice.says, "checked": picked == [choice.token]}
            for choice in self.shown.choices
        ]
