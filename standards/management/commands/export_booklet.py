"""The whole published booklet in one file: a page that needs nothing else, or JSON for another site."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.template.loader import render_to_string
from django.utils import timezone
from wagtail.models import Site

from standards.importing.outgoing import as_data, whole_booklet, with_pictures
from standards.models import BookletPage
from toolkit.dates import local_day


class Command(BaseCommand):
    help = (
        "Write the published booklet to a file: .html for reading anywhere, .json for import_booklet on another site."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file, **options):
        booklet = BookletPage.objects.first()
        if booklet is None:
            raise CommandError("There is no booklet yet.")
        chapters = whole_booklet(booklet)
        if file.suffix == ".json":
            text = json.dumps(as_data(booklet, chapters), ensure_ascii=False, indent=1)
        elif file.suffix == ".html":
            text = self._page(booklet, chapters)
        else:
            raise CommandError(f"{file}: Name a file that ends in .html or .json.")
        try:
            file.write_text(text, encoding="utf-8")
        except OSError as fault:
            raise CommandError(f"{file}: {fault.strerror}.") from fault
        count = sum(len(chapter.standards) for chapter in chapters)
        self.stdout.write(f"Wrote {count} standards in {len(chapters)} chapters to {file}.")

    def _page(self, booklet, chapters) -> str:
        site = Site.objects.filter(is_default_site=True).first()
        words = {
            "booklet": booklet,
            "chapters": with_pictures(chapters),
            "organisation": site.site_name if site else "",
            "on": local_day(timezone.now()),
        }
        return render_to_string("standards/whole_booklet.html", words)
