"""Paper: a layout in Typst and its data become a tagged PDF (PDF/UA-1) or a picture; equal inputs give equal bytes.

The data goes in as one JSON string, so that no word in it is ever taken for an instruction. A layout may tell things
back: `#metadata((…)) <told>` is in `Paper.told`. Pictures come beside it as files, which a layout reads as `/name`. Only our own fonts are used, and a warning is as bad as an error.
"""

import datetime as dt
import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import segno
import typst

Files = Mapping[str, bytes]

FONTS = Path(__file__).parent / "fonts"
UNDRAWN = re.compile(r'the text `"(.+?)"` could not be displayed')


@dataclass(frozen=True)
class Paper:
    content: bytes
    pages: int
    told: list[Any]


class PaperError(Exception):
    """A layout that cannot be set: a fault of ours, or a picture that is none."""


class NoSuchSign(PaperError):
    """Words hold a sign that our fonts cannot draw, such as an emoji."""

    def __init__(self, sign: str):
        self.sign = sign
        super().__init__(f"no sign for {sign!r} in our fonts")


def make_pdf(layout: Path, data: dict[str, Any], *, dated: dt.datetime, files: Files | None = None) -> Paper:
    """A tagged PDF that says it was made at `dated`. Typst refuses pictures without words and headings that skip."""
    return _make(layout, data, files, pdf_standards="ua-1", timestamp=int(dated.timestamp()), format="pdf")


def make_picture(layout: Path, data: dict[str, Any], *, ppi: float) -> Paper:
    """The layout's only page as a PNG."""
    return _make(layout, data, None, ppi=ppi, format="png")


def look_at(layout: Path, data: dict[str, Any], *, ppi: float, files: Files | None = None) -> list[bytes]:
    """Every page as a PNG, to show on a screen what paper will look like."""
    content = _make(layout, data, files, ppi=ppi, format="png").content
    return content if isinstance(content, list) else [content]


def digest_of(layout: Path, data: dict[str, Any]) -> str:
    """The SHA-256 of everything a piece is made from: its data, every layout beside it, and the engine's version.

    Of its files the data holds the names, which say by a digest of their own what is in them.
    """
    found = hashlib.sha256(f"{typst.__version__}\n{layout.name}\n{_as_json(data)}".encode())
    for each in sorted(layout.parent.glob("*.typ")):
        found.update(each.read_bytes())
    return found.hexdigest()


def qr_svg(address: str, *, ink: str = "#15232b") -> str:
    """A QR code as SVG, without the white around it that the layout leaves."""
    drawn = segno.make(address, micro=False, error="m").svg_inline(border=0, dark=ink, light=None, omitsize=True)
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def _make(layout: Path, data: dict[str, Any], files: Files | None, **options: Any) -> Paper:
    try:
        with _beside(layout, files or {}) as placed:
            compiler = typst.Compiler(
                str(placed), root=str(placed.parent), font_paths=_fonts(), sys_inputs={"data": _as_json(data)}
            )
            content, warnings = compiler.compile_with_warnings(**options)
            told = json.loads(compiler.query("<told>", field="value"))
            pages = json.loads(compiler.query("<pages>", field="value"))
    except typst.TypstError as error:
        undrawn = UNDRAWN.search(error.message)
        if undrawn:
            raise NoSuchSign(undrawn[1]) from error
        raise PaperError(f"{layout.name}: {error.message} {' '.join(error.hints)}") from error
    if warnings:
        raise PaperError(f"{layout.name}: {'; '.join(warning.message for warning in warnings)}")
    return Paper(content, pages[-1], told)


@contextmanager
def _beside(layout: Path, files: Files) -> Iterator[Path]:
    """The layout in a folder of its own with its files: Typst reads nothing outside the folder it is given."""
    if not files:
        yield layout
        return
    with tempfile.TemporaryDirectory() as made:
        for each in layout.parent.glob("*.typ"):
            shutil.copy(each, made)
        for name, content in files.items():
            (Path(made) / name).write_bytes(content)
        yield Path(made) / layout.name


def _as_json(data: dict[str, Any]) -> str:
    return json.dumps(data, sort_keys=True, ensure_ascii=False)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
