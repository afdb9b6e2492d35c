"""Where people are with chapters: the facts read once for everybody on a page, and one way to put them together."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import BigIntegerField, DateTimeField, FilteredRelation, Q, QuerySet

from learning.audience import Belongs, JobFacts, belongs
from learning.models import Standing, Topic
from learning.progress import (
    ChapterFacts,
    ChapterStatus,
    Round,
    StandardFacts,
    chapter_status,
    is_due,
    is_shown,
    standing_status,
)
from learning.queries.standing import VersionInForce
from learning.renewal import Terms, first_due_on, opens_next_on
from people.models import Person
from quizzes.models import Quiz, State
from toolkit.dates import end_of_day
from toolkit.prepared import Given, Prepared


@dataclass(frozen=True)
class Asking:
    """One requirement of a check, as of a day."""

    pk: int
    audience: Mapping[str, Any]
    terms: Terms


@dataclass(frozen=True)
class Check:
    """A chapter's check: what it asks about, and who is asked."""

    pk: int
    key: uuid.UUID
    chapter_key: str
    title: str
    slug: str
    standard_keys: tuple[str, ...]
    questions_each: int
    askings: tuple[Asking, ...]


@dataclass(frozen=True)
class OpenRound:
    """The newest round of one requirement for one person, with what is needed to change it."""

    pk: int
    number: int
    round: Round


@dataclass(frozen=True)
class Begun:
    """An open attempt."""

    key: uuid.UUID | None
    asked: int
    answered: int


@dataclass(frozen=True)
class Known:
    """One row of standing, with the short check that a change opened, if one waits."""

    person_id: int
    standard_key: str
    read_number: int | None
    read_at: dt.datetime | None
    known_number: int | None
    known_on: dt.date | None
    known_until: dt.date | None
    known_how: str
    goes_without: int
    recheck_id: int | None
    recheck_due: dt.date | None
    recheck_questions: int | None


@dataclass(frozen=True)
class PersonFacts:
    """Everything about one person that their chapters follow from."""

    job: JobFacts | None
    rounds: Mapping[int, OpenRound] = field(default_factory=dict)  # by requirement
    standings: Mapping[str, Known] = field(default_factory=dict)  # by standard
    begun: Mapping[int, Begun] = field(default_factory=dict)  # by check
    topics: tuple[Topic, ...] = ()  # open ones

    @property
    def talks_about(self) -> frozenset[str]:
        """The standards they would welcome a conversation on."""
        return frozenset(topic.standard_key for topic in self.topics)


@dataclass(frozen=True)
class StandardStanding:
    """One person and one standard."""

    version: VersionInForce
    known: Known | None
    status: ChapterStatus
    is_asked: bool
    is_shown: bool


@dataclass(frozen=True)
class ChapterStanding:
    """One person and one chapter."""

    check: Check
    asking: Asking | None  # the requirement that asks most urgently
    belongs: Belongs
    status: ChapterStatus
    due_on: dt.date | None
    newest: OpenRound | None
    recheck_id: int | None
    standards: tuple[StandardStanding, ...]
    begun: Begun | None
    has_begun: bool

    @property
    def in_job(self) -> bool:
        return self.belongs.yes

    @property
    def waiting(self) -> list[StandardStanding]:
        """The standards whose questions are still to be answered."""
        return [each for each in self.standards if each.is_asked and not each.is_shown]

    @property
    def is_recheck(self) -> bool:
        """Whether only what a change reopened is asked."""
        is_finished = self.newest is not None and self.newest.round.completed_on is not None
        return self.recheck_id is not None and is_finished

    @property
    def opens_next_on(self) -> dt.date | None:
        """The day the next round opens, of one that still counts."""
        until = self.newest.round.valid_until if self.newest else None
        return opens_next_on(until, self.asking.terms) if until and self.asking else None

    @property
    def questions(self) -> int:
        """How many questions wait; those of an open attempt that have no answer, if there is one."""
        if self.begun is not None:
            return self.begun.asked - self.begun.answered
        return sum(self.questions_about(each) for each in self.waiting)

    def questions_about(self, standard: StandardStanding) -> int:
        """As many as the change asks when it is only about that, else as many as the check asks about any."""
        asks = standard.known.recheck_questions if standard.known and self.is_recheck else None
        return max(asks or 1, self.check.questions_each)


# Reading --------------------------------------------------------------------------------------------------------------

# These run on every page that says where somebody is, so they are flat joins: a subquery costs Django more to write
# than the database to answer. The few rows that the joins repeat are put together here.


def checks_on(day: dt.date) -> list[Check]:
    """Every check with who is asked it on a day, in one query."""
    rows = _check_rows(end_of_day(day)).order_by("pk", "versions__number").values_list(*_CHECK_FIELDS)
    return _checks(rows, day)


def checks_for(person: Person, day: dt.date) -> tuple[list[Check], dict[int, OpenRound], dict[int, Begun]]:
    """The same, with this person's newest rounds by requirement and open attempts by check, all in one query."""
    rows = _ROWS_FOR(person=person.pk, before=end_of_day(day))
    mine, begun = len(_CHECK_FIELDS), len(_CHECK_FIELDS) + len(_CYCLE_FIELDS)
    rounds = {row[_REQUIREMENT]: _open_round(*row[mine:begun]) for row in rows if row[mine]}
    return _checks(rows, day), rounds, _begun((row[0], *row[begun:]) for row in rows)


def standings_of(people: Iterable[int]) -> dict[int, dict[str, Known]]:
    """Every standing of these people by person and standard, in one query."""
    return _known(_standing_rows(Standing.objects.filter(person__in=people)))


def standings_of_one(person: Person) -> dict[str, Known]:
    """Every standing of one person by standard."""
    return _known(_STANDINGS_OF(person=person.pk)).get(person.pk, {})


def _standing_rows(standings: QuerySet[Standing]) -> QuerySet:
    waits = FilteredRelation("person__rechecks", condition=Q(person__rechecks__completed_on=None))
    return (
        standings.annotate(waits=waits)
        .order_by("person", "standard_key", "waits__due_on", "waits__pk")
        .values_list(
            *_STANDING_FIELDS, "waits__version__standard_key", "waits__pk", "waits__due_on", "waits__questions"
        )
    )


def _known(rows: Iterable[tuple[Any, ...]]) -> dict[int, dict[str, Known]]:
    found: dict[int, dict[str, Known]] = defaultdict(dict)
    for *standing, waits_for, recheck, due, questions in rows:
        person, key = standing[0], standing[1]
        is_it = waits_for == key
        there = found[person].get(key)
        if there is None or (is_it and there.recheck_id is None):
            waiting = (recheck, due, questions) if is_it else (None, None, None)
            found[person][key] = Known(*(*standing, *waiting))
    return found


_STANDING_FIELDS = (
    "person_id",
    "standard_key",
    "read_number",
    "read_at",
    "known_number",
    "known_on",
    "known_until",
    "known_how",
    "goes_without",
)
_CHECK_FIELDS = (
    "pk",
    "key",
    "chapter_key",
    "title",
    "slug",
    "versions__standard_keys",
    "versions__questions_per_standard",
    "requirements__pk",
    "requirements__audience",
    "requirements__begins_on",
    "requirements__ends_on",
    "requirements__months_valid",
    "requirements__warning_days",
    "requirements__days_to_show",
)
_REQUIREMENT = _CHECK_FIELDS.index("requirements__pk")
_CYCLE_FIELDS = (
    "mine__pk",
    "mine__number",
    "mine__opened_on",
    "mine__due_on",
    "mine__completed_on",
    "mine__valid_until",
)
_BEGUN_FIELDS = ("begun__key", "begun__items__pk", "begun__items__answered_at")


def _check_rows(before: dt.datetime | Given) -> QuerySet[Quiz]:
    return Quiz.objects.filter(versions__from_at__lt=before)


_PERSON = Given("person", BigIntegerField())
_UNFINISHED = Q(attempts__counts=True, attempts__state__in=(State.OPEN, State.OVERDUE))
_STANDINGS_OF = Prepared(lambda: _standing_rows(Standing.objects.filter(person=_PERSON)))
_ROWS_FOR = Prepared(
    lambda: (
        _check_rows(Given("before", DateTimeField()))
        .annotate(
            mine=FilteredRelation("requirements__cycles", condition=Q(requirements__cycles__person=_PERSON)),
            begun=FilteredRelation("attempts", condition=Q(attempts__person=_PERSON) & _UNFINISHED),
        )
        .order_by("pk", "versions__number", "mine__number")
        .values_list(*_CHECK_FIELDS, *_CYCLE_FIELDS, *_BEGUN_FIELDS)
    )
)


def _checks(rows: Iterable[tuple[Any, ...]], day: dt.date) -> list[Check]:
    """The rows stand in the order of versions, so what the newest says is what stays."""
    found: dict[int, tuple[Any, ...]] = {}
    askings: dict[int, dict[int, Asking]] = defaultdict(dict)
    for row in rows:
        pk, requirement = row[0], row[_REQUIREMENT]
        found[pk] = row[1:_REQUIREMENT]
        audience, begins_on, ends_on, *terms = row[_REQUIREMENT + 1 : len(_CHECK_FIELDS)]
        if begins_on is not None and begins_on <= day and (ends_on is None or ends_on >= day):
            askings[pk][requirement] = Asking(requirement, audience, Terms(*terms))
    return [
        Check(pk, key, chapter_key, title, slug, tuple(standard_keys), each, tuple(askings[pk].values()))
        for pk, (key, chapter_key, title, slug, standard_keys, each) in found.items()
    ]


def _open_round(pk: int, number: int, *days: Any) -> OpenRound:
    return OpenRound(pk, number, Round(*days))


def _begun(rows: Iterable[tuple[int, uuid.UUID | None, int | None, dt.datetime | None]]) -> dict[int, Begun]:
    items: dict[tuple[int, uuid.UUID], dict[int | None, bool]] = defaultdict(dict)
    for check, key, item, answered_at in rows:
        if key is not None:
            items[check, key][item] = answered_at is not None
    return {check: Begun(key, len(each), sum(each.values())) for (check, key), each in items.items()}


# Putting together -----------------------------------------------------------------------------------------------------


def chapter_standing(
    check: Check, facts: PersonFacts, in_force: Mapping[str, VersionInForce], today: dt.date
) -> ChapterStanding:
    """Where one person is with one chapter: what most urgently asks them about it, or why nothing does."""
    asked = [(asking, belongs(asking.audience, facts.job)) for asking in check.askings]
    mine = [(asking, reason) for asking, reason in asked if reason]
    if not mine:
        reason = asked[0][1] if asked else Belongs(False, "Nobody is asked this at the moment.")
        return _standing(check, None, Belongs(False, reason.reason), facts, in_force, today)
    found = [_standing(check, asking, reason, facts, in_force, today) for asking, reason in mine]
    return min(found, key=lambda each: each.due_on or dt.date.max)


def _standing(
    check: Check,
    asking: Asking | None,
    why: Belongs,
    facts: PersonFacts,
    in_force: Mapping[str, VersionInForce],
    today: dt.date,
) -> ChapterStanding:
    newest = facts.rounds.get(asking.pk) if asking else None
    first_due = first_due_on(asking.terms, today=today) if asking else None
    versions = _versions(check, in_force)
    standards = tuple(_standard(version, check, why.yes, newest, first_due, facts, today) for version in versions)
    begun = facts.begun.get(check.pk)
    chapter = ChapterFacts(
        in_job=why.yes,
        newest_round=newest.round if newest else None,
        rechecks_due=tuple(
            each.known.recheck_due for each in standards if each.is_asked and each.known and each.known.recheck_due
        ),
        has_begun=_has_begun(begun, newest, standards),
        wants_to_talk=any(version.standard_key in facts.talks_about for version in versions),
        first_due_on=first_due,
    )
    return ChapterStanding(
        check=check,
        asking=asking,
        belongs=why,
        status=chapter_status(chapter, today),
        due_on=is_due(chapter, today) if why.yes else None,
        newest=newest,
        recheck_id=_recheck_due_first(standards),
        standards=standards,
        begun=begun,
        has_begun=chapter.has_begun,
    )


def _versions(check: Check, in_force: Mapping[str, VersionInForce]) -> list[VersionInForce]:
    """Those it asks about in their order, then what the chapter holds beside them."""
    asked = [in_force[key] for key in check.standard_keys if key in in_force]
    beside = [
        version
        for version in in_force.values()
        if version.chapter_key == check.chapter_key and version.standard_key not in check.standard_keys
    ]
    return asked + beside


def _standard(
    version: VersionInForce,
    check: Check,
    in_job: bool,
    newest: OpenRound | None,
    first_due: dt.date | None,
    facts: PersonFacts,
    today: dt.date,
) -> StandardStanding:
    is_asked = version.standard_key in check.standard_keys
    known = facts.standings.get(version.standard_key)
    standard = StandardFacts(
        in_job=in_job and is_asked,
        material_number=version.material_number,
        known_number=known.known_number if known else None,
        known_on=known.known_on if known else None,
        known_until=known.known_until if known else None,
        newest_round=newest.round if newest else None,
        recheck_due=known.recheck_due if known else None,
        wants_to_talk=version.standard_key in facts.talks_about,
        first_due_on=first_due,
        is_first_round=newest is None or newest.number == 1,
    )
    return StandardStanding(version, known, standing_status(standard, today), is_asked, is_shown(standard, today))


def _has_begun(begun: Begun | None, newest: OpenRound | None, standards: Sequence[StandardStanding]) -> bool:
    """Some questions answered: in the attempt that is open, or some of the standards shown in this round."""
    if begun is not None and begun.answered:
        return True
    if newest is None or newest.round.completed_on is not None:
        return False
    return any(
        each.is_shown and each.known and each.known.known_on and each.known.known_on >= newest.round.opened_on
        for each in standards
        if each.is_asked
    )


def _recheck_due_first(standards: Sequence[StandardStanding]) -> int | None:
    waiting = [each.known for each in standards if each.is_asked and each.known and each.known.recheck_due]
    return min(waiting, key=lambda known: (known.recheck_due, known.recheck_id)).recheck_id if waiting else None
