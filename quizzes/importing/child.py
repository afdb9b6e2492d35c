"""Reads a file of questions in a process of its own. Run as a module it is that process.

Its input is one line with the name of the file and its encoding, and then the file.
"""

import json
import sys

from quizzes.formats.base import Issue, Parsed, Severity
from quizzes.importing.carrying import from_data, to_data
from toolkit.limited_process import bound, run_limited

FAILED = 3
TOO_MUCH = (
    "too_much",
    "Reading this file took too much memory or time, so we stopped.",
    "Split it, for instance one file for each category, or take out large pictures.",
)
DAMAGED = (
    "damaged",
    "The file is damaged in a way that we can’t name, so nothing of it was read.",
    "Export it again, or copy the questions into the template.",
)


def read_file(name: str, data: bytes, *, encoding: str = "") -> Parsed:
    """What a file says, whatever is in it."""
    ended = run_limited("quizzes.importing.child", json.dumps([name[-200:], encoding]).encode() + b"\n" + data)
    if ended.code:
        code, message, hint = DAMAGED if ended.code == FAILED else TOO_MUCH
        return Parsed(issues=(Issue(Severity.ERROR, code, 1, 1, "", message, hint),))
    return from_data(json.loads(ended.output))


def main() -> int:
    bound()
    from quizzes.formats import parse  # noqa: PLC0415  the bounds come before the parsers

    name, encoding = json.loads(sys.stdin.buffer.readline())
    try:
        parsed = parse(sys.stdin.buffer.read(), name, encoding=encoding)
    except MemoryError:
        raise
    except Exception:  # none is known; should a made-up file find one, the parent says it in a sentence
        return FAILED
    sys.stdout.write(json.dumps(to_data(parsed)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
