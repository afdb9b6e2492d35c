"""What an attempt led to, and fresh questions on what it missed."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from learning.queries.going_again import round_began_at, titles_unread
from learning.queries.my_learning import my_chapters
from learning.queries.results import result_facts
from learning.reports.result_page import result_page
from quizzes.actions.attempts import start_attempt
from quizzes.models import Attempt, Behaviour
from quizzes.queries import attempt_outcome
from toolkit.dates import local_day
from toolkit.obstacles import NotAllowed


@login_required
@require_safe
def result(request, key):
    attempt = _own(request, key)
    if not attempt.is_finished:
        return redirect(attempt)
    return _answer(request, attempt)


@login_required
@require_POST
def fresh(request, key):
    """Different situations about what this attempt missed."""
    attempt = _own(request, key)
    try:
        begun = start_attempt(
            quiz=attempt.quiz,
            person=request.user.person,
            behaviour=Behaviour.FRESH,
            standard_keys=attempt_outcome(attempt).missed,
            follows=attempt,
            tries_since=round_began_at(request.user.person, attempt.quiz),
            unread=titles_unread(request.user.person, attempt_outcome(attempt).missed),
            now=timezone.now(),
        )
    except NotAllowed as refusal:
        return _answer(request, attempt, errors=[{"words": reason} for reason in refusal.reasons])
    return redirect(begun)


def _own(request, key):
    attempts = Attempt.objects.of(request.user.person).select_related("quiz", "person")
    return get_object_or_404(attempts, key=key)


def _answer(request, attempt, errors=()):
    learning = my_chapters(request.user.person, local_day(timezone.now()))
    page = result_page(attempt_outcome(attempt), result_facts(attempt), learning)
    return render(request, "learning/result.html", {"title": page.title, "result": page, "errors": errors})
