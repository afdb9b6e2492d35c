"""What Westerby’s staff typed while a customer was on the line: words that stand for others, and words nobody has answered."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from home.demo.story import Story
from people.models import Person
from standards.actions.looking_up import count_miss, teach_synonym
from toolkit.dates import local_day

# What they type, and the word of the booklet it stands for.
SYNONYMS = [("kicking off", "shouting"), ("gone off on one", "angry"), ("blanked", "voicemail")]
# What found nothing, and how many days ago each time.
MISSES = [("bin rage", (21, 9, 4, 2)), ("blue badge", (12, 6)), ("hot desk", (5,))]


def tell(story: Story, editor: Callable[[], Person]) -> None:
    """Put it all into the story of the demo; `editor` is there by the time it is told."""
    for said, means in SYNONYMS:
        story.at(30, partial(_teach, said, means, editor), hour=10)
    for words, days in MISSES:
        for days_ago in days:
            story.at(days_ago, partial(_miss, words), hour=11)


def _teach(said: str, means: str, editor: Callable[[], Person], now: dt.datetime) -> None:
    teach_synonym(said=said, means=means, by=editor(), now=now)


def _miss(words: str, now: dt.datetime) -> None:
    count_miss(words=words, today=local_day(now))
