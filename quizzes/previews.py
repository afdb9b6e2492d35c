"""A question before anybody is asked it: as a colleague meets it, for whoever edits the standard, and with its key and
every feedback, for whoever writes it or reads it second."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from quizzes.forms import FORMS, kind_template
from quizzes.models import QuestionVersion
from quizzes.queries import ready_versions
from quizzes.question_types import kind_of
from standards.wording import Words, lines


def draw_question(words: Words, request) -> SafeString | str:
    """The first question in use on the standard: one whose line the draft still has, if there is one."""
    versions = ready_versions([words["key"]], ahead=True)
    version = next((each for each in versions if each.tests_line in lines(words)), next(iter(versions), None))
    return draw_asked(version, request, has_title=True) if version else ""


def draw_with_key(version: QuestionVersion, request) -> SafeString:
    """All there is to a question, what is best included. For its author and its second reader, and nobody else."""
    kind = kind_of(version.kind)
    question = kind.read(version.spec)
    context = {
        "question": question,
        "feedback": kind.explain(question, None),
        "kind_label": kind.LABEL,
        "kind_template": kind_template(version.kind, "preview"),
    }
    return render_to_string("quizzes/preview_with_key.html", context, request)


def draw_asked(version: QuestionVersion, request, *, has_title: bool = False) -> SafeString:
    """The question as the person meets it, in no form, so that nothing can be sent."""
    kind = kind_of(version.kind)
    question = kind.read(version.spec)
    shown = kind.show(question, kind.order_of(question, seed=0, slot=1))
    context = {"shown": shown, "answer_form": FORMS[version.kind](shown), "has_title": has_title}
    context["kind_template"] = kind_template(version.kind, "question")
    return render_to_string("quizzes/preview.html", context, request)
