"""What somebody makes of a situation, in the way in which it is asked."""

from collections.abc import Mapping
from typing import Any

from django import forms

from quizzes.forms.answering import NOT_BOTH, NOT_HERE, AnswerForm
from quizzes.forms.one_choice import OneChoiceForm
from quizzes.forms.parts import PartsForm
from quizzes.question_types.judgement import BEST_WORST, RATE, RUNG_WORDS, ShownSituation

NOTHING_MARKED = "Mark the best and the worst, or say you’re not sure"
NO_BEST, NO_WORST = "Mark which is best", "Mark which is worst"
TWO_THINGS = "Mark one as best and another as worst"


class JudgementForm(OneChoiceForm):
    nothing_chosen = "Choose what you’d do, or say you’re not sure"


class BestWorstForm(AnswerForm):
    """Two fields over the same choices, beside one for «I’m not sure» that stands alone."""

    def __init__(self, shown: ShownSituation, data=None):
        super().__init__(shown, data)
        tokens = [(choice.token, choice.says) for choice in shown.choices]
        for name, missing in (("answer-best", NO_BEST), ("answer-worst", NO_WORST)):
            faults = {"required": missing, "invalid_choice": NOT_HERE}
            self.fields[name] = forms.ChoiceField(choices=tokens, error_messages=faults)

    def clean(self):
        super().clean()
        self._judge_the_whole()
        marked = [self.cleaned_data.get(name) for name in ("answer-best", "answer-worst")]
        if marked[0] and marked[0] == marked[1]:
            self.add_error("answer-worst", TWO_THINGS)

    def _judge_the_whole(self) -> None:
        """One sentence for a form left empty, for «not sure» beside anything else, and for what this page can't send."""
        given = [name for name in self.fields if any(self.sent(name))]
        alone = any(self.sent("answer"))
        if self.strays or any(len(self.sent(name)) > 1 for name in given):
            self.say_only(NOT_HERE)
        elif alone:
            self.say_only(NOT_BOTH if given else NOT_HERE)
        elif not given:
            self.say_only(NOTHING_MARKED)

    def target_of(self, name: str) -> str:
        return super().target_of(name if name in self.fields else "answer-best")

    @property
    def rows(self) -> list[dict[str, Any]]:
        best, worst = self.sent("answer-best"), self.sent("answer-worst")
        return [
            {
                "value": choice.token,
                "words": choice.says,
                "is_first": choice.token in best,
                "is_second": choice.token in worst,
            }
            for choice in self.shown.choices
        ]


class RatingForm(PartsForm):
    """A rung for each choice; two may stand on the same."""

    nothing_chosen = "Say how each one lands, or say you’re not sure"

    def __init__(self, shown: ShownSituation, data=None):
        super().__init__(shown, shown.choices, data)

    def options(self) -> list[tuple[str, str]]:
        return [(rung.value, words) for rung, words in RUNG_WORDS.items()]

    def faults(self, chosen: Mapping[str, str]) -> dict[str, str]:
        return {part.token: f"Say how “{part.says}” lands" for part in self.parts if not chosen[part.token]}


FORMS_OF_WAYS = {BEST_WORST: BestWorstForm, RATE: RatingForm}


def judgement_form(shown: ShownSituation, data=None) -> AnswerForm:
    return FORMS_OF_WAYS.get(shown.way, JudgementForm)(shown, data)
