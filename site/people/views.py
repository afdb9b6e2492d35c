"""The page about one's own account."""

from allauth.mfa.models import Authenticator
from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone

from people.models import Account, Employment
from people.queries import employment_of
from toolkit.dates import local_day


@login_required
def account(request):
    """Who we think you are, and how you sign in."""
    context = {
        "title": "Your account",
        "facts": _facts(request.user, employment_of(request.user.person, on=local_day(timezone.now()))),
        "has_password": request.user.has_usable_password(),
        "second_factors": Authenticator.objects.filter(user=request.user)
        .exclude(type=Authenticator.Type.RECOVERY_CODES)
        .count(),
        "needs_second_factor": request.user.is_privileged,
    }
    return render(request, "people/account.html", context)


def _facts(account: Account, employment: Employment | None) -> list[dict[str, str]]:
    facts = [{"label": "Name", "text": account.person.name}]
    if employment:
        job = f"{employment.job_title}, {employment.team.name}"
        facts.append({"label": "Job", "text": f"{job} ({employment.employer})" if employment.employer else job})
        facts.append(
            {"label": "Manager", "text": employment.manager.name if employment.manager else "Nobody on record"}
        )
    return [*facts, {"label": "You sign in with", "text": account.email or "No e-mail address on record"}]
