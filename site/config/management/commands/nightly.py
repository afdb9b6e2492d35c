"""The one entry for cron: each night's work in order, for a given date, none stopping the next."""

import datetime as dt
import logging
from collections.abc import Callable

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from learning.actions.assigning import assign
from learning.actions.reopening import finish_reopenings
from learning.queries.soundness import soundness
from people.actions import close_leavers_accounts
from quizzes.actions.timing import sweep_attempts
from quizzes.actions.transfer import forget_question_files
from standards.actions import remind_owners
from standards.actions.importing import forget_unmade_imports
from standards.actions.looking_up import forget_old_misses
from toolkit.actions import forget_old_work, pick_up_dead_work
from toolkit.dates import local_day

logger = logging.getLogger("nightly")


def forget_old_sessions(*, today: dt.date, now: dt.datetime) -> None:
    call_command("clearsessions")


def check_the_ledger(*, today: dt.date, now: dt.datetime) -> None:
    """Read it from end to end, so that whatever was altered is known in the morning."""
    found = soundness(anchors=[], now=now)
    if found.faults:
        raise RuntimeError(" ".join(found.faults))


# What an app does each night is an action taking `today` and `now`; its line here is its place in the order.
JOBS: list[Callable[..., object]] = [
    close_leavers_accounts,
    sweep_attempts,
    assign,
    finish_reopenings,
    remind_owners,
    forget_unmade_imports,
    forget_question_files,
    forget_old_misses,
    forget_old_sessions,
    pick_up_dead_work,
    forget_old_work,
    check_the_ledger,
]


class Command(BaseCommand):
    help = "Do what is due on a day: today unless --date names another."

    def add_arguments(self, parser):
        parser.add_argument("--date", type=dt.date.fromisoformat, default=None)

    def handle(self, *, date, **options):
        today = date or local_day(timezone.now())
        failed = [job.__name__ for job in JOBS if not self._done(job, today)]
        if failed:
            raise CommandError(f"On {today}, these failed and the others were done: {', '.join(failed)}")

    def _done(self, job: Callable[..., object], today: dt.date) -> bool:
        try:
            job(today=today, now=timezone.now())
        except Exception:  # one job's failure is reported and must not cost the others their night
            logger.exception(f"{job.__name__} failed", extra={"event": "nightly.failed", "task": job.__name__})
            return False
        logger.info(f"{job.__name__} done", extra={"event": "nightly.done", "task": job.__name__})
        return True
