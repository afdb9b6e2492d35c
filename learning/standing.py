"""PURE. What each fact does to somebody's standing against one standard.

Recording applies a fact as it happens, rebuilding applies all of them from the ledger, and both call these: so what is
stored and what the ledger says can only be the same.
"""

import datetime as dt
from typing import Protocol


class Standing(Protocol):
    """The columns that facts change."""

    read_number: int | None
    read_at: dt.datetime | None
    known_number: int | None
    known_on: dt.date | None
    known_until: dt.date | None
    known_how: str
    goes_without: int


def show(standing: Standing, *, number: int, on: dt.date, until: dt.date, how: str) -> None:
    """Shown, in the words of a version. Older words than were shown before add nothing."""
    if number < (standing.known_number or 0):
        return
    standing.known_number, standing.known_on, standing.known_how = number, on, how
    standing.known_until = max(until, standing.known_until or until)
    standing.goes_without = 0


def miss(standing: Standing) -> None:
    """A go that did not show it."""
    standing.goes_without += 1


def count_until(standing: Standing, until: dt.date) -> None:
    """A round was finished: its standards count as long as the round does."""
    if standing.known_until is not None and standing.known_until < until:
        standing.known_until = until


def read(standing: Standing, *, number: int, at: dt.datetime) -> bool:
    """Opened for the first time; whether it is the newest version opened so far, and so is kept."""
    if number < (standing.read_number or 0) or (number == standing.read_number and at >= (standing.read_at or at)):
        return False
    standing.read_number, standing.read_at = number, at
    return True
