"""What is on file about me, on the screen and to take away."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from learning.queries.costs import minutes_by_year
from learning.queries.my_learning import my_chapters, record_lines
from learning.reports.record_page import RECORD_COLUMNS, record_cells, record_page
from people.models import Deputy
from toolkit.dates import local_day
from toolkit.spreadsheets import csv_answer


@login_required
@require_safe
def my_record(request):
    person, today = request.user.person, local_day(timezone.now())
    learning = my_chapters(person, today)
    manager = learning.employment.manager if learning.employment else None
    deputies = [each.deputy for each in Deputy.objects.on(today).filter(manager=manager).select_related("deputy")]
    page = record_page(learning, record_lines(person), minutes_by_year(person), deputies)
    return render(request, "learning/my_record.html", {"title": page.title, "record": page})


@login_required
@require_safe
def my_records(request):
    """My own lines and nobody else's, for whoever asks me for proof."""
    lines = record_lines(request.user.person)
    return csv_answer("my-record.csv", RECORD_COLUMNS, [record_cells(line) for line in lines])
