"""What a person still has to fill in before the drafts of a file can go out: no file says who looks after a standard."""

from standards.checks import remarks_on_keeping
from standards.importing.notes import Note
from standards.importing.planning import Plan
from standards.models import StandardPage


def still_missing(plan: Plan) -> list[dict[str, str]]:
    """One note for each thing, with the standards that lack it, in the order of the first of them."""
    lacking: dict[str, list[str]] = {}
    pages = StandardPage.objects.filter(key__in=[each.key for each in plan.writing]).select_related("latest_revision")
    drafts = {page.key: page.get_latest_revision_as_object() for page in pages.order_by("path")}
    for each in plan.writing:
        for sentence in _sentences(drafts[each.key]):
            lacking.setdefault(sentence, []).append(each.key)
    return [vars(Note(", ".join(keys), "", sentence)) for sentence, keys in lacking.items()]


def _sentences(draft: StandardPage) -> list[str]:
    keeping = remarks_on_keeping(
        owner_role=draft.owner_role, checked_by=draft.checked_by, next_check_on=draft.next_check_on
    )
    said = [f"{remark.place}: {remark.mend}" for remark in keeping]
    return [*said, *(sentence for sentence in draft.obstacles_to_publishing() if sentence not in said)]
