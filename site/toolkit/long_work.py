"""Which function does which kind of long work. Apps register theirs when they are ready.

    register("print.piece", make_piece, stoppable=True)

    def make_piece(work, progress) -> Result:
        for number, sheet in enumerate(sheets, start=1):
            progress(number, len(sheets), "Setting the sheets")
            …
        return Result("The booklet is ready.", url)

The function may run more than once, when its worker died the first time: its effect must be one that is already there
when it comes again (a row under a unique key, a file under its digest). It is not inside a transaction, so that its
progress can be seen; what belongs together it wraps itself. To say what went wrong in words for the page it raises
`toolkit.obstacles.NotAllowed`.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """What came of it, in a sentence, and where it is."""

    words: str
    url: str = ""


class Stopped(Exception):
    """Somebody asked the work to stop, or it has been given to another worker."""


@dataclass(frozen=True)
class Kind:
    name: str
    does: Callable[..., Result]
    stoppable: bool


_kinds: dict[str, Kind] = {}


def register(name: str, does: Callable[..., Result], *, stoppable: bool = False) -> None:
    _kinds[name] = Kind(name, does, stoppable)


def kind(name: str) -> Kind:
    """The kind of this name; KeyError when no app has registered it."""
    return _kinds[name]
