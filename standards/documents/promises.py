"""The measurable promises in few words: a large half and a small one, for covers, posters and cards."""

from dataclasses import dataclass
from decimal import Decimal

from standards import wording


@dataclass(frozen=True)
class Promise:
    """«20 seconds», «8 in 10 calls answered»."""

    big: str
    small: str


def promise_of(target: wording.Words) -> Promise:
    what, done = target["what"], target["done"]
    value, unit = Decimal(target["value"]), target["unit"]
    match target["measure"]:
        case "percent_within":
            share = wording.target_words(target).headline
            return Promise(_when(value, unit), f"{share} {done.removesuffix(f' within {_when(value, unit)}')}")
        case "average":
            return Promise(_when(value, unit), f"on average, {what} {done}")
        case "rate":
            says = wording.target_words(target)
            return Promise(says.headline.removesuffix(f" {what}"), f"{what} {done}")
        case _:
            return Promise(_when(value, unit), f"{what} {done}")


def _when(value: Decimal, unit: str) -> str:
    """«20 seconds», «Same day», «1 working day»."""
    if unit in wording.DAYS and value == 0:
        return "Same day"
    if unit == "pounds":
        return f"£{wording.number(value)}"
    if unit == "percent":
        return f"{wording.number(value)} in 100"
    one, several = wording.UNITS[unit]
    return f"{wording.number(value)} {one if value == 1 else several}"
