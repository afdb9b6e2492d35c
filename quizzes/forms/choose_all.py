"""Every choice that applies, or «I’m not sure»."""

from typing import Any

from django import forms

from quizzes.forms.answering import NOT_HERE, NOT_SURE_WORDS, AnswerForm
from quizzes.forms.sent import NOT_SURE
from quizzes.question_types.choose_all import ShownTicks

NOTHING_TICKED = "Tick what applies, or say you’re not sure"
TICKED_BOTH = "Tick what applies, or “I’m not sure”, not both"


class ChooseAllForm(AnswerForm):
    answer = forms.MultipleChoiceField(error_messages={"required": NOTHING_TICKED, "invalid_choice": NOT_HERE})

    def __init__(self, shown: ShownTicks, data=None):
        super().__init__(shown, data)
        self.fields["answer"].choices = [(choice.token, choice.says) for choice in shown.choices] + [
            (NOT_SURE, NOT_SURE_WORDS)
        ]

    def clean_answer(self) -> list[str]:
        ticked = self.cleaned_data["answer"]
        if NOT_SURE in ticked and set(ticked) != {NOT_SURE}:
            raise forms.ValidationError(TICKED_BOTH)
        if len(set(ticked)) < len(ticked):
            raise forms.ValidationError(NOT_HERE)
        return ticked

    @property
    def ticks(self) -> list[dict[str, Any]]:
        ticked = self.sent("answer")
        return [
            {"value": choice.token, "words": choice.says, "checked": choice.token in ticked}
            for choice in self.shown.choices
        ]
