"""PURE. A booklet as JSON, to carry from one site to another: checked place by place before anything is made of it."""

import datetime as dt
import json
import re
from decimal import Decimal, InvalidOperation
from typing import Any

from standards.importing.shapes import SHAPES, fault_in, known_fields
from standards.importing.tree import Picture
from standards.wording import TARGET_FIELDS, Words, digest

FORMAT = "Standard Bearer booklet 1"
PAGE = ("title", "promise_heading", "promise", "covers", "covers_detail")
LONGEST = {"title": 255, "promise_heading": 80, "promise": 250, "covers": 60, "covers_detail": 160}
BESIDE = ("search_words", "owner_role", "checked_by")
# A film or a download is a file of its own site; of files only pictures travel. A film’s transcript is words, and does.
FILES = {"video": ("file", "captions"), "download": ("file",)}
FILE_OF = {
    ("video", "file"): "the film of",
    ("video", "captions"): "the captions of",
    ("download", "file"): "the file of",
}
NUMBERS = ("image", "file", "captions")
MOST_BYTES = 50_000_000


def portable_digest(words: Words) -> str:
    """The digest of what another site can have too: without the numbers that files bear on this one."""
    body = [
        part | {"value": {name: value for name, value in part["value"].items() if name not in NUMBERS}}
        if part["type"] in ("picture", *FILES)
        else part
        for part in words["body"]
    ]
    return digest(words | {"body": body})


class NotABooklet(Exception):
    """A file that can't be taken, with what is wrong and where."""


def read_exchange(name: str, data: bytes) -> tuple[list[dict[str, Any]], dict[str, Picture], list[str]]:
    """The chapters of an exported booklet, its pictures, and sentences on what does not travel."""
    booklet = _parsed(name, data)
    pictures = {
        key: Picture(_text(each, "name", name), "", _text(each, "data", name))
        for key, each in _held(booklet, "pictures", dict, name).items()
    }
    told: list[str] = []
    chapters = [
        _chapter(chapter, f"{name}, chapter {n}", pictures, told) for n, chapter in enumerate(booklet["chapters"], 1)
    ]
    return chapters, pictures, told


def _parsed(name: str, data: bytes) -> dict[str, Any]:
    if len(data) > MOST_BYTES:
        raise NotABooklet(
            f"{name}: The file has {len(data) // 1_000_000} MB, and {MOST_BYTES // 1_000_000} MB is the most."
        )
    try:
        booklet = json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise NotABooklet(f"{name}: This isn’t JSON ({fault}). Export the booklet again.") from fault
    if (
        not isinstance(booklet, dict)
        or booklet.get("format") != FORMAT
        or not isinstance(booklet.get("chapters"), list)
    ):
        raise NotABooklet(f"{name}: This isn’t a booklet from another site. Make one there with export_booklet.")
    return booklet


def _chapter(chapter: Any, place: str, pictures: dict[str, Picture], told: list[str]) -> dict[str, Any]:
    read = {field: _text(chapter, field, place) for field in ("key", "title", "slug", "icon", "intro")}
    if not re.fullmatch(r"[A-Z]{1,16}", read["key"]):
        raise NotABooklet(f"{place}: Its key is {read['key']!r}. A key is capital letters, at most 16.")
    standards = chapter.get("standards")
    if not isinstance(standards, list):
        raise NotABooklet(f"{place}: It has no list of standards.")
    return read | {
        "standards": [
            _standard(each, read["key"], f"{place}, standard {n}", pictures, told)
            for n, each in enumerate(standards, 1)
        ]
    }


def _standard(
    standard: Any, chapter_key: str, place: str, pictures: dict[str, Picture], told: list[str]
) -> dict[str, Any]:
    words: Words = standard.get("words") or {} if isinstance(standard, dict) else {}
    key = _text(words, "key", place)
    if not re.fullmatch(rf"{chapter_key}-[0-9]{{1,4}}", key):
        raise NotABooklet(f"{place}: Its key is {key!r}, which doesn’t begin with its chapter’s.")
    fields = {field: _text(words, field, place) for field in PAGE}
    long = [field for field, most in LONGEST.items() if len(fields[field]) > most]
    if long:
        raise NotABooklet(f"{place}: Its {long[0].replace('_', ' ')} is longer than {LONGEST[long[0]]} letters.")
    body, targets = words.get("body"), words.get("targets")
    if not isinstance(body, list) or not isinstance(targets, list):
        raise NotABooklet(f"{place}: It has no body or no list of targets.")
    return {
        "words": words,
        "slug": _text(standard, "slug", place),
        "fields": fields | {field: _text(standard, field, place)[:250] for field in BESIDE},
        "targets": [_target(target, f"{place}, target {n}") for n, target in enumerate(targets, 1)],
        "body": [_part(part, f"{place}, part {n}", key, pictures, told) for n, part in enumerate(body, 1)],
        "criteria": [str(number) for number in _held(standard, "criteria", list, place)],
    }


def _target(target: Any, place: str) -> dict[str, Any]:
    if not isinstance(target, dict) or set(TARGET_FIELDS) - set(target):
        raise NotABooklet(f"{place}: It lacks one of {', '.join(TARGET_FIELDS)}.")
    try:
        return {name: target[name] for name in TARGET_FIELDS} | {
            "value": Decimal(target["value"]),
            "effective_from": dt.date.fromisoformat(target["effective_from"]),
        }
    except (InvalidOperation, TypeError, ValueError) as fault:
        raise NotABooklet(f"{place}: Its value or first day can’t be read.") from fault


def _part(part: Any, place: str, key: str, pictures: dict[str, Picture], told: list[str]) -> dict[str, Any]:
    if not isinstance(part, dict) or not isinstance(part.get("value"), dict):
        raise NotABooklet(f"{place}: It has no value.")
    kind, value = _text(part, "type", place), part["value"]
    if kind not in SHAPES:
        raise NotABooklet(f"{place}: A {kind!r} is no part of a standard here.")
    fault = fault_in(kind, value)
    if fault:
        raise NotABooklet(f"{place}, {kind.replace('_', ' ')}, {fault}")
    if kind == "picture":
        value = _picture(value, place, pictures)
    elif kind in FILES:
        told += [_stays_behind(kind, name, value, key) for name in FILES[kind] if value.get(name)]
        value = {name: value.get(name) or "" for name in SHAPES[kind]} | dict.fromkeys(FILES[kind])
    else:
        value = known_fields(kind, value)
    return {"type": kind, "id": _text(part, "id", place), "value": value}


def _stays_behind(kind: str, name: str, value: dict[str, Any], key: str) -> str:
    """A sentence for whoever brings the booklet in: which file, and what to do about it."""
    called = value.get(f"{name}_name")
    file = f", {called}," if isinstance(called, str) and called else ""
    return (
        f"{key}: {FILE_OF[kind, name]} “{value['title']}”{file} stays behind. "
        "Take the file from the other site, and choose it in that part of the draft."
    )


def _picture(value: dict[str, Any], place: str, pictures: dict[str, Picture]) -> dict[str, Any]:
    name = str(value.get("image"))
    if name not in pictures:
        raise NotABooklet(f"{place}: Its picture isn’t in the file.")
    alt, is_decorative = value.get("alt_text") or "", bool(value.get("decorative"))
    return {"picture": name, "alt": alt, "decorative": is_decorative, "caption": value.get("caption") or ""}


def _held(holder: dict[str, Any], field: str, kind: type, place: str) -> Any:
    """A list or a mapping, empty when it isn't there."""
    found = holder.get(field, kind())
    if not isinstance(found, kind):
        raise NotABooklet(f"{place}: Its {field} can’t be read.")
    return found


def _text(holder: Any, field: str, place: str) -> str:
    found = holder.get(field) if isinstance(holder, dict) else None
    if not isinstance(found, str):
        raise NotABooklet(f"{place}: It has no {field.replace('_', ' ')}.")
    return found
