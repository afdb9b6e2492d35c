"""A number, with its unit beside the field."""

from quizzes.forms.typed import TypedForm
from quizzes.question_types.amounts import EMPTY, read_amount


class NumberForm(TypedForm):
    nothing_typed = EMPTY
    hint = "Use a full stop for decimals, for instance 12.5."

    @property
    def inputmode(self) -> str:
        """A phone's keyboard for decimals is the quickest, and has no minus."""
        return "text" if self.shown.may_be_below_zero else "decimal"

    def check(self, typed: str) -> None:
        read_amount(typed, self.shown.unit)
        super().check(typed)
