"""What publishing a change leads to, told before it goes out: a page for who asks and for who reads it second."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from home.first_version import FirstVersion, first_version
from home.questions_at_stake import QuestionsAtStake, questions_at_stake
from learning.queries.consequences import Touched, touched_by
from learning.rules import SECONDS_A_QUESTION
from people.models import Account
from standards.checks import Remark
from standards.consequences import (
    ALL,
    NOTHING,
    ONE,
    SHOW,
    Effort,
    asks_of,
    effort,
    questions_asked,
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
class ConsequencesPage:
    page: StandardPage
    title: str
    lead: str
    back_url: str
    changed: list[ChangedLine]
    touched: Touched
    answers: list[Answer]
    reason: str
    questions: QuestionsAtStake
    obstacles: list[str]
    remarks: list[Remark]
    first: FirstVersion | None
    may_send: bool
    may_approve: bool
    may_publish_alone: bool

    @property
    def chosen(self) -> Answer | None:
        return next((answer for answer in self.answers if answer.checked), None)

    @property
    def more_teams(self) -> int:
        return max(0, len(self.touched.teams) - 8)


def consequences_page(
    page: StandardPage, account: Account, *, today: dt.date, pounds_per_hour: Decimal, may_publish_alone: bool
) -> ConsequencesPage:
    """`page` as its newest draft says it. What it lacks is listed without the answers asked for here."""
    version, words = page.newest_version, page.words()
    before = version.words if version else None
    touched = touched_by(page.key, words["chapter"], today)
    waits = page.current_workflow_task_state is not None
    permissions = page.permissions_for_user(account)
    not_mine = obstacles_to_approving(account.pk, draft_of(page))
    is_changed = before is not None and before != words
    first = first_version(words, today=today, pounds_per_hour=pounds_per_hour) if before is None else None
    return ConsequencesPage(
        page=page,
        title=_title(first, is_changed),
        lead=_lead(page, touched),
        back_url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        changed=changes(before, words) if before else [],
        touched=touched,
        answers=_answers(page, touched, pounds_per_hour) if is_changed else [],
        reason=page.change_reason,
        questions=questions_at_stake(page, before, words, account.person),
        obstacles=_obstacles(page, waits) + (not_mine if waits else []),
        remarks=remarks_on_page(page),
        first=first,
        may_send=not waits and permissions.can_edit() and (is_changed or version is None),
        may_approve=waits and permissions.can_publish() and not page.obstacles_to_going_out(),
        may_publish_alone=may_publish_alone and is_changed,
    )


def _title(first: FirstVersion | None, is_changed: bool) -> str:
    if first is not None:
        return first.title
    return "Who needs to look at this again?" if is_changed else "What happens when this is published"


def _lead(page: StandardPage, touched: Touched) -> str:
    version = page.newest_version
    if version is None:
        return f"{page.key}, “{page.title}”, version 1: a standard nobody has seen before."
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


def _obstacles(page: StandardPage, waits: bool) -> list[str]:
    if waits:
        return page.obstacles_to_going_out()
    # Kind and reason are asked for on this page, so that they are missing is no news.
    return [each for each in page.obstacles_to_publishing() if not each.startswith(("Kind of change:", "Why:"))]
