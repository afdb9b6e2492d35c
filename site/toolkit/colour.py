"""Whether words can be read on a colour, by the contrast of WCAG 2.2, and which colour near it would do."""

import re

OURS = "#0b4f55"
# What WCAG asks of words; on everything printed they are white on the organisation's colour, or that colour on white.
ENOUGH = 4.5


def problem(value: str) -> str:
    """Why an organisation may not print in this colour, in words for the form; empty when it may."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        return "Write the colour as # and six letters or digits, for instance #0b4f55."
    if contrast_with_white(value) >= ENOUGH:
        return ""
    return (
        f"White words can’t be read on {value}: their contrast is {contrast_with_white(value):.1f} to 1, and 4.5 is "
        f"needed. The nearest colour that passes is {nearest_that_passes(value)}."
    )


def contrast_with_white(value: str) -> float:
    return 1.05 / (_luminance(_parts(value)) + 0.05)


def nearest_that_passes(value: str) -> str:
    """The same hue, darkened by as little as will do."""
    parts = _parts(value)
    for step in range(256):
        darker = "#" + "".join(f"{round(part * (255 - step) / 255):02x}" for part in parts)
        if contrast_with_white(darker) >= ENOUGH:
            return darker
    return "#000000"


def _parts(value: str) -> list[int]:
    return [int(value[at : at + 2], 16) for at in (1, 3, 5)]


def _luminance(parts: list[int]) -> float:
    red, green, blue = (_linear(part / 255) for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
