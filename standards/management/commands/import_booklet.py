"""A booklet from a Word file, or from another site as JSON, as draft pages."""

from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from standards.actions.importing import keep_for_checking, make_drafts, make_drafts_of_exchange
from standards.importing.child import Unreadable, read_file
from standards.importing.exchange import NotABooklet, read_exchange
from standards.importing.missing import still_missing
from standards.importing.planning import Plan, plan_for_exchange
from standards.models import BookletImport, BookletPage
from toolkit.obstacles import NotAllowed


class Command(BaseCommand):
    help = "Make draft pages of a Word file (.docx), or of a booklet exported from another site (.json). Nothing is published."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--by", required=True, help="the e-mail address of whoever the drafts will belong to")
        parser.add_argument("--look", action="store_true", help="say what would be made, and make nothing")

    def handle(self, *, file, by, look, **options):
        person = self._person(by)
        booklet = BookletPage.objects.first()
        if booklet is None:
            raise CommandError("There is no booklet to put it in. Run: manage.py set_up")
        try:
            data = file.read_bytes()
            with transaction.atomic():
                plan, notes = self._make(file.name, data, booklet, person)
                transaction.set_rollback(look)
        except OSError as fault:
            raise CommandError(f"{file}: {fault.strerror}.") from fault
        except (Unreadable, NotABooklet, NotAllowed) as refusal:
            raise CommandError(str(refusal)) from refusal
        self._tell(plan, notes, look)

    def _make(self, name, data, booklet, person) -> tuple[Plan, dict[str, list[dict[str, str]]]]:
        now = timezone.now()
        if name.endswith(".json"):
            chapters, pictures, told = read_exchange(name, data)
            plan = plan_for_exchange(chapters, booklet)
            make_drafts_of_exchange(plan=plan, pictures=pictures, file_name=name, booklet=booklet, by=person, now=now)
            left_out = [{"place": name, "text": sentence, "became": ""} for sentence in told]
            return plan, {"left_out": left_out, "missing": still_missing(plan)}
        kept = keep_for_checking(file_name=name, data=data, tree=read_file(name, data), by=person, now=now)
        plan = make_drafts(kept=kept, booklet=booklet, by=person, now=now)
        return plan, BookletImport.objects.get(pk=kept.pk).report

    def _person(self, email):
        account = get_user_model().objects.filter(email__iexact=email).select_related("person").first()
        if account is None:
            raise CommandError(f"Nobody here has the address {email}.")
        return account.person

    def _tell(self, plan, notes, look) -> None:
        for standard in plan.standards:
            self.stdout.write(f"{standard.key} {standard.title}: {standard.words}.")
        for heading, name in (("Still to fill in", "missing"), ("Guessed", "guessed"), ("Left out", "left_out")):
            found = notes.get(name, [])
            if found:
                self.stdout.write(f"\n{heading}:")
            for note in found:
                self.stdout.write(
                    "  " + ": ".join(part for part in (note["place"], note["text"], note["became"]) if part)
                )
        self.stdout.write(
            f"\n{'Would make' if look else 'Made'} {len(plan.writing)} of {len(plan.standards)} as drafts."
        )
