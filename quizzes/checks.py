"""Start-up checks: every kind of question can be written, answered and drawn."""

from django.core.checks import Error, register
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from quizzes.blocks import BLOCKS
from quizzes.forms import FORMS, kind_template
from quizzes.question_types import KINDS

NEEDED = (
    *("NAME", "LABEL", "read", "order_of", "show", "response_of", "mark", "explain", "guess", "choices_of", "picks_of"),
)
PAGES = ("question", "feedback", "preview")


@register("quizzes")
def every_kind_is_whole(app_configs=None, **kwargs):
    errors = []
    for name, kind in KINDS.items():
        errors += [
            Error(f"The question type «{name}» has no «{part}».", id="quizzes.E001")
            for part in NEEDED
            if not hasattr(kind, part)
        ]
        if name not in FORMS:
            errors.append(_unlisted(name, "form", where="quizzes.forms.FORMS", id="quizzes.E002"))
        if name not in BLOCKS:
            errors.append(_unlisted(name, "authoring block", where="quizzes.blocks.BLOCKS", id="quizzes.E004"))
        errors += [_missing(name, page) for page in PAGES if not _exists(kind_template(name, page))]
    return errors


def _unlisted(name: str, part: str, *, where: str, id: str) -> Error:
    return Error(f"The question type «{name}» has no {part}.", hint=f"Add it to {where}.", id=id)


def _missing(name: str, page: str) -> Error:
    return Error(f"The question type «{name}» has no template {kind_template(name, page)}.", id="quizzes.E003")


def _exists(template: str) -> bool:
    try:
        get_template(template)
    except TemplateDoesNotExist:
        return False
    return True
