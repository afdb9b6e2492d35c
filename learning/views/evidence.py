"""The evidence for a quality mark: all elements, one element, and what each figure counts."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from learning.queries.costs import costs
from learning.queries.evidence import element_facts, line_for, pack
from learning.queries.figures import figure_for, figures_of
from learning.reports.element_page import element_page
from learning.reports.evidence_page import evidence_page
from learning.reports.figure_page import FIGURE_COLUMNS, figure_cells, figure_page
from learning.views.keeping import keepers_only
from toolkit.dates import local_day
from toolkit.spreadsheets import csv_answer


@keepers_only
@require_safe
def evidence(request):
    page = evidence_page(pack())
    return render(request, "learning/evidence.html", {"title": page.title, "evidence": page})


@keepers_only
@require_safe
def element(request, number):
    whole, today = pack(), local_day(timezone.now())
    facts = element_facts(found(whole, number))
    shows_cost = facts.line.criterion.strength == "primary"
    cost = costs(today=today, pounds_per_hour=0) if shows_cost else None
    page = element_page(whole, facts, figures_of(facts, today), cost, today)
    return render(request, "learning/element.html", {"title": page.title, "element": page})


@keepers_only
@require_safe
def figure(request, number, slug):
    page = figure_page(number, _figure(number, slug))
    return render(request, "learning/figure.html", {"title": page.title, "figure": page})


@keepers_only
@require_safe
def figure_file(request, number, slug):
    found = _figure(number, slug)
    return csv_answer(f"{number}-{slug}-{found.as_at}.csv", FIGURE_COLUMNS, figure_cells(found))


def found(whole, number):
    line = line_for(whole, number)
    if line is None:
        raise Http404
    return line


def _figure(number, slug):
    facts = element_facts(found(pack(), number))
    figure = figure_for(facts, slug, local_day(timezone.now()))
    if figure is None:
        raise Http404
    return figure
