"""Start-up checks: every kind of question can be answered and drawn."""

from django.core.checks import Error, register
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from quizzes.forms import FORMS, kind_template
from quizzes.question_types import KINDS

NEEDED = (
    *("NAME", "LABEL", "read", "order_of", "show", "response_of", "mark", "explain", "guess", "choices_of", "picks_of"),
)


@register("quizzes")
def every_kind_is_whole(app_configs=None, **kwargs):
    errors = []
    for name, kind in KINDS.items():
        for part in NEEDED:
            if not hasattr(kind, part):
                errors.append(Error(f"The question type «{name}» has no «{part}».", id="quizzes.E001"))
        if name not in FORMS:
            errors.append(
                Error(
                    f"The question type «{name}» has no form.", hint="Add it to quizzes.forms.FORMS.", id="quizzes.E002"
                )
            )
        errors += [_missing(name, page) for page in ("question", "feedback") if not _exists(kind_template(name, page))]
    return errors


def _missing(name: str, page: str) -> Error:
    return Error(f"The question type «{name}» has no template {kind_template(name, page)}.", id="quizzes.E003")


def _exists(template: str) -> bool:
    try:
        get_template(template)
    except TemplateDoesNotExist:
        return False
    return True
