"""PURE. The words of a standard as plain data: what a version freezes, and how its targets read aloud."""

import hashlib
import json
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Words = dict[str, Any]

# How a number of these reads after «within», for one and for several.
UNITS = {
    "rings": ("ring", "rings"),
    "seconds": ("second", "seconds"),
    "minutes": ("minute", "minutes"),
    "hours": ("hour", "hours"),
    "working_days": ("working day", "working days"),
    "calendar_days": ("day", "days"),
    "months": ("month", "months"),
}
DAYS = {"working_days": "working day", "calendar_days": "day"}

TARGET_FIELDS = (
    "key",
    "channel",
    "what",
    "done",
    "measure",
    "value",
    "unit",
    "percent",
    "clock_starts",
    "calendar",
    "statutory",
    "effective_from",
)


def snapshot(
    *,
    key: str,
    title: str,
    chapter: str,
    promise_heading: str,
    promise: str,
    covers: str,
    covers_detail: str,
    targets: list[Words],
    body: list[Words],
) -> Words:
    """Everything a standard says, in page order, in a shape that does not change when the code does."""
    return {
        "key": key,
        "title": title,
        "chapter": chapter,
        "promise_heading": promise_heading,
        "promise": promise,
        "covers": covers,
        "covers_detail": covers_detail,
        "targets": [_target(target) for target in targets],
        "body": [_part(part) for part in body],
    }


def digest(words: Words) -> str:
    """SHA-256 of the canonical JSON: the same words give the same digest however they were typed or stored."""
    text = json.dumps(words, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()


def lines(words: Words) -> dict[str, str]:
    """Every do and don't line by its id, in page order."""
    return {
        line["id"]: line["value"] for part in words["body"] if part["type"] in ("do", "dont") for line in _lines(part)
    }


def part(words: Words, kind: str) -> Words | None:
    """The value of the first part of a kind, for instance ``part(words, "get_help")``."""
    return next((part["value"] for part in words["body"] if part["type"] == kind), None)


@dataclass(frozen=True)
class TargetWords:
    """«8 in 10 calls», «answered within 20 seconds»."""

    headline: str
    detail: str

    def __str__(self) -> str:
        return f"{self.headline} {self.detail}"


def target_words(target: Words) -> TargetWords:
    """How a target reads on the page, the card and the booklet."""
    what, done, value, unit = target["what"], target["done"], Decimal(target["value"]), target["unit"]
    match target["measure"]:
        case "percent_within":
            when = _within(value, unit)
            # People type the time into «done» as well, where it is one word too many.
            return TargetWords(_share(target["percent"], what), done if when in done else f"{done} {when}")
        case "average":
            return TargetWords(f"{_amount(value, unit)} on average", f"{what} {done}")
        case "rate":
            return TargetWords(f"Fewer than {_out_of(value)} {what}", done)
        case _:
            return TargetWords(_capital(_within(value, unit)), f"{what} {done}")


@dataclass(frozen=True)
class ResultWords:
    """«74 in 100», «6 short of target»; `percent` and `target` draw the gauge of a share."""

    figure: str
    text: str
    met: bool
    percent: Decimal | None = None
    target: int | None = None


def result_words(target: Words, value: Decimal) -> ResultWords:
    """How one month's result reads beside its target."""
    if target["measure"] == "percent_within":
        aim = Decimal(target["percent"])
        return ResultWords(_out_of(value), _share_gap(value - aim), value >= aim, value, target["percent"])
    aim = Decimal(target["value"])
    is_rate = target["measure"] == "rate"
    figure = _out_of(value) if is_rate else _amount(value, target["unit"])
    if value > aim:
        return ResultWords(figure, f"{number(value - aim)} over target", met=False)
    # «Fewer than 5» is not met by 5; «at most 5» is.
    if is_rate and value == aim:
        return ResultWords(figure, "at the limit, not under it", met=False)
    return ResultWords(figure, "on target", met=True)


def number(value: Decimal | int | str) -> str:
    """20 rather than 20.00, and 2.5 as it is."""
    text = format(Decimal(value), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _target(target: Words) -> Words:
    kept = {name: target[name] for name in TARGET_FIELDS}
    return kept | {"value": number(target["value"]), "effective_from": str(target["effective_from"])}


def _part(part: Words) -> Words:
    return {"type": part["type"], "id": part["id"], "value": _value(part["value"])}


def _value(value: Any) -> Any:
    """A block's value without the bookkeeping of its editor; an item of a list keeps its id."""
    if isinstance(value, list):
        return [{"id": item["id"], "value": _value(item["value"])} for item in value]
    if isinstance(value, dict):
        return {name: _value(inner) for name, inner in value.items()}
    return value


def _lines(part: Words) -> list[Words]:
    return part["value"]["lines"]


def _share(percent: int, what: str) -> str:
    if percent == 100:
        return f"All {what}"
    if percent % 10 == 0:
        return f"{percent // 10} in 10 {what}"
    return f"{percent} in 100 {what}"


def _out_of(value: Decimal) -> str:
    """5 in 100; half of one in 100 as 5 in 1,000."""
    return f"{number(value)} in 100" if value >= 1 or not value else f"{number(value * 10)} in 1,000"


def _share_gap(gap: Decimal) -> str:
    if gap < 0:
        return f"{number(-gap)} short of target"
    return f"{number(gap)} past target" if gap else "on target"


def _within(value: Decimal, unit: str) -> str:
    if unit in DAYS and value == 0:
        return f"the same {DAYS[unit]}"
    if unit in DAYS and value == 1:
        return f"by the end of the next {DAYS[unit]}"
    if unit == "pounds":
        return f"at most {_amount(value, unit)}"
    if unit == "percent":
        return f"at most {_out_of(value)}"
    return f"within {_amount(value, unit)}"


def _amount(value: Decimal, unit: str) -> str:
    if unit == "pounds":
        return f"£{number(value)}"
    if unit == "percent":
        return _out_of(value)
    one, several = UNITS[unit]
    return f"{number(value)} {one if value == 1 else several}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
