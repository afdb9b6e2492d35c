from django.core.management.base import BaseCommand

from config import env
from config.admin_nonces import TEMPLATES, upstream, with_nonce


class Command(BaseCommand):
    help = "Copy the Wagtail templates that hold scripts into templates/, each script with its nonce."

    def handle(self, **options):
        for name in TEMPLATES:
            copy = env.ROOT / "templates" / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(with_nonce(upstream(name)))
