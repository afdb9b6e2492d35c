"""Pictures and files in a standard's body, as a version freezes them: which file it was, not only where it stood."""

from typing import Any

from wagtail.documents import get_document_model
from wagtail.images import get_image_model

# For each kind of part with files: its fields that hold one, and the prefix under which what is known of it is frozen.
HOLDS = {"picture": ("image",), "video": ("file", "captions"), "download": ("file",)}


def with_files(body: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The raw body with each file's name, size and digest beside its number; parts without files as they are."""
    return [_with_files(part) if part["type"] in HOLDS else part for part in body]


def _with_files(part: dict[str, Any]) -> dict[str, Any]:
    value = _flat(part["value"])
    for name in HOLDS[part["type"]]:
        value |= _facts(name, value.get(name))
    return part | {"value": value}


def _flat(value: dict[str, Any]) -> dict[str, Any]:
    """A picture is stored with its alternative text in a mapping of its own."""
    flat = {name: inner for name, inner in value.items() if not isinstance(inner, dict)}
    for inner in value.values():
        if isinstance(inner, dict):
            flat |= inner
    return flat


def _facts(name: str, number: int | None) -> dict[str, Any]:
    if number is None:
        return {}
    model = get_image_model() if name == "image" else get_document_model()
    found = model.objects.filter(pk=number).first()
    if found is None:
        return {}
    return {
        f"{name}_name": found.filename,
        f"{name}_bytes": found.get_file_size(),
        f"{name}_digest": found.get_file_hash(),
    }
