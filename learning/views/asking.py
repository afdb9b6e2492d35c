"""Asking one's manager for ten minutes."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from learning.actions.coaching import raise_topic
from learning.forms import AskForm
from learning.models import TopicKind
from learning.queries.my_learning import my_chapters
from people.queries import manager_of
from toolkit.dates import local_day
from toolkit.obstacles import NotAllowed


@login_required
def ask(request):
    learning = my_chapters(request.user.person, local_day(timezone.now()))
    manager = learning.employment.manager if learning.employment else None
    if manager is None:
        return render(request, "learning/ask_nobody.html", {"title": "There’s no manager on your record"})
    form = AskForm(request.POST or None, learning=learning, initial={"standard": request.GET.get("standard", "")})
    if request.method == "POST" and form.is_valid() and _asked_for(form, request.user.person):
        return redirect("learning:asked")
    title = f"Ask {manager.known_as} for 10 minutes"
    return render(request, "learning/ask.html", {"title": title, "form": form, "manager": manager})


@login_required
@require_safe
def asked(request):
    manager = manager_of(request.user.person, on=local_day(timezone.now()))
    title = f"{manager.known_as} can see that you’ve asked" if manager else "You’ve asked"
    return render(request, "learning/asked.html", {"title": title, "manager": manager})


def _asked_for(form, person):
    try:
        raise_topic(
            person=person,
            standard_key=form.cleaned_data["standard"],
            kind=TopicKind.ASKED,
            words=form.cleaned_data["about"],
            now=timezone.now(),
        )
    except NotAllowed as refusal:
        form.add_error("standard", refusal.reasons)
        return False
    return True
