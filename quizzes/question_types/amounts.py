"""PURE. A number as somebody types it, read exactly; what can't be read is said in a sentence that mends it.

- A full stop is the decimal point, as everywhere in British writing: «1.000» is one, and the feedback says so.
- A comma or a space parts thousands, and only there: «1,000» and «1 000» are a thousand, «1,5» is asked for again.
- «½», «1½», «1/2» and «1 1/2» are fractions; «1e3» is a thousand; digits of any script are digits.
- The unit may stand before or after, in the singular too: «£5», «-£5», «5 minutes».
- A minus may be a hyphen, a dash or U+2212. «NaN» and «inf» are no numbers; beyond 30 digits nothing is.
"""

import re
import unicodedata
from fractions import Fraction

from quizzes.question_types.base import ResponseError

EMPTY = "Write a number, or say you’re not sure"
NOT_A_NUMBER = "Write your answer as a number, for instance 12.5"
ONLY_A_NUMBER = "Write only the number, for instance 12.5: the answer is in {unit}"
WHICH_COMMA = "We can’t tell what the comma means. Use a full stop for decimals, for instance 12.5, and no comma"
TOO_LONG = "Write a shorter number, of 30 digits at most"

MOST_LETTERS, MOST_DIGITS = 100, 30
# A sign that stands before its number when we write it; every other unit stands after.
BEFORE = frozenset("£$€")

MINUS = dict.fromkeys(map(ord, "−‐‑‒–—﹣－"), "-")
SIGNS = {ord("＋"): "+", ord("٫"): ".", ord("．"): ".", ord("٬"): ",", ord("，"): ",", ord("⁄"): "/", ord("∕"): "/"}

DECIMAL = re.compile(
    r"""(?P<whole>[0-9]{1,3}(?:(?P<parts>[, ])[0-9]{3}(?:(?P=parts)[0-9]{3})*)|[0-9]*)
        (?:\.(?P<part>[0-9]*))?(?:e(?P<power>[+-]?[0-9]+))?""",
    re.VERBOSE,
)
BROKEN = re.compile(r"(?:(?P<whole>[0-9]+) *)?(?<![0-9])(?P<above>[1-9][0-9]*) ?/ ?(?P<below>[1-9][0-9]*)")


def read_amount(typed: str, unit: str = "") -> Fraction:
    """What was typed, as an exact number of units; `ResponseError` with a sentence for whoever typed it."""
    if len(typed) > MOST_LETTERS:
        raise ResponseError(TOO_LONG)
    text = _plain(typed)
    if not text:
        raise ResponseError(EMPTY)
    negative, number = _unsigned(text, _plain(unit))
    if sum(letter.isdigit() for letter in number) > MOST_DIGITS:
        raise ResponseError(TOO_LONG)
    amount = _broken(number)
    if amount is None:
        amount = _decimal(number)
    if amount is None:
        raise ResponseError(_what_to_do(number, unit))
    return -amount if negative else amount


def in_words(amount: Fraction, unit: str = "") -> str:
    """The number as we write it, with its unit: «£1,000», «1 minute», «80%»."""
    number = _decimals(abs(amount))
    minus = "−" if amount < 0 else ""
    if unit in BEFORE:
        return f"{minus}{unit}{number}"
    if abs(amount) == 1 and unit.endswith("s") and not unit.endswith("ss"):
        unit = unit.removesuffix("s")
    return f"{minus}{number}{unit if unit == '%' else f' {unit}'}".rstrip()


def _plain(typed: str) -> str:
    """The same in the plainest signs there are: digits 0 to 9, «-», «.», «/» and single spaces, in small letters."""
    letters = []
    for letter in typed.translate(MINUS).translate(SIGNS):
        if unicodedata.category(letter) == "Cf":  # Marks of direction and width, which come along when copying.
            continue
        letters.append(_fraction_sign(letter) or str(unicodedata.decimal(letter, letter)))
    return " ".join("".join(letters).casefold().split())


def _fraction_sign(letter: str) -> str:
    """«½» as « 1/2», so that «1½» doesn’t become 11/2."""
    kind, *points = unicodedata.decomposition(letter).split() or [""]
    if kind != "<fraction>":
        return ""
    return " " + "".join(chr(int(point, 16)) for point in points).replace("⁄", "/")


def _unsigned(text: str, unit: str) -> tuple[bool, str]:
    """Whether it is below zero, and the number without its sign and its unit."""
    sign, text = _sign(text)
    bare = _without(text, unit)
    inner, number = _sign(bare) if bare != text and not sign else ("", bare)
    return "-" in (sign, inner), number


def _sign(text: str) -> tuple[str, str]:
    return (text[0], text[1:].lstrip()) if text[:1] in ("-", "+") else ("", text)


def _without(text: str, unit: str) -> str:
    for word in filter(None, (unit, unit.removesuffix("s"))):
        if text.startswith(word):
            return text.removeprefix(word).strip()
        if text.endswith(word):
            return text.removesuffix(word).strip()
    return text


def _decimal(number: str) -> Fraction | None:
    found = DECIMAL.fullmatch(number)
    if not found or not (found["whole"] or found["part"]):
        return None
    power = int(found["power"] or 0)
    if abs(power) > MOST_DIGITS:
        raise ResponseError(TOO_LONG)
    whole = re.sub("[, ]", "", found["whole"])
    part = found["part"] or ""
    return Fraction(int(whole + part or "0"), 10 ** len(part)) * Fraction(10) ** power


def _broken(number: str) -> Fraction | None:
    found = BROKEN.fullmatch(number)
    if not found:
        return None
    part = Fraction(int(found["above"]), int(found["below"]))
    if found["whole"] is None:
        return part
    # «1 100/3» is as likely 1100/3: a part of a whole is less than one.
    return int(found["whole"]) + part if part < 1 else None


def _what_to_do(number: str, unit: str) -> str:
    if "," in number and not re.search("[^0-9., ]", number):
        return WHICH_COMMA
    return ONLY_A_NUMBER.format(unit=unit) if unit else NOT_A_NUMBER


def _decimals(amount: Fraction) -> str:
    rest = amount.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"about {float(amount):,.6g}"
    places = 0
    while (amount * 10**places).denominator != 1:
        places += 1
    digits = str(int(amount * 10**places)).rjust(places + 1, "0")
    whole, part = (digits[:-places], digits[-places:]) if places else (digits, "")
    return f"{int(whole):,}" + (f".{part}" if part else "")
