"""What a file of questions would become, and what became of it, as pages say it."""

from dataclasses import dataclass, field

from quizzes.formats import LABELS
from quizzes.formats.base import Issue, Parsed, Severity
from quizzes.importing.planning import Plan, Planned, Verb
from quizzes.models import ImportBatch

LEFT_OUT = "Left out"


@dataclass(frozen=True)
class Told:
    """One thing that was said of a file: where, what, its mend and the file’s own words there."""

    place: str
    message: str
    hint: str
    excerpt: str
    is_error: bool


@dataclass
class Row:
    """One question of the file. `told` is what was said of it."""

    number: int
    name: str
    place: str
    kind: str = ""
    standard: str = ""
    outcome: str = ""
    because: str = ""
    gaps: tuple[str, ...] = ()
    told: list[Told] = field(default_factory=list)
    is_left_out: bool = False

    @property
    def has_error(self) -> bool:
        return any(each.is_error for each in self.told)


@dataclass(frozen=True)
class FilePage:
    """`of_file` is what was said of no question in particular."""

    title: str
    lead: str
    rows: tuple[Row, ...]
    of_file: tuple[Told, ...]
    obstacles: tuple[str, ...]
    digest: str
    can_write: bool
    has_bad_rows: bool


def told_of(issue: Issue, format: str) -> Told:
    where = (
        f"row {issue.line}, column {issue.column}" if format == "xlsx" else f"line {issue.line}, column {issue.column}"
    )
    return Told(where, issue.message, issue.hint, issue.excerpt, issue.is_error)


def file_page(parsed: Parsed, seen: Plan, kept: Plan, *, file_name: str) -> FilePage:
    """`seen` is the plan of everything in the file, `kept` without what somebody leaves out."""
    by_number = {each.number: each for each in seen.questions}
    issues: dict[int, list[Told]] = {}
    for issue in parsed.issues:
        issues.setdefault(issue.item_no or 0, []).append(told_of(issue, parsed.format))
    rows = tuple(
        _row(found.number, found.name, found.line, by_number.get(found.number), issues.get(found.number, []), kept)
        for found in parsed.found
    )
    bad = [
        row
        for row in rows
        if row.has_error or (row.number in by_number and by_number[row.number].verb is Verb.CONFLICT)
    ]
    return FilePage(
        title=f"What would become of {file_name}",
        lead=_lead(parsed, kept),
        rows=rows,
        of_file=tuple(issues.get(0, [])),
        obstacles=tuple(kept.obstacles),
        digest=seen.digest,
        can_write=bool(seen.writing),
        has_bad_rows=bool(bad),
    )


def bad_numbers(parsed: Parsed, plan: Plan) -> set[int]:
    """The questions that can’t come in as they are."""
    errors = {issue.item_no for issue in parsed.issues if issue.is_error and issue.item_no}
    return errors | {each.number for each in plan.questions if each.verb is Verb.CONFLICT}


def _lead(parsed: Parsed, plan: Plan) -> str:
    found, making = len(parsed.found), len(plan.writing)
    same = sum(each.verb is Verb.UNCHANGED for each in plan.questions)
    questions = "1 question" if found == 1 else f"{found} questions"
    drafts = "1 would become a draft" if making == 1 else f"{making} would become drafts"
    there = f", and {same} {'is' if same == 1 else 'are'} here already" if same else ""
    return f"{questions} in this {LABELS.get(parsed.format, 'file')} file: {drafts}{there}."


def _row(number: int, name: str, line: int, planned: Planned | None, told: list[Told], kept: Plan) -> Row:
    row = Row(number, name or f"Question {number}", f"line {line}", told=told, is_left_out=number in kept.left_out)
    if planned is None:
        row.outcome = "Can’t come in" if row.has_error else LEFT_OUT
        return row
    row.name = planned.name or row.name
    row.kind, row.standard, row.gaps = planned.kind_words, planned.standard_key, planned.gaps
    row.outcome, row.because = planned.verb.words, planned.because
    return row


@dataclass(frozen=True)
class BatchPage:
    title: str
    lead: str
    made: list[dict]
    unchanged: list[dict]
    left_out: str
    told: list[Told]
    is_undone: bool


def batch_page(batch: ImportBatch) -> BatchPage:
    report = batch.report
    made = report["made"]
    count = "1 draft was" if len(made) == 1 else f"{len(made)} drafts were"
    lead = f"{count} made. Each goes to a second reader before anybody is asked it."
    return BatchPage(
        title=f"Brought in from {batch.file_name}",
        lead="This file was taken back: its drafts are gone." if batch.undone_at else lead,
        made=made,
        unchanged=report["unchanged"],
        left_out=", ".join(map(str, report["left_out"])),
        told=[told_of(issue, batch.format) for issue in map(_issue, report["issues"])],
        is_undone=batch.undone_at is not None,
    )


def _issue(kept: dict) -> Issue:
    return Issue(**kept | {"severity": Severity(kept["severity"])})
