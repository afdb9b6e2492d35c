"""The team page and its spreadsheet: the same rows, in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.http import urlencode

from learning.models import TopicKind
from learning.progress import Status
from learning.queries.teams import BelowTotals, Column, TeamRow, TeamStanding
from learning.reports.phrases import counted, day, hours, listed, month
from people.models import Employment, Kind, Person
from people.queries import Lead

# Past this many people the two lists come first and the table only when asked for.
MOST_IN_MATRIX = 150
SHOW = ("overdue", "conversation", "due")
KEY = (
    {"kind": "done", "words": "Done"},
    {"kind": "started", "words": "Started"},
    {"kind": "due", "words": "Due, with the date"},
    {"kind": "overdue", "words": "Overdue"},
    {"kind": "talk", "words": "Would welcome a conversation"},
    {"kind": "not_in_job", "words": "Not in job"},
)


@dataclass(frozen=True)
class TeamView:
    """What the address asks for: whose team, which rows, in which order."""

    for_key: str = ""
    show: str = ""
    by_name: bool = False
    all_cells: bool = False
    matrix: bool = False

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "TeamView":
        show = query.get("show", "")
        return cls(
            for_key=query.get("for", ""),
            show=show if show in SHOW else "",
            by_name=query.get("sort") == "name",
            all_cells=bool(query.get("all")),
            matrix=bool(query.get("matrix")),
        )

    def url(self, name: str = "learning:team", **changes) -> str:
        """The same page with something changed, so that Back and bookmarks work."""
        view = replace(self, **changes)
        asked = {
            "for": view.for_key,
            "show": view.show,
            "sort": "name" if view.by_name else "",
            "all": "1" if view.all_cells else "",
            "matrix": "1" if view.matrix else "",
        }
        query = urlencode({key: value for key, value in asked.items() if value})
        return reverse(name) + (f"?{query}" if query else "")


@dataclass(frozen=True)
class Below:
    """A team further down: totals, no names."""

    columns: tuple[dict, ...]
    rows: tuple[dict, ...]


@dataclass(frozen=True)
class TeamPage:
    title: str
    deputy_for: str
    picker: tuple[dict, ...]
    people: str
    overdue_words: str
    talk_words: str
    rest_words: str
    overdue: tuple[dict, ...]
    conversations: tuple[dict, ...]
    filters: tuple[dict, ...]
    key: tuple[dict, ...]
    caption: str
    first: str
    first_url: str
    first_sort: str
    columns: tuple[dict, ...]
    rows: tuple[dict, ...]
    nobody_shown: str
    totals: tuple[str, ...]
    shows_matrix: bool
    matrix_url: str
    all_cells: bool
    all_url: str
    all_words: str
    file_url: str
    cost_minutes: str
    cost_people: str
    cost_since: str
    cost_checks: str
    below: Below | None


def team_page(standing: TeamStanding, lead: Lead, leads: Sequence[Lead], view: TeamView, *, viewer: Person) -> TeamPage:
    """Everything `learning/team.html` prints."""
    rows = _rows(standing, view)
    shows_matrix = len(standing.rows) <= MOST_IN_MATRIX or view.matrix or bool(view.show)
    return TeamPage(
        title=_title(standing, lead),
        deputy_for=lead.manager.name if lead.as_deputy else "",
        picker=_picker(lead, leads) if len(leads) > 1 else (),
        people="1 person." if standing.people == 1 else f"{standing.people} people.",
        overdue_words=_has(standing.with_overdue, "has something overdue", "have something overdue"),
        talk_words=_has(standing.with_conversation, "would welcome a conversation", "would welcome a conversation"),
        rest_words=_rest(standing),
        overdue=tuple(_overdue(standing, viewer)),
        conversations=tuple(_conversations(standing, viewer)),
        filters=_filters(standing, view),
        key=KEY,
        caption=_caption(standing, view),
        first="Name" if view.by_name else "Who needs you most",
        first_url=view.url(by_name=not view.by_name),
        first_sort="ascending" if view.by_name else "descending",
        columns=tuple({"label": column.title} for column in _in_some_job(standing)),
        rows=tuple(_row(row, standing) for row in rows) if shows_matrix else (),
        nobody_shown="" if rows else "No one, at the moment.",
        totals=tuple(f"{column.done} of {column.in_job}" for column in _in_some_job(standing)),
        shows_matrix=shows_matrix,
        matrix_url="" if shows_matrix else view.url(matrix=True),
        all_cells=view.all_cells,
        all_url=view.url(all_cells=not view.all_cells),
        all_words="Hide what’s done" if view.all_cells else "Show what’s done too",
        file_url=view.url("learning:team_file", show="", by_name=False, all_cells=False, matrix=False),
        cost_minutes=hours(standing.cost.minutes),
        cost_people=counted(standing.cost.people, "person", "people"),
        cost_since=f"{standing.cost.since:%B}"
        if standing.cost.since.year == standing.today.year
        else month(standing.cost.since),
        cost_checks=f"{standing.cost.without_reading} of {standing.cost.checks_passed}"
        if standing.cost.checks_passed
        else "",
        below=_below(standing.below) if standing.below else None,
    )


# The table, which is also the spreadsheet --------------------------------------------------------------------------------


def team_columns(standing: TeamStanding) -> list[str]:
    return ["Name", "Job", "Team", *(column.title for column in standing.columns), "Done", "In job"]


def team_cells(standing: TeamStanding) -> list[list[object]]:
    """One line for each person, the cells in the words that are read aloud on the page, and the totals."""
    rows: list[list[object]] = [
        [row.person.name, _job(row.employment), row.employment.team.name]
        + [cell.status.said for cell in row.cells]
        + [row.done, row.in_job]
        for row in standing.rows
    ]
    totals: list[object] = ["Done", "", ""]
    totals += [f"{column.done} of {column.in_job}" for column in standing.columns]
    totals += [sum(row.done for row in standing.rows), sum(row.in_job for row in standing.rows)]
    return [*rows, totals]


def _in_some_job(standing: TeamStanding) -> list[Column]:
    """A chapter that is in nobody's job here would be a column of dashes."""
    return [column for column in standing.columns if column.in_job]


def _row(row: TeamRow, standing: TeamStanding) -> dict:
    in_some_job = {column.key for column in _in_some_job(standing)}
    return {
        "name": row.person.name,
        "url": reverse("learning:person", args=[row.person.key]),
        "detail": _job(row.employment),
        "rest": f"All {row.in_job} done" if row.all_done else f"{row.done} of {row.in_job} done",
        "cells": [
            {
                "column": cell.chapter_title,
                "kind": cell.status.status.value,
                "words": cell.status.short_words,
                "spoken": cell.status.said if cell.status.said != cell.status.short_words else "",
            }
            for cell in row.cells
            if cell.chapter_key in in_some_job
        ],
    }


def _job(employment: Employment) -> str:
    if employment.kind in (Kind.CONTRACTOR, Kind.AGENCY):
        kind = employment.get_kind_display().lower()
        return f"{employment.employer}, {kind}" if employment.employer else f"{employment.job_title}, {kind}"
    return employment.job_title if employment.has_desk else f"{employment.job_title}, no desk"


# Which rows ---------------------------------------------------------------------------------------------------------------


def _rows(standing: TeamStanding, view: TeamView) -> list[TeamRow]:
    rows = [row for row in standing.rows if _tests(standing)[view.show](row)]
    return sorted(rows, key=lambda row: (row.person.name, row.person.pk)) if view.by_name else rows


def _tests(standing: TeamStanding) -> dict[str, Callable[[TeamRow], bool]]:
    talkers = {line.person.pk for line in standing.conversations}
    return {
        "": lambda row: True,
        "overdue": lambda row: any(cell.status.status == Status.OVERDUE for cell in row.cells),
        "conversation": lambda row: row.person.pk in talkers,
        "due": lambda row: any(_due_this_month(cell.status, standing) for cell in row.cells),
    }


def _due_this_month(status, standing: TeamStanding) -> bool:
    waiting = status.status in (Status.DUE, Status.STARTED, Status.TALK)
    today = standing.today
    return waiting and status.date is not None and (status.date.year, status.date.month) == (today.year, today.month)


def _filters(standing: TeamStanding, view: TeamView) -> tuple[dict, ...]:
    tests = _tests(standing)
    words = {"": "Everyone", "overdue": "Overdue", "conversation": "Conversation", "due": "Due this month"}
    return tuple(
        {
            "words": f"{words[show]} ({sum(test(row) for row in standing.rows)})",
            "url": view.url(show=show),
            "current": show == view.show,
        }
        for show, test in tests.items()
    )


# The sentence and the two lists -------------------------------------------------------------------------------------------


def _title(standing: TeamStanding, lead: Lead) -> str:
    names = [team.name for team in standing.teams]
    if len(names) == 1:
        return names[0] if names[0].lower().endswith("team") else f"{names[0]} team"
    if 1 < len(names) <= 3:
        return listed(names)
    return f"{lead.manager.name}’s people" if lead.as_deputy else "Your people"


def _has(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}" if number else ""


def _rest(standing: TeamStanding) -> str:
    if standing.need_nothing == standing.people:
        if standing.all_done_until:
            return f"Everyone is up to date until {day(standing.all_done_until)}."
        return "No one needs anything from you."
    if not standing.need_nothing:
        return ""
    if standing.need_nothing == 1:
        return "The other 1 needs nothing from you."
    return f"The other {standing.need_nothing} need nothing from you."


def _overdue(standing: TeamStanding, viewer: Person) -> list[dict]:
    return [
        {
            "who": line.person.name,
            "url": reverse("learning:person", args=[line.person.key]),
            "what": f"{line.chapter_title}, {counted(line.days_late, 'day')}",
            "detail": line.reason,
            # A deputy may stand on the list too, and does nothing for themselves.
            "action": "Change date" if line.person != viewer and (line.cycle_id or line.recheck_id) else "",
            "action_url": f"{reverse('learning:dates', args=[line.person.key])}?chapter={line.chapter_key}",
        }
        for line in standing.overdue
    ]


def _conversations(standing: TeamStanding, viewer: Person) -> list[dict]:
    return [
        {
            "who": line.person.name,
            "url": reverse("learning:person", args=[line.person.key]),
            "what": line.chapter_title if line.chapter_title == line.standard_title else _about(line),
            "detail": line.reason,
            "action": "We’ve talked" if line.person != viewer else "",
            "action_url": reverse("learning:conversation", args=[line.topic.key]),
        }
        for line in standing.conversations
    ]


def _about(line) -> str:
    return f"{line.chapter_title}, {line.standard_title}" if line.standard_title else line.chapter_title


def _caption(standing: TeamStanding, view: TeamView) -> str:
    teams = listed([team.name for team in standing.teams]) or "your team"
    order = "Sorted by name." if view.by_name else "Sorted by who needs you most."
    return f"Chapters for {counted(standing.people, 'person', 'people')} in {teams}, on {day(standing.today)}. {order}"


def _picker(lead: Lead, leads: Sequence[Lead]) -> tuple[dict, ...]:
    return tuple(
        {
            "words": f"For {each.manager.name}" if each.as_deputy else "Your own team",
            "url": TeamView(for_key=str(each.manager.key)).url(),
            "current": each.manager.pk == lead.manager.pk,
        }
        for each in leads
    )


def _below(teams: Sequence[BelowTotals]) -> Below:
    labels = ("Team", "Manager", "People", "Up to date", "With something overdue", "Chapters done")
    return Below(
        columns=tuple({"label": label, "number": place > 1} for place, label in enumerate(labels)),
        rows=tuple({"cells": _below_cells(each, labels)} for each in teams),
    )


def _below_cells(each: BelowTotals, labels: Sequence[str]) -> list[dict]:
    words = (
        each.team.name,
        each.manager.name if each.manager else "Nobody",
        f"{each.people}",
        f"{each.up_to_date} of {each.people}",
        f"{each.with_overdue}",
        f"{each.done} of {each.in_job}",
    )
    return [
        {"column": label, "words": word, "number": place > 1}
        for place, (label, word) in enumerate(zip(labels, words, strict=True))
    ]


HOW_RAISED = {
    TopicKind.ASKED: "Asked for 10 minutes",
    TopicKind.IN_THE_WAY: "Said part of it doesn’t work in their job",
    TopicKind.THIRD_GO: "Would welcome help, after three goes",
}
