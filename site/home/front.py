"""PURE but for addresses. What the front page says, from what is known about one person's learning.

The heading is the answer: how much there is to do, and by when.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.http import urlencode

from learning.progress import Status, day_in_words
from learning.queries.my_learning import ChapterRow, MyLearning, NextUp, StandardRow


@dataclass(frozen=True)
class Card:
    """«Do this next»."""

    heading: str
    kind: str
    words: str
    button: str
    url: str
    time: str
    was: str = ""
    now: str = ""
    text: str = ""


@dataclass(frozen=True)
class Task:
    title: str
    url: str
    text: str
    kind: str
    words: str
    time: str


@dataclass(frozen=True)
class Tile:
    title: str
    url: str
    icon: str
    kind: str
    words: str


@dataclass(frozen=True)
class News:
    """A standard that was said better since this person showed it, until they have opened it."""

    words: str
    url: str


@dataclass(frozen=True)
class Example:
    """Something people often look up."""

    words: str
    url: str


OFTEN = ("voicemail greeting", "out of office", "private room")


@dataclass(frozen=True)
class FrontPage:
    title: str
    lead: str
    card: Card | None
    tasks: list[Task]
    tiles: list[Tile]
    tiles_heading: str
    elsewhere: list[Tile]
    manager_name: str
    manager_known_as: str
    is_new: bool = False
    topics: list[str] = field(default_factory=list)
    news: list[News] = field(default_factory=list)
    examples: tuple[Example, ...] = ()


def front_page(learning: MyLearning, news: Sequence[StandardRow] = ()) -> FrontPage:
    """Everything `home/front.html` prints."""
    manager = learning.employment.manager if learning.employment else None
    return FrontPage(
        title=title(learning),
        lead=lead(learning),
        card=_card(learning.next_up, learning.today) if learning.next_up else None,
        tasks=[_task(row) for row in learning.then],
        tiles=[_tile(row) for row in learning.rows],
        tiles_heading=_counted(len(learning.rows), "chapter", before="Your "),
        elsewhere=[_tile(row) for row in learning.not_in_job],
        manager_name=manager.name if manager else "",
        manager_known_as=manager.known_as if manager else "",
        is_new=bool(learning.rows)
        and not any(standard.known_on for row in learning.rows for standard in row.standards),
        topics=[standard.title for topic in learning.topics if (standard := learning.standard(topic.standard_key))],
        news=[News(f"“{each.title}” has changed: see what is new", each.url) for each in news],
        examples=tuple(Example(words, f"{reverse('home:search')}?{urlencode({'q': words})}") for words in OFTEN),
    )


def title(learning: MyLearning) -> str:
    """The answer to «what do I have to do, and by when?»."""
    headline = learning.headline
    if not headline.in_job:
        return "Nothing here is part of your job yet"
    if not headline.to_do:
        return "You’re up to date"
    words = f"{_counted(headline.to_do, 'chapter')} to do"
    return f"{words} by {day_in_words(headline.by, learning.today)}" if headline.by else words


def lead(learning: MyLearning) -> str:
    """How long it takes, and how much is done already."""
    headline = learning.headline
    if not headline.in_job:
        return "You can read every standard. If questions should be waiting for you, tell your manager."
    if not headline.to_do:
        every = "The chapter in your job." if headline.in_job == 1 else f"All {headline.in_job} chapters in your job."
        return f"{every} {_nothing_until(headline.nothing_until)}"
    parts = [f"About {_counted(headline.minutes, 'minute')} in all."]
    if headline.overdue:
        parts.append(f"{_counted(headline.overdue, 'is', 'are')} overdue.")
    if headline.up_to_date:
        parts.append(
            f"The other {headline.up_to_date} in your job {'is' if headline.up_to_date == 1 else 'are'} up to date."
        )
    return " ".join(parts)


def _nothing_until(day: dt.date | None) -> str:
    if day is None:
        return "Nothing to do unless something changes."
    return f"Nothing to do until {day.day} {day:%B %Y}, unless something changes."


def _card(next_up: NextUp, today: dt.date) -> Card:
    row = next_up.chapter
    changed = next_up.changes[0] if next_up.changes else None
    return Card(
        heading=f"{row.title}: one thing has changed"
        if len(next_up.changes) == 1
        else _card_heading(row, bool(changed)),
        kind=row.status.status,
        words=row.status.words,
        was=changed.was if changed else "",
        now=changed.now if changed else "",
        text=_card_text(next_up),
        button=_button(row),
        url=_check_url(row),
        time=_time(row),
    )


def _card_heading(row: ChapterRow, changed: bool) -> str:
    if changed:
        return f"{row.title}: some of it has changed"
    return f"{row.title}: carry on where you stopped" if row.attempt_key else row.title


def _card_text(next_up: NextUp) -> str:
    if len(next_up.changes) > 1:
        more = len(next_up.changes) - 1
        return f"And {_counted(more, 'more line')}. You showed the rest before, so we won’t ask again."
    if next_up.changes:
        return "That’s the only change. You showed the rest before, so we won’t ask again."
    return ""


def _button(row: ChapterRow) -> str:
    if row.attempt_key:
        return "Carry on"
    return f"Answer {_counted(row.questions, 'question')}"


def _time(row: ChapterRow) -> str:
    return "Under a minute" if row.minutes <= 1 else f"About {row.minutes} minutes"


def _task(row: ChapterRow) -> Task:
    return Task(
        title=row.title,
        url=_check_url(row),
        text=_task_text(row),
        kind=row.status.status,
        words=row.status.words,
        time=_time(row),
    )


def _task_text(row: ChapterRow) -> str:
    if row.attempt_key:
        return f"Carry on from question {row.next_question} of {row.asked}"
    if row.is_recheck:
        return f"Something has changed: {_counted(row.questions, 'question')}"
    return f"{'Yearly check' if row.is_yearly else 'First check'}, {_counted(row.questions, 'question')}"


def _tile(row: ChapterRow) -> Tile:
    words = row.status.words
    if row.status.status == Status.DONE and row.valid_until:
        words = f"Until {row.valid_until:%b %Y}"
    if row.status.status == Status.OVERDUE:
        words = "Overdue"
    if row.status.status == Status.DUE and row.due_on:
        words = f"Due {row.due_on.day} {row.due_on:%b}"
    return Tile(title=row.title, url=row.url, icon=row.icon, kind=row.status.status, words=words)


def _check_url(row: ChapterRow) -> str:
    if row.attempt_key:
        return reverse("quizzes:attempt", args=[row.attempt_key])
    return reverse("learning:check", args=[row.check_slug])


def _counted(number: int, one: str, many: str = "", *, before: str = "") -> str:
    many = many or f"{one}s"
    return f"{before}{number} {one if number == 1 else many}"
