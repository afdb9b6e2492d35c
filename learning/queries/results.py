"""What the page after a check needs to know beyond the marks."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass

from learning.models import Record
from learning.rules import seconds_spent
from quizzes.models import Attempt
from standards.models import Fit, StandardPage, StandardVersion
from standards.wording import lines

SHOWN = ("standard.demonstrated/1", "standard.shown_after_reading/1")


@dataclass(frozen=True)
class WordsInForce:
    """A standard as it reads now: where it is, and each line a question can test."""

    title: str
    page: StandardPage | None
    lines: dict[str, str]


@dataclass(frozen=True)
class OnRecord:
    """One standard that an attempt put on record; `seq` is its number in the ledger."""

    seq: int
    number: int
    on: dt.date


@dataclass(frozen=True)
class ResultFacts:
    seconds: int
    on_record: dict[str, OnRecord]  # by the key of the standard
    words: dict[str, WordsInForce]
    # The version to ask «How does this fit your job?» about, when that wasn't answered yet.
    fit_version: StandardVersion | None


def result_facts(attempt: Attempt) -> ResultFacts:
    """In four queries, whatever was asked."""
    items = list(attempt.items.order_by("slot").values_list("standard_key", "answered_at"))
    keys = list(dict.fromkeys(key for key, _ in items))
    versions = list(StandardVersion.objects.current().filter(standard_key__in=keys).select_related("page"))
    words = {each.standard_key: WordsInForce(each.title, _page(each), lines(each.words)) for each in versions}
    records = _on_record(attempt)
    shown = [key for key in keys if key in records]
    return ResultFacts(
        seconds=seconds_spent(attempt.started_at, [answered for _, answered in items if answered]),
        on_record=records,
        words=words,
        fit_version=_fit_version(attempt, versions, shown),
    )


def _page(version: StandardVersion) -> StandardPage | None:
    return version.page if version.page and version.page.live else None


def _on_record(attempt: Attempt) -> dict[str, OnRecord]:
    records = Record.objects.filter(object_key=attempt.key, kind__in=SHOWN).select_related("payload").order_by("seq")
    facts = [(record.seq, json.loads(bytes(record.payload.body))) for record in records if record.payload.body]
    return {fact["standard"]: OnRecord(seq, fact["number"], dt.date.fromisoformat(fact["on"])) for seq, fact in facts}


def _fit_version(attempt: Attempt, versions: Sequence[StandardVersion], shown: Sequence[str]) -> StandardVersion | None:
    """The first standard just shown that this person hasn't said anything about in its present words."""
    answered = set(Fit.objects.filter(person=attempt.person_id, version__in=versions).values_list("version", flat=True))
    waiting = {each.standard_key: each for each in versions if each.pk not in answered and _page(each)}
    return next((waiting[key] for key in shown if key in waiting), None)
