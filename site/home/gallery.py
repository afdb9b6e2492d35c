"""Every component with its samples on one page, for whoever builds or judges a screen. Only where DEBUG is on.

A component is found by its file, a sample by standing beside it under the same name: nothing is listed here.
"""

import json
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

COMPONENTS = Path(__file__).resolve().parents[2] / "templates" / "components"


@dataclass(frozen=True)
class Sample:
    title: str
    html: SafeString


@dataclass(frozen=True)
class Component:
    name: str
    group: str
    parameters: str
    samples: list[Sample]


def gallery(request):
    only = request.GET.get("only")
    components = [component(name) for name in component_names() if only in (None, name)]
    components.sort(key=lambda each: (each.group, each.name))
    groups = [(group, list(members)) for group, members in groupby(components, key=lambda each: each.group)]
    return render(request, "home/gallery.html", {"title": "Components", "groups": groups})


def component_names() -> list[str]:
    return sorted(path.stem for path in COMPONENTS.glob("*.html"))


def component(name: str) -> Component:
    sheet = json.loads((COMPONENTS / "samples" / f"{name}.json").read_text(encoding="utf-8"))
    return Component(
        name=name,
        group=sheet["group"],
        parameters=_parameters(name),
        samples=[Sample(each["title"], _draw(name, each["with"])) for each in sheet["samples"]],
    )


def _parameters(name: str) -> str:
    """What the component's header says of itself."""
    text = (COMPONENTS / f"{name}.html").read_text(encoding="utf-8")
    return text.partition("{% comment %}")[2].partition("{% endcomment %}")[0].strip()


def _draw(name: str, parameters: dict) -> SafeString:
    # By our convention a parameter called …_html is markup that somebody has already made safe.
    context = {key: mark_safe(value) if key.endswith("_html") else value for key, value in parameters.items()}
    return render_to_string(f"components/{name}.html", context)
