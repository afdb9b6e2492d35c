from django.core.management.base import BaseCommand
from django.utils import timezone

from learning.actions.rebuilding import rebuild_standing
from learning.queries.rebuilt import differences, rebuilt


class Command(BaseCommand):
    help = (
        "Write standing, rounds and short checks anew from the ledger. With --check nothing is written; what differs is "
        "told, and the exit code is 1 if anything does."
    )

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true")

    def handle(self, *, check, **options):
        told = differences(rebuilt()) if check else rebuild_standing(by=None, now=timezone.now())
        for difference in told:
            self.stdout.write(str(difference))
        self.stdout.write(self._summary(len(told), check))
        if check and told:
            raise SystemExit(1)

    def _summary(self, number: int, check: bool) -> str:
        if not number:
            return "What is stored is what the ledger says."
        return (
            f"{number} differ from the ledger." if check else f"{number} differed from the ledger and were put right."
        )
