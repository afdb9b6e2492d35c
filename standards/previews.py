"""How a draft is shown in the editor. What a question on it looks like, the app above draws: the booklet knows of none."""

from collections.abc import Callable

from django.utils.safestring import SafeString

from standards.wording import Words

# Takes the words of a standard and its request; returns the question as a page shows it, or nothing.
Drawer = Callable[[Words, object], SafeString | str]

MODES = [
    ("", "The page: phone, tablet or desk"),
    ("side", "Printed side (A4)"),
    ("card", "Pocket card"),
    ("question", "As a question"),
]
TEMPLATES = {name: f"standards/previews/{name}.html" for name, _ in MODES if name}
SIZES = [
    {"name": "mobile", "icon": "mobile-alt", "device_width": 390, "label": "Preview as on a phone"},
    {"name": "tablet", "icon": "tablet-alt", "device_width": 768, "label": "Preview as on a tablet"},
    {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": "Preview as at a desk"},
]

_DRAWERS: list[Drawer] = []


def register(drawer: Drawer) -> None:
    """Called once by the app that asks questions, when the apps are loaded."""
    if drawer not in _DRAWERS:
        _DRAWERS.append(drawer)


def question_on(words: Words, request) -> SafeString | str:
    """A question that is asked about this standard, or nothing while there is none."""
    return next((drawn for drawer in _DRAWERS if (drawn := drawer(words, request))), "")
