"""What one person has to show, has begun and has shown: for home, my record and the page about one person."""

import datetime as dt
import json
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from learning.models import Outcome, Record, Topic
from learning.progress import ChapterStatus, Status
from learning.queries.audiences import job_facts, team_lines
from learning.queries.chapters import (
    ChapterStanding,
    PersonFacts,
    StandardStanding,
    chapter_standing,
    checks_for,
    standings_of_one,
)
from learning.queries.standing import VERSION_FIELDS, VersionInForce, versions_in_force
from learning.rules import minutes_about
from people.models import Employment, Person
from people.queries import employment_of
from quizzes.models import Quiz
from standards.diff import ChangedLine, changes
from standards.models import ChapterPage, StandardVersion
from standards.queries import address_of_paths
from toolkit.dates import local_day
from toolkit.prepared import Prepared


@dataclass(frozen=True)
class StandardRow:
    """Where somebody is with one standard. `url` is its page's address; empty once withdrawn."""

    key: str
    title: str
    url: str
    status: ChapterStatus
    number: int  # of the version in force
    known_number: int | None
    known_on: dt.date | None
    known_until: dt.date | None
    known_how: str  # learning.models.How, or empty
    read_number: int | None
    read_on: dt.date | None
    to_show: bool  # its question is waiting
    goes_without: int
    questions: int  # in its check, if it were asked now


@dataclass(frozen=True)
class ChapterRow:
    """Where somebody is with one chapter, and what its check would take them."""

    key: str
    title: str
    icon: str
    url: str  # empty when the chapter is not published
    check_slug: str  # for `learning:check`; empty when the chapter has no check
    status: ChapterStatus
    in_job: bool
    reason: str  # why they have this, or why it is not in their job
    standards: tuple[StandardRow, ...]
    due_on: dt.date | None  # the earliest day something is to be shown by
    valid_until: dt.date | None
    questions: int  # that are waiting
    minutes: int  # about, for those; 1 for less than a minute
    attempt_key: uuid.UUID | None  # the open attempt, if there is one
    answered: int  # in the open attempt
    asked: int  # in the open attempt
    is_recheck: bool  # only what a change reopened is asked
    is_yearly: bool  # a later round of something shown before
    completed_on: dt.date | None  # when the last finished round was finished
    round_number: int
    cycle_id: int | None  # the newest round, for changing its date
    recheck_id: int | None  # the open recheck that is due first

    @property
    def is_to_do(self) -> bool:
        return self.in_job and self.due_on is not None

    @property
    def next_question(self) -> int:
        """The number of the question to carry on from."""
        return self.answered + 1


@dataclass(frozen=True)
class NextUp:
    """«Do this next»: the most urgent chapter and, when a change reopened it, the words before and after."""

    chapter: ChapterRow
    changes: tuple[ChangedLine, ...]
    standard: StandardRow | None  # the changed standard
    reason: str  # why it was changed


@dataclass(frozen=True)
class Headline:
    """The facts of the sentence at the top of home."""

    to_do: int  # chapters
    standards_to_do: int
    by: dt.date | None  # the last day of the latest of them; None when nothing is to do or all of it is late
    minutes: int  # about, for all of them
    overdue: int
    in_job: int
    up_to_date: int
    nothing_until: dt.date | None  # when all is done: the day the next round opens


@dataclass(frozen=True)
class MyLearning:
    """All chapters for one person on one day. `rows` are those in their job in the booklet's order."""

    person: Person
    employment: Employment | None
    today: dt.date
    headline: Headline
    next_up: NextUp | None
    then: tuple[ChapterRow, ...]  # the others that are to do, most urgent first
    rows: tuple[ChapterRow, ...]
    not_in_job: tuple[ChapterRow, ...]
    topics: tuple[Topic, ...]  # open, newest first

    def chapter(self, key: str) -> ChapterRow | None:
        return next((row for row in (*self.rows, *self.not_in_job) if row.key == key), None)

    def standard(self, key: str) -> StandardRow | None:
        rows = (*self.rows, *self.not_in_job)
        return next((standard for row in rows for standard in row.standards if standard.key == key), None)


@dataclass(frozen=True)
class RecordLine:
    """One line of what is on file about somebody, in words. `seq` is its number in the ledger."""

    seq: int
    on: dt.date
    kind: str  # noun.verb, without the version
    words: str
    standard_key: str
    # The record stays when its words have been erased by law.
    is_erased: bool = False


def my_chapters(person: Person, today: dt.date) -> MyLearning:
    """Everything the home page, my record and the page about one person print, in at most eight queries (and one more
    where an audience names teams)."""
    employment = employment_of(person, on=today)
    checks, rounds, begun = checks_for(person, today)
    lines = team_lines(asking.audience for check in checks for asking in check.askings)
    topics = tuple(Topic.objects.filter(person=person, talked_on=None).order_by("-raised_at", "-pk"))
    facts = PersonFacts(
        job=job_facts(employment, lines),
        rounds=rounds,
        standings=standings_of_one(person),
        begun=begun,
        topics=topics,
    )
    address = address_of_paths()
    in_force, pages = _versions_with_addresses(address)
    chapters = _chapters(address)
    standings = {check.chapter_key: chapter_standing(check, facts, in_force, today) for check in checks}
    rows = [
        _row(standings[key], chapters.get(key), pages) for key in _in_order(chapters, standings) if key in standings
    ]
    mine = tuple(row for row in rows if row.in_job)
    to_do = sorted((row for row in mine if row.is_to_do), key=_urgency)
    return MyLearning(
        person=person,
        employment=employment,
        today=today,
        headline=_headline(mine, to_do, standings, today),
        next_up=_next_up(to_do[0], in_force) if to_do else None,
        then=tuple(to_do[1:]),
        rows=mine,
        not_in_job=tuple(row for row in rows if not row.in_job),
        topics=topics,
    )


def standards_to_show(person: Person, quiz: Quiz, today: dt.date) -> list[str]:
    """The standards this check would ask this person about, in its order: all of a round that is fresh, what was missed,
    or only what a change reopened."""
    learning = my_chapters(person, today)
    row = learning.chapter(quiz.chapter_key)
    return [standard.key for standard in row.standards if standard.to_show] if row else []


def record_lines(person: Person) -> list[RecordLine]:
    """What is on file about somebody, newest first, in words."""
    records = list(
        Record.objects.filter(subject=person.key).select_related("payload").order_by("-seq").defer("prev", "hash")
    )
    titles = {key: version.title for key, version in versions_in_force().items()}
    chapters = dict(Quiz.objects.order_by("pk").values_list("key", "title"))
    return [_record_line(record, titles, {str(key): title for key, title in chapters.items()}) for record in records]


def _versions_with_addresses(address: Callable[[str], str]) -> tuple[dict[str, VersionInForce], dict[str, str]]:
    """The versions in force, and where each that is still published stands, in one query and without making pages."""
    in_force, addresses = {}, {}
    for *version, is_live, url_path in _VERSIONS_AND_PAGES():
        found = VersionInForce(*version)
        in_force[found.standard_key] = found
        addresses[found.standard_key] = address(url_path) if is_live else ""
    return in_force, addresses


_VERSIONS_AND_PAGES = Prepared(
    lambda: (
        StandardVersion.objects.current()
        .order_by("standard_key")
        .values_list(*VERSION_FIELDS, "page__live", "page__url_path")
    )
)


@dataclass(frozen=True)
class _Chapter:
    title: str
    icon: str
    url: str


def _chapters(address: Callable[[str], str]) -> dict[str, _Chapter]:
    """The published chapters in the booklet's order."""
    return {key: _Chapter(title, icon, address(url_path)) for key, title, icon, url_path in _CHAPTER_PAGES()}


_CHAPTER_PAGES = Prepared(
    lambda: ChapterPage.objects.live().order_by("path").values_list("key", "title", "icon", "url_path")
)


def _in_order(chapters: Iterable[str], standings: Iterable[str]) -> list[str]:
    """As in the booklet; a check whose chapter is not published comes after."""
    return list(dict.fromkeys([*chapters, *standings]))


def _row(standing: ChapterStanding, chapter: _Chapter | None, addresses: Mapping[str, str]) -> ChapterRow:
    newest, begun = standing.newest, standing.begun
    is_open = newest is not None and newest.round.completed_on is None
    return ChapterRow(
        key=standing.check.chapter_key,
        title=chapter.title if chapter else standing.check.title,
        icon=chapter.icon if chapter else "",
        url=chapter.url if chapter else "",
        check_slug=standing.check.slug,
        status=standing.status,
        in_job=standing.in_job,
        reason=standing.belongs.reason,
        standards=tuple(
            _standard_row(each, standing.questions_about(each), addresses.get(each.version.standard_key, ""))
            for each in standing.standards
        ),
        due_on=standing.due_on,
        valid_until=newest.round.valid_until if newest else None,
        questions=standing.questions,
        minutes=minutes_about(standing.questions),
        attempt_key=begun.key if begun else None,
        answered=begun.answered if begun else 0,
        asked=begun.asked if begun else 0,
        is_recheck=standing.is_recheck,
        is_yearly=is_open and newest.number > 1,
        completed_on=_last_shown_on(standing),
        round_number=newest.number if newest else 1,
        cycle_id=newest.pk if newest else None,
        recheck_id=standing.recheck_id,
    )


def _last_shown_on(standing: ChapterStanding) -> dt.date | None:
    """When the chapter was last finished: this round, or the day its last standard was shown in the one before."""
    if standing.newest and standing.newest.round.completed_on:
        return standing.newest.round.completed_on
    days = [each.known.known_on if each.known else None for each in standing.standards if each.is_asked]
    return max(days) if days and all(days) else None


def _standard_row(standing: StandardStanding, questions: int, url: str) -> StandardRow:
    known, version = standing.known, standing.version
    return StandardRow(
        key=version.standard_key,
        title=version.title,
        url=url,
        status=standing.status,
        number=version.number,
        known_number=known.known_number if known else None,
        known_on=known.known_on if known else None,
        known_until=known.known_until if known else None,
        known_how=known.known_how if known else "",
        read_number=known.read_number if known else None,
        read_on=local_day(known.read_at) if known and known.read_at else None,
        to_show=standing.is_asked and not standing.is_shown,
        goes_without=known.goes_without if known else 0,
        questions=questions,
    )


def _urgency(row: ChapterRow) -> tuple[int, dt.date]:
    """Late first, then what is begun, then by date. Wanting to talk does not make a date later."""
    place = {Status.OVERDUE: 0, Status.STARTED: 1}.get(row.status.status, 2)
    return place, row.due_on or dt.date.max


def _headline(
    mine: Sequence[ChapterRow],
    to_do: Sequence[ChapterRow],
    standings: Mapping[str, ChapterStanding],
    today: dt.date,
) -> Headline:
    latest = max((row.due_on for row in to_do if row.due_on), default=None)
    opens = [opens for row in mine if (opens := standings[row.key].opens_next_on)]
    return Headline(
        to_do=len(to_do),
        standards_to_do=sum(standard.to_show for row in to_do for standard in row.standards),
        by=latest if latest and latest >= today else None,
        minutes=minutes_about(sum(row.questions for row in to_do)),
        overdue=sum(row.status.status is Status.OVERDUE for row in to_do),
        in_job=len(mine),
        up_to_date=len(mine) - len(to_do),
        nothing_until=min(opens, default=None) if not to_do else None,
    )


def _next_up(row: ChapterRow, in_force: Mapping[str, VersionInForce]) -> NextUp:
    """The most urgent chapter; after a change, with what reads differently since this person last showed it."""
    changed = [each for each in row.standards if each.to_show and each.known_number] if row.is_recheck else []
    if not changed:
        return NextUp(row, (), None, "")
    standard = changed[0]
    material = in_force[standard.key].material_number
    numbers = (standard.known_number, material, standard.number)
    versions = StandardVersion.objects.filter(standard_key=standard.key, number__in=numbers).order_by("number")
    by_number = {version.number: version for version in versions}
    told = changes(by_number[standard.known_number].words, by_number[standard.number].words)
    return NextUp(row, tuple(told), standard, by_number[material].reason)


# The words of a line on file, by kind of record. The page says what each person reads, so nothing here is a code.
_SAYS = {
    "standard.demonstrated": "Showed “{standard}”, version {number}, by questions alone. Counts until {until}.",
    "standard.shown_after_reading": "Showed “{standard}”, version {number}, after reading. Counts until {until}.",
    "attempt.started": "Began the questions on {chapter}.",
    "attempt.submitted": "Finished the questions on {chapter}.",
    "cycle.opened": "Was asked to show {chapter} by {due}.",
    "cycle.completed": "{chapter} was done. Counts until {until}.",
    "recheck.opened": "Was asked about a change to “{standard}” by {due}.",
    "due_date.moved": "A date was moved from {was} to {now}: {reason}.",
    "topic.raised": "A conversation about “{standard}” was offered.",
    "topic.closed": "A conversation about “{standard}” was held on {talked_on}: {outcome}.",
    "role.granted": "Was given the role {role}.",
    "role.revoked": "Gave up the role {role}.",
    "person.joined": "Began work here on {on}.",
    "person.moved": "Moved to another job here on {on}.",
    "person.left": "Last day of work here: {on}.",
    "deputy.appointed": "Was named as a manager’s deputy from {from}.",
    "deputy.ended": "Stopped being a manager’s deputy on {until}.",
}
_DAYS = ("until", "due", "was", "now", "talked_on", "on", "from")


def _record_line(record: Record, titles: Mapping[str, str], chapters: Mapping[str, str]) -> RecordLine:
    kind = record.kind.partition("/")[0]
    body = record.payload.body
    if body is None:
        return RecordLine(record.seq, local_day(record.at), kind, "Erased.", "", is_erased=True)
    facts = json.loads(bytes(body))
    key = facts.get("standard", "")
    known = {name: _in_words(name, value) for name, value in facts.items()}
    known["standard"] = titles.get(key, key)
    known["chapter"] = chapters.get(facts.get("quiz") or str(record.object_key), "a chapter")
    says = _SAYS.get(kind, kind).format_map(defaultdict(str, known))
    return RecordLine(record.seq, local_day(record.at), kind, says, key)


def _in_words(name: str, value: object) -> str:
    if name in _DAYS and isinstance(value, str):
        day = dt.date.fromisoformat(value)
        return f"{day.day} {day:%B %Y}"
    if name == "outcome":
        return str(Outcome(str(value)).label).lower()
    return "" if value is None else str(value).rstrip(".")
