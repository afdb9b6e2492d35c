"""What an editor could mend in a draft or still has to fill in, and how long it is."""

import csv
from functools import cache
from pathlib import Path

from wagtail.models import Page

from standards.checks import BUDGET, Remark, core_length, remarks_on, remarks_on_keeping
from standards.models import StandardPage

JARGON = Path(__file__).resolve().parent.parent / "data" / "jargon.csv"


@cache
def jargon() -> dict[str, str]:
    """Words to avoid, each with what to write: a file to edit, read once."""
    with JARGON.open(encoding="utf-8", newline="") as lines:
        return {row["avoid"]: row["write"] for row in csv.DictReader(lines)}


def remarks_on_page(page: StandardPage) -> list[Remark]:
    """What could be mended in a page as it is handed in, draft or not: who looks after it, and its words."""
    keeping = remarks_on_keeping(
        owner_role=page.owner_role, checked_by=page.checked_by, next_check_on=page.next_check_on
    )
    return [*keeping, *remarks_on(page.words(), jargon())]


def remarks_on_draft(page: Page) -> list[Remark]:
    """What could be mended in the newest draft of a page; nothing of one that is no standard."""
    draft = page.get_latest_revision_as_object()
    return remarks_on_page(draft) if isinstance(draft, StandardPage) else []


def checked(page: StandardPage) -> dict:
    """The same for the panel of the editor, as plain data, with the live length."""
    remarks = remarks_on_page(page)
    return {
        "words": core_length(page.words()),
        "budget": BUDGET,
        "remarks": [{"place": each.place, "sentence": each.sentence, "mend": each.mend} for each in remarks],
    }
