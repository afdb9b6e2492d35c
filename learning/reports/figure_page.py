"""A figure opened to what it counts, on the screen and as a file."""

from dataclasses import dataclass

from django.urls import reverse

from learning.measures import LEAST_SHOWN
from learning.queries.figures import Breakdown, Counted, Figure
from learning.reports.element_page import chart_rows, total_row
from learning.reports.evidence_page import element_url
from learning.reports.phrases import counted, day

# What a page can hold; the file holds all of it.
MOST_ON_THE_PAGE = 200
FIGURE_COLUMNS = ("Counted", "Group", "What is counted", "Numbers in the ledger")
SMALL_GROUPS = (
    f"No group of fewer than {LEAST_SHOWN} people is shown by itself. Small groups stand together; if they are still "
    f"fewer than {LEAST_SHOWN}, the next smallest joins them, so that nobody can work one out from the total."
)


@dataclass(frozen=True)
class FigureTable:
    title: str
    caption: str
    first: str
    is_share: bool
    rows: tuple[dict, ...]
    total: dict | None
    target: int | None


@dataclass(frozen=True)
class FigurePage:
    title: str
    number: str
    crumbs: tuple[dict, ...]
    text: str
    facts: tuple[dict, ...]
    figure_label: str
    of_label: str
    main: FigureTable
    more: tuple[FigureTable, ...]
    counted: tuple[Counted, ...]
    counted_words: str
    small_groups: str
    file_url: str


def figure_page(number: str, figure: Figure) -> FigurePage:
    """Everything `learning/figure.html` prints."""
    return FigurePage(
        title=figure.finding,
        number=number,
        crumbs=(
            {"label": "Evidence", "url": reverse("learning:evidence")},
            {"label": number, "url": element_url(number)},
        ),
        text=f"{figure.title}. {figure.shows}.",
        facts=(
            {"label": "What is counted", "text": figure.definition},
            {"label": "Out of", "text": figure.denominator},
            {"label": "As at", "text": f"{day(figure.as_at)}, covering {figure.covers}"},
            {"label": "Small groups", "text": SMALL_GROUPS},
        ),
        figure_label=figure.figure_label,
        of_label=figure.of_label,
        main=_table(figure.main, figure),
        more=tuple(_table(each, figure) for each in figure.more if len(each.rows) > 1),
        counted=figure.counted[:MOST_ON_THE_PAGE],
        counted_words=_counted_words(figure),
        small_groups=SMALL_GROUPS,
        file_url=reverse("learning:figure_file", args=[number, figure.slug]),
    )


def figure_cells(figure: Figure) -> list[list[object]]:
    """What it says and out of what, the groups, then everything it counted."""
    groups = [
        [row.label, table.title, f"{row.count} of {row.of}", ""]
        for table in (figure.main, *(each for each in figure.more if len(each.rows) > 1))
        for row in table.rows
    ]
    rows = [[each.who, each.group, each.words, " ".join(str(seq) for seq in each.records)] for each in figure.counted]
    return [
        [figure.title, "", figure.finding, ""],
        ["What is counted", "", figure.definition, ""],
        ["Out of", "", figure.denominator, ""],
        ["As at", "", figure.as_at.isoformat(), ""],
        *groups,
        *rows,
    ]


def _table(table: Breakdown, figure: Figure) -> FigureTable:
    if figure.is_share:
        rows, total = chart_rows(table), total_row(table.total)
    else:
        rows = tuple({"label": row.label, "figure": f"{row.count:,}", "of": f"{row.of:,}"} for row in table.rows)
        total = {"label": table.total.label, "figure": f"{table.total.count:,}", "of": ""} if table.total else None
    return FigureTable(
        title=table.title,
        caption=f"{figure.title}: {table.title}, {figure.covers}",
        first=table.first,
        is_share=figure.is_share,
        rows=rows,
        total=total,
        target=table.target,
    )


def _counted_words(figure: Figure) -> str:
    number = len(figure.counted)
    if number <= MOST_ON_THE_PAGE:
        return f"{counted(number, 'line')}. People are shown by the start of their key, not their name."
    return (
        f"The first {MOST_ON_THE_PAGE} of {number:,} lines; the file has all of them. "
        "People are shown by the start of their key, not their name."
    )
