"""One choice out of a few, or «I’m not sure»."""

from typing import Any

from django import forms

from quizzes.forms.sent import NOT_SURE
from quizzes.question_types.base import ShownChoices
from quizzes.rules import NOT_OFFERED

NOT_SURE_WORDS = "I’m not sure. Show me the guidance"
NOTHING_CHOSEN = "Choose what you’d do, or say you’re not sure"


class JudgementForm(forms.Form):
    """It knows the choices by their tokens only, so that it can't tell how any of them lands."""

    answer = forms.ChoiceField(
        error_messages={"required": NOTHING_CHOSEN, "invalid_choice": NOT_OFFERED.rstrip(".")},
    )

    def __init__(self, shown: ShownChoices, data=None):
        super().__init__(data)
        self.shown = shown
        self.fields["answer"].choices = [(choice.token, choice.says) for choice in shown.choices] + [
            (NOT_SURE, NOT_SURE_WORDS)
        ]

    @property
    def radios(self) -> list[dict[str, Any]]:
        return [{"value": choice.token, "words": choice.says} for choice in self.shown.choices]

    @property
    def not_sure(self) -> dict[str, Any]:
        return {"value": NOT_SURE, "words": NOT_SURE_WORDS}

    @property
    def problem(self) -> str:
        """What stops the answer, in the words of the summary and of the field."""
        return str(self.errors["answer"][0]) if self.errors else ""
