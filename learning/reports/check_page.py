"""What somebody reads before a chapter's check: how many questions, how long, what goes on record, who sees what."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse

from learning.progress import day_in_words
from learning.queries.my_learning import ChapterRow, MyLearning, StandardRow
from learning.reports.phrases import counted, month, time_needed
from learning.rules import minutes_about
from quizzes.conditions import NONE, Conditions
from quizzes.models import Quiz
from standards.diff import ChangedLine


@dataclass(frozen=True)
class Asked:
    """A standard that will be asked about. `changes` are the words before and after, for a check after a change."""

    title: str
    url: str
    changes: tuple[ChangedLine, ...] = ()


@dataclass(frozen=True)
class CheckPage:
    title: str
    lead: str
    note: str  # why it isn't in the job, where it isn't
    asked: tuple[Asked, ...]
    questions: int
    time: str
    button: str
    start_url: str  # where the button posts to; nothing when there is nothing to start
    carry_on_url: str
    is_recheck: bool
    is_done: bool
    chapter: str
    chapter_url: str
    timing: str
    landing: str  # when one gets to know how an answer lands
    practice_url: str


def standards_to_ask(row: ChapterRow | None) -> list[str]:
    """The keys of the standards whose questions somebody would get if they began now."""
    return [standard.key for standard in _to_ask(row)]


def check_page(
    quiz: Quiz, learning: MyLearning, changes: dict[str, tuple[ChangedLine, ...]], terms: Conditions = NONE
) -> CheckPage:
    """`changes` are the words before and after of what the person knew before, by the key of the standard."""
    row = learning.chapter(quiz.chapter_key)
    to_ask = _to_ask(row)
    attempt_key = row.attempt_key if row else None
    is_recheck = bool(row and row.is_recheck and to_ask)
    questions = sum(each.questions for each in to_ask) if is_recheck else len(to_ask)
    asked = tuple(Asked(each.title, each.url, changes.get(each.key, ()) if is_recheck else ()) for each in to_ask)
    return CheckPage(
        title=_title(quiz, row, asked, learning.today, is_recheck),
        lead=_lead(row, asked, is_recheck, learning.today),
        note=f"{quiz.title} isn’t part of your job, so nobody asks you for it. If you answer, it goes on your record."
        if row and not row.in_job and asked
        else "",
        asked=asked,
        questions=questions,
        time=time_needed(minutes_about(questions)),
        button="Carry on" if attempt_key else f"Answer {counted(questions, 'question')}",
        start_url=reverse("learning:start", args=[quiz.slug]) if asked and not attempt_key else "",
        carry_on_url=reverse("quizzes:attempt", args=[attempt_key]) if attempt_key else "",
        is_recheck=is_recheck,
        is_done=not asked and not attempt_key and _until(row, learning.today) is not None,
        chapter=quiz.title,
        chapter_url=row.url if row else "",
        timing=_timing(terms),
        landing="You see how your answers land once you have finished." if terms.feedback_at_end else "",
        practice_url=reverse("learning:practise", args=[quiz.slug]) if terms.offers_practice else "",
    )


def _timing(terms: Conditions) -> str:
    if terms.minutes is None:
        return "There’s no timer. You can stop after any question and carry on later, on any device."
    more = counted(terms.extension_minutes, "minute")
    return (
        f"You have {counted(terms.minutes, 'minute')} from when you begin, on any device, and a button gives you {more} "
        "more whenever you need it. If you need more time in every check, tell your administrator; you don’t have to say why."
    )


def _to_ask(row: ChapterRow | None) -> list[StandardRow]:
    return [standard for standard in row.standards if standard.to_show] if row else []


def _title(quiz: Quiz, row: ChapterRow | None, asked: tuple[Asked, ...], today: dt.date, is_recheck: bool) -> str:
    if row and row.attempt_key:
        return f"{quiz.title}: carry on from question {row.next_question} of {row.asked}"
    if is_recheck:
        changed = sum(len(each.changes) for each in asked)
        return f"{quiz.title}: {'one thing has' if changed == 1 else 'some of it has'} changed"
    if asked:
        return f"{quiz.title}: {counted(len(asked), 'question')}, {_about(minutes_about(len(asked)))}"
    until = _until(row, today)
    return (
        f"{quiz.title} is done until {month(until)}" if until else f"There’s nothing to answer about {quiz.title} yet"
    )


def _about(minutes: int) -> str:
    return "under a minute" if minutes <= 1 else f"about {minutes} minutes"


def _until(row: ChapterRow | None, today: dt.date) -> dt.date | None:
    if row is None:
        return None
    days = [
        standard.known_until for standard in row.standards if standard.known_until and standard.known_until >= today
    ]
    return row.valid_until or min(days, default=None)


def _lead(row: ChapterRow | None, asked: tuple[Asked, ...], is_recheck: bool, today: dt.date) -> str:
    if row and row.attempt_key:
        return "Your answers so far are saved."
    if is_recheck:
        return "You showed the rest before, so we won’t ask again."
    if asked:
        due = f" It’s due by {day_in_words(row.due_on, today)}." if row and row.due_on and row.due_on >= today else ""
        what = "1 question" if len(asked) == 1 else f"{len(asked)} questions"
        return f"Know this already? Answer {what}. Get {'it' if len(asked) == 1 else 'them'} right and there’s nothing to read.{due}"
    if _until(row, today):
        return "There’s nothing to show now. If a standard changes, we’ll show you only the change."
    return "Nobody has written questions for it. You can read the chapter."
