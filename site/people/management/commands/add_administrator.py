"""The first person of a new installation: somebody has to be able to sign in and bring in the rest."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from people.actions import create_account, grant_role, join, open_team
from people.models import Account, Team
from people.roles import Role
from toolkit.dates import local_day


class Command(BaseCommand):
    help = "Bring in an administrator. They set their own password from the link on the sign-in page."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("name", help="For instance «Yusuf Demir».")
        parser.add_argument("--organisation", default="Our organisation", help="Used when there is no team yet.")

    @transaction.atomic
    def handle(self, *, email, name, organisation, **options):
        self._check(email, name)
        now = timezone.now()
        team = Team.objects.filter(parent=None, closed_on=None).order_by("pk").first()
        team = team or open_team(name=organisation, parent=None, by=None, now=now)
        person = join(
            name=name,
            known_as=name.split()[0],
            team=team,
            manager=None,
            job_title="Administrator",
            starts_on=local_day(now),
            work_email=email,
            is_customer_facing=False,
            by=None,
            now=now,
        ).person
        create_account(person=person, email=email, by=None, now=now)
        grant_role(person=person, role=Role.ADMINISTRATOR, by=None, now=now)
        address = settings.SITE_URL + reverse("account_reset_password")
        self.stdout.write(f"{name} is an administrator. They set a password at {address} with {email}.")

    def _check(self, email, name):
        try:
            validate_email(email)
        except ValidationError as fault:
            raise CommandError(f"«{email}» is not an e-mail address. Give one like name@council.example.") from fault
        if not name.strip():
            raise CommandError("The name is empty. Give one like «Yusuf Demir».")
        if Account.objects.filter(email__iexact=email).exists():
            raise CommandError(f"Somebody already signs in with {email}.")
