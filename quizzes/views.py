"""The question and the feedback pages. Every one is somebody's own: another's attempt looks as if it did not exist."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quizzes.actions.attempts import answer_item, submit_attempt
from quizzes.actions.drafting import NewerDraft, save_draft
from quizzes.actions.timing import extend_attempt, look_at_attempt
from quizzes.behaviours import WAYS
from quizzes.forms import FORMS, form_as_left, kind_template, sent_answer, sent_certainty, sent_fields
from quizzes.models import Attempt
from quizzes.queries import feedback_page, items_of, place_of, question_page
from quizzes.reports.question_page import certainty_asked, draft_told, time_told
from toolkit.obstacles import NotAllowed


@login_required
@never_cache
@require_safe
def attempt(request, key):
    """The door to an attempt, for links that don't know how far it got."""
    attempt = _as_it_is(request, _own(request, key))
    return redirect(_after(attempt, _place(attempt, items_of(attempt), 1)))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request, key, slot):
    """Ask it, or keep the answer that came. What is wrong with an answer, the form says."""
    attempt = _own(request, key)
    if request.method == "POST" and _is_kept(request, attempt, slot):
        return redirect("quizzes:feedback", key, slot)
    attempt = _as_it_is(request, attempt)
    items = items_of(attempt)
    place = _place(attempt, items, slot)
    elsewhere = _elsewhere(attempt, place)
    if elsewhere:
        return redirect(elsewhere)
    item = items[slot - 1]
    page = question_page(item)
    draft = getattr(item, "draft", None)
    form = _form(request, page, draft)
    return render(
        request,
        "quizzes/question.html",
        {
            "title": page.shown.title,
            "place": place,
            "shown": page.shown,
            "answer_form": form,
            "errors": form.problems,
            "kind_template": kind_template(page.kind, "question"),
            "back_url": _before(attempt, slot),
            "keep_as": f"{attempt.key}-{slot}",
            "draft": draft_told(draft),
            "draft_url": reverse("quizzes:draft", args=[attempt.key, slot]),
            "certainty": certainty_asked(attempt, form.data),
            "time": time_told(attempt, now=timezone.now()),
        },
    )


@login_required
@never_cache
@require_POST
def draft(request, key, slot):
    """Keep what stands in the form. The reply knows a revision and a time of day, and nothing of the question."""
    attempt = _own(request, key)
    seen = request.POST.get("revision", "")
    if not seen.isdecimal() or len(seen) > 9:
        return JsonResponse({"words": ["Say which revision was seen."]}, status=400)
    try:
        kept = save_draft(
            attempt=attempt,
            slot=slot,
            fields=sent_fields(request.POST),
            seen=int(seen),
            by=request.user.person,
            now=timezone.now(),
        )
    except NewerDraft as newer:
        return JsonResponse(draft_told(newer.draft), status=409)
    except NotAllowed as refusal:
        return JsonResponse({"words": refusal.reasons}, status=410)
    return JsonResponse(draft_told(kept))


@login_required
@never_cache
@require_safe
def feedback(request, key, slot):
    attempt = _as_it_is(request, _own(request, key))
    items = items_of(attempt)
    place = _place(attempt, items, slot)
    page = feedback_page(attempt, items[slot - 1], place)
    if page is None:
        return redirect(_after(attempt, place))
    next_url = _after_feedback(attempt, items, place)
    return render(
        request,
        "quizzes/feedback.html",
        {
            "title": page.feedback.heading,
            "place": place,
            "page": page,
            "kind_template": kind_template(page.kind, "feedback"),
            "next_url": next_url,
            "next_words": "See where that leaves you" if next_url == _result(attempt) else "Next question",
            "talk_url": _ask_url(items[slot - 1]) if page.is_wrong_and_sure else "",
        },
    )


@login_required
@never_cache
@require_POST
def submission(request, key):
    """Finish as it stands. A second click, or a second tab, comes to the same result."""
    attempt = _own(request, key)
    submit_attempt(attempt=attempt, by=request.user.person, now=timezone.now())
    return redirect(_result(attempt))


@login_required
@never_cache
@require_POST
def more_time(request, key):
    """The one button of a check with a time limit."""
    attempt = _own(request, key)
    try:
        extend_attempt(attempt=attempt, by=request.user.person, now=timezone.now())
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    return redirect(attempt)


def _own(request, key) -> Attempt:
    attempts = Attempt.objects.of(request.user.person).select_related("quiz", "quiz_version")
    return get_object_or_404(attempts, key=key)


def _as_it_is(request, attempt) -> Attempt:
    """Finished, if its time was up before anybody looked."""
    return look_at_attempt(attempt=attempt, by=request.user.person, now=timezone.now())


def _is_kept(request, attempt, slot) -> bool:
    """Try the answer as it came: only under the action's lock is it certain what may be answered."""
    sent = sent_answer(request.POST)
    if sent is None:
        return False
    try:
        answer_item(
            attempt=attempt,
            slot=slot,
            sent=sent.fields,
            by=request.user.person,
            now=timezone.now(),
            certainty=sent_certainty(request.POST),
        )
    except NotAllowed:
        return False
    return True


def _form(request, page, draft):
    if request.method == "POST":
        return FORMS[page.kind](page.shown, request.POST)
    return form_as_left(page.kind, page.shown, draft.fields) if draft else FORMS[page.kind](page.shown, None)


def _place(attempt, items, slot):
    place = place_of(attempt, items, slot)
    if place is None:
        raise Http404
    return place


def _elsewhere(attempt, place) -> str | None:
    """Where a question that must not be asked (again, any more, or yet) leads instead."""
    if place.is_answered:
        return reverse("quizzes:feedback", args=[attempt.key, place.slot])
    if place.is_finished:
        return _result(attempt)
    if place.slot != place.next_slot:
        return reverse("quizzes:question", args=[attempt.key, place.next_slot])
    return None


def _before(attempt, slot) -> str:
    if slot > 1:
        return reverse("quizzes:feedback", args=[attempt.key, slot - 1])
    return reverse("learning:check", args=[attempt.quiz.slug])


def _after(attempt, place) -> str:
    """The first question without an answer, or the result."""
    if place.is_finished or place.next_slot is None:
        return _result(attempt)
    return reverse("quizzes:question", args=[attempt.key, place.next_slot])


def _after_feedback(attempt, items, place) -> str:
    """Where feedback is kept until the end, one leads to the next."""
    answered = [item.slot for item in items[place.slot :] if item.answered_at is not None]
    if place.is_finished and answered and not WAYS[attempt.behaviour].shows_feedback_at_once:
        return reverse("quizzes:feedback", args=[attempt.key, answered[0]])
    return _after(attempt, place)


def _result(attempt) -> str:
    # Whether it counts, until when and what comes next is known one app up.
    return reverse("learning:result", args=[attempt.key])


def _ask_url(item) -> str:
    return f"{reverse('learning:ask')}?standard={item.standard_key}"
