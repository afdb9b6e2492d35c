"""The owner's queue: what staff say gets in the way. For everyone else it isn't there."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from people.roles import may
from standards import queries
from standards.actions import move_suggestions
from standards.forms import AnswerForm
from standards.reports import answer_page, queue_page
from toolkit.obstacles import NotAllowed


def owners_only(view):
    @login_required
    @wraps(view)
    def only(request, *args, **kwargs):
        if not may(request.user.roles, "answers_staff"):
            raise Http404
        return view(request, *args, **kwargs)

    return only


@owners_only
@require_safe
def suggestions(request):
    state, standard_key = request.GET.get("state", ""), request.GET.get("standard", "")
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1
    found = queries.queue(state=state, standard_key=standard_key, page=number)
    page = queue_page(found, state=state, standard_key=standard_key)
    return render(request, "standards/suggestions.html", {"title": page.title, "queue": page})


@owners_only
def answer(request):
    """One suggestion or several together, as their keys in the address say."""
    found = queries.suggestions_by_key(_keys(request))
    if not found:
        messages.error(request, "Tick at least one suggestion.")
        return redirect("standards:suggestions")
    versions = queries.versions_that_could_come_of({each.standard_key for each in found})
    form = AnswerForm(request.POST or None, states=[each.state for each in found], versions=versions)
    if request.method == "POST" and form.is_valid() and _moved(form, found, request.user.person):
        messages.success(
            request, "Saved. The person sees your answer." if len(found) == 1 else "Saved for all of them."
        )
        return redirect("standards:suggestions")
    page = answer_page(found)
    return render(request, "standards/answer.html", {"title": page.title, "page": page, "form": form})


def _keys(request) -> list[str]:
    """The ticked ones; whatever is no key is left out."""
    return [
        key
        for key in request.GET.getlist("s")[:200]
        if len(key) == 36 and not set(key.lower()) - set("0123456789abcdef-")
    ]


def _moved(form, found, person):
    try:
        move_suggestions(
            fits=queries.fits_by_key([each.key for each in found]),
            to=form.cleaned_data["to"],
            answer=form.cleaned_data["answer"],
            told=form.cleaned_data["told"],
            version=form.chosen_version,
            by=person,
            now=timezone.now(),
        )
    except NotAllowed as refusal:
        form.add_error("to", refusal.reasons)
        return False
    return True
