"""Versions without their pages, requirements, and people who show what they know; made by the actions where there is one."""

import datetime as dt

from learning.actions.requiring import set_programme, set_requirement
from learning.models import Requirement
from people.models import Person
from quizzes.models import Attempt, Behaviour, Quiz
from standards.models import StandardVersion
from standards.signals import version_published
from tests.cast import NOON, TODAY
from tests.factories.quizzes import answer, answer_all, finished_attempt, make_quiz, open_attempt

__all__ = [
    "answer",
    "answer_all",
    "go_again",
    "make_check",
    "make_version",
    "open_attempt",
    "require",
    "show",
]

BEFORE = NOON - dt.timedelta(days=300)


def make_version(
    standard_key: str = "PHONE-1",
    *,
    change: str = "material",
    at: dt.datetime = BEFORE,
    title: str = "",
    asks: str = "",
    **words,
) -> StandardVersion:
    """The next version of a standard, as publishing makes it but without a page: everyone who listens hears of it."""
    last = StandardVersion.objects.filter(standard_key=standard_key).order_by("-number").first()
    number = last.number + 1 if last else 1
    version = StandardVersion.objects.create(
        standard_key=standard_key,
        chapter_key=standard_key.split("-")[0],
        number=number,
        material_number=number if change == "material" or last is None else last.material_number,
        title=title or f"Standard {standard_key}",
        words=_words(standard_key, title, **words),
        digest="0" * 64,
        change=change,
        asks=asks,
        reason="Callers asked for it.",
        published_at=at,
        published_by=None,
    )
    version_published.send(StandardVersion, version=version, by=None, now=at)
    return version


def make_check(*standard_keys: str, questions: int = 3, at: dt.datetime = BEFORE, **more) -> Quiz:
    """A chapter's check about published standards: ``make_check("PHONE-1", "PHONE-2")``."""
    keys = standard_keys or ("PHONE-1",)
    for key in keys:
        make_version(key, at=at)
    chapter = keys[0].split("-")[0]
    return make_quiz(keys, chapter_key=chapter, title=chapter.capitalize(), questions=questions, now=at, **more)


def require(quiz: Quiz, *, audience=None, begins_on: dt.date = TODAY, now: dt.datetime = NOON, **terms) -> Requirement:
    """Ask everyone, or an audience, for a check."""
    programme = set_programme(key="customer-care", title="Customer care every year", by=None, now=now)
    return set_requirement(
        programme=programme, quiz=quiz, audience=audience or {}, begins_on=begins_on, by=None, now=now, **terms
    )


def show(person: Person, quiz: Quiz, *, misses=(), now: dt.datetime = NOON, **more) -> Attempt:
    """Answer the whole check: everything is shown but the standards in `misses`."""
    return finished_attempt(person, quiz, misses=misses, now=now, **more)


def go_again(attempt: Attempt, *, misses=(), now: dt.datetime = NOON) -> Attempt:
    """Fresh questions on what an attempt missed."""
    missed = sorted({item.standard_key for item in attempt.items.all() if item.fraction != 1})
    fresh = open_attempt(
        attempt.person, attempt.quiz, standard_keys=missed, behaviour=Behaviour.FRESH, follows=attempt, now=now
    )
    return answer_all(fresh, misses=misses, now=now)


def _words(standard_key: str, title: str, promise: str = "A person answers.", **more) -> dict:
    return {
        "key": standard_key,
        "title": title or f"Standard {standard_key}",
        "chapter": standard_key.split("-")[0],
        "promise_heading": "What we promise",
        "promise": promise,
        "covers": "Every number",
        "covers_detail": "we publish",
        "targets": [],
        "body": [
            {"type": "do", "id": "do", "value": {"lines": [{"id": "stay-until-taken", "value": "stay on the line"}]}}
        ],
    } | more
