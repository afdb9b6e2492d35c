"""A few words."""

from quizzes.forms.typed import TypedForm


class ShortTextForm(TypedForm):
    @property
    def hint(self) -> str:
        return "A word or a few. Capital letters count here." if self.shown.case_matters else "A word or a few."
