"""Live figures for the evidence. Each says what it counts, out of what, on which day, and can be opened to what it counted."""

import datetime as dt
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from learning.measures import LEAST_SHOWN, Group, finding, shown, total
from learning.models import Outcome, ProofKind, Record, Topic
from learning.queries.everyone import Somebody, everyone
from learning.queries.evidence import ElementFacts
from people.models import Employment
from people.queries import branches
from standards.models import ChapterPage, Fit, StandardPage, StandardVersion
from standards.models.fits import FitAnswer
from toolkit.dates import add_months, start_of_day

TARGET = 90
WHOLE = "Whole organisation"
GONE = "No longer here"
# A year back, so that a figure moves with the day and needs no date to be set.
MONTHS_BACK = 12


@dataclass(frozen=True)
class Breakdown:
    """One table of a figure: its groups, already merged where they are small."""

    title: str
    first: str
    rows: tuple[Group, ...]
    total: Group | None
    target: int | None = None


@dataclass(frozen=True)
class Counted:
    """One thing that was counted: a person under the start of their key, or a standard, with its records' numbers."""

    who: str
    group: str
    words: str
    records: tuple[int, ...] = ()


@dataclass(frozen=True)
class Figure:
    """One live figure. `of_label` heads the column of «of how many»; `is_share` tells a share from a plain count."""

    slug: str
    title: str
    shows: str
    finding: str
    definition: str
    denominator: str
    as_at: dt.date
    covers: str
    figure_label: str
    of_label: str
    is_share: bool
    main: Breakdown
    more: tuple[Breakdown, ...]
    counted: tuple[Counted, ...]


@dataclass(frozen=True)
class Entry:
    """A figure this site can make, and the elements it belongs to unless somebody adds it to more."""

    slug: str
    title: str
    elements: tuple[str, ...]
    make: Callable[["Day"], Figure]


class Day:
    """One day's figures: what several of them need is asked for once."""

    def __init__(self, today: dt.date):
        self.today = today
        self.year_ago = add_months(today, -MONTHS_BACK)
        self._everyone: list[Somebody] | None = None

    @property
    def everyone(self) -> list[Somebody]:
        if self._everyone is None:
            self._everyone = everyone(self.today)
        return self._everyone

    @property
    def covers(self) -> str:
        return f"{self.year_ago.day} {self.year_ago:%B %Y} to {self.today.day} {self.today:%B %Y}"

    @property
    def on(self) -> str:
        return f"{self.today.day} {self.today:%B %Y}"


def figures_of(facts: ElementFacts, today: dt.date) -> list[Figure]:
    """The figures that back this element up, as they are today."""
    day = Day(today)
    return [entry.make(day) for entry in _entries(facts)]


def figure_for(facts: ElementFacts, slug: str, today: dt.date) -> Figure | None:
    """One of the element's figures; None when it isn't one of them."""
    entry = next((entry for entry in _entries(facts) if entry.slug == slug), None)
    return entry.make(Day(today)) if entry else None


def _entries(facts: ElementFacts) -> list[Entry]:
    added = {proof.figure for proof in facts.proofs if proof.kind == ProofKind.FIGURE}
    number = facts.line.criterion.number
    return [entry for entry in CATALOGUE if number in entry.elements or entry.slug in added]


# Up to date --------------------------------------------------------------------------------------------------------------

UP_TO_DATE = (
    "Everyone who works here today and is asked at least one chapter. A person counts as up to date when every chapter "
    "in their job was shown by questions, none of it has run out, and no change of a promise waits to be shown."
)


def up_to_date(day: Day) -> Figure:
    by_directorate = _grouped(day.everyone, lambda each: each.directorate)
    rows = tuple(shown(by_directorate))
    records = _completions()
    return Figure(
        slug="up-to-date",
        title="Staff up to date, by directorate",
        shows="Staff with every chapter in their job shown and still counting",
        finding=finding(rows, target=TARGET, many="directorates"),
        definition=UP_TO_DATE,
        denominator="Everyone who works here today, contractors and agency staff included, and is asked something.",
        as_at=day.today,
        covers=day.on,
        figure_label="Up to date",
        of_label="Staff",
        is_share=True,
        main=Breakdown("By directorate", "Directorate", rows, _whole(by_directorate), TARGET),
        more=tuple(_teams_of(group, day) for group in rows if not group.parts),
        counted=tuple(
            Counted(
                _short(each.key),
                _label(rows, each.directorate),
                "Up to date" if each.is_up_to_date else f"{each.counting} of {each.in_job} chapters",
                records[each.key],
            )
            for each in sorted(day.everyone, key=lambda each: (_label(rows, each.directorate), each.key))
        ),
    )


def by_employment(day: Day) -> Figure:
    groups = _grouped(day.everyone, lambda each: each.kind)
    rows = tuple(shown(groups))
    records = _completions()
    return Figure(
        slug="by-employment",
        title="Staff up to date, by kind of employment",
        shows="Contractors and agency staff are asked the same as employees",
        finding=finding(rows, target=TARGET, many="kinds of employment"),
        definition=UP_TO_DATE,
        denominator="Everyone who works here today and is asked something, under the kind of employment they have today.",
        as_at=day.today,
        covers=day.on,
        figure_label="Up to date",
        of_label="People",
        is_share=True,
        main=Breakdown("By kind of employment", "Kind", rows, _whole(groups), TARGET),
        more=(),
        counted=tuple(
            Counted(
                _short(each.key),
                _label(rows, each.kind),
                "Up to date" if each.is_up_to_date else f"{each.counting} of {each.in_job} chapters",
                records[each.key],
            )
            for each in sorted(day.everyone, key=lambda each: (_label(rows, each.kind), each.key))
        ),
    )


def _teams_of(directorate: Group, day: Day) -> Breakdown:
    people = [each for each in day.everyone if each.directorate == directorate.label]
    return Breakdown(directorate.label, "Team", tuple(shown(_grouped(people, lambda each: each.team))), None, TARGET)


def _grouped(people: Iterable[Somebody], place: Callable[[Somebody], str]) -> list[Group]:
    """Largest share first, then by name."""
    by_place: dict[str, list[Somebody]] = defaultdict(list)
    for each in people:
        by_place[place(each)].append(each)
    groups = [
        Group(label, sum(each.is_up_to_date for each in here), len(here), len(here)) for label, here in by_place.items()
    ]
    return sorted(groups, key=lambda group: (-group.percent, group.label))


def _completions() -> dict[uuid.UUID, tuple[int, ...]]:
    """The number of the newest record of each finished chapter, by person."""
    newest: dict[tuple[uuid.UUID, uuid.UUID], int] = {}
    records = Record.objects.filter(kind="cycle.completed/1").order_by("seq")
    for seq, subject, quiz in records.values_list("seq", "subject", "object_key"):
        newest[subject, quiz] = seq
    by_person: dict[uuid.UUID, list[int]] = defaultdict(list)
    for (subject, _), seq in newest.items():
        by_person[subject].append(seq)
    return defaultdict(tuple, {subject: tuple(sorted(seqs)) for subject, seqs in by_person.items()})


# Shown with nothing to read ----------------------------------------------------------------------------------------------


def without_reading(day: Day) -> Figure:
    kinds = ("standard.demonstrated/1", "standard.shown_after_reading/1")
    records = list(
        Record.objects.filter(kind__in=kinds, at__gte=start_of_day(day.year_ago))
        .order_by("seq")
        .values_list("seq", "subject", "kind")
    )
    places = _directorates(day.today)
    groups = _by_place(records, places, kinds[0])
    rows = tuple(shown(groups))
    whole = _whole(groups)
    share = f"{whole.percent}% of standards were shown" if whole else "Standards shown"
    by_person: dict[uuid.UUID, list[tuple[int, str]]] = defaultdict(list)
    for seq, subject, kind in records:
        by_person[subject].append((seq, kind))
    return Figure(
        slug="without-reading",
        title="Standards shown with nothing to read",
        shows="People who already work this way are not sent on training",
        finding=f"{share} on questions alone, with nothing to read" if whole else "Too few people to show",
        definition="Each time somebody showed a standard in the last 12 months. It counts as “nothing to read” when the "
        "first questions showed it; otherwise they read the part they missed and answered fresh questions.",
        denominator="Every time a standard was shown in these 12 months, under the directorate the person works in today.",
        as_at=day.today,
        covers=day.covers,
        figure_label="Nothing to read",
        of_label="Times shown",
        is_share=True,
        main=Breakdown("By directorate", "Directorate", rows, whole),
        more=(),
        counted=tuple(
            Counted(
                _short(subject),
                _label(rows, places.get(subject, GONE)),
                f"{sum(kind == kinds[0] for _, kind in theirs)} of {len(theirs)} with nothing to read",
                tuple(seq for seq, _ in theirs),
            )
            for subject, theirs in sorted(
                by_person.items(), key=lambda each: (_label(rows, places.get(each[0], GONE)), each[0])
            )
        ),
    )


def _by_place(records: Sequence[tuple[int, uuid.UUID, str]], places: dict[uuid.UUID, str], counts: str) -> list[Group]:
    found: dict[str, list[tuple[uuid.UUID, str]]] = defaultdict(list)
    for _, subject, kind in records:
        found[places.get(subject, GONE)].append((subject, kind))
    groups = [
        Group(label, sum(kind == counts for _, kind in here), len(here), len({subject for subject, _ in here}))
        for label, here in found.items()
    ]
    return sorted(groups, key=lambda group: (-group.percent, group.label))


def _directorates(today: dt.date) -> dict[uuid.UUID, str]:
    places = branches()
    employments = Employment.objects.on(today).values_list("person__key", "team")
    return {key: places[team].directorate.name if team in places else GONE for key, team in employments}


# Conversations and suggestions -------------------------------------------------------------------------------------------


def conversations(day: Day) -> Figure:
    topics = list(
        Topic.objects.filter(talked_on__gt=day.year_ago, talked_on__lte=day.today)
        .order_by("talked_on", "pk")
        .values_list("key", "person", "outcome")
    )
    people = {person for _, person, _ in topics}
    tally = Counter(outcome for _, _, outcome in topics)
    enough = len(people) >= LEAST_SHOWN
    rows = [Group(each.label, tally[each.value], len(topics), len(people)) for each in Outcome] if enough else []
    records = dict(Record.objects.filter(kind="topic.closed/1").order_by("seq").values_list("object_key", "seq"))
    number = len(topics)
    return Figure(
        slug="conversations",
        title=f"{number} manager {'conversation' if number == 1 else 'conversations'} held",
        shows="Topic and outcome only, no names",
        finding=f"{number} {'conversation' if number == 1 else 'conversations'} with a manager in 12 months",
        definition="A person said they’d like to talk about a standard, or hadn’t shown it after three goes and was told "
        "first; they and their manager talked, and the day and outcome are on record.",
        denominator="Every such conversation in the last 12 months. How they ended is shown once ten people have had one.",
        as_at=day.today,
        covers=day.covers,
        figure_label="Conversations",
        of_label="Of",
        is_share=False,
        main=Breakdown(
            "How they ended", "Outcome", tuple(rows), Group("All conversations", number, number, len(people))
        ),
        more=(),
        counted=tuple(
            Counted(f"Conversation {place}", "", Outcome(outcome).label if enough else "Held", _one(records.get(key)))
            for place, (key, _, outcome) in enumerate(topics, 1)
        ),
    )


def suggestions(day: Day) -> Figure:
    since = start_of_day(day.year_ago)
    answers = list(
        Fit.objects.filter(answered_at__gte=since)
        .order_by("answered_at", "pk")
        .values_list("person", "answer", "version__chapter_key")
    )
    titles = dict(ChapterPage.objects.order_by("path").values_list("key", "title"))
    groups = [
        Group(
            titles.get(chapter, chapter),
            sum(answer == FitAnswer.GETS_IN_THE_WAY for _, answer, key in answers if key == chapter),
            sum(key == chapter for _, _, key in answers),
            len({person for person, _, key in answers if key == chapter}),
        )
        for chapter in dict.fromkeys([*titles, *(key for _, _, key in answers)])
    ]
    raised = sum(answer == FitAnswer.GETS_IN_THE_WAY for _, answer, _ in answers)
    return Figure(
        slug="suggestions",
        title=f"{raised} {'time' if raised == 1 else 'times'} staff said part of a standard doesn’t work",
        shows="Staff tell us where a promise gets in the way of the job",
        finding=f"In {raised} of {len(answers)} answers, part of a standard doesn’t work in somebody’s job",
        definition="Answers to “How does this fit your job?” in the last 12 months that said part of it doesn’t work.",
        denominator="Every answer to that question in the last 12 months. Nobody has to answer it.",
        as_at=day.today,
        covers=day.covers,
        figure_label="Doesn’t work",
        of_label="Answers",
        is_share=True,
        main=Breakdown("By chapter", "Chapter", tuple(shown(groups)), None),
        more=(),
        counted=(),
    )


# The standards themselves ------------------------------------------------------------------------------------------------


def in_time(day: Day) -> Figure:
    pages = list(StandardPage.objects.live().order_by("path").values_list("key", "title", "next_check_on"))
    numbers = dict(StandardVersion.objects.current().order_by("standard_key").values_list("standard_key", "number"))
    keys = dict(StandardVersion.objects.current().order_by("standard_key").values_list("standard_key", "key"))
    records = dict(Record.objects.filter(kind="version.published/1").order_by("seq").values_list("object_key", "seq"))
    titles = dict(ChapterPage.objects.order_by("path").values_list("key", "title"))
    checked = {key: check_on is not None and check_on >= day.today for key, _, check_on in pages}
    groups = [
        Group(
            title,
            sum(ok for key, ok in checked.items() if _chapter(key) == chapter),
            count := _in(chapter, checked),
            count,
        )
        for chapter, title in titles.items()
        if _in(chapter, checked)
    ]
    late = len(checked) - sum(checked.values())
    return Figure(
        slug="in-time",
        title=f"{len(pages)} standards in force",
        shows="Published, read by a second person, and looked at again in time",
        finding="Every standard was checked in time"
        if not late
        else f"{late} of {len(pages)} standards are past their check",
        definition="Published standards whose next check is today or later. Each version was read by somebody other than "
        "whoever wrote it.",
        denominator="Every published standard.",
        as_at=day.today,
        covers=day.on,
        figure_label="In time",
        of_label="Standards",
        is_share=True,
        # Standards are not people: no chapter is too small to show.
        main=Breakdown("By chapter", "Chapter", tuple(groups), _whole(groups)),
        more=(),
        counted=tuple(
            Counted(
                f"{key} {title}",
                titles.get(_chapter(key), ""),
                f"Version {numbers.get(key, 0)}, {_check_words(check_on, day.today)}",
                _one(records.get(keys.get(key))),
            )
            for key, title, check_on in pages
        ),
    )


def _check_words(check_on: dt.date | None, today: dt.date) -> str:
    if check_on is None:
        return "no check planned"
    return f"{'next check' if check_on >= today else 'check was due'} {check_on.day} {check_on:%B %Y}"


def _chapter(standard_key: str) -> str:
    return standard_key.rpartition("-")[0]


def _in(chapter: str, checked: dict[str, bool]) -> int:
    return sum(_chapter(key) == chapter for key in checked)


# Parts -------------------------------------------------------------------------------------------------------------------


def _whole(groups: Sequence[Group]) -> Group | None:
    return total(WHOLE, groups) if groups else None


def _label(rows: Sequence[Group], place: str) -> str:
    """The group a thing is shown under, which for a small one is not its own; no group at all when none is shown."""
    return next((group.label for group in rows if place in group.names), "")


def _short(key: uuid.UUID) -> str:
    return str(key)[:8]


def _one(seq: int | None) -> tuple[int, ...]:
    return (seq,) if seq is not None else ()


CATALOGUE = (
    Entry("up-to-date", "Staff up to date, by directorate", ("2.2.1",), up_to_date),
    Entry("without-reading", "Standards shown with nothing to read", ("2.2.1",), without_reading),
    Entry("by-employment", "Staff up to date, by kind of employment", ("2.2.1",), by_employment),
    Entry("conversations", "Manager conversations held", ("2.2.1", "2.1.6"), conversations),
    Entry("in-time", "Standards in force and checked in time", ("2.2.1", "2.1.3"), in_time),
    Entry("suggestions", "Where a standard doesn’t work in the job", ("2.2.1", "2.1.6"), suggestions),
)
