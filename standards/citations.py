"""Who cites the booklet. Apps above this one say how they are asked; the booklet stays ignorant of what they are."""

from collections.abc import Iterable
from typing import Protocol

from standards.consequences import Citation


class Citer(Protocol):
    """What is in use and cites these standards; with `ahead`, as it will be once their words to come are in force."""

    def __call__(self, standard_keys: Iterable[str], *, ahead: bool) -> list[Citation]: ...


_CITERS: list[Citer] = []


def register(citer: Citer) -> None:
    """Called once for each app that cites, when the apps are loaded."""
    if citer not in _CITERS:
        _CITERS.append(citer)


def citations_of(standard_keys: Iterable[str], *, ahead: bool = False) -> list[Citation]:
    """Everything that cites these standards, in the order of its keys; with `ahead`, what waits for words to come too."""
    keys = list(standard_keys)
    return sorted((found for citer in _CITERS for found in citer(keys, ahead=ahead)), key=lambda found: found.key)
