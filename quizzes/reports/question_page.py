"""What stands beside a question: what was kept of the answer, how sure somebody is, and the time there is."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from quizzes.models import Attempt, Certainty, Draft, State
from quizzes.moves import MOST_EXTENSIONS


@dataclass(frozen=True)
class TimeTold:
    """The time limit of a check, where it has one. `more` are the words on the button for more time, where there is one."""

    words: str
    ends_at: dt.datetime
    seconds_left: int
    more: str
    more_url: str


def draft_told(draft: Draft | None) -> dict[str, Any]:
    """What the browser gets to know of what is kept: which revision, since when, and what was put in."""
    if draft is None or not draft.revision:
        return {"revision": 0, "at": "", "fields": {}}
    return {"revision": draft.revision, "at": f"{timezone.localtime(draft.saved_at):%H:%M}", "fields": draft.fields}


def certainty_asked(attempt: Attempt, given: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The three ways to say how sure one is, where the check asks."""
    if not attempt.quiz_version.terms.asks_certainty:
        return []
    said = given.get("certainty", "")
    return [{"value": each.value, "words": each.label, "checked": said == str(each.value)} for each in Certainty]


def time_told(attempt: Attempt, *, now: dt.datetime) -> TimeTold | None:
    """When time is up, in the clock of the wall; None without a limit."""
    clock = attempt.clock
    if clock.due_at is None or clock.grace_ends_at is None:
        return None
    is_overdue = attempt.state == State.OVERDUE
    ends_at = clock.grace_ends_at if is_overdue else clock.due_at
    on_the_wall = f"{timezone.localtime(ends_at):%H:%M}"
    minutes = int(clock.extension.total_seconds() // 60)
    may_have_more = not is_overdue and minutes and attempt.extensions < MOST_EXTENSIONS
    return TimeTold(
        words=f"The time was up. You can still finish until {on_the_wall}."
        if is_overdue
        else f"You have until {on_the_wall}.",
        ends_at=ends_at,
        seconds_left=max(int((ends_at - now).total_seconds()), 0),
        more=f"Give me {minutes} more {'minute' if minutes == 1 else 'minutes'}" if may_have_more else "",
        more_url=reverse("quizzes:more_time", args=[attempt.key]),
    )
