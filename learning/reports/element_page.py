"""One element: what we say, what backs it up, what the figures show, what doesn't hold up yet, and its history."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from learning.measures import Group
from learning.models import Band, Gap, Proof, ProofKind
from learning.progress import day_in_words
from learning.queries.costs import Costs
from learning.queries.evidence import ElementFacts, Pack
from learning.queries.figures import TARGET, Breakdown, Figure
from learning.reports.evidence_page import element_url, stage_status
from learning.reports.phrases import counted, day
from standards.models import StandardPage
from toolkit.dates import LONDON

# More published standards than this are one line, or the table would be a second booklet.
MOST_LISTED = 4


@dataclass(frozen=True)
class Chart:
    """A figure drawn as a table with bars. The words are those of `components/bar_table.html`."""

    title: str
    text: str
    caption: str
    first: str
    figure_label: str
    of_label: str
    rows: tuple[dict, ...]
    total: dict | None
    target: int | None
    url: str


@dataclass(frozen=True)
class GapLine:
    title: str
    text: str
    kind: str
    words: str
    close_url: str


@dataclass(frozen=True)
class ElementPage:
    title: str
    number: str
    paraphrase: str
    licensed_wording: str
    crumbs: tuple[dict, ...]
    summary: tuple[dict, ...]
    claim: str
    proofs: tuple[dict, ...]
    offers: str
    chart: Chart | None
    gaps: tuple[GapLine, ...]
    closed: tuple[str, ...]
    cost: Costs | None
    history: tuple[dict, ...]
    part: str
    neighbours: tuple[dict, ...]
    pack_words: str
    urls: dict[str, str]


def element_page(
    pack: Pack, facts: ElementFacts, figures: Sequence[Figure], cost: Costs | None, today: dt.date
) -> ElementPage:
    """Everything `learning/element.html` prints."""
    criterion = facts.line.criterion
    part, section = pack.part_of(criterion.number), pack.section_of(criterion.number)
    charted = next((figure for figure in figures if figure.is_share and figure.main.rows), None)
    return ElementPage(
        title=str(criterion),
        number=criterion.number,
        paraphrase=criterion.paraphrase,
        licensed_wording=criterion.licensed_wording,
        crumbs=(
            {"label": "Evidence", "url": reverse("learning:evidence")},
            {
                "label": f"{section.number} {section.name}",
                "url": f"{reverse('learning:evidence')}#part-{section.number}",
            },
            {"label": f"{part.number} {part.name}", "url": f"{reverse('learning:evidence')}#part-{part.number}"},
        ),
        summary=_summary(facts, today),
        claim=facts.line.element.claim if facts.line.element else "",
        proofs=(
            *_figure_rows(criterion.number, figures, facts),
            *_published_rows(facts, figures),
            *_kept_rows(facts, today),
        ),
        offers=""
        if facts.proofs or figures or facts.published
        else "No proof yet. Add what shows it, or say where it is kept.",
        chart=_chart(criterion.number, charted) if charted else None,
        gaps=tuple(_gap(gap, criterion.number, today) for gap in facts.gaps if gap.closed_on is None),
        closed=tuple(f"{gap.title} ({day(gap.closed_on)})" for gap in facts.gaps if gap.closed_on),
        cost=cost if cost and cost.checks else None,
        history=tuple({"text": event.what, "who_when": _who_when(event)} for event in facts.events),
        part=part.number,
        neighbours=tuple(
            {
                "label": str(line.criterion),
                "url": element_url(line.criterion.number),
                "current": line.criterion.number == criterion.number,
                **stage_status(line),
            }
            for line in part.lines
        ),
        pack_words=f"{pack.ready} of {counted(pack.total, 'element')} ready.",
        urls={
            name: reverse(f"learning:{name}", args=[criterion.number]) for name in ("claim", "own_view", "proof", "gap")
        },
    )


def chart_rows(table: Breakdown, url: str = "") -> tuple[dict, ...]:
    """The rows of a bar table from groups that may be shown."""
    return tuple(
        {
            "label": group.label,
            "figure": f"{group.percent}%",
            "percent": group.percent,
            "of": f"{group.count:,} of {group.of:,}",
            "below": table.target is not None and group.percent < table.target,
            "url": url,
        }
        for group in table.rows
    )


def total_row(group: Group | None) -> dict | None:
    if group is None or not group.of:
        return None
    return {"label": group.label, "figure": f"{group.percent}%", "of": f"{group.count:,} of {group.of:,}"}


def _summary(facts: ElementFacts, today: dt.date) -> tuple[dict, ...]:
    element = facts.line.element
    band = Band(element.band).label if element and element.band else "Not decided yet"
    gaps = facts.line.open_gaps
    view = f"{band}, with {counted(gaps, 'gap')}" if gaps and element and element.band else band
    return (
        {"label": "Our own view", "text": view},
        {"label": "Stage", **stage_status(facts.line)},
        {"label": "Owner", "text": facts.line.owner.name if facts.line.owner else "No one yet"},
        {"label": "Figures as at", "text": day(today)},
    )


def _figure_rows(number: str, figures: Sequence[Figure], facts: ElementFacts) -> list[dict]:
    """Live figures, under the name somebody gave them here if they did."""
    named = {proof.figure: proof.title for proof in facts.proofs if proof.kind == ProofKind.FIGURE}
    return [
        {
            "title": named.get(figure.slug, figure.title),
            "url": reverse("learning:figure", args=[number, figure.slug]),
            "shows": f"{figure.finding}. Live figure from this site",
            "covers": figure.covers,
            "kind": "done",
            "words": "Current",
        }
        for figure in figures
    ]


def _published_rows(facts: ElementFacts, figures: Sequence[Figure]) -> list[dict]:
    versions = facts.published
    if len(versions) > MOST_LISTED and any(figure.slug == "in-time" for figure in figures):
        return []
    if len(versions) > MOST_LISTED:
        return [
            {
                "title": f"{len(versions)} published standards",
                "url": "/standards/",
                "shows": "Each names this element as something it is evidence towards",
                "covers": "In force today",
                "kind": "done",
                "words": "Current",
            }
        ]
    return [
        {
            "title": version.title,
            "url": _address(version.page),
            "shows": f"Published standard, version {version.number}",
            "covers": f"Since {day(version.published_at.astimezone(LONDON).date())}",
            "kind": "done",
            "words": "Current",
        }
        for version in versions
    ]


def _address(page: StandardPage | None) -> str:
    return page.url if page and page.live else ""


def _kept_rows(facts: ElementFacts, today: dt.date) -> list[dict]:
    return [_kept_row(proof, today) for proof in facts.proofs if proof.kind != ProofKind.FIGURE]


def _kept_row(proof: Proof, today: dt.date) -> dict:
    is_old = proof.expires_on is not None and proof.expires_on < today
    who = f" {proof.owner.name} keeps it up to date." if proof.owner else ""
    return {
        "title": proof.title,
        "url": proof.kept_at if proof.kept_at.startswith(("https://", "http://", "/")) else "",
        "shows": f"{proof.shows}. Kept at {proof.kept_at}.{who}" if proof.kept_at else f"{proof.shows}.{who}",
        "covers": proof.covers,
        "kind": "overdue" if is_old else "done",
        "words": "Out of date" if is_old else "Current",
    }


def _chart(number: str, figure: Figure) -> Chart:
    table = figure.main
    line = f" The black line is the {table.target}% target." if table.target else ""
    return Chart(
        title=figure.finding,
        text=f"{figure.shows}, {figure.covers}.{line}",
        caption=f"{figure.title}, {figure.covers}." + (f" Target {TARGET}%." if table.target else ""),
        first=table.first,
        figure_label=figure.figure_label,
        of_label=figure.of_label,
        rows=chart_rows(table),
        total=total_row(table.total),
        target=table.target,
        url=reverse("learning:figure", args=[number, figure.slug]),
    )


def _gap(gap: Gap, number: str, today: dt.date) -> GapLine:
    is_late = gap.due_on < today
    by = f"{'Was due' if is_late else 'Due'} {day_in_words(gap.due_on, today)}"
    return GapLine(
        title=gap.title,
        text=f"{gap.owner.name}. {gap.words}".strip(),
        kind="overdue" if is_late else "due",
        words=by,
        close_url=reverse("learning:closing", args=[number, gap.pk]),
    )


def _who_when(event) -> str:
    at = event.at.astimezone(LONDON)
    who = event.by.name if event.by else "The system"
    return f"{who}, {day(at.date())} at {at:%H:%M}"
