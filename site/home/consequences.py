"""What publishing a change leads to, told before it goes out: a page for who asks and for who reads it second."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Model
from django.urls import reverse

from learning.queries.consequences import Touched, touched_by
from learning.rules import SECONDS_A_QUESTION
from people.models import Account
from quizzes.queries import QuestionToRead, question_to_read, ready_versions
from standards.checks import Remark
from standards.citations import citations_of
from standards.consequences import (
    ALL,
    NOTHING,
    ONE,
    SHOW,
    Citation,
    Effort,
    asks_of,
    changed_places,
    effort,
    is_gone,
    questions_asked,
    rests_on,
)
from standards.diff import ChangedLine, changes
from standards.models import StandardPage
from standards.models.workflow import draft_of
from standards.queries.checking import remarks_on_page
from standards.rules import obstacles_to_approving

WORDS = {
    NOTHING: ("No one", "A typo, a broken link. The promise is the same."),
    SHOW: ("Show them the change", "The same promise, said better. It is marked new on its page; nothing to answer."),
    ONE: (
        "Ask 1 question about the change",
        "People do something differently. Those who had shown it answer only this.",
    ),
    ALL: ("Ask all of it again", "Only when most of it is new."),
}


@dataclass(frozen=True)
class Answer:
    """One answer to «Who needs to look at this again?» with what it costs."""

    value: str
    words: str
    detail: str
    checked: bool
    cost: Effort


@dataclass(frozen=True)
class QuestionRow:
    """A question that rests on words that change, before and after."""

    citation: Citation
    question: QuestionToRead
    was: str
    now: str
    is_settled: bool
    is_gone: bool
    is_the_last: bool
    review_url: str
    retire_url: str


@dataclass(frozen=True)
class ConsequencesPage:
    page: StandardPage
    title: str
    lead: str
    back_url: str
    changed: list[ChangedLine]
    touched: Touched
    answers: list[Answer]
    reason: str
    questions: list[QuestionRow]
    obstacles: list[str]
    remarks: list[Remark]
    is_first: bool
    may_send: bool
    may_approve: bool
    may_publish_alone: bool

    @property
    def chosen(self) -> Answer | None:
        return next((answer for answer in self.answers if answer.checked), None)

    @property
    def to_review(self) -> int:
        return sum(not row.is_settled for row in self.questions)

    @property
    def more_teams(self) -> int:
        return max(0, len(self.touched.teams) - 8)


def consequences_page(
    page: StandardPage, account: Account, *, today: dt.date, pounds_per_hour: Decimal, may_publish_alone: bool
) -> ConsequencesPage:
    """`page` as its newest draft says it. What it lacks is listed without the two answers asked for here."""
    version, words = page.newest_version, page.words()
    before = version.words if version else None
    touched = touched_by(page.key, words["chapter"], today)
    waits = page.current_workflow_task_state is not None
    permissions = page.permissions_for_user(account)
    not_mine = obstacles_to_approving(account.pk, draft_of(page))
    is_changed = before is not None and before != words
    return ConsequencesPage(
        page=page,
        title="Who needs to look at this again?" if is_changed else "What happens when this is published",
        lead=_lead(page, touched),
        back_url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        changed=changes(before, words) if before else [],
        touched=touched,
        answers=_answers(page, touched, pounds_per_hour) if is_changed else [],
        reason=page.change_reason,
        questions=_questions(page, before, words) if before else [],
        obstacles=_obstacles(page, waits) + (not_mine if waits else []),
        remarks=remarks_on_page(page),
        is_first=version is None,
        may_send=not waits and permissions.can_edit() and (is_changed or version is None),
        may_approve=waits and permissions.can_publish() and not page.obstacles_to_going_out(),
        may_publish_alone=may_publish_alone and is_changed,
    )


def _lead(page: StandardPage, touched: Touched) -> str:
    version = page.newest_version
    if version is None:
        return f"{page.key}, “{page.title}”, version 1. It is asked of everyone whose chapter it joins."
    people = f"{touched.knowing:,} people have" if touched.knowing != 1 else "1 person has"
    return (
        f"{page.key}, “{page.title}”, version {version.number + 1}. {people} shown version {version.number} or earlier."
    )


def _answers(page: StandardPage, touched: Touched, pounds_per_hour: Decimal) -> list[Answer]:
    chosen = asks_of(page.change, page.asks)
    answers = []
    for value, (words, detail) in WORDS.items():
        questions = questions_asked(value, ready=touched.questions_ready)
        cost = effort(
            asks=value,
            knowing=touched.knowing,
            in_job=touched.in_job,
            questions=questions,
            seconds_a_question=SECONDS_A_QUESTION,
            pounds_per_hour=pounds_per_hour,
        )
        answers.append(Answer(value, words, _with_cost(detail, value, questions, cost), value == chosen, cost))
    return answers


def _with_cost(detail: str, value: str, questions: int, cost: Effort) -> str:
    if value == NOTHING:
        return detail
    asked = f" {questions} questions." if value == ALL and questions > 1 else ""
    pounds = f", £{cost.pounds:,}" if cost.pounds else ""
    people = "1 person" if cost.people == 1 else f"{cost.people:,} people"
    return f"{detail}{asked} {cost.each} {people}, {cost.in_all} in all{pounds}."


def _questions(page: StandardPage, before: dict, words: dict) -> list[QuestionRow]:
    """Those that cite what changes, and those nobody has read against earlier changes."""
    places = changed_places(before, words)
    waiting = {citation.key for citation in page.citations_to_review()}
    versions: dict[str, Model] = {version.question.key: version for version in ready_versions([page.key])}
    rows = []
    for citation in citations_of([page.key]):
        is_waiting, cites = citation.key in waiting, {citation.line, citation.target}
        if citation.key in versions and (is_waiting or places & cites):
            question = question_to_read(versions[citation.key])
            rows.append(_question_row(page, citation, question, before, words, is_waiting, len(versions) == 1))
    return rows


def _question_row(
    page: StandardPage,
    citation: Citation,
    question: QuestionToRead,
    before: dict,
    words: dict,
    is_waiting: bool,
    is_the_last: bool,
) -> QuestionRow:
    where = {"line": citation.line, "target": citation.target}
    return QuestionRow(
        citation=citation,
        question=question,
        was=rests_on(before, **where),
        now=rests_on(words, **where),
        is_settled=not is_waiting,
        is_gone=is_gone(words, **where),
        is_the_last=is_the_last,
        review_url=reverse("home:question_review", args=[page.key, citation.key]),
        retire_url=reverse("home:question_retirement", args=[page.key, citation.key]),
    )


def _obstacles(page: StandardPage, waits: bool) -> list[str]:
    if waits:
        return page.obstacles_to_going_out()
    # Kind and reason are asked for on this page, so that they are missing is no news.
    return [each for each in page.obstacles_to_publishing() if not each.startswith(("Kind of change:", "Why:"))]
