"""The addresses of the booklet that are not Wagtail's own pages."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from wagtail import views as wagtail_views

from people.roles import may
from standards import queries
from standards.actions import answer_fit
from standards.forms import FitForm
from standards.models import StandardVersion
from standards.reports import TARGET_COLUMNS, target_cells, targets_page, targets_shown
from toolkit.spreadsheets import csv_answer


def standard(request, chapter_slug, standard_slug):
    """A standard at the address Wagtail gives it; what is not here, or not for everyone, goes Wagtail's own way."""
    page = queries.page_at(request.path)
    if page is None or page.is_restricted:
        return wagtail_views.serve(request, request.path.lstrip("/"))
    return page.serve(request)


@login_required
@require_POST
def fit(request, version_key):
    """Keep «How does this fit your job?»; with something missing, the standard's page comes back as it was sent."""
    person = request.user.person
    version = get_object_or_404(StandardVersion, key=version_key)
    page = get_object_or_404(queries.standards_for(person), key=version.standard_key)
    form = FitForm(request.POST)
    if not form.is_valid():
        context = page.get_context(request) | {"fit_form": form, "errors": form.problems()}
        return render(request, page.template, context)
    answer, why = form.cleaned_data["fit"], form.cleaned_data["why"]
    answer_fit(version=version, person=person, answer=answer, what=why, now=timezone.now())
    messages.success(request, "Thank you. Your answer is saved.")
    return redirect(page.url)


@login_required
def changes(request, standard_key):
    """«What changed»: every version of a standard, each with what was said before and what is said now."""
    page = get_object_or_404(queries.standards_for(request.user.person), key=standard_key)
    stories = queries.history(standard_key)
    if not stories:
        raise Http404
    return render(request, "standards/changes.html", {"page": page, "stories": stories})


@login_required
@require_safe
def targets(request):
    """The register of targets: for everyone to read; whoever edits the booklet also sees where each is cited."""
    shows_citations = may(request.user.roles, "edits_booklet")
    found = queries.target_register(request.user.person, shows_citations=shows_citations)
    page = targets_page(found, **_chosen(request), shows_citations=shows_citations)
    return render(request, "standards/targets.html", {"title": page.title, "register": page})


@login_required
@require_safe
def targets_file(request):
    """The rows that the page shows, as a spreadsheet."""
    shows_citations = may(request.user.roles, "edits_booklet")
    found = queries.target_register(request.user.person, shows_citations=shows_citations)
    rows = [target_cells(each) for each in targets_shown(found, **_chosen(request))]
    columns = TARGET_COLUMNS if shows_citations else TARGET_COLUMNS[:-2]
    return csv_answer("targets.csv", columns, [row[: len(columns)] for row in rows])


def _chosen(request):
    return {"channel": request.GET.get("channel", ""), "only_law": request.GET.get("law") == "yes"}
