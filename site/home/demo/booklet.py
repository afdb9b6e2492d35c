"""Reads the booklet that a new organisation starts from: one TOML file a chapter, in `booklet/`.

Line ids are derived from the standard's key and the line's short name, so that loading twice gives the same ids and a
question can cite a line before the page exists.
"""

import datetime as dt
import tomllib
import uuid
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "booklet"
# Any constant will do; it only has to stay the same.
LINES = uuid.UUID("6f1c8a52-64c4-5f0e-9a2e-0c8f2b6d7e11")


def line_id(standard_key: str, name: str) -> str:
    """The id of a do or don't line, for instance ``line_id("PHONE-1", "blind-transfer")``."""
    return str(uuid.uuid5(LINES, f"{standard_key}/{name}"))


@dataclass(frozen=True)
class Chapter:
    key: str
    title: str
    slug: str
    icon: str
    intro: str
    standards: list[dict]


def chapters() -> list[Chapter]:
    """Every chapter in the booklet's order, with its standards as the files have them."""
    return [_chapter(tomllib.loads(path.read_text(encoding="utf-8"))) for path in sorted(FOLDER.glob("*.toml"))]


def _chapter(data: dict) -> Chapter:
    head = data["chapter"]
    return Chapter(head["key"], head["title"], head["slug"], head["icon"], head["intro"], data["standard"])


def page_fields(standard: dict) -> dict:
    """The plain fields of a standard's page."""
    return {
        "key": standard["key"],
        "title": standard["title"],
        "slug": standard["slug"],
        "promise_heading": standard["promise_heading"],
        "promise": standard["promise"],
        "covers": standard["covers"],
        "covers_detail": standard["covers_detail"],
        "search_words": ", ".join(standard["search_words"])[:250],
        "owner_role": standard["owner"],
        "checked_by": standard["checked_by"],
    }


def targets(standard: dict, *, effective_from: dt.date) -> list[dict]:
    """The targets as `standards.models.Target` takes them."""
    kept = ("key", "channel", "what", "done", "measure", "value", "unit", "percent", "clock_starts", "calendar")
    return [
        {name: target.get(name) for name in kept}
        | {
            "statutory": target["statutory"],
            "precedents": target["precedents"],
            "effective_from": effective_from,
            "sort_order": place,
        }
        for place, target in enumerate(standard["target"])
    ]


def body(standard: dict) -> list[dict]:
    """The body as raw stream data, each do and don't line with its own id."""
    key = standard["key"]
    blocks = [
        _block(key, "do", {"lines": [_line(key, line) for line in standard["do"]]}),
        _block(key, "dont", {"lines": [_line(key, line) for line in standard["dont"]]}),
        _block(key, "conversation", _conversation(key, standard["conversation"])),
    ]
    if "steps" in standard:
        steps = [_item(key, f"step-{number}", step) for number, step in enumerate(standard["steps"]["steps"])]
        blocks.append(_block(key, "steps", {"heading": standard["steps"]["heading"], "steps": steps}))
    if "key_fact" in standard:
        blocks.append(_block(key, "key_fact", dict(standard["key_fact"])))
    if "quotation" in standard:
        blocks.append(_block(key, "quotation", dict(standard["quotation"])))
    return [*blocks, _block(key, "get_help", _get_help(key, standard["get_help"]))]


def spec(question: dict) -> dict:
    """A question as the «one best answer» kind reads it."""
    return {
        "title": question["title"],
        "scene": question["scene"].strip(),
        "asks": question["asks"],
        "lands_with": question["lands_with"],
        "best_feedback": question["best_feedback"],
        "choices": [
            {
                "id": f"c{number}",
                "says": choice["says"],
                "rung": choice["rung"],
                "lands": choice["lands"],
                "verdict": choice.get("verdict", ""),
                "missed": choice.get("missed", ""),
            }
            for number, choice in enumerate(question["choice"], start=1)
        ],
    }


def _block(key: str, kind: str, value: dict) -> dict:
    return {"type": kind, "id": str(uuid.uuid5(LINES, f"{key}#{kind}")), "value": value}


def _line(key: str, line: dict) -> dict:
    return _item(key, line["id"], line["says"])


def _item(key: str, name: str, value) -> dict:
    return {"type": "item", "id": line_id(key, name), "value": value}


def _conversation(key: str, conversation: dict) -> dict:
    turns = [
        _item(key, f"turn-{number}", {"why": ""} | turn) for number, turn in enumerate(conversation["turn"], start=1)
    ]
    return {"intro": conversation["intro"], "turns": turns}


def _get_help(key: str, card: dict) -> dict:
    when = [_item(key, f"when-{number}", line) for number, line in enumerate(card["when"], start=1)]
    return {"heading": card["heading"], "when": when, "call": card["call"], "more": card.get("more", "")}
