"""A nonce for each script that Wagtail writes into its pages, so that the admin needs no 'unsafe-inline' for scripts.

Five templates are copied to templates/wagtailadmin/ with the nonce added; a test fails when Wagtail changes one, and
`./run manage admin_templates` copies them anew.
"""

import functools
from pathlib import Path

import wagtail.admin
from django.utils.safestring import mark_safe
from wagtail.admin.widgets import BaseChooser

from config.security_headers import current_nonce

TEMPLATES = (
    "wagtailadmin/panels/inline_panel.html",
    "wagtailadmin/panels/multiple_chooser_panel.html",
    "wagtailadmin/widgets/date_input.html",
    "wagtailadmin/widgets/datetime_input.html",
    "wagtailadmin/widgets/time_input.html",
)


def upstream(name: str) -> str:
    """The text of a template as the installed Wagtail has it."""
    return (Path(wagtail.admin.__file__).parent / "templates" / name).read_text()


def with_nonce(template: str) -> str:
    return template.replace("<script>", '<script nonce="{% nonce %}">')


def install() -> None:
    """Wrap `BaseChooser.render`, which writes its script from Python, where no template of ours can reach."""
    draw = BaseChooser.render
    if hasattr(draw, "__wrapped__"):
        return

    @functools.wraps(draw)
    def render(self, *args, **kwargs):
        html = str(draw(self, *args, **kwargs))
        # What a person typed is escaped, so every bare tag in here is Wagtail's own.
        return mark_safe(html.replace("<script>", f'<script nonce="{current_nonce()}">'))

    BaseChooser.render = render
