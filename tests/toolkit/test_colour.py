import pytest

from toolkit.colour import contrast_with_white, nearest_that_passes, problem


@pytest.mark.parametrize("value", ["#0b4f55", "#000000", "#767676", "#A3261C"])
def test_a_colour_that_white_can_be_read_on_is_taken(value):
    assert problem(value) == ""


def test_a_pale_colour_is_refused_with_the_nearest_that_passes():
    nearest = nearest_that_passes("#f0b429")

    assert contrast_with_white("#f0b429") < 4.5 <= contrast_with_white(nearest)
    assert problem("#f0b429").endswith(f"The nearest colour that passes is {nearest}.")


@pytest.mark.parametrize("value", ["", "teal", "#0b4", "#0b4f5g", "#0b4f55; x"])
def test_what_is_no_colour_is_refused_in_words(value):
    assert problem(value).startswith("Write the colour as #")
