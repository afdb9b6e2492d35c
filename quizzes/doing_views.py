"""How questions are doing, for whoever writes them or owns what they are about. For everyone else it isn’t there."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from people.roles import may
from quizzes.models import Quiz
from quizzes.queries.statistics import chapters_figures, quiz_figures, quizzes_about
from quizzes.reports.doing import chapter_page, doing_page
from quizzes.reports.doing_file import COLUMNS, doing_cells
from quizzes.reports.one_standard import standard_page
from toolkit.spreadsheets import csv_answer


def writers_only(view):
    @login_required
    @wraps(view)
    def only(request, *args, **kwargs):
        if not may(request.user.roles, "edits_booklet"):
            raise Http404
        return view(request, *args, **kwargs)

    return only


@writers_only
@require_safe
def doing(request):
    page = doing_page(chapters_figures())
    return render(request, "quizzes/doing.html", {"title": page.title, "page": page})


@writers_only
@require_safe
def in_chapter(request, slug):
    figures = quiz_figures(get_object_or_404(Quiz, slug=slug), at=timezone.now())
    page = chapter_page(figures, Quiz.objects.order_by("pk"))
    return render(request, "quizzes/doing_in_chapter.html", {"title": page.title, "page": page})


@writers_only
@require_safe
def in_chapter_file(request, slug):
    """The same rows for a spreadsheet."""
    figures = quiz_figures(get_object_or_404(Quiz, slug=slug), at=timezone.now())
    return csv_answer(f"questions-{slug}.csv", COLUMNS, doing_cells(figures))


@writers_only
@require_safe
def on_standard(request, standard_key):
    quiz = get_object_or_404(quizzes_about(standard_key))
    figures = quiz_figures(quiz, at=timezone.now())
    standard = figures.standard(standard_key)
    if standard is None:
        raise Http404
    page = standard_page(figures, standard)
    return render(request, "quizzes/doing_on_standard.html", {"title": page.title, "page": page})
