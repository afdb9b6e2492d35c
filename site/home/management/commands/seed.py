import datetime as dt
import logging

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from home.demo.seed import seed_demo
from people.models import Account, Person
from toolkit.dates import local_day


class Command(BaseCommand):
    help = "Fill an empty database with Westerby Borough Council, which does not exist, and half a year of its history."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-empty", action="store_true", help="Say nothing and change nothing if there are people."
        )
        parser.add_argument("--today", type=dt.date.fromisoformat, help="Tell the story as if today were this day.")

    def handle(self, *, if_empty, today, **options):
        if not settings.DEMO:
            raise CommandError("The demo organisation only goes into a demo database: set DEMO=1 and DEBUG=1.")
        if Person.objects.exists() or Account.objects.exists():
            if if_empty:
                return
            raise CommandError("There are people in this database already. Seed an empty one.")
        # Thousands of lines about what happened to nobody would bury the first that matters.
        logging.disable(logging.INFO)
        try:
            seed_demo(today=today or local_day(timezone.now()))
        finally:
            logging.disable(logging.NOTSET)
