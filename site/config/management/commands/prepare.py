"""Everything between a fresh clone and a site that can serve, in one process, since each start of Django costs seconds."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from people.models import Account


class Command(BaseCommand):
    help = "Migrate, make the cache tables, collect static files, fill an empty demo database, index it; what is done already costs nothing."

    def handle(self, **options):
        migrated = self._migrate()
        call_command("createcachetable", verbosity=0)
        if not settings.DEBUG:
            call_command("collectstatic", verbosity=0, interactive=False)
        seeded = settings.DEMO and self._seed()
        if migrated or seeded:
            self._say("Indexing for search …")
            call_command("update_index", verbosity=0)
        if settings.DEMO:
            call_command("demo_people", stdout=self.stdout)

    def _migrate(self) -> bool:
        executor = MigrationExecutor(connection)
        if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return False
        self._say("Bringing the database up to date …")
        call_command("migrate", verbosity=0, interactive=False)
        return True

    def _seed(self) -> bool:
        if Account.objects.exists():
            return False
        self._say("Filling the empty database with the demo organisation …")
        call_command("seed", if_empty=True, stdout=self.stdout)
        return True

    def _say(self, words: str):
        self.stdout.write(words)
        self.stdout.flush()
