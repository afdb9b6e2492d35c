"""One answer that is typed, or «I’m not sure»."""

from django import forms

from quizzes.forms.answering import NOT_BOTH, NOT_HERE, AnswerForm
from quizzes.question_types.base import ResponseError, Shown
from quizzes.question_types.typed import EMPTY, check_typed


class TypedForm(AnswerForm):
    nothing_typed = EMPTY

    answer = forms.Field(required=False)

    def __init__(self, shown: Shown, data=None):
        super().__init__(shown, data)
        self.name = f"answer-{self.shown.token}"

    @property
    def typed(self) -> str:
        return "".join(self.sent(self.name)[:1])

    def clean(self):
        words = self._fault()
        if words:
            self.add_error("answer", words)

    def check(self, typed: str) -> None:
        """`ResponseError` with a sentence, where it is no answer."""
        check_typed(typed)

    def _fault(self) -> str:
        filled = {name for name in self.data if name.startswith("answer-") and any(self.sent(name))}
        if any(self.sent("answer")):
            return NOT_BOTH if filled else NOT_HERE
        if not filled:
            return self.nothing_typed
        if filled != {self.name} or len(self.sent(self.name)) > 1:
            return NOT_HERE
        try:
            self.check(self.typed)
        except ResponseError as fault:
            return str(fault)
        return ""
