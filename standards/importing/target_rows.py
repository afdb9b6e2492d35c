"""PURE. Rows of a table of targets as data: «Calls answered | 80% within 20 seconds»."""

import re
from dataclasses import dataclass
from typing import Any

UNITS = {
    "ring": "rings",
    "second": "seconds",
    "sec": "seconds",
    "minute": "minutes",
    "min": "minutes",
    "hour": "hours",
    "hr": "hours",
    "working day": "working_days",
    "business day": "working_days",
    "calendar day": "calendar_days",
    "day": "calendar_days",
    "month": "months",
}
WORDS = dict(
    zip(
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
            "fifteen",
            "twenty",
            "thirty",
        ],
        (*range(1, 13), 15, 20, 30),
        strict=True,
    )
)
_COUNT = rf"(?P<value>\d+(?:\.\d+)?|{'|'.join(WORDS)})"
TIME = re.compile(rf"\b{_COUNT}[\s-]*(?P<unit>{'|'.join(sorted(UNITS, key=len, reverse=True))})s?\b", re.I)
SHARE = re.compile(r"(?P<percent>\d{1,3})\s*(?:%|per ?cent|in 100\b|out of 100\b)", re.I)
TENTHS = re.compile(r"\b(?P<tenths>\d{1,2}|nine|eight|seven)\s+(?:in|out of)\s+(?:10|ten)\b", re.I)
ALL = re.compile(r"\b(all|every|always)\b", re.I)
AVERAGE = re.compile(r"\baverage\b", re.I)
RATE = re.compile(r"\b(fewer|less|under|below|no more)\b", re.I)
DONE = re.compile(r"\b(\w{3,}ed|seen|met|given|made|sent|kept|paid|dealt with)\b(?P<more>.*)$", re.I)
HEADER = re.compile(
    r"\b(target|measure|standard|response|time|within|how (?:soon|long)|channel|promise|what|when)\b", re.I
)

LONGEST_CELL = 300


@dataclass(frozen=True)
class Row:
    """One row of a table and the target it gives; `guessed` says what the table left open."""

    text: str
    target: dict[str, Any] | None
    guessed: str = ""


def read_rows(cells: list[list[str]]) -> list[Row] | None:
    """The rows of a table of targets, without its heading; None when the table is about something else."""
    rows = cells[1:] if _is_header(cells) else cells
    read = [_row(row) for row in rows if any(row)]
    found = [row for row in read if row.target]
    return read if found and len(found) * 2 >= len(read) else None


def _is_header(cells: list[list[str]]) -> bool:
    first = cells[0] if cells else []
    told = [cell[:LONGEST_CELL] for cell in first]
    return bool(told) and not _number(" ".join(told[1:])) and any(HEADER.search(cell) for cell in told)


def _row(cells: list[str]) -> Row:
    filled = [cell for cell in cells if cell]
    text = " | ".join(filled)
    # A cell with a page in it is no target, and would be slow to search.
    if len(filled) < 2 or max(map(len, filled)) > LONGEST_CELL:
        return Row(text, None)
    number = next((cell for cell in filled[1:] if TIME.search(cell)), None)
    number = number or next((cell for cell in filled[1:] if _number(cell)), "")
    measured = _measured(number or " ".join(filled[1:]), " ".join(filled))
    if measured is None:
        return Row(text, None)
    what, done = _what_is_done(filled[0])
    clock = next((cell for cell in filled[1:] if re.search(r"\b(from|when|after|since)\b", cell, re.I)), "")
    guessed = (
        ""
        if clock and DONE.search(filled[0])
        else "check what is counted, what happens to it and when the clock starts"
    )
    return Row(
        text,
        measured
        | {"what": what[:60], "done": done[:80], "clock_starts": (clock or "when it reaches us")[:120]}
        | {"calendar": "calendar_days" if measured["unit"] in ("calendar_days", "months") else "working_days"},
        guessed,
    )


def _number(text: str) -> bool:
    return bool(TIME.search(text) or SHARE.search(text) or TENTHS.search(text))


def _measured(text: str, around: str) -> dict[str, Any] | None:
    """How it is measured: a share within a time, an average, a rate, or a time at most."""
    time, percent = TIME.search(text), _percent(text)
    percent = _percent(around) if percent is None else percent
    if time is None:
        if percent is None or not RATE.search(around):
            return None
        return {"measure": "rate", "value": percent, "unit": "percent", "percent": None}
    value, unit = _count(time["value"]), UNITS[" ".join(time["unit"].lower().split())]
    if AVERAGE.search(around):
        return {"measure": "average", "value": value, "unit": unit, "percent": None}
    if percent is None:
        return {"measure": "max", "value": value, "unit": unit, "percent": None}
    return {"measure": "percent_within", "value": value, "unit": unit, "percent": percent}


def _percent(text: str) -> int | None:
    found = SHARE.search(text)
    if found:
        return int(found["percent"]) if int(found["percent"]) <= 100 else None
    tenths = TENTHS.search(text)
    if tenths:
        share = int(_count(tenths["tenths"])) * 10
        return share if share <= 100 else None
    return 100 if ALL.search(text) else None


def _count(text: str) -> int | float:
    word = WORDS.get(text.lower())
    if word is not None:
        return word
    return float(text) if "." in text else int(text)


def _what_is_done(text: str) -> tuple[str, str]:
    """«Calls answered» as calls, answered."""
    plain = text.strip(" .:")
    found = DONE.search(plain)
    if not found or not plain[: found.start()].strip():
        return _small(plain), "dealt with"
    return _small(plain[: found.start()].strip()), plain[found.start() :].strip()


def _small(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
