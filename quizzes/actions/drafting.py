"""Keeping what stands in the form of a question before it is sent."""

import datetime as dt
from collections.abc import Mapping, Sequence

from django.db import transaction

from people.models import Person
from quizzes.actions.moving import facts_of, let_time_pass, lock, move
from quizzes.behaviours import next_slot
from quizzes.models import Attempt, Draft
from quizzes.moves import Event
from quizzes.queries import items_of
from quizzes.rules import obstacles_to_drafting
from toolkit import audit
from toolkit.obstacles import refuse_if


class NewerDraft(Exception):
    """Somewhere else something newer was kept, which this save has not seen; nothing was overwritten."""

    def __init__(self, draft: Draft):
        self.draft = draft
        super().__init__(f"revision {draft.revision}")


@transaction.atomic
def save_draft(
    *, attempt: Attempt, slot: int, fields: Mapping[str, Sequence[str]], seen: int, by: Person, now: dt.datetime
) -> Draft:
    """Replace what was kept of this question, by whoever saw the revision that stands there (`seen`; 0 for none).

    The same words again, because the reply was lost, are what is kept already. What may not be answered is not kept.
    """
    lock(attempt)
    let_time_pass(attempt, now=now)
    items = items_of(attempt)
    upcoming = next_slot([item.answered_at is not None for item in items])
    move(attempt, Event.ANSWER, facts_of(attempt, by=by, now=now, slot=slot, next_slot=upcoming), by=by)
    kept = {name: list(values) for name, values in fields.items()}
    refuse_if(obstacles_to_drafting(kept))

    item = items[slot - 1]
    draft = getattr(item, "draft", None)
    if draft is not None and draft.fields == kept:
        return draft
    if (draft.revision if draft else 0) != seen:
        raise NewerDraft(draft or Draft(item=item, fields={}, revision=0, saved_at=now))
    draft = draft or Draft(item=item)
    draft.fields, draft.revision, draft.saved_at = kept, seen + 1, now
    draft.save()

    audit.record(draft, "quizzes.draft.save", by=by)
    return draft
