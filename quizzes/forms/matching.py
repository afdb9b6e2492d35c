"""What goes with what."""

from collections.abc import Mapping

from quizzes.forms.parts import PartsForm
from quizzes.question_types.matching import ShownMatching


class MatchingForm(PartsForm):
    """A choice may be made more than once: two things can go with the same."""

    nothing_chosen = "Choose what goes with each, or say you’re not sure"

    def __init__(self, shown: ShownMatching, data=None):
        super().__init__(shown, shown.stems, data)

    def options(self) -> list[tuple[str, str]]:
        return [(choice.token, choice.says) for choice in self.shown.choices]

    def faults(self, chosen: Mapping[str, str]) -> dict[str, str]:
        return {part.token: f"Choose what goes with “{part.says}”" for part in self.parts if not chosen[part.token]}
