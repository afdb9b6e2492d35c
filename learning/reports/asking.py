"""How far a change is in asking the people it touches, for whoever published it."""

from dataclasses import dataclass

from learning.queries.reopening import asking_now
from people.models import Account

STOPPED = "Asking them stopped before its end; its page says why."


@dataclass(frozen=True)
class Asking:
    """`words` say how far it is, and `url` is where it can be watched."""

    words: str
    url: str


def asking(standard_key: str, account: Account) -> Asking | None:
    """None when nobody is being asked, and for everybody who may not see the work."""
    found = asking_now(standard_key, account)
    if found is None:
        return None
    people = "1 person" if found.touches == 1 else f"{found.touches:,} people"
    told = found.work.how_far if found.work.is_open else STOPPED
    return Asking(
        f"Version {found.version_number} changes something for {people}. {told}", found.work.get_absolute_url()
    )
