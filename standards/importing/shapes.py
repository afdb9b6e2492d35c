"""PURE. The shape of each part of a standard in a file from another site: what is wrong with one, and where in it."""

from dataclasses import dataclass
from typing import Any

LONG = 20_000


@dataclass(frozen=True)
class Many:
    """A list in which each item has an id and a value: a text, or fields of its own."""

    of: Any
    most: int
    named: str = "line"


@dataclass(frozen=True)
class OneOf:
    allowed: tuple[str, ...]


# A number is the most letters of a text. As the blocks ask for it; what may be empty there may be empty here.
SHAPES: dict[str, dict[str, Any]] = {
    "do": {"lines": Many(140, 8)},
    "dont": {"lines": Many(140, 6)},
    "conversation": {
        "intro": 200,
        "turns": Many({"who": 60, "side": OneOf(("customer", "staff")), "says": LONG, "why": 120}, 8, "turn"),
    },
    "key_fact": {"heading": 80, "text": LONG},
    "steps": {"heading": 80, "steps": Many(200, 200, "step")},
    "quotation": {"text": LONG, "who": 120},
    "get_help": {"heading": 100, "when": Many(160, 3), "call": 120, "more": 160},
    "video": {"title": 120, "link": 2_000, "transcript": LONG},
    "download": {"title": 120},
    "picture": {"alt_text": LONG, "caption": 160},
}
MAY_BE_LEFT_OUT = {"picture": ("alt_text", "caption"), "video": ("link",)}


def fault_in(kind: str, value: dict[str, Any]) -> str:
    """The first thing that is wrong with a part, such as «turn 2: It has no says.»; empty when nothing is."""
    empty = {name: "" for name in MAY_BE_LEFT_OUT.get(kind, ()) if value.get(name) is None}
    return _fault(SHAPES[kind], value | empty) or _fault_in_link(value.get("link") or "")


def known_fields(kind: str, value: dict[str, Any]) -> dict[str, Any]:
    """A part without what no part of its kind has."""
    return {name: value[name] for name in SHAPES[kind] if name in value}


def _fault(shape: dict[str, Any], value: Any) -> str:
    if not isinstance(value, dict):
        return "It has no value."
    for name, asked in shape.items():
        found = _fault_in_field(name, asked, value.get(name))
        if found:
            return found
    return ""


def _fault_in_field(name: str, asked: Any, found: Any) -> str:
    if isinstance(asked, Many):
        return _fault_in_list(name, asked, found)
    if not isinstance(found, str):
        return f"It has no {_said(name)}."
    if isinstance(asked, OneOf):
        return "" if found in asked.allowed else f"Its {_said(name)} is neither {' nor '.join(asked.allowed)}."
    return "" if len(found) <= asked else f"Its {_said(name)} is longer than {asked} letters."


def _fault_in_list(name: str, asked: Many, found: Any) -> str:
    if not isinstance(found, list):
        return f"Its {_said(name)} is no list."
    if len(found) > asked.most:
        return f"Its {_said(name)} has {len(found)} of at most {asked.most}."
    for number, item in enumerate(found, 1):
        fault = _fault_in_item(asked.of, item)
        if fault:
            return f"{asked.named} {number}: {fault}"
    return ""


def _fault_in_item(asked: Any, item: Any) -> str:
    if not isinstance(item, dict) or not isinstance(item.get("id"), str) or not item["id"]:
        return "It has no id."
    if isinstance(asked, dict):
        return _fault(asked, item.get("value"))
    return _fault_in_field("text", asked, item.get("value"))


def _fault_in_link(link: str) -> str:
    is_address = not link or link.startswith(("https://", "http://"))
    return "" if is_address else "Its address begins neither https:// nor http://."


def _said(name: str) -> str:
    return name.replace("_", " ")
