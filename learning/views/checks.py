"""A chapter's check: what you will be asked, and starting it."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from learning.queries.changed import about_the_change, changes_since_known
from learning.queries.going_again import round_began_at
from learning.queries.my_learning import my_chapters
from learning.reports.check_page import check_page, standards_to_ask
from quizzes.actions.attempts import start_attempt
from quizzes.models import Behaviour, Quiz
from quizzes.queries import standards_asked, terms_at
from toolkit.dates import local_day
from toolkit.obstacles import NotAllowed


@login_required
@require_safe
def check(request, slug):
    quiz = get_object_or_404(Quiz, slug=slug)
    return _answer(request, quiz, _learning(request))


@login_required
@require_POST
def start(request, slug):
    """Draw the questions about what this person still has to show; the attempt already open, if there is one."""
    quiz = get_object_or_404(Quiz, slug=slug)
    learning = _learning(request)
    row = learning.chapter(quiz.chapter_key)
    try:
        attempt = start_attempt(
            quiz=quiz,
            person=request.user.person,
            behaviour=Behaviour.CHANGE if row and row.is_recheck else Behaviour.PROVE_FIRST,
            standard_keys=standards_to_ask(row),
            about=about_the_change(row.standards) if row and row.is_recheck else {},
            now=timezone.now(),
            tries_since=round_began_at(request.user.person, quiz),
        )
    except NotAllowed as refusal:
        return _answer(request, quiz, learning, errors=[{"words": reason} for reason in refusal.reasons])
    return redirect(attempt)


@login_required
@require_POST
def practise(request, slug):
    """Questions about the whole chapter that go on nobody's record, where the check offers that."""
    quiz = get_object_or_404(Quiz, slug=slug)
    now = timezone.now()
    try:
        attempt = start_attempt(
            quiz=quiz,
            person=request.user.person,
            behaviour=Behaviour.PRACTICE,
            standard_keys=standards_asked(quiz, at=now),
            now=now,
        )
    except NotAllowed as refusal:
        return _answer(request, quiz, _learning(request), errors=[{"words": reason} for reason in refusal.reasons])
    return redirect(attempt)


def _learning(request):
    return my_chapters(request.user.person, local_day(timezone.now()))


def _answer(request, quiz, learning, errors=()):
    row = learning.chapter(quiz.chapter_key)
    changes = changes_since_known(row.standards) if row and row.is_recheck else {}
    page = check_page(quiz, learning, changes, terms_at(quiz, timezone.now()))
    return render(request, "learning/check.html", {"title": page.title, "check": page, "errors": errors})
