"""What somebody reads after a check: done until when, or what to read, what is on record, and what comes next."""

from dataclasses import dataclass

from django.urls import reverse

from learning.queries.my_learning import ChapterRow, MyLearning
from learning.queries.results import ResultFacts
from learning.reports.phrases import counted, day, listed, month, time_needed, took
from learning.rules import raises_topic, tells_before_next_go, told_before_next_go
from quizzes.models import Behaviour, State
from quizzes.queries import AttemptOutcome
from quizzes.question_types.base import WHOLE
from quizzes.scoring import StandardOutcome, in_percent
from standards.models import StandardPage

SECONDS_A_PART = 20
WITHOUT_READING = (Behaviour.PROVE_FIRST, Behaviour.CHECK)


@dataclass(frozen=True)
class Shown:
    title: str
    until: str
    on_record: str


@dataclass(frozen=True)
class Missed:
    """A standard not shown yet, with the line to read, where it stands."""

    title: str
    page: StandardPage | None
    line_id: str
    line: str
    score: str  # where a share of the marks is enough: what was earned of what it takes


@dataclass(frozen=True)
class NextTask:
    words: str
    url: str
    time: str


@dataclass(frozen=True)
class TellFirst:
    """Said before the go after which the manager sees the topic: who, what, and the way to ask in person."""

    words: str
    manager: str
    ask_url: str


@dataclass(frozen=True)
class FitQuestion:
    action: str
    legend: str
    why_hint: str
    choices: tuple[dict, ...]


@dataclass(frozen=True)
class ResultPage:
    title: str
    lead: str
    counts: bool
    shown: tuple[Shown, ...]
    missed: tuple[Missed, ...]
    fresh_url: str
    fresh_words: str
    tell_first: TellFirst | None
    already_told: str
    next_task: NextTask | None
    all_done: str
    fit: FitQuestion | None


def result_page(outcome: AttemptOutcome, facts: ResultFacts, learning: MyLearning) -> ResultPage:
    attempt = outcome.attempt
    row = learning.chapter(attempt.quiz.chapter_key)
    counts = attempt.state == State.MARKED and attempt.counts
    missed = tuple(
        _missed(each, facts) for each in outcome.per_standard if not each.shown and _still_to_show(row, each)
    )
    may_go_on = counts and bool(missed)
    return ResultPage(
        title=_title(outcome, row, counts),
        lead=_lead(outcome, facts, missed, counts),
        counts=counts,
        shown=tuple(_shown(each, facts, learning) for each in outcome.per_standard if each.shown) if counts else (),
        missed=missed if counts else (),
        fresh_url=reverse("learning:fresh", args=[attempt.key]) if may_go_on else "",
        fresh_words="Try a different situation" if len(missed) == 1 else f"Try {len(missed)} different situations",
        tell_first=_tell_first(outcome, learning) if may_go_on else None,
        already_told=_already_told(outcome, learning) if may_go_on else "",
        next_task=_next_task(attempt.quiz.chapter_key, learning),
        all_done="" if learning.headline.to_do else _all_done(learning),
        fit=_fit(facts, learning),
    )


def _still_to_show(row: ChapterRow | None, outcome: StandardOutcome) -> bool:
    """A later go may have shown it since."""
    standards = row.standards if row else ()
    found = next((standard for standard in standards if standard.key == outcome.standard_key), None)
    if found is None:
        return False
    return found.to_show or not (row and row.in_job)


def _title(outcome: AttemptOutcome, row: ChapterRow | None, counts: bool) -> str:
    name = outcome.attempt.quiz.title
    if not counts:
        return _title_without_record(outcome, name)
    if not outcome.is_complete:
        if outcome.asked == 1:
            return f"{name}: not there yet"
        if not outcome.kept:
            return f"{name}: none of the {outcome.asked} yet"
        return f"You’ve got {outcome.kept} of the {outcome.asked}"
    if row and row.in_job and row.due_on is None and row.valid_until:
        return f"{name} is done until {month(row.valid_until)}"
    if row and not row.in_job:
        return f"You’ve shown {name}"
    return f"You’ve shown what we asked about {name}"


def _lead(outcome: AttemptOutcome, facts: ResultFacts, missed: tuple[Missed, ...], counts: bool) -> str:
    if not counts:
        return _lead_without_record(outcome, facts)
    if outcome.is_complete:
        read = " You didn’t need to read the page." if outcome.attempt.behaviour in WITHOUT_READING else ""
        return f"It took you {took(facts.seconds)}.{read}"
    if not missed:
        return f"You’ve shown the rest since. This took you {took(facts.seconds)}."
    parts = "one short part" if len(missed) == 1 else f"{len(missed)} short parts"
    then = "try a different situation" if len(missed) == 1 else "try different situations"
    return f"Read {parts} ({SECONDS_A_PART * len(missed)} seconds), then {then}."


def _title_without_record(outcome: AttemptOutcome, name: str) -> str:
    if outcome.attempt.state == State.ABANDONED:
        return f"The time for {name} ran out"
    if not outcome.attempt.counts and outcome.attempt.state == State.MARKED:
        return f"You’ve practised {name}: {outcome.kept} of the {outcome.asked}"
    return f"These answers about {name} don’t count"


def _lead_without_record(outcome: AttemptOutcome, facts: ResultFacts) -> str:
    if outcome.attempt.state == State.ABANDONED:
        return "These answers weren’t finished in time, so nothing is counted, for you or against you. You can begin again."
    if not outcome.attempt.counts and outcome.attempt.state == State.MARKED:
        return f"It took you {took(facts.seconds)}. Practice goes on nobody’s record. Practise as often as you like."
    return "Somebody found a fault in the questions. You can answer again whenever you like."


def _shown(outcome: StandardOutcome, facts: ResultFacts, learning: MyLearning) -> Shown:
    standard = learning.standard(outcome.standard_key)
    until = f"Until {month(standard.known_until)}" if standard and standard.known_until else "Shown"
    record = facts.on_record.get(outcome.standard_key)
    return Shown(
        title=standard.title if standard else outcome.standard_key,
        until=until,
        on_record=f"On your record: shown in version {record.number}, {day(record.on)}, number {record.seq}"
        if record
        else "",
    )


def _missed(outcome: StandardOutcome, facts: ResultFacts) -> Missed:
    words = facts.words.get(outcome.standard_key)
    return Missed(
        title=words.title if words else outcome.standard_key,
        page=words.page if words else None,
        line_id=outcome.missed_line,
        line=words.lines.get(outcome.missed_line, "") if words else "",
        score=_score(outcome),
    )


def _score(outcome: StandardOutcome) -> str:
    if outcome.needs == WHOLE:
        return ""
    earned, needs = in_percent(outcome.earned, outcome.needs)
    if outcome.earned >= outcome.needs:
        return f"You got {earned}, which is enough; one question about it has to be right whatever the rest."
    return f"You got {earned}. It takes {needs}."


def _tell_first(outcome: AttemptOutcome, learning: MyLearning) -> TellFirst | None:
    rows = [learning.standard(key) for key in outcome.missed]
    about = [
        row for row in rows if row and tells_before_next_go(row.goes_without) and not raises_topic(row.goes_without)
    ]
    if not about:
        return None
    manager = learning.employment.manager if learning.employment else None
    return TellFirst(
        words=told_before_next_go(manager.known_as if manager else None, listed([f"“{row.title}”" for row in about])),
        manager=manager.known_as if manager else "",
        ask_url=f"{reverse('learning:ask')}?standard={about[0].key}",
    )


def _already_told(outcome: AttemptOutcome, learning: MyLearning) -> str:
    """After the third go: what the manager can see now."""
    rows = [learning.standard(key) for key in outcome.missed]
    about = [row for row in rows if row and raises_topic(row.goes_without)]
    if not about:
        return ""
    manager = learning.employment.manager if learning.employment else None
    who = manager.name if manager else "Whoever looks after the standards"
    return f"{who} can see that you’d like help with {listed([f'“{row.title}”' for row in about])}, and none of your answers."


def _next_task(chapter_key: str, learning: MyLearning) -> NextTask | None:
    to_do = [learning.next_up.chapter] if learning.next_up else []
    row = next((each for each in (*to_do, *learning.then) if each.key != chapter_key), None)
    if row is None:
        return None
    if row.attempt_key:
        left = row.asked - row.answered
        url = reverse("quizzes:attempt", args=[row.attempt_key])
        return NextTask(f"Carry on with {row.title}", url, f"{counted(left, 'question')} left")
    return NextTask(f"Go on to {row.title}", reverse("learning:check", args=[row.check_slug]), time_needed(row.minutes))


def _all_done(learning: MyLearning) -> str:
    until = learning.headline.nothing_until
    if not learning.headline.in_job:
        return ""
    return (
        f"You’re up to date. Nothing to do until {day(until)}, unless something changes."
        if until
        else "You’re up to date."
    )


def _fit(facts: ResultFacts, learning: MyLearning) -> FitQuestion | None:
    if facts.fit_version is None:
        return None
    manager = learning.employment.manager if learning.employment else None
    who = manager.known_as if manager else "Your manager"
    return FitQuestion(
        action=reverse("standards:fit", args=[facts.fit_version.key]),
        legend=f"How does “{facts.fit_version.title}” fit your job? (optional)",
        why_hint=f"{who} and the owner of this standard see this.",
        choices=(
            {"value": "already", "words": "I work this way already"},
            {"value": "change", "words": "I’ll change something I do"},
            {"value": "in_the_way", "words": "Part of this doesn’t work in my job", "opens": True},
        ),
    )
