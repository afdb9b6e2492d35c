"""The booklet as it was: a standard's words on a past day, and the editions with what each changed."""

import datetime as dt

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from people.roles import may
from standards import queries
from standards.actions import make_edition
from standards.forms import EditionForm
from standards.models import Edition
from toolkit.dates import local_day
from toolkit.obstacles import NotAllowed


@require_safe
def on_a_day(request, standard_key, day):
    """The words in force on a day, at an address that stays; nothing before they were first published."""
    person = request.user.person if request.user.is_authenticated else None
    page = queries.standards_for(person).filter(key=standard_key).first()
    if page is None and person is None:
        return redirect_to_login(request.get_full_path())
    past = queries.standard_on(standard_key, _past_day(day)) if page else None
    if past is None:
        raise Http404
    title = f"{past.words['title']}, as it read on {past.on.day} {past.on:%B %Y}"
    return render(request, "standards/on_a_day.html", {"title": title, "page": page, "past": past})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def editions(request):
    """All of them; and, for those who work on the booklet, making the next one of the words in force."""
    may_make = may(request.user.roles, "edits_booklet")
    if request.method == "POST" and not may_make:
        raise Http404
    form = EditionForm(request.POST if request.method == "POST" else None, initial={"dated": _today()})
    if request.method == "POST" and form.is_valid():
        try:
            made = make_edition(**form.cleaned_data, by=request.user.person, now=timezone.now())
        except NotAllowed as refusal:
            form.say(refusal.reasons)
        else:
            messages.success(request, f"{made} is made. It holds {made.contents.count()} standards.")
            return redirect("standards:edition", made.number)
    context = {"title": "Editions", "editions": queries.editions(), "form": form if may_make else None}
    return render(request, "standards/editions.html", context)


@login_required
@require_safe
def edition(request, number):
    """What an edition changed since the one before, as far as this person may read it."""
    found = get_object_or_404(Edition, number=number)
    readable = set(queries.standards_for(request.user.person).values_list("key", flat=True))
    story = queries.edition_story(found, readable=readable)
    return render(request, "standards/edition.html", {"title": str(found), "story": story})


def _past_day(text: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError as fault:
        raise Http404 from fault
    if day > _today():
        raise Http404
    return day


def _today() -> dt.date:
    return local_day(timezone.now())
