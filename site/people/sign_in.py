"""One door. Every sign-in goes through allauth, its limits and its second factor; the demo's needs no password."""

import base64
from dataclasses import dataclass
from urllib.parse import urlsplit

from allauth.account import views as allauth_views
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.decorators import reauthentication_required
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, login
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from people.models import Account, Deputy, Employment
from people.roles import Role
from toolkit.audit import record
from toolkit.dates import local_day

# --- the door ---------------------------------------------------------------------------------------------------------


@never_cache
def sign_in(request):
    """The one address to sign in at."""
    if request.user.is_authenticated and next_path(request).startswith("/admin"):
        # Wagtail sends people without access here, and allauth would send them back there, for ever.
        raise PermissionDenied
    if settings.DEMO:
        return render(request, "people/sign_in_demo.html", {"groups": demo_groups(), "next": next_path(request)})
    return allauth_views.login(request)


def to_sign_in(request):
    """Wagtail's and Django's own sign-in addresses lead to the one door."""
    path = next_path(request)
    query = "?" + urlencode({REDIRECT_FIELD_NAME: path}) if path else ""
    return redirect(resolve_url("account_login") + query)


def to_password_reset(request):
    return redirect("account_reset_password")


# Whoever finds a screen unlocked could otherwise give the account a password, and come back with it.
set_password = login_required(reauthentication_required(allauth_views.password_set))


def closed(request):
    """What others bring and this site does not have: accounts and addresses come from the staff list."""
    raise Http404


def next_path(request) -> str:
    """Where the person was going, if that is here."""
    path = request.POST.get(REDIRECT_FIELD_NAME) or request.GET.get(REDIRECT_FIELD_NAME) or ""
    safe = url_has_allowed_host_and_scheme(path, {request.get_host()}, require_https=request.is_secure())
    return path if safe else ""


# --- the demo ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class DemoPerson:
    """Somebody one can be in the demo: who they are, what they are there, and what one then sees."""

    key: str
    name: str
    part: str
    sees: str

    @property
    def label(self) -> str:
        return f"{self.name}, {self.part}"


@require_POST
def demo_session(request, key):
    """Become one of the demo's people. Outside demo mode this address does not exist."""
    if not settings.DEMO:
        raise Http404
    account = get_object_or_404(Account, person__key=key, is_demo=True, is_active=True)
    # Nothing of the person before may stay in the session.
    request.session.flush()
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    record(account, "people.session.demo", by=account.person)
    return redirect(next_path(request) or settings.LOGIN_REDIRECT_URL)


@dataclass(frozen=True)
class DemoGroup:
    """What one can see, and the people one sees it as: some with a story to show, and the rest of the organisation."""

    title: str
    named: list[DemoPerson]
    others: list[DemoPerson]


def demo_groups() -> list[DemoGroup]:
    people = [(_group(account, facts), _demo_person(account, facts)) for account, facts in _demo_accounts()]
    groups = [
        DemoGroup(
            title,
            named=[person for place, person in people if place == title and person.sees],
            others=sorted((person for place, person in people if place == title and not person.sees), key=_by_name),
        )
        for title in _GROUPS
    ]
    return [group for group in groups if group.named or group.others]


_WRITING = "Write and publish the booklet"
_LEADING = "Look after the standards and the evidence"
_RUNNING = "Look after people and the site"
_MANAGING = "See how a team is doing"
_LEARNING = "Read the standards and show you know them"
_OTHERS = "Everyone else in the organisation"
_GROUPS = (_LEARNING, _MANAGING, _WRITING, _LEADING, _RUNNING, _OTHERS)
_GROUP_OF_ROLE = (
    (Role.ADMINISTRATOR, _RUNNING),
    (Role.STANDARDS_LEAD, _LEADING),
    (Role.COMMS_EDITOR, _WRITING),
    (Role.SECOND_READER, _WRITING),
)


@dataclass(frozen=True)
class _Facts:
    job: str
    leads: bool


def _by_name(person: DemoPerson):
    return person.name, person.key


def _demo_accounts():
    accounts = (
        Account.objects.filter(is_demo=True, is_active=True)
        .select_related("person")
        .prefetch_related("groups")
        .order_by("pk")
    )
    today = local_day(timezone.now())
    employments = Employment.objects.on(today)
    jobs = dict(employments.values_list("person", "job_title"))
    leaders = set(employments.exclude(manager=None).values_list("manager", flat=True))
    leaders |= set(Deputy.objects.on(today).values_list("deputy", flat=True))
    return [
        (account, _Facts(job=jobs.get(account.person_id, ""), leads=account.person_id in leaders))
        for account in accounts
    ]


def _group(account, facts: _Facts) -> str:
    names = {group.name for group in account.groups.all()}
    for role, title in _GROUP_OF_ROLE:
        if role.value in names:
            return title
    if facts.leads:
        return _MANAGING
    return _LEARNING if account.demo_part else _OTHERS


def _demo_person(account, facts: _Facts) -> DemoPerson:
    """`demo_part` is what one sees as them, or «part: what one sees» where the role or the job would not say enough."""
    part, colon, sees = account.demo_part.partition(":")
    if not colon:
        roles = sorted(group.name for group in account.groups.all())
        part, sees = " and ".join(roles) or facts.job or "no longer employed", account.demo_part
    return DemoPerson(str(account.person.key), account.person.name, part.strip(), sees.strip())


# --- allauth, as it is here -------------------------------------------------------------------------------------------


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made from the staff list, so nobody opens one here."""

    def is_open_for_signup(self, request):
        return False

    def is_safe_url(self, url):
        try:
            return super().is_safe_url(url)
        except ValueError:  # such as https://[nowhere, which cannot even be taken apart
            return False


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    """Single sign-on opens accounts that are already there."""

    def is_open_for_signup(self, request, sociallogin):
        return False


class SecondFactorAdapter(DefaultMFAAdapter):
    """Seeds of one-time codes are useless to whoever reads the database without the key."""

    def encrypt(self, text):
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            raise ImproperlyConfigured(
                "A second factor in the database was not made with this MFA_KEY. Put the earlier key back."
            ) from None

    def can_delete_authenticator(self, authenticator):
        if not authenticator.user.is_privileged or authenticator.type not in _SIGNS_IN:
            return True
        others = Authenticator.objects.filter(user=authenticator.user, type__in=_SIGNS_IN).exclude(pk=authenticator.pk)
        return others.exists()


def _cipher() -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"second factor seeds").derive(
        settings.MFA_KEY.encode()
    )
    return Fernet(base64.urlsafe_b64encode(derived))


# --- signed out meanwhile ---------------------------------------------------------------------------------------------


def signed_out_meanwhile(get_response):
    """Whoever sends a form after their session has ended is told, where they sign in again, that it was not saved."""

    def middleware(request):
        sends = request.method == "POST" and not request.user.is_authenticated
        response = get_response(request)
        if sends and _asks_to_sign_in(response):
            messages.warning(request, "You were signed out before we could save that. Sign in, then send it again.")
        return response

    return middleware


def _asks_to_sign_in(response) -> bool:
    """Sent away to sign in and come back; signing in and out send people about for reasons of their own."""
    address = urlsplit(response.get("Location", ""))
    return address.path == resolve_url(settings.LOGIN_URL) and f"{REDIRECT_FIELD_NAME}=" in address.query


# --- the second factor ------------------------------------------------------------------------------------------------

_SIGNS_IN = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def second_factor(get_response):
    """Whoever can change what others see, or read about others, sets up a second factor before anything else."""

    def middleware(request):
        if _must_enrol(request):
            return redirect("mfa_index")
        return get_response(request)

    return middleware


def _must_enrol(request) -> bool:
    if settings.DEMO or request.path.startswith("/account/") or not request.user.is_authenticated:
        return False
    if not request.user.is_privileged:
        return False
    return not Authenticator.objects.filter(user=request.user, type__in=_SIGNS_IN).exists()
