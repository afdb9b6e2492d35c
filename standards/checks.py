"""PURE. What an editor could mend in the words of a standard: one table, for the list on the page and for the panel.

None of these keeps a page from being published, but for the longest length, which `standards.rules` asks for here.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from standards.wording import Words, part

BUDGET, MOST = 350, 450
LONGEST_SENTENCE = 25

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
SENTENCE = re.compile(r"[^.?!…:;]+(?:[.:](?=\S)[^.?!…:;]*)*")
# What the parts are called in a remark; films and captions are not part of what is read with a customer waiting.
PLACES = {
    "do": "Do",
    "dont": "Don’t",
    "conversation": "What it sounds like",
    "key_fact": "Key fact",
    "steps": "Steps",
    "quotation": "Quotation",
    "get_help": "Get help now",
}
# Words a noun phrase begins with, endings that only nouns have, and nouns that our editors begin lines with.
BEFORE_A_NOUN = frozenset(
    [
        "a",
        "all",
        "an",
        "any",
        "both",
        "each",
        "every",
        "her",
        "his",
        "its",
        "my",
        "no",
        "our",
        "some",
        "that",
        "the",
        "their",
        "these",
        "this",
        "those",
        "your",
    ]
)
NOUN_ENDINGS = ("tion", "sion", "ment", "ness", "ity", "ship", "ance", "ence", "ing", "ers", "ors", "ees")
NOUNS = frozenset(
    [
        "caller",
        "calls",
        "colleague",
        "customer",
        "customers",
        "email",
        "emails",
        "honesty",
        "information",
        "letter",
        "letters",
        "manager",
        "names",
        "people",
        "phones",
        "promptness",
        "resident",
        "residents",
        "staff",
        "team",
        "voicemail",
        "voicemails",
    ]
)
VERBS_LIKE_NOUNS = frozenset(
    [
        "balance",
        "bring",
        "comment",
        "commission",
        "complement",
        "document",
        "evidence",
        "experience",
        "implement",
        "mention",
        "offers",
        "partition",
        "petition",
        "position",
        "question",
        "reference",
        "ring",
        "sing",
        "experience",
        "supplement",
    ]
)
NUMBER_WORDS = frozenset(
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "once",
        "twice",
        "same",
        "next",
        "today",
        "tomorrow",
    ]
)
SOMEBODY = re.compile(r"\b(name|names|named|manager|officer|director|adviser|advisor)\b", re.IGNORECASE)
A_NAME_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")
CLICK = re.compile(r"\b(click|tap|press) (here|this|below)\b", re.IGNORECASE)
PHONE = re.compile(r"\d(?:[\s-]?\d){2,}")


@dataclass(frozen=True)
class Text:
    """Something a reader reads, and where it stands: «Do, line 2»."""

    place: str
    says: str


@dataclass(frozen=True)
class Remark:
    """One thing to mend. `check` is its name in the table."""

    check: str
    place: str
    sentence: str
    mend: str


@dataclass(frozen=True)
class Found:
    place: str
    what: Any = ""
    instead: str = ""


@dataclass(frozen=True)
class Check:
    """`find` yields each place where it is so; `sentence` and `mend` may name what was found there."""

    name: str
    sentence: str
    mend: str
    find: Callable[[Words, Mapping[str, str]], Iterator[Found]]

    def remarks(self, words: Words, jargon: Mapping[str, str]) -> Iterator[Remark]:
        for found in self.find(words, jargon):
            says = {"what": found.what, "instead": found.instead}
            yield Remark(self.name, found.place, self.sentence.format(**says), self.mend.format(**says))


def remarks_on(words: Words, jargon: Mapping[str, str]) -> list[Remark]:
    """Everything to mend, in the order of the table. `jargon` maps each word to avoid to what to write."""
    return [remark for check in CHECKS for remark in check.remarks(words, jargon)]


def remarks_on_keeping(*, owner_role: str, checked_by: str, next_check_on: dt.date | None) -> list[Remark]:
    """What is missing beside the words: without somebody who looks after it a page grows old, and nobody is told."""
    empty = {
        "no-owner": not owner_role.strip(),
        "no-checker": not checked_by.strip(),
        "no-next-check": not next_check_on,
    }
    return [remark for remark in KEEPING if empty[remark.check]]


def core_length(words: Words) -> int:
    """How many words there are to read: the promise, the lines and the parts, without films and files."""
    return sum(_length(text.says) for text in texts(words))


def texts(words: Words) -> Iterator[Text]:
    """Everything that counts as the core of the page, in page order."""
    yield Text("Promise", words["promise"])
    for each in words["body"]:
        place = PLACES.get(each["type"])
        if place:
            yield from _texts_of(place, each["value"])


def _texts_of(place: str, value: Words) -> Iterator[Text]:
    for inner in value.values():
        if isinstance(inner, str) and inner:
            yield Text(place, inner)
        elif isinstance(inner, list):
            for number, item in enumerate(inner, start=1):
                yield from _line(f"{place}, line {number}", item["value"])


def _line(place: str, value: Any) -> Iterator[Text]:
    if isinstance(value, str):
        yield Text(place, value)
    else:
        # A turn of a conversation: who speaks is no sentence, and the side is never printed.
        yield from (Text(place, value[name]) for name in ("says", "why") if value.get(name))


def _too_long(words: Words, jargon: Mapping[str, str]) -> Iterator[Found]:
    length = core_length(words)
    if length > BUDGET:
        yield Found("Whole page", length)


def _long_sentences(words: Words, jargon: Mapping[str, str]) -> Iterator[Found]:
    for text in texts(words):
        for sentence in SENTENCE.findall(text.says):
            if _length(sentence) > LONGEST_SENTENCE:
                yield Found(text.place, _length(sentence))


def _vague_promise(words: Words, jargon: Mapping[str, str]) -> Iterator[Found]:
    promise = words["promise"]
    said = {word.lower() for word in WORD.findall(promise)}
    is_exact = (
        re.search(r"\d", promise) or said & NUMBER_WORDS or SOMEBODY.search(promise) or A_NAME_INSIDE.search(promise)
    )
    if promise.strip() and not is_exact:
        yield Found("Promise")


def _do_without_verb(words: Words, jargon: Mapping[str, str]) -> Iterator[Found]:
    for place, line in _lines(words, "do"):
        first = _first_word(line)
        if _is_noun(first):
            yield Found(place, first)


def _dont_without_do_not(words: Words, jargon: Mapping[str, str]) -> Iterator[Found]:
    for place, line in _lines(words, "dont"):
        if not line.lower().startswith("do not "):
            yield Found(place)


def _dont_without_verb(words: Words, jargon: Mapping[str, str]) -> Iterator[Found]:
    for place, line in _lines(words, "dont"):
        rest = line[len("do not ") :] if line.lower().startswith("do not ") else ""
        if rest and _is_noun(_first_word(rest)):
            yield Found(place, _first_word(rest))


def _click_here(words: Words, jargon: Mapping[str, str]) -> Iterator[Found]:
    for text in texts(words):
        found = CLICK.search(text.says)
        if found:
            yield Found(text.place, found[0].lower())


def _jargon(words: Words, jargon: Mapping[str, str]) -> Iterator[Found]:
    for text in texts(words):
        for avoid, write in jargon.items():
            # One's own abbreviation is meant as it is written; a word is a word in either case.
            flags = 0 if avoid.isupper() else re.IGNORECASE
            if re.search(rf"\b{re.escape(avoid)}\b", text.says, flags):
                yield Found(text.place, avoid, write)


def _no_phone_number(words: Words, jargon: Mapping[str, str]) -> Iterator[Found]:
    help_now = part(words, "get_help")
    if help_now and not PHONE.search(help_now["call"]):
        yield Found("Get help now")


def _no_captions(words: Words, jargon: Mapping[str, str]) -> Iterator[Found]:
    for each in words["body"]:
        if each["type"] == "video" and each["value"].get("file") and not each["value"].get("captions"):
            yield Found("Video", each["value"]["title"])


CHECKS = (
    Check(
        "too-long",
        "The page has {what} words.",
        f"Bring it under {BUDGET}: more than that and nobody reads it with a customer waiting.",
        _too_long,
    ),
    Check(
        "vague-promise",
        "There is no number in it, and nobody is named.",
        "Say how many, by when, or who: a promise can then be kept.",
        _vague_promise,
    ),
    Check(
        "do-without-verb",
        "It starts with “{what}”, which is no verb.",
        "Start with what somebody does: give, ring, write down.",
        _do_without_verb,
    ),
    Check(
        "dont-without-do-not",
        "It doesn’t begin “do not”.",
        "Begin it “do not”, since somebody may hear this line alone.",
        _dont_without_do_not,
    ),
    Check(
        "dont-without-verb",
        "After “do not” comes “{what}”, which is no verb.",
        "Say what somebody would be doing: do not transfer, do not promise.",
        _dont_without_verb,
    ),
    Check(
        "long-sentence",
        "A sentence has {what} words.",
        f"Make two of it. {LONGEST_SENTENCE} words is the most, and 20 is better.",
        _long_sentences,
    ),
    Check(
        "click-here",
        "It says “{what}”.",
        "Say where it leads instead. Somebody may hear the link alone, or read this on paper.",
        _click_here,
    ),
    Check("jargon", "It says “{what}”.", "Instead: {instead}.", _jargon),
    Check(
        "no-phone-number",
        "There is no number to ring.",
        "Write the number or the extension: nobody has time to look it up.",
        _no_phone_number,
    ),
    Check(
        "no-captions",
        "“{what}” has no captions.",
        "Add a WebVTT file, unless the captions are in the picture. Some of us can’t hear it.",
        _no_captions,
    ),
)


KEEPING = (
    Remark(
        "no-owner",
        "Owner",
        "Nobody owns this page.",
        "Name the job that owns it, for instance Head of Customer Services.",
    ),
    Remark("no-checker", "Checked by", "Nobody checks the words.", "Name the team that checks the words."),
    Remark(
        "no-next-check",
        "Next check",
        "There is no day on which somebody looks again.",
        "Choose the day of the next check, for instance in a year.",
    ),
)


def _lines(words: Words, kind: str) -> Iterator[tuple[str, str]]:
    value = part(words, kind)
    for number, line in enumerate(value["lines"] if value else [], start=1):
        yield f"{PLACES[kind]}, line {number}", line["value"].strip()


def _is_noun(word: str) -> bool:
    """Whether a line can't begin with this word as a verb; of what could be either, we say nothing."""
    lower = word.lower()
    if lower in VERBS_LIKE_NOUNS:
        return False
    return lower in BEFORE_A_NOUN or lower in NOUNS or (len(lower) > 5 and lower.endswith(NOUN_ENDINGS))


def _first_word(line: str) -> str:
    found = WORD.search(line)
    return found[0] if found else ""


def _length(text: str) -> int:
    return len(WORD.findall(text))
