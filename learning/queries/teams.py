"""Where a manager's people are: who is overdue, who would welcome a conversation, everyone by chapter."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Subquery

from learning.models import Cycle, Topic, TopicKind
from learning.progress import ChapterStatus, Round, Status, most_urgent
from learning.queries.audiences import job_facts, team_lines
from learning.queries.chapters import (
    Begun,
    ChapterStanding,
    Check,
    OpenRound,
    PersonFacts,
    chapter_standing,
    checks_on,
    standings_of,
)
from learning.queries.costs import checks_finished
from learning.queries.standing import VersionInForce, versions_in_force
from learning.rules import whole_minutes
from people.models import Employment, Kind, Person, Team
from people.queries import everyone_under
from quizzes.models import AttemptItem, State
from toolkit.dates import start_of_day


@dataclass(frozen=True)
class Column:
    """One chapter across the team: its heading and the totals row under it."""

    key: str
    title: str
    done: int
    in_job: int


@dataclass(frozen=True)
class Cell:
    chapter_key: str
    chapter_title: str
    status: ChapterStatus
    cycle_id: int | None
    recheck_id: int | None
    is_done: bool  # everything shown, also while they would welcome a conversation about it


@dataclass(frozen=True)
class TeamRow:
    """One person: their cells stand in the order of the columns."""

    person: Person
    employment: Employment
    cells: tuple[Cell, ...]
    done: int
    in_job: int

    @property
    def all_done(self) -> bool:
        return self.done == self.in_job


@dataclass(frozen=True)
class OverdueLine:
    """«Liam Doyle: Phone, 6 days», with the reason beside it."""

    person: Person
    chapter_key: str
    chapter_title: str
    days_late: int
    due_on: dt.date
    reason: str
    cycle_id: int | None  # the date to change is this round's …
    recheck_id: int | None  # … or this recheck's


@dataclass(frozen=True)
class ConversationLine:
    """«Tom Ferris: Home visits», and what they said about it."""

    topic: Topic
    person: Person
    chapter_key: str
    chapter_title: str
    standard_title: str
    reason: str


@dataclass(frozen=True)
class BelowTotals:
    """One team further down: totals only, no names."""

    team: Team
    manager: Person | None
    people: int
    up_to_date: int
    with_overdue: int
    done: int
    in_job: int


@dataclass(frozen=True)
class Cost:
    """What it has cost a team: minutes since a day, and how many checks were passed with nothing to read."""

    since: dt.date
    minutes: int
    people: int
    checks_passed: int
    without_reading: int


@dataclass(frozen=True)
class TeamStanding:
    """The team page on one day. `rows` are sorted by who needs the manager most."""

    manager: Person
    today: dt.date
    teams: tuple[Team, ...]
    columns: tuple[Column, ...]
    rows: tuple[TeamRow, ...]
    overdue: tuple[OverdueLine, ...]
    conversations: tuple[ConversationLine, ...]
    people: int
    with_overdue: int
    with_conversation: int
    need_nothing: int
    due_this_month: int
    all_done_until: dt.date | None  # when everyone is up to date: the day the next round opens
    below: tuple[BelowTotals, ...]  # teams further down, when managers report here
    cost: Cost


def team_standing(manager: Person, *, today: dt.date) -> TeamStanding:
    """The team page of one manager, in at most eight queries: names for those who report to them, totals for further
    down."""
    under = list(everyone_under(manager, on=today))
    checks = checks_on(today)
    in_force = versions_in_force()
    facts = _facts(under, checks, today)
    standings = {
        employment.person_id: [
            chapter_standing(check, facts[employment.person_id], in_force, today) for check in checks
        ]
        for employment in under
    }
    own = [employment for employment in under if employment.manager_id == manager.pk]
    rows = tuple(sorted((_row(each, standings[each.person_id]) for each in own), key=_who_needs_most))
    overdue, talks = _overdue(own, standings), _conversations(own, facts, checks, in_force)
    with_overdue = {line.person.pk for line in overdue}
    with_talk = {line.person.pk for line in talks}
    return TeamStanding(
        manager=manager,
        today=today,
        teams=tuple({each.team_id: each.team for each in own}.values()),
        columns=_columns(checks, rows),
        rows=rows,
        overdue=overdue,
        conversations=talks,
        people=len(own),
        with_overdue=len(with_overdue),
        with_conversation=len(with_talk),
        need_nothing=len(own) - len(with_overdue | with_talk),
        due_this_month=sum(_is_due_this_month(row, today) for row in rows),
        all_done_until=_all_done_until(own, standings),
        below=_below(under, standings, manager),
        cost=cost_of([employment.person_id for employment in own], since=financial_year(today)),
    )


def financial_year(today: dt.date) -> dt.date:
    """The first day of the council's year: 1 April."""
    return dt.date(today.year if today >= dt.date(today.year, 4, 1) else today.year - 1, 4, 1)


def cost_of(people: Collection[int], *, since: dt.date) -> Cost:
    """What these people's finished checks have cost since a day, in one query."""
    spent = list(checks_finished(people=people, since=start_of_day(since)))
    return Cost(
        since=since,
        minutes=whole_minutes(sum(check.seconds for check in spent)),
        people=len(people),
        checks_passed=sum(check.passed for check in spent),
        without_reading=sum(check.without_reading for check in spent),
    )


def _facts(under: Sequence[Employment], checks: Sequence[Check], today: dt.date) -> dict[int, PersonFacts]:
    people = [employment.person_id for employment in under]
    lines = team_lines(asking.audience for check in checks for asking in check.askings)
    rounds, begun = _rounds(people)
    standings = standings_of(people)
    topics = _topics(people)
    return {
        employment.person_id: PersonFacts(
            job=job_facts(employment, lines),
            rounds=rounds[employment.person_id],
            standings=standings.get(employment.person_id, {}),
            begun=begun[employment.person_id],
            topics=topics[employment.person_id],
        )
        for employment in under
    }


def _rounds(people: Collection[int]) -> tuple[dict[int, dict[int, OpenRound]], dict[int, dict[int, Begun]]]:
    """The newest rounds by person and requirement, and whether an attempt with an answer is open, in one query."""
    items = (
        AttemptItem.objects.filter(
            attempt__person=OuterRef("person"),
            attempt__quiz=OuterRef("requirement__quiz"),
            attempt__counts=True,
            attempt__state__in=(State.OPEN, State.OVERDUE),
        )
        .order_by()
        .values("attempt")
    )
    rows = (
        Cycle.objects.filter(person__in=people)
        .annotate(
            asked=Subquery(items.annotate(asked=Count("pk")).values("asked")),
            answered=Subquery(items.annotate(answered=Count("answered_at")).values("answered")),
        )
        .order_by("person", "requirement", "number")
        .values_list(
            *("person_id", "requirement_id", "requirement__quiz_id", "asked", "answered", "pk", "number"),
            *("opened_on", "due_on", "completed_on", "valid_until"),
        )
    )
    rounds: dict[int, dict[int, OpenRound]] = defaultdict(dict)
    begun: dict[int, dict[int, Begun]] = defaultdict(dict)
    for person, requirement, quiz, asked, answered, pk, number, *days in rows:
        rounds[person][requirement] = OpenRound(pk, number, Round(*days))
        if asked:
            begun[person][quiz] = Begun(None, asked, answered)
    return rounds, begun


def _topics(people: Collection[int]) -> dict[int, tuple[Topic, ...]]:
    found: dict[int, list[Topic]] = defaultdict(list)
    for topic in Topic.objects.filter(person__in=people, talked_on=None).order_by("-raised_at", "-pk"):
        found[topic.person_id].append(topic)
    return defaultdict(tuple, {person: tuple(topics) for person, topics in found.items()})


# The table ------------------------------------------------------------------------------------------------------------


def _row(employment: Employment, standings: Sequence[ChapterStanding]) -> TeamRow:
    cells = tuple(
        Cell(
            chapter_key=each.check.chapter_key,
            chapter_title=each.check.title,
            status=each.status,
            cycle_id=each.newest.pk if each.newest else None,
            recheck_id=each.recheck_id,
            is_done=each.in_job and each.due_on is None,
        )
        for each in standings
    )
    done, in_job = _counted(standings)
    return TeamRow(employment.person, employment, cells, done, in_job)


def _counted(standings: Iterable[ChapterStanding]) -> tuple[int, int]:
    """How many chapters are done, of how many in the job. Wanting to talk does not undo what is shown."""
    mine = [each for each in standings if each.in_job]
    return sum(each.due_on is None for each in mine), len(mine)


def _who_needs_most(row: TeamRow) -> tuple[tuple[int, int, int], str, int]:
    return most_urgent(cell.status for cell in row.cells), row.person.name, row.person.pk


def _columns(checks: Sequence[Check], rows: Sequence[TeamRow]) -> tuple[Column, ...]:
    return tuple(
        Column(
            key=check.chapter_key,
            title=check.title,
            done=sum(row.cells[place].is_done for row in rows),
            in_job=sum(row.cells[place].status.status is not Status.NOT_IN_JOB for row in rows),
        )
        for place, check in enumerate(checks)
    )


def _is_due_this_month(row: TeamRow, today: dt.date) -> bool:
    days = [cell.status.date for cell in row.cells if cell.status.status in (Status.DUE, Status.STARTED)]
    return any(day is not None and (day.year, day.month) == (today.year, today.month) for day in days)


def _all_done_until(own: Sequence[Employment], standings: Mapping[int, Sequence[ChapterStanding]]) -> dt.date | None:
    """When nobody has anything to do: the day that changes."""
    mine = [each for employment in own for each in standings[employment.person_id] if each.in_job]
    if any(each.due_on for each in mine):
        return None
    return min((each.opens_next_on for each in mine if each.opens_next_on), default=None)


# The two lists --------------------------------------------------------------------------------------------------------


def _overdue(own: Sequence[Employment], standings: Mapping[int, Sequence[ChapterStanding]]) -> tuple[OverdueLine, ...]:
    lines = [
        OverdueLine(
            person=employment.person,
            chapter_key=each.check.chapter_key,
            chapter_title=each.check.title,
            days_late=each.status.days_late,
            due_on=each.due_on,
            reason=_why_late(employment, each),
            cycle_id=each.newest.pk if each.newest and not each.is_recheck else None,
            recheck_id=each.recheck_id,
        )
        for employment in own
        for each in standings[employment.person_id]
        if each.status.status is Status.OVERDUE and each.due_on
    ]
    return tuple(sorted(lines, key=lambda line: (-line.days_late, line.person.name, line.chapter_key)))


def _why_late(employment: Employment, standing: ChapterStanding) -> str:
    """What makes it hard to reach them, and what is asked: «No desk. Yearly check, 3 questions.»"""
    number = standing.questions
    questions = "1 question" if number == 1 else f"{number} questions"
    if standing.is_recheck:
        changed = len(standing.waiting)
        what = f"{'One changed promise' if changed == 1 else f'{changed} changed promises'}, {questions}."
    elif standing.has_begun:
        what = f"Started, {questions} left."
    elif standing.newest and standing.newest.number > 1:
        what = f"Yearly check, {questions}."
    else:
        what = f"First check, {questions}."
    return " ".join([*_how_they_work(employment), what])


def _how_they_work(employment: Employment) -> list[str]:
    words = []
    if employment.kind != Kind.EMPLOYEE:
        firm = f", {employment.employer}" if employment.employer else ""
        words.append(f"{employment.get_kind_display()}{firm}.")
    if not employment.has_desk:
        words.append("No desk.")
    return words


def _conversations(
    own: Sequence[Employment],
    facts: Mapping[int, PersonFacts],
    checks: Sequence[Check],
    in_force: Mapping[str, VersionInForce],
) -> tuple[ConversationLine, ...]:
    titles = {check.chapter_key: check.title for check in checks}
    lines = [
        _conversation(topic, employment.person, in_force.get(topic.standard_key), titles)
        for employment in own
        for topic in facts[employment.person_id].topics
    ]
    return tuple(sorted(lines, key=lambda line: (line.topic.raised_at, line.topic.pk)))


def _conversation(
    topic: Topic, person: Person, version: VersionInForce | None, titles: Mapping[str, str]
) -> ConversationLine:
    chapter = version.chapter_key if version else topic.standard_key.partition("-")[0]
    return ConversationLine(
        topic=topic,
        person=person,
        chapter_key=chapter,
        chapter_title=titles.get(chapter, chapter.capitalize()),
        standard_title=version.title if version else topic.standard_key,
        reason=_what_was_said(topic),
    )


def _what_was_said(topic: Topic) -> str:
    said = f": {topic.words.rstrip('.')}." if topic.words else "."
    return f"{TopicKind(topic.kind).label}{said}"


# Further down ---------------------------------------------------------------------------------------------------------


def _below(
    under: Sequence[Employment], standings: Mapping[int, Sequence[ChapterStanding]], manager: Person
) -> tuple[BelowTotals, ...]:
    """One line for each manager further down and their direct reports, by team."""
    people = {employment.person_id: employment.person for employment in under}
    groups: dict[int, list[Employment]] = defaultdict(list)
    for employment in under:
        if employment.manager_id != manager.pk and employment.manager_id in people:
            groups[employment.manager_id].append(employment)
    totals = [_totals(people[leader], reports, standings) for leader, reports in groups.items()]
    return tuple(sorted(totals, key=lambda each: (each.team.name, each.team.pk, each.manager.name)))


def _totals(
    leader: Person, reports: Sequence[Employment], standings: Mapping[int, Sequence[ChapterStanding]]
) -> BelowTotals:
    counted = [_counted(standings[each.person_id]) for each in reports]
    late = [any(standing.status.status is Status.OVERDUE for standing in standings[each.person_id]) for each in reports]
    # Most of a manager's people are in one team; where two are as many, the first by name.
    sizes = Counter(each.team_id for each in reports)
    team = min((each.team for each in reports), key=lambda team: (-sizes[team.pk], team.name, team.pk))
    return BelowTotals(
        team=team,
        manager=leader,
        people=len(reports),
        up_to_date=sum(done == in_job for done, in_job in counted),
        with_overdue=sum(late),
        done=sum(done for done, _ in counted),
        in_job=sum(in_job for _, in_job in counted),
    )
