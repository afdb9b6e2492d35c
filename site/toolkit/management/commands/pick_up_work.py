from django.core.management.base import BaseCommand
from django.utils import timezone

from toolkit.actions import pick_up_dead_work
from toolkit.dates import local_day


class Command(BaseCommand):
    help = "Give work whose worker has died to another. For cron, every ten minutes; the night does it too."

    def handle(self, **options):
        now = timezone.now()
        self.stdout.write(f"{pick_up_dead_work(today=local_day(now), now=now)} picked up")
