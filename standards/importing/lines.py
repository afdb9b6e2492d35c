"""PURE. The identity of do and don't lines that come from a file: questions and changes point at them."""

import uuid
from typing import Any

from standards.wording import Words

LINES = uuid.UUID("0d8b6a5e-9d0e-5c8f-8a55-5b6a2e7f4c19")
LISTS = ("do", "dont")


def with_known_lines(key: str, body: list[dict[str, Any]], before: Words | None) -> list[dict[str, Any]]:
    """A line that says what it said before keeps its id, wherever it stands now; a new one gets an id by its words."""
    known = {
        (part["type"], line["value"]): line["id"]
        for part in (before["body"] if before else [])
        if part["type"] in LISTS
        for line in part["value"]["lines"]
    }
    parts = {part["type"]: part["id"] for part in (before["body"] if before else []) if part["type"] in LISTS}
    return [_with_ids(key, part, known, parts) if part["type"] in LISTS else part for part in body]


def _with_ids(
    key: str, part: dict[str, Any], known: dict[tuple[str, str], str], parts: dict[str, str]
) -> dict[str, Any]:
    kind, used, lines = part["type"], set(), []
    for number, line in enumerate(part["value"]["lines"]):
        if isinstance(line, dict):
            lines.append(line)
            continue
        # The same words twice are two lines.
        place = f"{key}/{kind}/{line}" + (f"/{number}" if line in used else "")
        is_first = line not in used
        used.add(line)
        found = known.get((kind, line)) if is_first else None
        lines.append({"id": found or str(uuid.uuid5(LINES, place)), "value": line})
    named = {"id": parts[kind]} if kind in parts and "id" not in part else {}
    return part | named | {"value": part["value"] | {"lines": lines}}
