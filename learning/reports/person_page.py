"""One person, standard by standard, as they themselves and their manager see it. Never an answer, never a score."""

from dataclasses import dataclass

from django.urls import reverse

from learning.models import DueDateChange, Topic
from learning.progress import Status
from learning.queries.my_learning import ChapterRow, MyLearning, StandardRow
from learning.queries.people import Coaching
from learning.reports.phrases import counted, day
from learning.reports.team_page import HOW_RAISED
from people.models import Kind, Person
from toolkit.dates import local_day


@dataclass(frozen=True)
class StandardLine:
    title: str
    url: str
    kind: str
    words: str
    shown: str


@dataclass(frozen=True)
class ChapterPart:
    """A chapter in their job: its status, why they have it, and its standards."""

    title: str
    kind: str
    words: str
    reason: str
    standards: tuple[StandardLine, ...]
    dates_url: str


@dataclass(frozen=True)
class TopicLine:
    title: str
    how: str
    words: str
    when: str
    talk_url: str


@dataclass(frozen=True)
class PersonPage:
    title: str
    name: str
    job: str
    lead: str
    is_self: bool
    deputy_for: str
    chapters: tuple[ChapterPart, ...]
    not_in_job: tuple[tuple[str, str], ...]
    open_topics: tuple[TopicLine, ...]
    talked: tuple[TopicLine, ...]
    date_changes: tuple[dict, ...]


def person_page(learning: MyLearning, coaching: Coaching, *, viewer: Person) -> PersonPage:
    """Everything `learning/person.html` prints."""
    person, employment = learning.person, learning.employment
    is_self = viewer.pk == person.pk
    manager = employment.manager if employment else None
    return PersonPage(
        title=person.name,
        name=person.name,
        job=_job(employment),
        lead=_lead(learning),
        is_self=is_self,
        deputy_for=manager.name if manager and not is_self and manager.pk != viewer.pk else "",
        chapters=tuple(_chapter(row, person, acts=not is_self) for row in learning.rows),
        not_in_job=tuple((row.title, row.reason) for row in learning.not_in_job),
        open_topics=tuple(_topic(each, learning, acts=not is_self) for each in coaching.topics if not each.talked_on),
        talked=tuple(_topic(each, learning, acts=False) for each in coaching.topics if each.talked_on),
        date_changes=tuple(_date_change(each) for each in coaching.date_changes),
    )


def _job(employment) -> str:
    if employment is None:
        return "Doesn’t work here today"
    who = f", {employment.employer}" if employment.employer else ""
    kind = "" if employment.kind == Kind.EMPLOYEE else f" ({employment.get_kind_display().lower()}{who})"
    return f"{employment.job_title}{kind}, {employment.team.name}"


def _lead(learning: MyLearning) -> str:
    headline = learning.headline
    if not headline.in_job:
        return "Nothing is asked in this job."
    done = f"{headline.up_to_date} of {counted(headline.in_job, 'chapter')} up to date."
    return f"{done} {headline.overdue} overdue." if headline.overdue else done


def _chapter(row: ChapterRow, person: Person, *, acts: bool) -> ChapterPart:
    movable = acts and row.due_on and (row.cycle_id or row.recheck_id)
    return ChapterPart(
        title=row.title,
        kind=row.status.status.value,
        words=row.status.said,
        reason=row.reason,
        standards=tuple(_standard(each) for each in row.standards),
        dates_url=f"{reverse('learning:dates', args=[person.key])}?chapter={row.key}" if movable else "",
    )


def _standard(row: StandardRow) -> StandardLine:
    # A topic is told below, once; in the list of standards it would hide whether something is due.
    shown = f"Version {row.known_number}, {day(row.known_on)}" if row.known_on else "Not shown yet"
    words = "Talk" if row.status.status == Status.TALK else row.status.said
    return StandardLine(title=row.title, url=row.url, kind=row.status.status.value, words=words, shown=shown)


def _topic(topic: Topic, learning: MyLearning, *, acts: bool) -> TopicLine:
    standard = learning.standard(topic.standard_key)
    if topic.talked_on:
        by = topic.closed_by.name + (f" for {topic.on_behalf_of.name}" if topic.on_behalf_of else "")
        when = f"{topic.get_outcome_display()}. {by}, {day(topic.talked_on)}"
    else:
        when = day(local_day(topic.raised_at))
    return TopicLine(
        title=standard.title if standard else topic.standard_key,
        how=HOW_RAISED[topic.kind],
        words=topic.words,
        when=when,
        talk_url=reverse("learning:conversation", args=[topic.key]) if acts else "",
    )


def _date_change(change: DueDateChange) -> dict:
    what = change.cycle.requirement.quiz.title if change.cycle_id else change.recheck.version.title
    by = change.by.name + (f" for {change.on_behalf_of.name}" if change.on_behalf_of else "")
    return {
        "text": f"{what}: {day(change.was)} became {day(change.now)}",
        "detail": change.reason,
        "who_when": f"{by}, {day(local_day(change.at))}",
    }
