"""One stylesheet out of many small files, with no build step for people and no Node.

A component keeps its rules in a file of its own name; browsers get a single `css/care.css`.
"""

import os
import re
import tempfile
from pathlib import Path

from django.contrib.staticfiles.finders import FileSystemFinder
from django.core.files.storage import FileSystemStorage

SITE = Path(__file__).resolve().parents[1]
SOURCES = SITE / "static" / "css"
BUNDLE = "css/care.css"
# Beside collectstatic's own folder and not in it, or it would copy the file onto itself.
BUILT = SITE.parent / "build" / "stylesheet"
FIRST = ("tokens.css", "base.css", "layouts.css")

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s+")
# Not around «+», «(» or a colon's left: there a space means something in CSS.
AROUND_PUNCTUATION = re.compile(r"\s*([{};,>])\s*")
AFTER_COLON = re.compile(r":\s+")
LAST_SEMICOLON = re.compile(r";}")


def minify(css: str) -> str:
    """Take out comments and the white space that browsers do not need."""
    css = COMMENT.sub("", css)
    css = SPACE.sub(" ", css)
    css = AROUND_PUNCTUATION.sub(r"\1", css)
    css = AFTER_COLON.sub(":", css)
    return LAST_SEMICOLON.sub("}", css).strip()


def part_files(sources: Path = SOURCES) -> list[Path]:
    """The files of the stylesheet in the order they are joined: tokens, base, layouts, then each component."""
    return [sources / name for name in FIRST] + sorted((sources / "components").glob("*.css"))


def stylesheet(sources: Path = SOURCES) -> str:
    return "\n".join(minify(part.read_text(encoding="utf-8")) for part in part_files(sources)) + "\n"


def refresh_bundle(sources: Path = SOURCES, built: Path = BUILT) -> Path:
    """Write the bundle again if a part, or the list of parts, is newer than it."""
    bundle = built / BUNDLE
    if not bundle.exists() or bundle.stat().st_mtime_ns < _newest_change(sources):
        _write_whole(bundle, stylesheet(sources))
    return bundle


def _newest_change(sources: Path) -> int:
    # A folder's own time moves when a file in it is added or taken away.
    watched = [*part_files(sources), sources, sources / "components", Path(__file__)]
    return max(path.stat().st_mtime_ns for path in watched)


def _write_whole(target: Path, text: str) -> None:
    # Several processes may start at once; a rename shows each of them a whole file.
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=target.parent, delete=False) as draft:
        draft.write(text)
    Path(draft.name).chmod(0o644)
    Path(draft.name).replace(target)


class StylesheetFinder(FileSystemFinder):
    """Finds what `STATICFILES_DIRS` holds, but shows the parts of the stylesheet as the one bundle.

    It stands in the place of Django's `FileSystemFinder`, so that collectstatic copies no part.
    """

    def find(self, path, find_all=False, **kwargs):
        if path == BUNDLE:
            found = str(refresh_bundle())
            return [found] if find_all else found
        if _is_part(path):
            return []
        return super().find(path, find_all=find_all, **kwargs)

    def list(self, ignore_patterns):
        for path, storage in super().list(ignore_patterns):
            if not _is_part(path):
                yield path, storage
        refresh_bundle()
        storage = FileSystemStorage(location=BUILT)
        storage.prefix = ""
        yield BUNDLE, storage


def _is_part(path: str) -> bool:
    path = path.replace(os.sep, "/")
    return path.startswith("css/components/") or path in {f"css/{name}" for name in FIRST}
