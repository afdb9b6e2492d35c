"""PURE. Percentages and numbers as files write them, made exact without losing how they were written."""

import re
from fractions import Fraction

from quizzes.formats.base import Amount, Weight

NEAR = Fraction(1, 100_000)
LARGEST_DENOMINATOR = 20
# Thirty figures and a power of ten up to thirty: enough for anything counted, and no way to fill the memory.
NUMBER = re.compile(r"[+\-−]?(?:[0-9]{1,30}(?:\.[0-9]{0,30})?|\.[0-9]{1,30})(?:[eE][+\-−]?[0-9]{1,2})?")
MOST_POWER = 30


def amount(text: str) -> Amount | None:
    """A plain number such as 12, −3.5 or 1e3; None for anything else, a comma included, which could mean two things."""
    text = text.strip()
    if not NUMBER.fullmatch(text):
        return None
    plain = text.replace("−", "-")
    _, _, power = plain.lower().partition("e")
    if power and abs(int(power)) > MOST_POWER:
        return None
    return Amount(Fraction(plain), text)


def percentage(text: str) -> Weight | None:
    """A weight from a percentage such as 50 or -33.33333, with or without the sign."""
    found = amount(text.strip().removesuffix("%"))
    return Weight(near(found.value / 100), found.text) if found else None


def part(text: str) -> Weight | None:
    """A weight from a part of one, such as Moodle's penalty of 0.3333333."""
    found = amount(text)
    return Weight(near(found.value), found.text) if found else None


def near(value: Fraction) -> Fraction:
    """The fraction that was meant: 33.33333 % is a third. What is near none with a denominator up to 20 stays as it is."""
    simple = value.limit_denominator(LARGEST_DENOMINATOR)
    return simple if abs(simple - value) <= NEAR else value


def is_one(value: Fraction) -> bool:
    return abs(value - 1) <= NEAR


def weight_of(value: Fraction) -> Weight:
    """A weight that no file has written yet, with five decimals where it has no end."""
    return Weight(value, plain(value * 100))


def plain(value: Fraction) -> str:
    """A number in figures, for a cell."""
    for places in range(6):
        if (value * 10**places).denominator == 1:
            return f"{float(value):.{places}f}"
    return f"{float(value):.5f}"


def cancelling(keyed: int) -> tuple[Weight, Weight]:
    """What a right and a wrong tick earn when each wrong tick cancels a right one."""
    return weight_of(Fraction(1, keyed)), weight_of(Fraction(-1, keyed))


def exactly(value: Fraction) -> Amount:
    """A sum or a half of decimals, which has an end too, written in full."""
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    digits = str(abs((value * 10**places).numerator)).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return Amount(value, f"-{text}" if value < 0 else text)
