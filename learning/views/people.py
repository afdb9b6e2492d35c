"""One person, as they themselves and their manager see it, and what a manager does about it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from learning.actions.assigning import move_due_date
from learning.actions.coaching import close_topic
from learning.forms import ConversationForm, DatesForm
from learning.models import Cycle, Recheck, Topic
from learning.queries.my_learning import my_chapters
from learning.queries.people import coaching_of
from learning.reports.person_page import person_page
from learning.reports.phrases import day
from people.queries import people_whose_status
from toolkit.dates import local_day
from toolkit.obstacles import NotAllowed


@login_required
@require_safe
def person(request, key):
    someone, today = _someone(request, key), local_day(timezone.now())
    page = person_page(my_chapters(someone, today), coaching_of(someone), viewer=request.user.person)
    return render(request, "learning/person.html", {"title": page.title, "about": page})


@login_required
def dates(request, key):
    """Another last day for one chapter, with the reason."""
    someone, today = _someone(request, key, but_not_self=True), local_day(timezone.now())
    learning = my_chapters(someone, today)
    form = DatesForm(request.POST or None, learning=learning, initial={"chapter": request.GET.get("chapter", "")})
    acts_for = _acts_for(request, learning.employment)
    if request.method == "POST" and form.is_valid() and _moved(request, form, acts_for):
        words = f"{form.row.title}: the last day is now {day(form.cleaned_data['to'])}. {someone.known_as} can see why."
        messages.success(request, words)
        return redirect("learning:person", someone.key)
    context = {"title": f"Change a date for {someone.name}", "form": form, "someone": someone, "acts_for": acts_for}
    return render(request, "learning/dates.html", context)


@login_required
def conversation(request, key):
    """A talk about one topic: when, and in three words how it ended."""
    seen = people_whose_status(request.user.person, on=local_day(timezone.now())).exclude(pk=request.user.person.pk)
    topics = Topic.objects.filter(person__in=seen, talked_on__isnull=True).select_related("person")
    topic = get_object_or_404(topics, key=key)
    learning = my_chapters(topic.person, local_day(timezone.now()))
    form = ConversationForm(request.POST or None, initial={"talked_on": learning.today})
    acts_for = _acts_for(request, learning.employment)
    if request.method == "POST" and form.is_valid() and _talked(request, form, topic, acts_for):
        messages.success(request, f"Saved. {topic.person.known_as} sees the same two facts: the day and how it ended.")
        return redirect("learning:team")
    standard = learning.standard(topic.standard_key)
    context = {"title": f"You’ve talked with {topic.person.known_as}", "form": form, "topic": topic}
    return render(request, "learning/conversation.html", context | {"standard": standard, "acts_for": acts_for})


def _someone(request, key, *, but_not_self=False):
    seen = people_whose_status(request.user.person, on=local_day(timezone.now()))
    return get_object_or_404(seen.exclude(pk=request.user.person.pk) if but_not_self else seen, key=key)


def _acts_for(request, employment):
    """The manager on whose behalf a deputy acts; nobody for the manager's own people."""
    manager = employment.manager if employment else None
    return manager if manager and manager.pk != request.user.person.pk else None


def _moved(request, form, acts_for):
    try:
        move_due_date(
            **_thing_to_move(form.row),
            to=form.cleaned_data["to"],
            reason=form.cleaned_data["reason"],
            by=request.user.person,
            on_behalf_of=acts_for,
            now=timezone.now(),
        )
    except NotAllowed as refusal:
        form.add_error("to", refusal.reasons)
        return False
    return True


def _thing_to_move(row):
    """The short check after a change when only that is open, else the round."""
    if row.is_recheck and row.recheck_id:
        return {"recheck": Recheck.objects.get(pk=row.recheck_id)}
    return {"cycle": Cycle.objects.get(pk=row.cycle_id)}


def _talked(request, form, topic, acts_for):
    try:
        close_topic(
            topic=topic,
            outcome=form.cleaned_data["outcome"],
            talked_on=form.cleaned_data["talked_on"],
            by=request.user.person,
            on_behalf_of=acts_for,
            now=timezone.now(),
        )
    except NotAllowed as refusal:
        form.add_error("talked_on", refusal.reasons)
        return False
    return True
