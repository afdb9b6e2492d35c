"""PURE. Whether words somebody typed are those an author had in mind, whatever keyboard they came from.

Both are folded first: composed as Unicode says, small letters unless capitals count, one kind of quotation mark, of
dash and of space, without signs that nobody sees and without full stops at the end. «Straße» is «STRASSE»; a dotted İ
stays a letter of its own, as it does in Unicode. Accents are letters: «café» is not «cafe».

In a pattern `*` stands for any words or none, and `\\*` for an asterisk.
"""

import re
import unicodedata

QUOTES = dict.fromkeys(map(ord, "‘’‚‛′ʼ`´"), "'") | dict.fromkeys(map(ord, "“”„‟″«»"), '"')
DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
WILD = re.compile(r"(?<!\\)\*")


def is_like(pattern: str, typed: str, *, case_matters: bool = False) -> bool:
    """Whether the pattern covers the whole of what was typed, in a time that grows no faster than the two.

    Each piece between two `*` is looked for once, from where the one before it ended: taking the first place there is
    leaves the most room for the rest, so there is never anything to go back for.
    """
    text = fold(typed, case_matters=case_matters)
    first, *pieces = pieces_of(fold(pattern, case_matters=case_matters))
    if not pieces:
        return text == first
    last = pieces.pop()
    if not text.startswith(first) or not text.endswith(last) or len(text) < len(first) + len(last):
        return False
    at, end = len(first), len(text) - len(last)
    for piece in pieces:
        found = text.find(piece, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def is_anything(pattern: str) -> bool:
    """Whether the pattern covers whatever is typed."""
    return set(fold(pattern)) == {"*"}


def in_words(pattern: str) -> str:
    """A pattern as one would read it out: «…the duty manager…»."""
    pieces = [piece.strip() for piece in pieces_of(pattern)]
    return " … ".join(piece for piece in pieces if piece)


def fold(words: str, *, case_matters: bool = False) -> str:
    """The words in the one form in which they are compared."""
    seen = "".join(letter for letter in words if unicodedata.category(letter) != "Cf")
    text = unicodedata.normalize("NFD", seen)
    if not case_matters:
        text = unicodedata.normalize("NFD", text.casefold())
    text = unicodedata.normalize("NFC", text).translate(QUOTES).translate(DASHES)
    text = " ".join(text.split())
    return text.rstrip(".… ") or text


def pieces_of(pattern: str) -> list[str]:
    """What stands between the asterisks that stand for anything, with the others as themselves."""
    return [piece.replace("\\*", "*") for piece in WILD.split(pattern)]
