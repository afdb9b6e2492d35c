"""What the frame of every page shows: the organisation, who is signed in, and the way to the pages they may open."""

from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone

from home.models import SiteSettings
from people.queries import leads_anybody
from people.roles import may
from toolkit.dates import local_day


@dataclass(frozen=True)
class Organisation:
    name: str
    service_name: str
    help_phone: str
    help_email: str
    accessibility_contact: str
    pounds_per_hour: Decimal


@dataclass(frozen=True)
class NavItem:
    label: str
    url: str
    current: bool = False


def page_frame(request):
    """Nothing is asked of the database until a page prints it: an answer without a frame costs nothing."""
    return {
        "organisation": _Lazy(lambda: organisation(request)),
        "nav_items": _Lazy(lambda: nav_items(request)),
        "person": getattr(request.user, "person", None) if hasattr(request, "user") else None,
    }


class _Lazy:
    """A callable that a template resolves once and only if it prints it."""

    def __init__(self, find):
        self._find = find

    def __call__(self):
        if not hasattr(self, "_found"):
            self._found = self._find()
        return self._found


def organisation(request) -> Organisation:
    """The names and numbers the organisation has set for itself."""
    site = SiteSettings.load(request_or_site=request)
    return Organisation(
        name=site.organisation_name,
        service_name=site.service_name,
        help_phone=site.help_phone,
        help_email=site.help_email,
        accessibility_contact=site.accessibility_contact,
        pounds_per_hour=site.pounds_per_hour,
    )


def nav_items(request) -> list[NavItem]:
    """At most six words; a page somebody can't open isn't here."""
    account = getattr(request, "user", None)
    if account is None or not account.is_authenticated:
        return []
    roles, today = account.roles, local_day(timezone.now())
    pages = [
        ("Home", reverse("home:front")),
        ("Standards", "/standards/"),
        ("My record", reverse("learning:my_record")),
    ]
    if leads_anybody(account.person, on=today):
        pages.append(("My team", reverse("learning:team")))
    if may(roles, "keeps_evidence"):
        pages.append(("Evidence", reverse("learning:evidence")))
    if may(roles, "edits_booklet") or may(roles, "keeps_people"):
        pages.append(("Edit content" if may(roles, "edits_booklet") else "Settings", reverse("wagtailadmin_home")))
    return [NavItem(label, url, current=_is_here(request.path, url)) for label, url in pages]


def _is_here(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
