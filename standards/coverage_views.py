"""The mark beside the booklet: which elements our standards show, and where there are gaps."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from people.roles import may
from standards.actions import word_criterion
from standards.forms import CriterionForm
from standards.models import Criterion, Framework
from standards.queries.coverage import Coverage, coverage_of
from standards.synonym_views import editors_only
from toolkit.spreadsheets import csv_answer

COLUMNS = ("Number", "Element", "In our words", "What our records can say", "Standards", "Coverage")


@editors_only
@require_safe
def coverage(request, framework_key):
    framework = get_object_or_404(Framework, key=framework_key)
    found = coverage_of(framework, request.user.person)
    show = request.GET.get("show", "")
    context = {
        "title": f"{len(found.covered)} of {len(found.rows)} elements have a standard behind them",
        "coverage": found,
        "groups": found.under_headings(show),
        "frameworks": [
            {"words": each.name, "url": reverse("standards:coverage", args=[each.key]), "current": each == framework}
            for each in found.others
        ],
        "shown": _choices(found, show),
        "may_word": may(request.user.roles, "keeps_evidence"),
    }
    return render(request, "standards/coverage.html", context)


def _choices(found: Coverage, show: str) -> list[dict]:
    counted = {"": ("All", found.rows), "covered": ("Covered", found.covered), "gaps": ("Gaps", found.gaps)}
    chosen = show if show in counted else ""
    return [
        {"words": f"{words} ({len(rows)})", "url": f"?show={value}" if value else "?", "current": value == chosen}
        for value, (words, rows) in counted.items()
    ]


@editors_only
@require_safe
def coverage_table(request, framework_key):
    """The same rows for a spreadsheet."""
    framework = get_object_or_404(Framework, key=framework_key)
    found = coverage_of(framework, request.user.person)
    rows = [
        (
            row.criterion.number,
            row.criterion.short_name,
            row.criterion.paraphrase,
            row.criterion.get_strength_display(),
            ", ".join(f"{standard.key} {standard.title}" for standard in row.by),
            row.says,
        )
        for row in found.rows
    ]
    return csv_answer(f"coverage-{framework.key}.csv", COLUMNS, rows)


@login_required
def licensed_wording(request, framework_key, number):
    """The official text of one criterion, pasted in by the lead of an organisation that has a licence."""
    if not may(request.user.roles, "keeps_evidence"):
        raise Http404
    criterion = get_object_or_404(Criterion, framework__key=framework_key, number=number)
    said = {"licensed_wording": criterion.licensed_wording, "strength": criterion.strength}
    is_sent = request.method == "POST"
    form = CriterionForm(request.POST if is_sent else None, initial=said)
    if is_sent and form.is_valid():
        word_criterion(criterion=criterion, **form.cleaned_data, by=request.user.person, now=timezone.now())
        messages.success(request, f"Saved for {criterion.number}.")
        return redirect("standards:coverage", framework_key)
    return render(request, "standards/criterion.html", {"title": str(criterion), "criterion": criterion, "form": form})
