"""PURE. Two versions' words to a list of changed lines, in page order."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from standards.wording import Words, target_words

PARTS = {
    "do": "Do",
    "dont": "Don’t",
    "conversation": "What it sounds like",
    "key_fact": "Key fact",
    "steps": "Steps",
    "quotation": "A customer’s words",
    "picture": "Picture",
    "video": "Video",
    "download": "Download",
    "get_help": "Get help now",
}
FIELDS = {
    "title": "Title",
    "chapter": "Chapter",
    "promise_heading": "Heading of the promise",
    "promise": "Promise",
    "covers": "Who it covers",
    "covers_detail": "Who it covers",
}


@dataclass(frozen=True)
class ChangedLine:
    """One line that reads differently: no `was` for a new one, no `now` for one that has gone."""

    part: str
    line_id: str
    was: str
    now: str


def changes(before: Words, after: Words) -> list[ChangedLine]:
    """What somebody who knew `before` should be shown of `after`."""
    was, now = dict(_lines(before)), dict(_lines(after))
    told = [
        ChangedLine(_called(place[0]), place[1], was.get(place, ""), now.get(place, ""))
        for place in _in_order(list(was), list(now))
        if was.get(place, "") != now.get(place, "")
    ]
    return told or _moved(was, now)


def new_line_ids(before: Words, after: Words) -> frozenset[str]:
    """The do and don't lines of `after` that are new or read differently."""
    return frozenset(change.line_id for change in changes(before, after) if change.now and change.line_id)


def _called(kind: str) -> str:
    return PARTS.get(kind) or FIELDS.get(kind) or "Target"


def _lines(words: Words) -> Iterator[tuple[tuple[str, str], str]]:
    """Everything a reader could notice, each under a place that stays the same from version to version."""
    for name in FIELDS:
        yield (name, ""), words[name]
    for target in words["targets"]:
        yield ("target", target["key"]), _told(target)
    for part in words["body"]:
        yield from _part_lines(part)


def _told(target: Words) -> str:
    clock = f"The clock starts {target['clock_starts']}." if target["clock_starts"] else ""
    return f"{target_words(target)}. {clock}".strip()


def _part_lines(part: Words) -> Iterator[tuple[tuple[str, str], str]]:
    for name, value in part["value"].items():
        # Numbers, sizes and digests of files are no words; a file reads as its name.
        if not isinstance(value, str | list) or name.endswith("_digest"):
            continue
        if isinstance(value, list):
            for item in value:
                yield (part["type"], item["id"]), _text(item["value"])
        elif value:
            yield (part["type"], f"{part['id']}-{name}"), value


def _text(value: Any) -> str:
    """A line of a list, or a turn of a conversation: «Aisha: I’m in Housing. (Name and team first.)»"""
    if isinstance(value, str):
        return value
    note = f" ({value['why']})" if value.get("why") else ""
    return f"{value['who']}: {value['says']}{note}"


def _in_order(was: list[tuple[str, str]], now: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Every place once: those of `now`, and each that has gone after the one it used to follow."""
    places = list(now)
    for index, place in enumerate(was):
        if place not in places:
            places.insert(places.index(was[index - 1]) + 1 if index else 0, place)
    return places


def _moved(was: dict[tuple[str, str], str], now: dict[tuple[str, str], str]) -> list[ChangedLine]:
    """The same lines in another order: told once for each part it happened in."""
    told = []
    for kind in dict.fromkeys(place[0] for place in now):
        before, after = ([text for place, text in lines.items() if place[0] == kind] for lines in (was, now))
        if before != after:
            told.append(ChangedLine(_called(kind), "", "; ".join(before), "; ".join(after)))
    return told
