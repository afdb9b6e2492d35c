"""Looking after what is published: a check without a change, and reading afterwards what went out alone."""

import datetime as dt

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from people.roles import may
from standards.actions import check_without_change, read_afterwards
from standards.models import StandardPage, StandardVersion
from toolkit.obstacles import NotAllowed


@login_required
@require_POST
def checks(request, standard_key):
    """«Checked, no change needed», until the day that was sent."""
    _editors_only(request)
    page = get_object_or_404(StandardPage, key=standard_key)
    try:
        check = check_without_change(
            page=page,
            next_check_on=_day(request.POST.get("next_check_on", "")),
            by=request.user.person,
            now=timezone.now(),
        )
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        until = check.next_check_on
        messages.success(request, f"“{page.title}” is checked. The next check is on {until.day} {until:%B %Y}.")
    return redirect("wagtailadmin_home")


@login_required
@require_POST
def later_reading(request, version_key):
    """Be the second reader of a version that went out without one."""
    _editors_only(request)
    version = get_object_or_404(StandardVersion.objects.exclude(without_reader=""), key=version_key)
    try:
        read_afterwards(version=version, by=request.user.person, now=timezone.now())
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Kept: you have read “{version.title}”, version {version.number}.")
    return redirect("wagtailadmin_home")


def _editors_only(request):
    if not may(request.user.roles, "edits_booklet"):
        raise Http404


def _day(text: str) -> dt.date:
    """What can't be read counts as no day in the future, which is refused in words."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return dt.date.min
