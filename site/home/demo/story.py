"""Half a year at Westerby, told by calling the same actions that people's clicks call.

Events are collected first and played in the order of time, so that the ledger tells the story as it would have happened.
Chance is seeded: two seeds of the same day tell the same story.
"""

import datetime as dt
import heapq
import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass, field

from toolkit.dates import LONDON


@dataclass(order=True)
class Event:
    at: dt.datetime
    place: int
    happen: Callable[[dt.datetime], None] = field(compare=False)


class Story:
    """A day counted back from today, and what happened on it."""

    def __init__(self, today: dt.date):
        self.today = today
        self.chance = random.Random(20121)  # noqa: S311 - a demo's dice, not a secret
        self._events: list[Event] = []
        self._places = itertools.count()

    def day(self, days_ago: int) -> dt.date:
        return self.today - dt.timedelta(days=days_ago)

    def moment(self, days_ago: int, hour: int = 10, minute: int = 0) -> dt.datetime:
        local = dt.datetime.combine(self.day(days_ago), dt.time(hour, minute), tzinfo=LONDON)
        return local.astimezone(dt.UTC)

    def at(self, days_ago: int, happen: Callable[[dt.datetime], None], *, hour: int = 10, minute: int = 0) -> None:
        """Have something happen then; what it did is not needed by anybody before."""
        heapq.heappush(self._events, Event(self.moment(days_ago, hour, minute), next(self._places), happen))

    def play(self) -> None:
        """Let it all happen, oldest first. What an event adds for later is played too."""
        while self._events:
            event = heapq.heappop(self._events)
            event.happen(event.at)
