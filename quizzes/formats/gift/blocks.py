"""PURE. A GIFT file cut at its empty lines. Comments become spaces, so that every letter stays where it was."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from quizzes.formats.decoding import Text

ESCAPED = re.compile(r"\\([~=#{}:n\\])")
LABEL = re.compile(r"\[(id|tag):((?:[^\]\\]|\\.)*)\]")
HIDDEN_LINE = re.compile(r"\n[ \t]*(?=\n|$)")


@dataclass
class Block:
    """The part of a file between two empty lines. `source` holds its letters, the first of which stands at `start`."""

    start: int
    source: str
    idnumber: str = ""
    tags: list[str] = field(default_factory=list)
    comments: list[int] = field(default_factory=list)

    def find(self, letters: str, start: int = 0, end: int | None = None) -> int:
        """Where the first of these letters stands that has no backslash before it; -1 where none does."""
        return find(self.source, letters, start, len(self.source) if end is None else end)


def blocks_of(text: Text) -> Iterator[Block]:
    lines: list[tuple[int, str]] = []
    for start, line in [*text.lines(), (len(text.content), "")]:
        if line.strip():
            lines.append((start, line))
        elif lines:
            yield _block(lines)
            lines = []


def _block(lines: list[tuple[int, str]]) -> Block:
    block = Block(lines[0][0], "")
    kept = []
    for start, line in lines:
        is_comment = line.lstrip().startswith("//")
        if is_comment:
            _note(block, start, line)
        kept.append(" " * len(line) if is_comment else line)
    block.source = "\n".join(kept)
    return block


def _note(block: Block, start: int, line: str) -> None:
    block.comments.append(start - block.start)
    for kind, said in LABEL.findall(line):
        said = re.sub(r"\\(.)", r"\1", said).strip()
        if kind == "id":
            block.idnumber = said
        elif said and said not in block.tags:
            block.tags.append(said)


def find(source: str, letters: str, start: int, end: int) -> int:
    at = start
    while at < end:
        if source[at] == "\\":
            at += 2
        elif source[at] in letters:
            return at
        else:
            at += 1
    return -1


def plain(source: str) -> str:
    """Without comment lines and backslashes."""
    shown = HIDDEN_LINE.sub("", source).strip(" \t\n")
    return ESCAPED.sub(lambda match: "\n" if match.group(1) == "n" else match.group(1), shown)
