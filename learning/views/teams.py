"""A manager's page: who is overdue, who would welcome a conversation, everyone by chapter."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from learning.queries.teams import team_standing
from learning.reports.team_page import TeamView, team_cells, team_columns, team_page
from people.queries import leads
from toolkit.dates import local_day
from toolkit.spreadsheets import csv_answer


@login_required
@require_safe
def team(request):
    today = local_day(timezone.now())
    own = leads(request.user.person, on=today)
    if not own and "for" not in request.GET:
        return render(request, "learning/team_nobody.html", {"title": "No one reports to you"})
    lead = _chosen(own, request.GET.get("for"))
    standing = team_standing(lead.manager, today=today)
    page = team_page(standing, lead, own, TeamView.from_query(request.GET), viewer=request.user.person)
    return render(request, "learning/team.html", {"title": page.title, "team": page})


@login_required
@require_safe
def team_file(request):
    """The same rows as the page, as a spreadsheet."""
    today = local_day(timezone.now())
    lead = _chosen(leads(request.user.person, on=today), request.GET.get("for"))
    standing = team_standing(lead.manager, today=today)
    return csv_answer(f"team-{today}.csv", team_columns(standing), team_cells(standing))


def _chosen(own, key):
    """The team asked for, among those this person leads; the first of them unless one is named."""
    chosen = [lead for lead in own if key in (None, "", str(lead.manager.key))]
    if not chosen:
        raise Http404
    return chosen[0]
