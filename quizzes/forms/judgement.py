"""What somebody makes of a situation, in the way in which it is asked."""

from typing import Any

from django import forms

from quizzes.forms.answering import NOT_BOTH, NOT_HERE, AnswerForm
from quizzes.forms.one_choice import OneChoiceForm
from quizzes.question_types.judgement import BEST_WORST, RATE, RUNG_WORDS, ShownSituation

NOTHING_MARKED = "Mark the best and the worst, or say you’re not sure"
NO_BEST, NO_WORST = "Mark which is best", "Mark which is worst"
TWO_THINGS = "Mark one as best and another as worst"
NOTHING_PLACED = "Say how each one lands, or say you’re not sure"
CHOOSE_ONE = "Choose how it lands"


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
        _judge_the_whole(self, NOTHING_MARKED)
        marked = [self.cleaned_data.get(name) for name in ("answer-best", "answer-worst")]
        if marked[0] and marked[0] == marked[1]:
            self.add_error("answer-worst", TWO_THINGS)

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


class RatingForm(AnswerForm):
    """One list for each choice, beside one for «I’m not sure» that stands alone."""

    def __init__(self, shown: ShownSituation, data=None):
        super().__init__(shown, data)
        rungs = [(rung.value, words) for rung, words in RUNG_WORDS.items()]
        for choice in shown.choices:
            faults = {"required": f"Say how “{choice.says}” lands", "invalid_choice": NOT_HERE}
            self.fields[f"answer-{choice.token}"] = forms.ChoiceField(choices=rungs, error_messages=faults)

    def clean(self):
        super().clean()
        _judge_the_whole(self, NOTHING_PLACED)

    def target_of(self, name: str) -> str:
        return name if name in self.fields else next(iter(self.fields))

    @property
    def whole_problem(self) -> str:
        """What is wrong with the answer as a whole; what is wrong with one of its lists stands there."""
        return next(iter(self.non_field_errors()), "")

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [self._row(choice) for choice in self.shown.choices]

    def _row(self, choice) -> dict[str, Any]:
        name = f"answer-{choice.token}"
        given = self.sent(name)
        rungs = [
            {"value": rung.value, "words": words, "selected": rung.value in given} for rung, words in RUNG_WORDS.items()
        ]
        options = [{"value": "", "words": CHOOSE_ONE, "selected": False}, *rungs]
        return {"name": name, "words": choice.says, "options": options, "error": self.errors.get(name, [""])[0]}


FORMS_OF_WAYS = {BEST_WORST: BestWorstForm, RATE: RatingForm}


def judgement_form(shown: ShownSituation, data=None) -> AnswerForm:
    return FORMS_OF_WAYS.get(shown.way, JudgementForm)(shown, data)


def _judge_the_whole(form: AnswerForm, nothing_given: str) -> None:
    """One sentence for a form left empty, for «not sure» beside anything else, and for what this page can't send."""
    given = [name for name in form.fields if any(form.sent(name))]
    alone = any(form.sent("answer"))
    if form.strays or any(len(form.sent(name)) > 1 for name in given):
        form.say_only(NOT_HERE)
    elif alone:
        form.say_only(NOT_BOTH if given else NOT_HERE)
    elif not given:
        form.say_only(nothing_given)
