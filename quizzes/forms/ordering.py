"""Steps, each with its place."""

from collections.abc import Mapping

from quizzes.forms.parts import PartsForm
from quizzes.question_types.ordering import ShownSteps, ordinal


class OrderingForm(PartsForm):
    nothing_chosen = "Choose a place for each step, or say you’re not sure"

    def __init__(self, shown: ShownSteps, data=None):
        super().__init__(shown, shown.steps, data)

    def options(self) -> list[tuple[str, str]]:
        return [(str(place), ordinal(place)) for place in range(1, len(self.parts) + 1)]

    def faults(self, chosen: Mapping[str, str]) -> dict[str, str]:
        """The later one of two in a place, and every step without one. When all have one, the empty places are told."""
        faults, first = {}, {}
        free = [ordinal(place) for place in range(1, len(self.parts) + 1) if str(place) not in chosen.values()]
        empty = "" if "" in chosen.values() else f". Nothing is {' or '.join(free)} yet"
        for part in self.parts:
            place = chosen[part.token]
            if not place:
                faults[part.token] = f"Choose a place for “{part.says}”"
            elif place in first:
                faults[part.token] = f"“{first[place]}” and “{part.says}” are both {ordinal(int(place))}{empty}"
            first.setdefault(place, part.says)
        return faults
