"""Long work on a page of its own: how far it is, what came of it, and stopping it. Only who asked for it sees it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from toolkit.actions import ask_again, obstacles_to_asking_again, obstacles_to_stopping, stop_work
from toolkit.models import LongWork
from toolkit.obstacles import NotAllowed


@login_required
@require_safe
def work(request, key):
    found = get_object_or_404(LongWork.objects.of(request.user), key=key)
    now = timezone.now()
    context = {
        "title": found.title,
        "work": found,
        "may_stop": not obstacles_to_stopping(found),
        "may_ask_again": not obstacles_to_asking_again(found, now=now),
        "is_left_lying": found.is_left_lying(now),
    }
    return render(request, "toolkit/work.html", context)


@login_required
@require_POST
def stop(request, key):
    return _do(request, key, stop_work)


@login_required
@require_POST
def again(request, key):
    return _do(request, key, ask_again)


def _do(request, key, action):
    found = get_object_or_404(LongWork.objects.of(request.user), key=key)
    try:
        action(work=found, by=request.user.person, now=timezone.now())
    except NotAllowed as refusal:
        messages.error(request, refusal)
    return redirect(found)
