"""PURE. When one word answers another: endings, synonyms and slips of the finger, the same on every database."""

import difflib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
MOST_LETTERS = 200
# Words that say nothing about what is looked for.
SMALL = frozenset(
    [
        "a",
        "about",
        "an",
        "and",
        "are",
        "at",
        "be",
        "by",
        "can",
        "do",
        "does",
        "for",
        "from",
        "how",
        "i",
        "if",
        "in",
        "is",
        "it",
        "me",
        "my",
        "of",
        "on",
        "or",
        "our",
        "say",
        "should",
        "so",
        "somebody",
        "someone",
        "that",
        "the",
        "they",
        "this",
        "to",
        "was",
        "we",
        "what",
        "when",
        "where",
        "who",
        "with",
        "you",
    ]
)
# Below this a misspelling is as likely another word.
CLOSE, NEAR = 0.78, 0.6
SHORTEST_TO_MEND = 4


@dataclass(frozen=True)
class Synonym:
    said: tuple[str, ...]
    means: tuple[str, ...]


def tokens(words: str) -> list[str]:
    """The telling words of what somebody typed, each once; the small ones only when there are no others."""
    return telling_words(words[:MOST_LETTERS])


def telling_words(text: str) -> list[str]:
    """The same of a text of any length."""
    said = [word.lower().replace("’", "'") for word in WORD.findall(text)]
    telling = [word for word in said if word not in SMALL]
    return list(dict.fromkeys(telling or said))


def stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def alike(one: str, other: str) -> bool:
    """The same word, whatever its ending: shout and shouting, call and calls. Both are stems."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and long.startswith(short)


def hits(asked: Iterable[str], said: Collection[str]) -> int:
    """How many of the words asked for are among those said. All are stems."""
    return sum(word in said or any(alike(word, other) for other in said) for word in asked)


def readings(asked: list[str], synonyms: Iterable[Synonym]) -> list[list[str]]:
    """What was asked as it stands, then once for each synonym whose words are all in it, with what it means instead."""
    return [asked, *(way for synonym in synonyms if (way := _read_as(asked, synonym)) is not None)]


def _read_as(asked: list[str], synonym: Synonym) -> list[str] | None:
    """In any order, since what found nothing is kept in one."""
    said = [stem(word) for word in synonym.said]
    stands = [word for word in asked if any(alike(stem(word), each) for each in said)]
    if not said or hits(said, {stem(word) for word in stands}) < len(said):
        return None
    return [*(word for word in asked if word not in stands), *synonym.means]


def mended(asked: list[str], vocabulary: Collection[str]) -> list[str] | None:
    """What was probably meant, when a word is a letter or two off one that the booklet uses; None when nothing is."""
    changed = False
    meant = []
    for word in asked:
        is_known = word in vocabulary or len(word) < SHORTEST_TO_MEND
        close = [] if is_known else difflib.get_close_matches(word, vocabulary, n=1, cutoff=CLOSE)
        changed = changed or bool(close)
        meant.append(close[0] if close else word)
    return meant if changed else None


def nearby(asked: list[str], vocabulary: Collection[str], most: int = 3) -> list[str]:
    """Words of the booklet that look a little like what found nothing."""
    found = [
        word
        for each in asked
        if len(each) >= SHORTEST_TO_MEND
        for word in difflib.get_close_matches(each, vocabulary, n=most, cutoff=NEAR)
        if len(word) >= SHORTEST_TO_MEND
    ]
    return list(dict.fromkeys(found))[:most]


def countable(words: str) -> str:
    """What may be counted of words that found nothing: in small letters and in one order, without numbers, which may be somebody’s."""
    kept = sorted(word for word in tokens(words) if not any(map(str.isdigit, word)))
    text = " ".join(kept)
    return text if 2 <= len(text) <= 60 else ""
