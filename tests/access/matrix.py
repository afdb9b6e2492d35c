"""Reads matrix.toml: who may do what at which address."""

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.access.addresses import Spelling

FILE = Path(__file__).with_name("matrix.toml")
METHODS = ("GET", "POST")
OWNERS = ("sam’s", "zoe’s")


@dataclass(frozen=True)
class Line:
    """One address of the file: a pattern, and whose thing it names where people have their own."""

    pattern: str
    whose: str = ""

    def __str__(self):
        return f"{self.whose} {self.pattern}".strip()


class Matrix:
    def __init__(self):
        data = tomllib.loads(FILE.read_text(encoding="utf-8"))
        self.people: dict[str, list[str]] = data["people"]
        self.names: dict[str, str] = data["names"]
        self.examples: dict[str, str] = data["examples"]
        self.rows: list[dict] = data["row"]
        self.posts: dict[str, dict[str, str]] = data["posts"]
        self.never_looks: list[str] = data["never_looks"]["addresses"]
        self._get_may_write: dict[str, list[str]] = data["get_may_write"]
        self._row_of = {address: row for row in self.rows for address in row["addresses"]}

    def spelling(self, things: dict) -> Spelling:
        return Spelling(self.names, self.examples, things)

    def lines(self, spelling: Spelling, patterns: list[str]) -> list[Line]:
        """Every address to ask for: about sam's thing and about zoe's where people have their own."""
        return [
            Line(pattern, whose)
            for pattern in patterns
            for whose in (OWNERS if spelling.is_personal(pattern) else ("",))
        ]

    def problems(self, lines: list[Line]) -> list[str]:
        """What the file lacks, has twice or has in vain, each with what to do."""
        known = {str(line) for line in lines}
        listed = Counter(address for row in self.rows for address in row["addresses"])
        return [
            *(f"{address}: is new. Put it into the row of matrix.toml that says who may." for address in sorted(known - set(listed))),
            *(f"{address}: the resolver no longer knows it. Take it out of matrix.toml." for address in sorted(set(listed) - known)),
            *(f"{address}: stands in {count} rows of matrix.toml. Keep one." for address, count in listed.items() if count > 1),
            *(f"“{row['who']}” has no address. Take the row out of matrix.toml." for row in self.rows if not row["addresses"]),
        ]  # fmt: skip

    def expected(self, line: Line, who: str, method: str) -> str:
        """The word for what this person should meet there; of several that name them the last counts."""
        row = self._row_of[str(line)]
        words = [word for group, word in row[method].items() if who in self._members(group)]
        if not words:
            raise LookupError(f"“{row['who']}” says nothing of {who} and {method}.")
        return words[-1]

    def quiet_writes_at(self, line: Line) -> list[str]:
        """The tables a GET may write to there; each is named with its reason in the file."""
        return [table for table, addresses in self._get_may_write.items() if str(line) in addresses]

    def _members(self, group: str) -> set[str]:
        return {name for each in group.split() for name in self.people.get(each, [each])}
