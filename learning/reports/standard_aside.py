"""What a standard's page says to the person who reads it: the offer, where they stand, and the questions at its end."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse

from learning.progress import Status
from learning.queries.my_learning import ChapterRow
from learning.queries.news import SinceShown
from learning.queries.one_standard import OneStandard
from learning.reports.phrases import counted, day, month
from learning.rules import minutes_about


@dataclass(frozen=True)
class StandardAside:
    """`offers` is false where nobody asks this person, and where there is nothing to show. `since` is what changed."""

    since: SinceShown | None
    offers: bool
    offer_heading: str
    offer_words: str
    button: str
    url: str
    shown_words: str
    kind: str
    words: str
    reason: str
    version_words: str
    tests: bool
    test_words: str
    ask_url: str


def standard_aside(found: OneStandard, since: SinceShown | None, today: dt.date) -> StandardAside:
    """Everything the three tags on a standard's page print."""
    chapter, standard = found.chapter, found.standard
    number = chapter.questions
    waits = bool(number) and standard.is_asked and not standard.is_shown
    about = f"{counted(number, 'question')} about {chapter.check.title}, {_about(minutes_about(number))}"
    return StandardAside(
        since=since,
        offers=waits and chapter.in_job,
        offer_heading="Show that you know the change" if since and chapter.is_recheck else "",
        offer_words=_offer(found, since, about),
        button="Carry on with the questions" if chapter.begun else f"Answer {counted(number, 'question')}",
        url=reverse("learning:check", args=[chapter.check.slug]),
        shown_words=_shown(found),
        kind=standard.status.status.value,
        words=standard.status.said,
        reason=chapter.belongs.reason,
        version_words=_version(found),
        tests=waits,
        test_words=_test(found, number),
        ask_url=f"{reverse('learning:ask')}?standard={standard.version.standard_key}",
    )


def chapter_offer(row: ChapterRow) -> str:
    """What the chapter's own page says of the questions that wait; nothing when none do."""
    if not (row.check_slug and row.in_job and row.questions):
        return ""
    if row.attempt_key:
        return f"You’ve begun: {counted(row.questions, 'question')} left. Your answers so far are saved."
    about = f"Answer {counted(row.questions, 'question')}, {_about(row.minutes)}."
    return f"{about} Get {'it' if row.questions == 1 else 'them'} right and there’s nothing to read."


def _offer(found: OneStandard, since: SinceShown | None, about: str) -> str:
    if found.chapter.begun:
        return f"You’ve begun: {about} left. Your answers so far are saved."
    if since and found.chapter.is_recheck:
        return f"Answer {about}. You showed the rest before, so we won’t ask again."
    if found.standard.known and found.standard.known.known_number:
        return f"{'This has changed' if since else 'It’s time again'} since you showed it. Answer {about}."
    return (
        f"Answer {about}. Get them right and there’s nothing to read."
        if found.chapter.questions > 1
        else (f"Answer {about}. Get it right and there’s nothing to read.")
    )


def _shown(found: OneStandard) -> str:
    known = found.standard.known
    if not (found.standard.is_shown and known and known.known_on):
        return ""
    until = f" Done until {month(known.known_until)}." if known.known_until else ""
    return f"You showed this on {day(known.known_on)}.{until}"


def _version(found: OneStandard) -> str:
    known = found.standard.known
    if not (known and known.known_on):
        return ""
    return f"You showed version {known.known_number} on {day(known.known_on)}."


def _test(found: OneStandard, number: int) -> str:
    situations = "1 situation" if number == 1 else f"{number} situations"
    rest = (
        ""
        if found.standard.status.status is not Status.NOT_IN_JOB
        else " It isn’t part of your job, so nobody asks you for it."
    )
    return f"{situations}, {_about(minutes_about(number))}. No timer, and no score goes to anyone.{rest}"


def _about(minutes: int) -> str:
    return "about a minute" if minutes <= 1 else f"about {minutes} minutes"
