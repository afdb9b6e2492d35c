"""PURE. A file's words and weights as ours, with whatever is to be said about them."""

import re
from fractions import Fraction

from quizzes.formats import words
from quizzes.formats.base import MOST_LETTERS, Log, Place, Weight, listed, shortened
from quizzes.formats.pictures import OF_THE_FILE, Pictures
from quizzes.formats.weights import percentage

# Other systems have no field for what a question tests, and all of them have tags.
STANDARD = "standard:"


def read_words(source: str, place: Place, log: Log, pictures: Pictures | None = None) -> str:
    """Marked-up words of a file. What isn't words is named; a picture that the file doesn't hold is too."""
    cleaned = words.clean(source, pictures.shown if pictures else words.nothing_shown)
    if cleaned.is_too_long:
        too_long(source, place, log)
    if cleaned.lost:
        named = listed(f"<{tag}>" for tag in cleaned.lost)
        log.warn(
            "markup_left_out",
            place,
            f"Left out: {shortened(named)}, which is no words for a reader.",
            "If something is missing, write it as text.",
            source,
        )
    for missing in dict.fromkeys(cleaned.missing):
        _missing_picture(missing, source, place, log)
    return cleaned.words


def read_plain(text: str, place: Place, log: Log) -> str:
    """Words without markup."""
    if len(text) > MOST_LETTERS:
        too_long(text, place, log)
        return ""
    return words.from_text(text)


def too_long(text: str, place: Place, log: Log) -> None:
    log.error(
        "too_long",
        place,
        f"This text has {len(text):,} letters, and {MOST_LETTERS:,} is the most.",
        "Shorten it, or take out pasted pictures.",
        text[:200],
    )


def read_percentage(text: str, place: Place, log: Log) -> Weight:
    """A weight, or 0 with an error where it is no number."""
    weight = percentage(text)
    if weight is None:
        log.error(
            "bad_weight",
            place,
            f"“{shortened(text, 30)}” isn’t a percentage.",
            "Write a number such as 50 or 33.33333, with a dot and no comma.",
            text,
        )
        return Weight(Fraction(0), "0")
    return weight


def read_category(text: str) -> str:
    """A path such as «Phones/Voicemail», without Moodle’s own roots."""
    path = words.one_line(text)
    for root in (r"^\$[a-z]+\$(/|$)", r"^top(/|$)"):
        path = re.sub(root, "", path)
    return path.strip(" /")


def read_standard(tags: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The standard that a tag such as «standard:PHONE-1» names, and the tags that are left."""
    named = [tag for tag in tags if tag.startswith(STANDARD)]
    standard = named[0].removeprefix(STANDARD).strip().upper() if named else ""
    return standard, tuple(tag for tag in tags if tag not in named)


def _missing_picture(source: str, excerpt: str, place: Place, log: Log) -> None:
    name = shortened(source.removeprefix(f"{OF_THE_FILE}/"), 60) or "without a name"
    log.warn(
        "picture_missing",
        place,
        f"The picture {name} isn’t in this file, so it is left out.",
        "Export as Moodle XML with its files, or put the picture in again afterwards."
        if source.startswith(OF_THE_FILE)
        else "Pictures come only from the file itself; nothing is fetched from elsewhere.",
        excerpt,
    )
