"""PURE. May this be done, and if not why; and how goes, minutes and words are counted.

The third go, in one place. Somebody who has answered twice about a standard without showing it is told before the
third go begins (`tells_before_next_go`, on the page that offers it): their manager will see that they would like help
with it, never their answers. Only if that go ends without showing it does the topic reach the manager, and it says
when the person was told: at the start of that go.
"""

import datetime as dt
from collections.abc import Iterable
from itertools import pairwise

from toolkit.dates import add_months

GOES_BEFORE_HELP = 3
MONTHS_A_DATE_MAY_MOVE = 3
# A pool question takes well under a minute; somebody who is away longer has put it aside.
MOST_SECONDS_A_QUESTION = 180
SECONDS_A_QUESTION = 40


def tells_before_next_go(goes_without: int) -> bool:
    """Whether the next go at a standard is the one after which the manager sees the topic."""
    return goes_without >= GOES_BEFORE_HELP - 1


def raises_topic(goes_without: int) -> bool:
    """Whether, after this many goes without showing it, the manager sees that help would be welcome."""
    return goes_without >= GOES_BEFORE_HELP


def told_before_next_go(manager_known_as: str | None, about: str) -> str:
    """What is said before that go. `about` is the standard in mid-sentence, for instance «spotting a complaint»."""
    who = manager_known_as or "Customer Services"
    return f"Before you go on: {who} will see that you’d like help with {about}, but not your answers."


def seconds_spent(started_at: dt.datetime, answered_at: Iterable[dt.datetime]) -> int:
    """How long an attempt took: question by question, each counted for at most three minutes."""
    moments = [started_at, *sorted(answered_at)]
    gaps = ((later - earlier).total_seconds() for earlier, later in pairwise(moments))
    return int(sum(min(max(gap, 0), MOST_SECONDS_A_QUESTION) for gap in gaps))


def whole_minutes(seconds: int) -> int:
    """Minutes as the cost page counts them, half a minute rounded up."""
    return (seconds + 30) // 60


def minutes_about(questions: int) -> int:
    """About how long so many questions take somebody who knows the standard; 1 for anything under a minute and a half."""
    return max(1, whole_minutes(questions * SECONDS_A_QUESTION)) if questions else 0


def obstacles_to_asking(*, standard_exists: bool, words: str) -> list[str]:
    """Why somebody can't ask their manager for ten minutes about a standard."""
    obstacles = []
    if not standard_exists:
        obstacles.append("Choose one of the standards.")
    if len(words) > 500:
        obstacles.append("Say it in at most 500 characters; the rest can wait for the conversation.")
    return obstacles


def obstacles_to_closing_topic(
    *, is_open: bool, raised_on: dt.date, talked_on: dt.date, today: dt.date, outcome: str, outcomes: Iterable[str]
) -> list[str]:
    """Why the record of a conversation can't be made like this."""
    obstacles = []
    if not is_open:
        obstacles.append("This conversation is recorded already.")
    if outcome not in outcomes:
        obstacles.append("Choose how it went.")
    if talked_on > today:
        obstacles.append("The day you talked is still to come. Record it when you have talked.")
    if talked_on < raised_on:
        obstacles.append("That is before it came up. Check the date.")
    return obstacles


def obstacles_to_moving_date(
    *,
    is_open: bool,
    was: dt.date,
    first_due_on: dt.date,
    to: dt.date,
    today: dt.date,
    reason: str,
) -> list[str]:
    """Why a due date can't be moved like this. It may be moved more than once, but not past three months in all."""
    latest = max(add_months(first_due_on, MONTHS_A_DATE_MAY_MOVE), today)
    obstacles = []
    if not is_open:
        obstacles.append("This is done already, so there is no date to change.")
    if to == was:
        obstacles.append("That is the date it has now. Choose another.")
    if to < today:
        obstacles.append("That day has passed. Choose today or later.")
    if to > latest:
        obstacles.append(
            f"That is more than {MONTHS_A_DATE_MAY_MOVE} months after the first date. "
            f"The latest you can choose is {latest.day} {latest:%B %Y}."
        )
    if not reason.strip():
        obstacles.append("Say why, in a few words. The person sees it.")
    if len(reason) > 200:
        obstacles.append("Say why in at most 200 characters.")
    return obstacles


def obstacles_to_acting(*, managing: list[str], manager: int | None, named: int | None) -> list[str]:
    """Why somebody can't do this about a person. `managing` are the obstacles people's own rules found.

    `named` is for whom they say they act: nobody, or the person's manager.
    """
    if managing:
        return managing
    return [] if named in (None, manager) else ["You can act for this person’s own manager only."]


MOST_WORDS_IN_A_CLAIM = 120


def obstacles_to_claiming(*, words: int) -> list[str]:
    """Why what we say about an element can't be put like this."""
    if words > MOST_WORDS_IN_A_CLAIM:
        return [f"Say it in at most {MOST_WORDS_IN_A_CLAIM} words. This is {words}."]
    return []


def obstacles_to_adding_proof(*, kind: str, figure: str, kept_at: str) -> list[str]:
    """Why this can't back up what we say: a figure is named, anything else can be found."""
    if kind == "figure":
        return [] if figure else ["Choose which figure."]
    return [] if kept_at.strip() else ["Say where it is kept, so that an assessor can be shown it."]


def obstacles_to_adding_gap(*, already_open: bool) -> list[str]:
    """Why this can't be listed as something that doesn't hold up yet."""
    return ["This is on the list already. Change its words, or close the other one first."] if already_open else []
