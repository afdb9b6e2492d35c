"""The next version of a standard on its way out: what it leads to, sending it, reading it second, and its questions."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages as admin_messages

from home.consequences import consequences_page
from home.context import organisation
from learning.reports.asking import asking
from people.roles import may
from quizzes.actions.bank import make_ready, retire_question, review_question
from quizzes.models import Question, QuestionVersion, VersionState
from standards.actions import approve, publish_alone, send_change
from standards.models import StandardPage
from toolkit.dates import local_day
from toolkit.obstacles import NotAllowed


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def next_version(request, standard_key):
    """What it leads to; and, sent, who is to look at it again and why."""
    page = _draft(request, standard_key)
    if request.method != "POST":
        return _answer(request, page)
    asks, reason = request.POST.get("asks", ""), request.POST.get("reason", "")
    if page.newest_version is None:
        asks = "all"
    return _do(
        request, page, lambda by, now: send_change(page=page, asks=asks, reason=reason[:300], by=by, now=now),
        said=f"“{page.title}” has gone to a second reader.", asks=asks, reason=reason,
    )  # fmt: skip


@login_required
@require_POST
def approval(request, standard_key):
    page = _draft(request, standard_key)
    return _do(
        request, page, lambda by, now: approve(page=page, by=by, now=now),
        said=f"“{page.title}” is published.",
    )  # fmt: skip


@login_required
@require_POST
def emergency(request, standard_key):
    """Out at once, with a reason, and on the list of what somebody else still has to read."""
    page = _draft(request, standard_key)
    typed = {name: request.POST.get(name, "")[:300] for name in ("asks", "reason", "emergency")}
    asks, why, reason = typed.values()
    return _do(
        request, page, lambda by, now: publish_alone(page=page, asks=asks, why=why, reason=reason, by=by, now=now),
        said=f"“{page.title}” is published. It stays on the dashboard until somebody else has read it.",
    )  # fmt: skip


@login_required
@require_POST
def question_review(request, standard_key, question_key):
    page, question = _draft(request, standard_key), _question(standard_key, question_key)
    return _do(
        request, page,
        lambda by, now: review_question(question=question, words=page.words(), by=by, now=now),
        said="Kept: still right for the new words.", then="home:next_version",
    )  # fmt: skip


@login_required
@require_POST
def question_retirement(request, standard_key, question_key):
    page, question = _draft(request, standard_key), _question(standard_key, question_key)
    return _do(
        request, page, lambda by, now: retire_question(question=question, by=by, now=now),
        said="Retired: it is asked no more.", then="home:next_version",
    )  # fmt: skip


@login_required
@require_POST
def question_reading(request, standard_key, question_key):
    """A question written for these words, read by somebody other than its writer."""
    page = _draft(request, standard_key)
    version = get_object_or_404(
        QuestionVersion, question=_question(standard_key, question_key), state=VersionState.DRAFT
    )
    return _do(
        request, page, lambda by, now: make_ready(version=version, read_by=by, now=now),
        said="Ready: it is asked from the day these words are published.", then="home:next_version",
    )  # fmt: skip


def _draft(request, standard_key):
    """The newest draft, for those who work on the booklet; for others there is nothing here."""
    page = get_object_or_404(StandardPage, key=standard_key)
    if not may(request.user.roles, "edits_booklet"):
        raise Http404
    return page.get_latest_revision_as_object()


def _question(standard_key, question_key):
    return get_object_or_404(Question, key=question_key, standard_key=standard_key)


def _do(request, page, act, *, said, then="wagtailadmin_home", **typed):
    """One action; where it is refused, the page again with the reasons and what was typed."""
    try:
        act(request.user.person, timezone.now())
    except NotAllowed as refusal:
        return _answer(request, page, errors=refusal.reasons, **typed)
    if then.startswith("home:"):
        messages.success(request, said)
        return redirect(then, page.key)
    admin_messages.success(request, said, buttons=_to_its_progress(request, page))
    return redirect(then)


def _to_its_progress(request, page):
    """Where a change that asks very many people can be watched by who published it."""
    found = asking(page.key, request.user)
    return [admin_messages.button(found.url, "See how far it is")] if found else []


def _answer(request, page, errors=(), **typed):
    found = consequences_page(
        page,
        request.user,
        today=local_day(timezone.now()),
        pounds_per_hour=organisation(request).pounds_per_hour,
        may_publish_alone=_may_publish_alone(request.user),
    )
    context = {"title": found.title, "told": found, "errors": [{"words": each} for each in errors], "typed": typed}
    return render(request, "home/next_version.html", context)


def _may_publish_alone(account):
    return may(account.roles, "publishes_alone")
