"""The register of targets, in words."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode

from standards.documents.pieces import PIECES
from standards.models.targets import Calendar, Measure, Unit
from standards.queries import RegisteredTarget
from standards.reports.suggestions import Filter
from standards.wording import number

TARGET_COLUMNS = (
    "Target",
    "Standard",
    "Channel",
    "Measure",
    "Number",
    "Unit",
    "Out of 100",
    "The clock starts",
    "Days that count",
    "Set by law or an ombudsman",
    "In force since",
    "Reads",
    "Questions that cite it",
    "On paper",
)


@dataclass(frozen=True)
class Row:
    key: str
    standard: str
    url: str
    edit_url: str
    headline: str
    detail: str
    clock: str
    channel: str
    statutory: bool
    since: str
    questions: str
    to_review: str
    on_paper: list[str]


@dataclass(frozen=True)
class TargetsPage:
    title: str
    lead: str
    channels: list[Filter]
    kinds: list[Filter]
    rows: list[Row]
    file_url: str
    is_empty: bool
    shows_citations: bool


def targets_shown(found: list[RegisteredTarget], *, channel: str, only_law: bool) -> list[RegisteredTarget]:
    return [
        each for each in found if channel in ("", each.target["channel"]) and (each.target["statutory"] or not only_law)
    ]


def targets_page(found: list[RegisteredTarget], *, channel: str, only_law: bool, shows_citations: bool) -> TargetsPage:
    """Everything `standards/targets.html` prints."""

    def address(name: str = "standards:targets", **changed) -> str:
        kept = {"channel": channel, "law": "yes" if only_law else ""} | changed
        query = urlencode({key: value for key, value in kept.items() if value})
        return f"{reverse(name)}{'?' if query else ''}{query}"

    rows = targets_shown(found, channel=channel, only_law=only_law)
    channels = sorted({each.target["channel"] for each in found})
    by_law = sum(each.target["statutory"] for each in found)
    return TargetsPage(
        title=f"{len(found)} {'target' if len(found) == 1 else 'targets'} we can be measured by"
        if found
        else "Targets",
        lead=_lead(len(rows), len(found), by_law),
        channels=[
            Filter("Every channel", address(channel=""), not channel),
            *(Filter(_channel(each), address(channel=each), channel == each) for each in channels),
        ],
        kinds=[
            Filter("All of them", address(law=""), not only_law),
            Filter(f"Set by law or an ombudsman ({by_law})", address(law="yes"), only_law),
        ],
        rows=[_row(each, shows_citations) for each in rows],
        file_url=address("standards:targets_file"),
        is_empty=not found,
        shows_citations=shows_citations,
    )


def target_cells(each: RegisteredTarget) -> list[object]:
    """One line of the file."""
    target = each.target
    return [
        each.key,
        each.title,
        _channel(target["channel"]),
        Measure(target["measure"]).label,
        number(target["value"]),
        Unit(target["unit"]).label,
        target["percent"],
        target["clock_starts"],
        Calendar(target["calendar"]).label,
        "yes" if target["statutory"] else "no",
        each.since.isoformat(),
        str(each.says),
        ", ".join(citation.key for citation in each.cited_by),
        "; ".join(_pieces(each)),
    ]


def _row(each: RegisteredTarget, shows_citations: bool) -> Row:
    return Row(
        key=each.key,
        standard=each.title,
        url=each.url,
        edit_url=reverse("wagtailadmin_pages:edit", args=[each.page_pk]) if shows_citations else "",
        headline=each.says.headline,
        detail=each.says.detail,
        clock=f"The clock starts {each.target['clock_starts']}." if each.target["clock_starts"] else "",
        channel=_channel(each.target["channel"]),
        statutory=each.target["statutory"],
        since=date_format(each.since, "j F Y"),
        questions=_cite(len(each.cited_by)),
        to_review=_review(len(each.to_review)),
        on_paper=_pieces(each),
    )


def _lead(shown: int, total: int, by_law: int) -> str:
    law = f"{by_law} of them {'is' if by_law == 1 else 'are'} set by law or an ombudsman."
    return law if shown == total else f"Showing {shown} of {total}."


def _channel(slug: str) -> str:
    return slug.replace("-", " ").replace("_", " ").capitalize()


def _cite(count: int) -> str:
    return {0: "No question cites this", 1: "1 question cites this"}.get(count, f"{count} questions cite this")


def _review(count: int) -> str:
    if not count:
        return ""
    return f"{count} {'has' if count == 1 else 'have'} to be read against the new number"


def _pieces(each: RegisteredTarget) -> list[str]:
    titles = {slug: piece.title for slug, piece in PIECES.items()}
    return [
        f"{titles.get(piece.kind, piece.kind)}, {piece.dated}{' (says an older number)' if piece.is_older else ''}"
        for piece in each.on_paper
    ]
