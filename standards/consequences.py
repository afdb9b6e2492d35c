"""PURE. What a change to a standard leads to: who looks at it again, how long that takes, which questions rest on it.

There are three kinds of change and four answers to «Who needs to look at this again?»:

    editorial    no one
    clarifying   show them the change
    material     ask 1 question about the change (unless said otherwise), or ask all of it again
"""

import hashlib
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from standards.diff import changes
from standards.wording import Words, lines, target_words

NOTHING, SHOW, ONE, ALL = "nothing", "show", "one", "all"
CHANGE_OF = {NOTHING: "editorial", SHOW: "clarifying", ONE: "material", ALL: "material"}
USUAL = {"editorial": NOTHING, "clarifying": SHOW, "material": ONE}
# Reading was and now, on the way to something else.
SECONDS_TO_READ = 10
# The pace of somebody who reads in order to keep to it.
WORDS_A_MINUTE = 200
# So much that somebody can still be said to be asked about one standard only.
MOST_QUESTIONS = 3


def asks_of(change: str, asks: str) -> str:
    """The answer that holds: the one given if it fits the kind of change, else the usual one for that kind."""
    return asks if CHANGE_OF.get(asks) == change else USUAL.get(change, "")


def questions_asked(asks: str, *, ready: int) -> int:
    """How many questions somebody gets who had shown the standard, when so many are ready to be asked."""
    if asks == ALL:
        return max(1, min(ready, MOST_QUESTIONS))
    return 1 if asks == ONE else 0


@dataclass(frozen=True)
class Effort:
    """What one answer costs the organisation. No pounds when it has set no pay."""

    people: int
    seconds_each: int
    minutes: int
    pounds: int

    @property
    def each(self) -> str:
        if self.seconds_each < 30:
            return f"About {self.seconds_each} seconds each."
        minutes = max(1, (self.seconds_each + 30) // 60)
        return f"About {minutes} {'minute' if minutes == 1 else 'minutes'} each."

    @property
    def in_all(self) -> str:
        """«20 hours», «45 minutes»."""
        if self.minutes < 60:
            return f"{self.minutes} {'minute' if self.minutes == 1 else 'minutes'}"
        hours = int((Decimal(self.minutes) / 60).quantize(Decimal(1), ROUND_HALF_UP))
        return f"{hours:,} {'hour' if hours == 1 else 'hours'}"


def effort(
    *, asks: str, knowing: int, in_job: int, questions: int, seconds_a_question: int, pounds_per_hour: Decimal
) -> Effort:
    """`knowing` people had shown the words before; `in_job` have the standard in their job, whether shown or not."""
    people = {NOTHING: 0, SHOW: in_job}.get(asks, knowing)
    each = 0 if asks == NOTHING else SECONDS_TO_READ + questions * seconds_a_question
    return time_of(people, each, pounds_per_hour)


def time_of(people: int, seconds_each: int, pounds_per_hour: Decimal) -> Effort:
    """What so many people cost who each take so long."""
    seconds = people * seconds_each
    minutes = max((seconds + 30) // 60, 1 if seconds else 0)
    pounds = (Decimal(seconds) * pounds_per_hour / 3600).quantize(Decimal(1), ROUND_HALF_UP)
    return Effort(people, seconds_each, minutes, int(pounds))


def seconds_to_read(words: int) -> int:
    """How long a page of so many words takes."""
    return (words * 60 + WORDS_A_MINUTE - 1) // WORDS_A_MINUTE


# What a question rests on ---------------------------------------------------------------------------------------------


def rests_on(words: Words, *, line: str, target: str) -> str:
    """The line and the target a question cites, as they read in these words; empty for what isn't there any more.

    `target` is cited with its standard: «PHONE-1/answer».
    """
    told = {f"{words['key']}/{each['key']}": _told(each) for each in words["targets"]}
    return "\n".join(said for said in (lines(words).get(line, ""), told.get(target, "")) if said)


def is_gone(words: Words, *, line: str, target: str) -> bool:
    """Whether these words no longer have the line or the target a question cites."""
    targets = {f"{words['key']}/{each['key']}" for each in words["targets"]}
    return line not in lines(words) or bool(target and target not in targets)


def cited_digest(told: str) -> str:
    """SHA-256 of what a question rests on: the same words give the same digest."""
    return hashlib.sha256(unicodedata.normalize("NFC", told).encode()).hexdigest()


def changed_places(before: Words, after: Words) -> frozenset[str]:
    """Which lines (by id) and targets (as `PHONE-1/answer`) read differently, the way questions cite them."""
    told = [change for change in changes(before, after) if change.line_id]
    places = {change.line_id for change in told if change.part != "Target"}
    return frozenset(places | {f"{after['key']}/{change.line_id}" for change in told if change.part == "Target"})


def _told(target: Words) -> str:
    # Whether it is law or since when makes no question wrong; number, clock and calendar may.
    return " ".join(
        part
        for part in (f"{target_words(target)}.", target.get("clock_starts", ""), target.get("calendar", ""))
        if part
    )


@dataclass(frozen=True)
class Citation:
    """Something that cites a line or a target of a standard: a question.

    `reviewed_for` is the number of the version it was last read against, `right_for` the digests of words it was
    confirmed for since. One that `is_ahead` was read while that version was a draft, which could still be changed: it
    is right for the words that were read and for no others.
    """

    key: str
    title: str
    standard_key: str
    line: str
    target: str = ""
    reviewed_for: int = 0
    right_for: frozenset[str] = frozenset()
    is_ahead: bool = False


def is_right_for(citation: Citation, words: Words, *, read_against: Words | None) -> bool:
    """Whether somebody has read it against what it rests on in `words`; `read_against` are those of `reviewed_for`."""
    if is_gone(words, line=citation.line, target=citation.target):
        return False
    told = rests_on(words, line=citation.line, target=citation.target)
    if cited_digest(told) in citation.right_for:
        return True
    if citation.is_ahead or read_against is None:
        return False
    return told == rests_on(read_against, line=citation.line, target=citation.target)
