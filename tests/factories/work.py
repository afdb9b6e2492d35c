"""Long work of a kind that does what a test says."""

from tests.cast import NOON
from toolkit.actions import start_work
from toolkit.long_work import Result, register
from toolkit.models import LongWork

KIND = "test.work"


def register_work(does=None, *, stoppable: bool = True) -> None:
    """Let work of the test's kind do what `does(work, progress)` does; without it, nothing, which takes no time."""
    register(KIND, does or (lambda work, progress: Result("All of it is made.", "/standards/")), stoppable=stoppable)


def waiting_work(person, *, title: str = "Making the booklet", about: str = "") -> LongWork:
    """Work that no worker has taken yet."""
    return LongWork.objects.create(
        kind=KIND, title=title, about=about, facts={}, asked_by=person.key, asked_at=NOON, lease_ends_at=NOON
    )


def ended_work(person, *, now=NOON) -> LongWork:
    register_work()
    return start_work(name=KIND, title="Making the booklet", facts={}, by=person, now=now)
