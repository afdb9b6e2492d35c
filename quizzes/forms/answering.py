"""What the answer forms of all kinds share."""

from collections.abc import Sequence
from typing import Any

from django import forms

from quizzes.forms.sent import NOT_SURE
from quizzes.question_types.base import Shown
from quizzes.rules import NOT_OFFERED

NOT_SURE_WORDS = "I’m not sure. Show me the guidance"
NOT_BOTH = "Answer, or say you’re not sure, not both"
NOT_HERE = NOT_OFFERED.rstrip(".")


class AnswerForm(forms.Form):
    """It knows a question by what is shown of it, its choices by their tokens, so that it can't tell the key.

    Whatever the kind's `response_of` refuses, the form finds fault with: else a page would come back without a word.
    """

    def __init__(self, shown: Shown, data=None):
        super().__init__(data)
        self.shown: Any = shown

    @property
    def problems(self) -> list[dict[str, str]]:
        """What stops the answer, each with the place on the page where it can be put right."""
        return [{"words": str(faults[0]), "target": self.target_of(name)} for name, faults in self.errors.items()]

    @property
    def problem(self) -> str:
        """The first of them, for a form that is one field."""
        return self.problems[0]["words"] if self.problems else ""

    @property
    def not_sure(self) -> dict[str, Any]:
        return {"value": NOT_SURE, "words": NOT_SURE_WORDS, "checked": NOT_SURE in self.sent("answer")}

    def target_of(self, name: str) -> str:
        """The id of the control where this field is put right: its first, where it has several."""
        return f"{name}-1"

    def say_only(self, words: str) -> None:
        """One sentence about the whole answer, in place of one for each field."""
        self.errors.clear()
        self.add_error(None, words)

    @property
    def strays(self) -> list[str]:
        """Filled fields of an answer that this question doesn't have."""
        return [
            name
            for name in self.data
            if name.startswith("answer-") and name not in self.fields and any(self.sent(name))
        ]

    def sent(self, name: str) -> Sequence[str]:
        """Every value that came under this name."""
        return self.data.getlist(name) if hasattr(self.data, "getlist") else ()
