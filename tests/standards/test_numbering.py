"""Which numbers a version gets."""

import pytest

from standards.numbering import Numbers, next_numbers


@pytest.mark.parametrize(
    ("previous", "change", "expected"),
    [
        (None, "material", Numbers(1, 1)),
        (None, "editorial", Numbers(1, 1)),
        (None, "", Numbers(1, 1)),
        (Numbers(1, 1), "editorial", Numbers(2, 1)),
        (Numbers(2, 1), "clarifying", Numbers(3, 1)),
        (Numbers(3, 1), "material", Numbers(4, 4)),
        (Numbers(4, 4), "editorial", Numbers(5, 4)),
        (Numbers(5, 4), "material", Numbers(6, 6)),
    ],
)
def test_only_a_material_change_asks_people_again(previous, change, expected):
    assert next_numbers(previous, change) == expected
