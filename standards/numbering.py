"""PURE. Which numbers the next version of a standard gets."""

from dataclasses import dataclass

MATERIAL = "material"


@dataclass(frozen=True)
class Numbers:
    """`material_number` is the newest version, this one included, that changed what people must know."""

    number: int
    material_number: int


def next_numbers(previous: Numbers | None, change: str) -> Numbers:
    """The first version is material whatever it was called; after that only a material change moves the second number."""
    if previous is None:
        return Numbers(1, 1)
    number = previous.number + 1
    return Numbers(number, number if change == MATERIAL else previous.material_number)
