from django.core.management.base import BaseCommand
from django.utils import timezone

from home.actions import set_up_site


class Command(BaseCommand):
    help = "Make a new installation ready: front page, booklet, roles, second reader, the quality mark's criteria."

    def add_arguments(self, parser):
        parser.add_argument("organisation", help="For instance «Westerby Borough Council».")

    def handle(self, *, organisation, **options):
        set_up_site(organisation_name=organisation, by=None, now=timezone.now())
        self.stdout.write("Ready. Next: manage.py add_administrator EMAIL NAME")
