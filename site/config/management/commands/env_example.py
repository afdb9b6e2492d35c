from django.core.management.base import BaseCommand

from config import env


class Command(BaseCommand):
    help = "Write .env.example from config/env.py."

    def handle(self, **options):
        (env.ROOT / ".env.example").write_text(env.example())
