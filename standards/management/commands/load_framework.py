"""A quality mark from a file: its headings and criteria, in one’s own words."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from standards.actions import load_framework
from toolkit.obstacles import NotAllowed


class Command(BaseCommand):
    help = "Load a framework from a CSV with the columns of standards/data/cse.csv. Twice changes nothing; one fault stops all."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file, **options):
        try:
            text = file.read_text(encoding="utf-8")
            framework = load_framework(text=text, by=None, now=timezone.now())
        except OSError as fault:
            raise CommandError(f"{file}: {fault.strerror}.") from fault
        except UnicodeDecodeError as fault:
            raise CommandError(f"{file}: It isn’t UTF-8. Save it as “CSV UTF-8”.") from fault
        except NotAllowed as refusal:
            raise CommandError("\n".join([f"{file}: nothing was loaded.", *refusal.reasons])) from refusal
        self.stdout.write(f"{framework.name}: {framework.criteria.count()} criteria.")
