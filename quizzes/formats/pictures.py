"""PURE. Pictures that stand in a file. What one is, is found from its bytes; its name is made anew from them."""

import base64
import binascii
import hashlib
import io
import re
import warnings
from pathlib import PurePosixPath
from urllib.parse import unquote

from PIL import Image

from quizzes.formats.base import Item, Picture
from quizzes.formats.words import pictures_in

TYPES = {
    "PNG": ("png", "image/png"),
    "JPEG": ("jpg", "image/jpeg"),
    "GIF": ("gif", "image/gif"),
    "WEBP": ("webp", "image/webp"),
}
MOST_BYTES = 5_000_000
MOST_PIXELS = 40_000_000
# How Moodle says «a file of this question».
OF_THE_FILE = "@@PLUGINFILE@@"
INLINE = re.compile(r"data:image/[a-z0-9.+-]{1,20};base64,", re.IGNORECASE)


class Pictures:
    """The pictures of one question: found by the names the file gives them, kept by their own."""

    def __init__(self) -> None:
        self.kept: dict[str, Picture] = {}
        self._by_name: dict[str, str] = {}
        self.bad: list[str] = []

    def add(self, name: str, encoded: str) -> None:
        """A file that comes with the question, in base64."""
        picture = _picture(encoded)
        if picture is None:
            self.bad.append(name)
            return
        self._by_name[_known_as(name)] = picture.name
        self.kept[picture.name] = picture

    def shown(self, source: str, _alt: str) -> str | None:
        """The name of the picture at an address of the question’s words, if it comes with the file."""
        inline = INLINE.match(source)
        if inline:
            picture = _picture(source[inline.end() :])
            if picture is not None:
                self.kept[picture.name] = picture
            return picture.name if picture else None
        if not source.startswith(OF_THE_FILE):
            return None
        return self._by_name.get(_known_as(source.removeprefix(OF_THE_FILE)))

    def shown_in(self, item: Item) -> tuple[Picture, ...]:
        """Those that a text of the question shows; a file that nothing shows is no part of it."""
        named = {name for said in item.all_words for name in pictures_in(said)}
        return tuple(self.kept[name] for name in sorted(named & set(self.kept)))


def _known_as(name: str) -> str:
    return PurePosixPath(unquote(name.partition("?")[0])).name


def _picture(encoded: str) -> Picture | None:
    if len(encoded) > MOST_BYTES * 3 // 2:
        return None
    try:
        data = base64.b64decode("".join(encoded.split()), validate=True)
    except (binascii.Error, ValueError):
        return None
    found = _type_of(data) if 0 < len(data) <= MOST_BYTES else None
    if found is None:
        return None
    ending, type = found
    return Picture(f"{hashlib.sha256(data).hexdigest()[:20]}.{ending}", type, data)


def _type_of(data: bytes) -> tuple[str, str] | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(data), formats=list(TYPES)) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    return None
                picture.verify()
                return TYPES[picture.format or ""]
    except Exception:  # the readers of pictures raise whatever a made-up one brings about
        return None
