"""The pictures of standards, scaled for paper and told apart by their bytes. One that can’t be read stops no print.

They are the pictures a page shows now. Scaled ones are kept by Wagtail, so that only the first print waits for them.
"""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import DatabaseError
from PIL import Image as Pillow
from wagtail.images import get_image_model
from wagtail.images.models import Filter

from standards.models import StandardVersion
from standards.wording import Words

# Fewer letters to the millimetre would look coarse on paper.
DOTS_PER_INCH = 110
INCH = 25.4


@dataclass(frozen=True)
class Room:
    """How large a picture may be on the paper of a piece, in millimetres, and in pixels on its longer side."""

    pixels: int
    wide: float
    tall: float

    @property
    def spec(self) -> str:
        return f"max-{self.pixels}x{self.pixels}|format-jpeg|jpegquality-80"

    def size_of(self, width: int, height: int) -> tuple[float, float]:
        """Its width and height on paper, never larger than its pixels are good for."""
        wide = min(self.wide, width / DOTS_PER_INCH * INCH, self.tall * width / height)
        return round(wide, 2), round(wide * height / width, 2)


@dataclass(frozen=True)
class Pictures:
    """What layouts are told of each picture, by its number; its file, by the name they use; and sentences on the rest."""

    known: dict[int, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def part(self, value: Words) -> dict[str, Any] | None:
        """One picture of a standard; None when it isn’t printed."""
        known = self.known.get(value.get("image") or 0)
        if known is None:
            return None
        caption = value.get("caption") or ""
        is_decorative = bool(value.get("decorative"))
        alt = "" if is_decorative else value.get("alt_text") or caption or known["title"]
        return known | {"alt": alt, "caption": caption, "decorative": is_decorative, "name": name_of(value)}


NO_PICTURES = Pictures()


def pictures_of(versions: list[StandardVersion], room: Room) -> Pictures:
    """Every picture of some versions, in a fixed number of queries once they have been scaled."""
    shown = [(version, value) for version in versions for value in _values(version)]
    numbers = {value.get("image") for _, value in shown}
    images = get_image_model().objects.filter(pk__in=numbers - {None}).prefetch_renditions(room.spec).order_by("pk")
    known, files = {}, {}
    for image in images:
        content = _content(image, room.spec)
        size = _pixels(content)
        if size is None:
            continue
        name = f"{hashlib.sha256(content).hexdigest()}.jpg"
        wide, tall = room.size_of(*size)
        files[name] = content
        known[image.pk] = {"file": f"/{name}", "wide": wide, "tall": tall, "title": image.title}
    notes = [_note(version, value, known) for version, value in shown]
    return Pictures(known, files, tuple(dict.fromkeys(note for note in notes if note)))


def name_of(value: Words) -> str:
    """What a sentence calls it: the name of its file, as the version froze it."""
    return value.get("image_name") or value.get("caption") or value.get("alt_text") or "without a name"


def _values(version: StandardVersion) -> Iterator[Words]:
    return (part["value"] for part in version.words["body"] if part["type"] == "picture")


def _note(version: StandardVersion, value: Words, known: dict[int, Any]) -> str:
    place = f"The picture “{name_of(value)}” of {version.standard_key}, {version.title},"
    if value.get("image") not in known:
        return f"{place} is left out: its file is missing or damaged. Choose the picture again on that page, and publish it."
    if not value.get("decorative") and not value.get("alt_text"):
        return f"{place} has no alternative text, so its caption or its title is read aloud. Write one on that page."
    return ""


def _content(image, spec: str) -> bytes:
    """The scaled picture, as it is kept or made again; nothing when there is nothing sound to scale."""
    try:
        with image.get_rendition(spec).file.open() as kept:
            return kept.read()
    except DatabaseError:
        raise
    except Exception:  # whatever a lost or damaged file brings about
        return _made_again(image, spec)


def _made_again(image, spec: str) -> bytes:
    """The scaled file may have been lost while the picture itself is there."""
    try:
        made = image.generate_rendition_file(Filter(spec=spec))
        made.seek(0)
        return made.read()
    except DatabaseError:
        raise
    except Exception:  # as above
        return b""


def _pixels(content: bytes) -> tuple[int, int] | None:
    """Its size, once all of it has been read: a file that breaks off would stop the layout."""
    try:
        with Pillow.open(io.BytesIO(content)) as opened:
            opened.load()
            return opened.size
    except Exception:  # as above
        return None
