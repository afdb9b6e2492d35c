"""The front page, looking something up, and the five pages at the foot of every other."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from home.context import organisation
from home.forms import SomethingWrongForm
from home.front import front_page
from home.notifications import tell_something_is_wrong
from learning.queries.costs import costs
from learning.queries.my_learning import my_chapters
from learning.queries.news import news_of
from standards.actions.looking_up import count_miss
from standards.queries.finding import Finder, LookedUp
from toolkit.dates import local_day


@login_required
def front(request):
    today = local_day(timezone.now())
    learning = my_chapters(request.user.person, today)
    return render(request, "home/front.html", {"page": front_page(learning, news_of(learning))})


@login_required
def search(request):
    words = request.GET.get("q", "").strip()[:100]
    looked_up = Finder(request.user.person).look_up(words) if words else None
    if looked_up and not looked_up.found:
        count_miss(words=words, today=local_day(timezone.now()))
    return render(request, "home/search.html", {"title": _found_in_words(looked_up), "looked_up": looked_up})


def _found_in_words(looked_up: LookedUp | None) -> str:
    """The heading and the name of the page, so that it is the first thing a screen reader says."""
    if looked_up is None:
        return "Look something up"
    count = len(looked_up.found)
    if not count:
        return f"Nothing for “{looked_up.words}”"
    return f"{count} answer{'' if count == 1 else 's'} for “{looked_up.read_as or looked_up.words}”"


def help_page(request):
    return render(request, "home/help.html", {"title": "Help"})


def accessibility(request):
    return render(request, "home/accessibility.html", {"title": "Accessibility statement"})


def what_we_record(request):
    return render(request, "home/what_we_record.html", {"title": "What we record about you"})


@login_required
def what_this_costs(request):
    today = local_day(timezone.now())
    found = costs(today=today, pounds_per_hour=organisation(request).pounds_per_hour)
    return render(request, "home/what_this_costs.html", {"title": "What this costs", "costs": found})


@login_required
def something_wrong(request):
    """What somebody says is wrong goes by e-mail to whoever helps; the page they came from goes with it."""
    form = SomethingWrongForm(request.POST or None, initial={"page": request.GET.get("page", "")[:200]})
    if request.method == "POST" and form.is_valid():
        tell_something_is_wrong(
            page=form.cleaned_data["page"], what=form.cleaned_data["what"], to=organisation(request).help_email
        )
        return redirect(f"{reverse('home:something_wrong_sent')}?{urlencode({'page': form.cleaned_data['page']})}")
    return render(request, "home/something_wrong.html", {"title": "Something wrong on this page?", "form": form})


@login_required
def something_wrong_sent(request):
    return render(request, "home/something_wrong_sent.html", {"title": "Thank you. We’ve sent it"})
