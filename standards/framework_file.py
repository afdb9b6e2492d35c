"""PURE. A framework as a table in a file: read whole, or every problem named by its line."""

import csv
import io
import re
from dataclasses import dataclass, field

COLUMNS = ("framework", "framework_name", "number", "short_name", "paraphrase", "strength", "wording", "draws_on")
STRENGTHS = ("primary", "supporting", "none")
LONGEST = {"framework": 50, "framework_name": 120, "number": 12, "short_name": 80}
MOST_ROWS = 2_000


@dataclass(frozen=True)
class CriterionRow:
    """`draws_on` are criteria of other frameworks, as «cse:2.2.1»."""

    line: int
    number: str
    short_name: str
    paraphrase: str
    strength: str
    is_checked: bool
    draws_on: tuple[str, ...]


@dataclass
class FrameworkFile:
    key: str = ""
    name: str = ""
    groups: list[tuple[str, str]] = field(default_factory=list)
    criteria: list[CriterionRow] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_framework(text: str) -> FrameworkFile:
    """A row without a paraphrase is a heading. With one problem or more, nothing of the file is to be used."""
    read = FrameworkFile()
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or [])]
    if missing:
        read.problems.append(f"Line 1: the columns {', '.join(missing)} are missing. Name them as in standards/data.")
        return read
    try:
        for row in reader:
            _take(read, row, reader.line_num)
    except csv.Error as fault:
        read.problems.append(f"Line {reader.line_num}: {fault}. Save the file as CSV again.")
    if not read.criteria and not read.problems:
        read.problems.append("Line 2: there is no criterion. Write one in each line.")
    return read


def _take(read: FrameworkFile, row: dict[str, str], line: int) -> None:
    if len(read.criteria) + len(read.groups) >= MOST_ROWS:
        if len(read.problems) == 0:
            read.problems.append(f"Line {line}: a framework has at most {MOST_ROWS} lines.")
        return
    if None in row or None in row.values():
        read.problems.append(
            f"Line {line}: it doesn’t have {len(COLUMNS)} columns. Look for a comma without quotation marks."
        )
        return
    said = {name: row[name].strip() for name in COLUMNS}
    read.key, read.name = read.key or said["framework"], read.name or said["framework_name"]
    problems = _problems(read, said)
    read.problems += [f"Line {line}: {problem}" for problem in problems]
    if problems:
        return
    if not said["paraphrase"]:
        read.groups.append((said["number"], said["short_name"]))
        return
    read.criteria.append(
        CriterionRow(
            line=line,
            number=said["number"],
            short_name=said["short_name"],
            paraphrase=said["paraphrase"],
            strength=said["strength"] or "none",
            is_checked=said["wording"] == "checked",
            draws_on=tuple(said["draws_on"].split()),
        )
    )


def _problems(read: FrameworkFile, said: dict[str, str]) -> list[str]:
    found = []
    if not re.fullmatch(r"[a-z0-9-]+", read.key):
        found.append("the framework needs a key of small letters, for instance cse.")
    if not read.name:
        found.append("the framework needs a name.")
    if said["framework"] not in ("", read.key):
        found.append(f"it belongs to {said['framework']}, and the file to {read.key}. Use a file for each.")
    if not re.fullmatch(r"[A-Za-z0-9.]+", said["number"]):
        found.append("the number is missing or holds other than letters, numbers and dots.")
    elif said["number"] in {number for number, _ in read.groups} | {each.number for each in read.criteria}:
        found.append(f"the number {said['number']} stands in the file twice.")
    if not said["short_name"]:
        found.append("the short name is missing.")
    if said["strength"] not in ("", *STRENGTHS):
        found.append(f"strength is {said['strength']}; it is one of {', '.join(STRENGTHS)}.")
    for name, most in LONGEST.items():
        if len(said[name]) > most:
            found.append(f"{name.replace('_', ' ')} is longer than {most} letters.")
    return found
