"""Changing one element: what we say, our own view, what backs it up, what doesn't hold up yet."""

from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from learning.actions.evidencing import add_gap, add_proof, close_gap, judge, say
from learning.forms import ClaimForm, GapForm, OwnViewForm, ProofForm
from learning.models import Gap, Stage
from learning.queries.evidence import FRAMEWORK
from learning.queries.figures import CATALOGUE
from learning.views.keeping import keepers_only
from standards.models import Criterion
from toolkit.dates import local_day
from toolkit.obstacles import NotAllowed


@keepers_only
def claim(request, number):
    criterion = _criterion(number)
    element = _element(criterion)
    form = ClaimForm(request.POST or None, initial={"claim": element.claim if element else ""})
    return _answer(request, criterion, form, say, "claim", title="What we say", button="Save what we say")


@keepers_only
def own_view(request, number):
    criterion = _criterion(number)
    element = _element(criterion)
    stands = {"band": element.band, "stage": element.stage, "owner": element.owner_id} if element else {}
    form = OwnViewForm(request.POST or None, today=_today(), initial={"stage": Stage.NO_EVIDENCE} | stands)
    return _answer(request, criterion, form, judge, "owner", title="Our own view", button="Save our view")


@keepers_only
def proof(request, number):
    form = ProofForm(request.POST or None, today=_today(), figures=CATALOGUE)
    return _answer(request, _criterion(number), form, add_proof, "kept_at", title="Add evidence", button="Add it")


@keepers_only
def gap(request, number):
    form = GapForm(request.POST or None, today=_today())
    title = "What doesn’t hold up yet"
    return _answer(request, _criterion(number), form, add_gap, "title", title=title, button="Add it")


@keepers_only
@require_POST
def closing(request, number, pk):
    """It holds up now."""
    gap = get_object_or_404(Gap, pk=pk, element__criterion=_criterion(number))
    close_gap(gap=gap, on=_today(), by=request.user.person, now=timezone.now())
    return redirect("learning:element", number)


def _answer(request, criterion, form, action, field, *, title, button):
    """Draw the form, or do what it says; `field` is where a refusal is shown."""
    if request.method == "POST" and form.is_valid():
        try:
            action(criterion=criterion, **form.cleaned_data, by=request.user.person, now=timezone.now())
            return redirect("learning:element", criterion.number)
        except NotAllowed as refusal:
            form.add_error(field, refusal.reasons)
    context = {"title": f"{criterion.number}: {title}", "criterion": criterion, "form": form, "button": button}
    return render(request, "learning/element_form.html", context)


def _criterion(number):
    return get_object_or_404(Criterion.objects.select_related("element"), framework__key=FRAMEWORK, number=number)


def _element(criterion):
    return getattr(criterion, "element", None)


def _today():
    return local_day(timezone.now())
