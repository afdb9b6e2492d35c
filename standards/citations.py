"""Who cites the booklet. Apps above this one say how they are asked; the booklet stays ignorant of what they are."""

from collections.abc import Callable, Iterable

from standards.consequences import Citation

# Takes keys of standards and returns what is in use and cites them.
Citer = Callable[[Iterable[str]], list[Citation]]

_CITERS: list[Citer] = []


def register(citer: Citer) -> None:
    """Called once for each app that cites, when the apps are loaded."""
    if citer not in _CITERS:
        _CITERS.append(citer)


def citations_of(standard_keys: Iterable[str]) -> list[Citation]:
    """Everything that cites these standards, in the order of its keys."""
    keys = list(standard_keys)
    return sorted((found for citer in _CITERS for found in citer(keys)), key=lambda found: found.key)
