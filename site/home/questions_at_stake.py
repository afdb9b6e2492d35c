"""The questions that rest on the words of a draft: those asked today, those that wait for it, those nobody has read."""

from dataclasses import dataclass

from django.urls import reverse

from people.models import Person
from quizzes.models import QuestionVersion
from quizzes.queries import QuestionToRead, drafts_to_read, question_to_read, ready_versions
from standards.citations import citations_of
from standards.consequences import Citation, changed_places, is_gone, rests_on
from standards.models import StandardPage
from standards.wording import Words, lines


@dataclass(frozen=True)
class QuestionRow:
    """A question that rests on words that change, before and after. `waits` for them if it was written for them."""

    key: str
    question: QuestionToRead
    was: str
    now: str
    waits: bool
    is_settled: bool
    is_gone: bool
    is_the_last: bool
    review_url: str
    retire_url: str


@dataclass(frozen=True)
class DraftRow:
    """A question written for these words that nobody but its writer has read."""

    key: str
    question: QuestionToRead
    now: str
    written_by: str
    is_mine: bool
    reading_url: str


@dataclass(frozen=True)
class QuestionsAtStake:
    """`without` are the new and changed lines that no question asks about."""

    rows: list[QuestionRow]
    drafts: list[DraftRow]
    without: list[str]

    @property
    def to_review(self) -> int:
        return sum(not row.is_settled for row in self.rows)


def questions_at_stake(page: StandardPage, before: Words | None, words: Words, reader: Person) -> QuestionsAtStake:
    """`words` are the draft's, `before` those in force."""
    number = page.newest_version.number if page.newest_version else 0
    drafts = [each for each in drafts_to_read(page.key) if each.reviewed_for > number]
    citations = citations_of([page.key], ahead=True)
    asked_about = {each.line for each in citations} | {each.tests_line for each in drafts}
    return QuestionsAtStake(
        rows=_rows(page, citations, before, words, number),
        drafts=[_draft(page, each, words, reader) for each in drafts],
        without=_without(before, words, asked_about),
    )


def _rows(
    page: StandardPage, citations: list[Citation], before: Words | None, words: Words, number: int
) -> list[QuestionRow]:
    """Those that cite what changes, those written for it, and those nobody has read against earlier changes."""
    places = changed_places(before, words) if before else frozenset()
    unread = {citation.key for citation in page.citations_to_review(citations)}
    versions = {version.question.key: version for version in ready_versions([page.key], ahead=True)}
    rows = []
    for each in citations:
        waits = each.reviewed_for > number
        if waits or each.key in unread or places & {each.line, each.target}:
            question = question_to_read(versions[each.key])
            rows.append(_row(page, each, question, before, words, waits, each.key not in unread, len(versions) == 1))
    return rows


def _row(
    page: StandardPage,
    citation: Citation,
    question: QuestionToRead,
    before: Words | None,
    words: Words,
    waits: bool,
    is_settled: bool,
    is_the_last: bool,
) -> QuestionRow:
    where = {"line": citation.line, "target": citation.target}
    return QuestionRow(
        key=citation.key,
        question=question,
        was=rests_on(before, **where) if before else "",
        now=rests_on(words, **where),
        waits=waits,
        is_settled=is_settled,
        is_gone=is_gone(words, **where),
        is_the_last=is_the_last,
        review_url=reverse("home:question_review", args=[page.key, citation.key]),
        retire_url=reverse("home:question_retirement", args=[page.key, citation.key]),
    )


def _draft(page: StandardPage, version: QuestionVersion, words: Words, reader: Person) -> DraftRow:
    return DraftRow(
        key=version.question.key,
        question=question_to_read(version),
        now=rests_on(words, line=version.tests_line, target=version.cites_target),
        written_by=version.written_by.name,
        is_mine=version.written_by_id == reader.pk,
        reading_url=reverse("home:question_reading", args=[page.key, version.question.key]),
    )


def _without(before: Words | None, words: Words, asked_about: set[str]) -> list[str]:
    """Of a new standard all lines are new, and one question is enough to begin with."""
    if before is None:
        return []
    said = lines(words)
    return [said[place] for place in said if place in changed_places(before, words) - asked_about]
