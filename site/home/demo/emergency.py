"""An evening on which the words could not wait: out at once, and still to be read by somebody else."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from home.demo import booklet
from home.demo.story import Story
from people.models import Person
from standards.actions.emergencies import publish_alone
from standards.actions.writing import revise_standard
from standards.models import StandardPage

STANDARD, DAYS_AGO = "OUT-3", 3
CALL = "From a mobile, 01632 960140. Day or night."
WHY = "The switchboard puts no calls through at night any more."
REASON = "Crews were ringing a dead line at night, and no second reader was on duty."


def tell(story: Story, lead: Callable[[], Person]) -> None:
    """Put it into the story of the demo; `lead` is there by the time it is told."""
    story.at(DAYS_AGO, partial(_publish, lead), hour=21)


def _publish(lead: Callable[[], Person], now: dt.datetime) -> None:
    standard = next(each for chapter in booklet.chapters() for each in chapter.standards if each["key"] == STANDARD)
    page, body = StandardPage.objects.get(key=STANDARD), booklet.body(standard)
    next(part for part in body if part["type"] == "get_help")["value"]["call"] = CALL
    revise_standard(page=page, change="", reason="", body=body, by=lead(), now=now)
    publish_alone(page=page, asks="nothing", why=WHY, reason=REASON, by=lead(), now=now)
