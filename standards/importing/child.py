"""Reads a file in a process of its own, with bounds on memory, time and files, so that no file can hold up the site.

Run as a module it is that process: the file comes on its input, the tree goes to its output as JSON.
"""

import json
import sys

from standards.importing.limits import obstacles_in_file
from standards.importing.tree import Tree, from_data, letters_in, to_data
from toolkit.limited_process import bound, run_limited

TOO_MUCH = "{}: Reading this file took too much memory or time, so we stopped. Split it by chapter, or take out what isn’t text."
DAMAGED = (
    "{}: The file is damaged inside and can’t be read. Open it in Word, save it as “Word document (.docx)” "
    "and choose that file."
)
TOO_LONG = "{}: The document has more than a million letters. Bring it in chapter by chapter."
MOST_LETTERS = 1_000_000
CANNOT_READ, HAS_TOO_MUCH, NO_MEMORY = 3, 4, 5
SENTENCES = {CANNOT_READ: DAMAGED, HAS_TOO_MUCH: TOO_LONG}


class Unreadable(Exception):
    """A file that isn’t read; the message is a sentence for the person who sent it."""


def read_file(name: str, data: bytes) -> Tree:
    """The tree of a Word file, read in a bounded child process."""
    for sentence in obstacles_in_file(name, data):
        raise Unreadable(sentence)
    ended = run_limited("standards.importing.child", data)
    return tree_of(name, ended.code, ended.output)


def tree_of(name: str, code: int, output: bytes) -> Tree:
    """What the process told, or why it told nothing: its own codes have sentences, and every other end was its bounds."""
    if code:
        raise Unreadable(SENTENCES.get(code, TOO_MUCH).format(name))
    return from_data(json.loads(output))


def answer(data: bytes) -> tuple[int, str]:
    """How the process ends, and what it tells."""
    from lxml.etree import ErrorTypes  # noqa: PLC0415  the bounds come before the parser

    from standards.importing.docx_reading import read_docx  # noqa: PLC0415

    try:
        tree = read_docx(data)
    except MemoryError:
        raise
    except Exception as fault:  # whatever a made-up file brings about: the parent says it in a sentence
        # The parser tells the end of memory as a fault of the file, with a number of its own.
        return NO_MEMORY if getattr(fault, "code", None) == ErrorTypes.ERR_NO_MEMORY else CANNOT_READ, ""
    if letters_in(tree) > MOST_LETTERS:
        return HAS_TOO_MUCH, ""
    return 0, json.dumps(to_data(tree))


def main() -> int:
    bound()
    code, told = answer(sys.stdin.buffer.read())
    sys.stdout.write(told)
    return code


if __name__ == "__main__":
    sys.exit(main())
