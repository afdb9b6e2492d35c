"""PURE. Which bytes of a file somebody asks for: an iPhone plays no film that can't be had in pieces."""

import re
from dataclasses import dataclass

ASKED = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)
# A piece is held in memory; whoever wants more asks again where it ends.
MOST = 1_000_000


@dataclass(frozen=True)
class Piece:
    """From the byte `first` to the byte `last`, both included, of `size`."""

    first: int
    last: int
    size: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1

    @property
    def header(self) -> str:
        return f"bytes {self.first}-{self.last}/{self.size}"


def piece_asked_for(asked: str, size: int) -> Piece | None:
    """The one piece that a Range header names; None when it names none that there is, or several."""
    found = ASKED.fullmatch(asked.strip())
    if found is None or not any(found.groups()) or not size:
        return None
    if not found[1]:
        first, last = max(0, size - int(found[2])), size - 1
    else:
        first, last = int(found[1]), min(int(found[2] or size - 1), size - 1)
    return Piece(first, min(last, first + MOST - 1), size) if first <= last else None
