"""How each kind of question meets the browser: one form and three templates a kind."""

from collections.abc import Callable, Mapping, Sequence

from django.http import QueryDict

from quizzes.forms.answering import AnswerForm
from quizzes.forms.best_answer import BestAnswerForm
from quizzes.forms.choose_all import ChooseAllForm
from quizzes.forms.judgement import judgement_form
from quizzes.forms.matching import MatchingForm
from quizzes.forms.number import NumberForm
from quizzes.forms.ordering import OrderingForm
from quizzes.forms.sent import NOT_SURE, SentAnswer, sent_answer, sent_certainty, sent_fields
from quizzes.forms.short_text import ShortTextForm
from quizzes.forms.true_false import TrueFalseForm
from quizzes.question_types.base import Shown

# Each is called with what is shown of the question, and with what came if something did.
FORMS: dict[str, Callable[..., AnswerForm]] = {
    "judgement": judgement_form,
    "best_answer": BestAnswerForm,
    "choose_all": ChooseAllForm,
    "true_false": TrueFalseForm,
    "matching": MatchingForm,
    "ordering": OrderingForm,
    "number": NumberForm,
    "short_text": ShortTextForm,
}

__all__ = [
    "FORMS",
    "NOT_SURE",
    "SentAnswer",
    "form_as_left",
    "kind_template",
    "sent_answer",
    "sent_certainty",
    "sent_fields",
]


def kind_template(kind: str, page: str) -> str:
    """Where a kind draws its part of the «question» page, the «feedback» page or the «preview» with the key."""
    return f"quizzes/question_types/{kind}/{page}.html"


def form_as_left(kind: str, shown: Shown, fields: Mapping[str, Sequence[str]]) -> AnswerForm:
    """The form with what was kept in it, and no word about what it still lacks: nobody has sent it."""
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        data.setlist(name, list(values))
    form = FORMS[kind](shown, data)
    form.full_clean()
    form.errors.clear()
    return form
