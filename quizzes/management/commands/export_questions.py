"""Every question in use, in a file that other systems read."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from quizzes.formats import export
from quizzes.importing.outgoing import JUDGEMENT, items_of
from quizzes.queries.transfer import versions_to_export

TABLES = {".csv": "csv", ".xlsx": "xlsx"}


class Command(BaseCommand):
    help = "Write the newest words of every question in use to a file: Moodle XML, or a table (.csv or .xlsx)."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--format", choices=["moodle_xml", "table"], required=True)
        parser.add_argument("--standard", action="append", default=[], help="only this standard; may be repeated")

    def handle(self, *, file, format, standard, **options):
        written_as = "moodle_xml" if format == "moodle_xml" else TABLES.get(file.suffix.lower())
        if written_as is None:
            raise CommandError(f"{file}: Name a table that ends in .csv or .xlsx.")
        versions = versions_to_export(standard)
        items, unfinished = items_of(
            (each.kind, each.spec, each.question.idnumber or each.question.key, each.question.standard_key)
            for each in versions
        )
        try:
            file.write_bytes(export(items, written_as))
        except OSError as fault:
            raise CommandError(f"{file}: {fault.strerror}.") from fault
        self.stdout.write(f"Wrote {len(items)} questions to {file}.")
        if unfinished:
            self.stdout.write(f"Left out, since they are not finished: {', '.join(unfinished)}.")
        ladders = sum(version.kind == JUDGEMENT for version in versions)
        if ladders:
            self.stdout.write(
                f"{ladders} of them are situations with a ladder, which other systems don’t have: they are written as "
                "one best answer, with where each choice lands as its feedback."
            )
