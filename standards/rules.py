"""Who may read the booklet, who may publish it, and what must be there before: facts in, reasons out."""

import datetime as dt
from dataclasses import dataclass

from standards.checks import MOST, core_length, remarks_on_keeping
from standards.wording import Words, part


def may_read_booklet(*, is_signed_in: bool, is_open: bool) -> bool:
    """Whether somebody may read the published standards. The set form is `queries.readable`."""
    return is_signed_in or is_open


@dataclass(frozen=True)
class Draft:
    """Who stands behind the words that are not published yet; people by their account's primary key."""

    written_by: int | None = None
    written_at: dt.datetime | None = None
    asked_by: int | None = None
    asked_at: dt.datetime | None = None


def obstacles_to_approving(reader: int, draft: Draft) -> list[str]:
    """Why `reader` is not the second reader of this draft: every change is seen by somebody other than its writer."""
    if draft.asked_by == reader:
        return ["You asked for this page to be read, so somebody else reads and publishes it."]
    if draft.written_by != reader:
        return []
    seen_by_another = draft.asked_by and draft.asked_at and draft.written_at and draft.asked_at >= draft.written_at
    if seen_by_another:
        return []
    return ["You made the last change to this page, so somebody else reads and publishes it."]


def obstacles_to_publishing(words: Words) -> list[str]:
    """What the page still lacks, each sentence naming its place."""
    obstacles = []
    do, dont, get_help = part(words, "do"), part(words, "dont"), part(words, "get_help")
    if not words["promise"].strip():
        obstacles.append("Promise: write the one sentence a customer could read aloud.")
    if not (do and do["lines"]):
        obstacles.append("Do: add at least one line. Each starts with a verb.")
    if not (dont and dont["lines"]):
        obstacles.append("Don’t: add at least one line. Each begins “do not”.")
    if not get_help:
        obstacles.append("Get help now: say when to call somebody, and whom.")
    length = core_length(words)
    if length > MOST:
        obstacles.append(
            f"Whole page: {length} words. Bring it under {MOST}, or nobody reads it while a customer waits."
        )
    return obstacles + obstacles_in_lines(words)


def obstacles_to_publishing_unowned(*, owner_role: str, checked_by: str) -> list[str]:
    """Who looks after it, where nobody is named. A day for the next check may come later."""
    remarks = remarks_on_keeping(owner_role=owner_role, checked_by=checked_by, next_check_on=dt.date.max)
    return [f"{remark.place}: {remark.mend}" for remark in remarks]


def obstacles_in_lines(words: Words) -> list[str]:
    """What is there but not as it should be."""
    obstacles = []
    dont, get_help = part(words, "dont"), part(words, "get_help")
    for number, line in enumerate(dont["lines"] if dont else [], start=1):
        if not line["value"].lower().startswith("do not "):
            obstacles.append(f"Don’t, line {number}: begin it “do not”, since somebody may hear this line alone.")
    if get_help and not get_help["heading"].rstrip().endswith("if:"):
        obstacles.append("Get help now: end its heading with “if:”, for instance “Get the duty manager now if:”.")
    for number, target in enumerate(words["targets"], start=1):
        if target["measure"] == "percent_within" and target["percent"] is None:
            obstacles.append(f"Target {number}: say how many in 100.")
        if target["measure"] != "percent_within" and target["percent"] is not None:
            obstacles.append(f"Target {number}: leave “percent” empty, or choose “a share within”.")
    return obstacles


def obstacles_to_changing(*, is_first: bool, is_changed: bool, change: str, reason: str) -> list[str]:
    """Whether the words may go out without an answer to «What kind of change is this, and why?»"""
    if not (is_first or is_changed):
        return []
    obstacles = []
    if not is_first and not change:
        obstacles.append("Kind of change: choose editorial, clarifying or material.")
    if not reason.strip():
        obstacles.append("Why: say in one sentence why the words change.")
    return obstacles


def obstacles_to_going_out(*, not_reviewed: list[str]) -> list[str]:
    """Why words wait: these questions, by their titles, would ask about words nobody has read them against."""
    if not not_reviewed:
        return []
    rest, settled = (
        "rests on words that change",
        "Somebody says it is still right, or retires it, before this is published.",
    )
    if len(not_reviewed) == 1:
        return [f"The question {not_reviewed[0]} {rest}. {settled}"]
    told = f"{', '.join(not_reviewed[:-1])} and {not_reviewed[-1]}"
    return [
        f"{len(not_reviewed)} questions rest on words that change: {told}. {settled.replace('says it', 'says each')}"
    ]


def obstacles_to_publishing_alone(*, may_publish: bool, has_draft: bool, is_for_later: bool, reason: str) -> list[str]:
    """Why somebody can't publish without a second pair of eyes: it is for emergencies, and says why."""
    if not may_publish:
        return ["Only a second reader or the standards lead publishes in an emergency."]
    obstacles = [] if has_draft else ["There are no new words to publish."]
    if is_for_later:
        obstacles.append("This draft is set to go out later. Take the date out of it first.")
    if not reason.strip():
        obstacles.append("Say what the emergency is. It stands in the history of this standard.")
    if len(reason) > 300:
        obstacles.append("Say it in at most 300 characters.")
    return obstacles


def obstacles_to_reading_afterwards(*, reader: int, published_by: int | None, needs_it: bool) -> list[str]:
    """Why somebody can't be the second reader afterwards; people by their primary key."""
    if not needs_it:
        return ["Somebody else has read this already."]
    return ["You published this, so somebody else reads it."] if reader == published_by else []


def obstacles_to_checking(*, is_published: bool, has_draft: bool, next_check_on: dt.date, today: dt.date) -> list[str]:
    """Why «Checked, no change needed» can't be said of a standard."""
    if not is_published:
        return ["This standard isn’t published."]
    if has_draft:
        return ["Somebody has a draft of this standard. Publish it or take it back first."]
    return [] if next_check_on > today else ["The next check is after today."]


def obstacles_to_making_edition(
    *, name: str, dated: dt.date, previous: dt.date | None, is_name_taken: bool, is_same: bool, has_versions: bool
) -> list[str]:
    """Why the booklet as it stands can't be called an edition. `previous` is the day of the one before."""
    obstacles = []
    if not name.strip():
        obstacles.append("Name: say what people will call it. For instance: Winter 2026.")
    if is_name_taken:
        obstacles.append("Name: an earlier edition has it.")
    if previous and dated <= previous:
        obstacles.append(f"Date: the edition before is dated {previous.day} {previous:%B %Y}. Choose a later day.")
    if not has_versions:
        obstacles.append("No standard is published yet.")
    elif is_same:
        obstacles.append("No words have changed since the edition before.")
    return obstacles


def obstacles_to_a_new_key(*, key: str, published_key: str | None) -> list[str]:
    """A key is cited on paper, by questions and in records: once published it stays."""
    if published_key is None or key == published_key:
        return []
    return [f"Key: this standard was published as {published_key}, and its key stays."]


def obstacles_to_answering_fit(*, answer: str, what: str) -> list[str]:
    """Why an answer to «How does this fit your job?» can’t be kept yet."""
    if answer not in ("already", "change", "in_the_way"):
        return ["Choose how this fits your job."]
    if answer == "in_the_way" and not what.strip():
        return ["Write what gets in the way."]
    return []
