"""Writing questions and having them read. What is ready never changes: the next words are the next version."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Max

from people.models import Person
from quizzes.models import Question, QuestionReview, QuestionVersion, VersionState
from quizzes.queries import faults_in, words_to_read
from quizzes.question_types import KINDS
from quizzes.rules import (
    obstacles_to_making_ready,
    obstacles_to_reviewing,
    obstacles_to_sending,
    obstacles_to_sending_back,
    obstacles_to_writing,
)
from quizzes.signals import question_ready
from standards.consequences import cited_digest, is_gone, rests_on
from standards.wording import Words, digest
from toolkit import audit
from toolkit.obstacles import refuse_if


@transaction.atomic
def write_question(
    *,
    key: str,
    standard_key: str,
    kind: str,
    spec: dict[str, Any],
    tests_line: str,
    reviewed_for: int,
    by: Person,
    now: dt.datetime,
    cites_target: str = "",
) -> QuestionVersion:
    """Put words into the question's draft, beginning a version if it has none. A draft may be half done; whoever had
    it to read waits until it is sent again."""
    refuse_if([] if kind in KINDS else [f"There is no kind of question called «{kind}»."])
    question, _ = Question.objects.get_or_create(key=key, defaults={"standard_key": standard_key})
    question = Question.objects.select_for_update().get(pk=question.pk)
    refuse_if(obstacles_to_writing(standard_key=standard_key, was_about=question.standard_key))

    draft = question.versions.filter(state=VersionState.DRAFT).first() or QuestionVersion(
        question=question, number=(question.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    )
    draft.kind, draft.spec, draft.digest = kind, spec, digest(spec)
    draft.tests_line, draft.cites_target, draft.reviewed_for = tests_line, cites_target, reviewed_for
    draft.written_by, draft.sent_at = by, None
    draft.save()

    audit.record(draft, "quizzes.question.write", by=by)
    return draft


@transaction.atomic
def send_question(*, version: QuestionVersion, by: Person, now: dt.datetime) -> QuestionVersion:
    """Ask for a second reader. What is missing from the words is refused, all of it at once."""
    version = _locked(version)
    refuse_if(obstacles_to_sending(is_draft=version.state == VersionState.DRAFT, faults=faults_in(version)))

    version.sent_at, version.note = now, ""
    version.save(update_fields=["sent_at", "note"])

    audit.record(version, "quizzes.question.send", by=by)
    return version


@transaction.atomic
def send_question_back(*, version: QuestionVersion, note: str, by: Person, now: dt.datetime) -> QuestionVersion:
    """The second reader asks for something else; the draft is its writer's again."""
    version = _locked(version)
    refuse_if(
        obstacles_to_sending_back(
            is_sent=version.state == VersionState.DRAFT and version.sent_at is not None,
            is_own=version.written_by_id == by.pk,
            note=note,
        )
    )

    version.sent_at, version.note = None, note.strip()
    version.save(update_fields=["sent_at", "note"])

    audit.record(version, "quizzes.question.send_back", by=by)
    return version


@transaction.atomic
def make_ready(*, version: QuestionVersion, read_by: Person, now: dt.datetime) -> QuestionVersion:
    """Let a version be asked, once somebody other than its writer has read it. From here its words are frozen.

    Written for a version to come, it is read against the draft of the standard, for exactly the words it rests on
    there, and nobody is asked it before that version is in force.
    """
    version = _locked(version)
    read = words_to_read(version.question.standard_key, written_for=version.reviewed_for, at=now)
    refuse_if(faults_in(version))
    refuse_if(
        obstacles_to_making_ready(
            is_draft=version.state == VersionState.DRAFT,
            writer_key=version.written_by.key,
            reader_key=read_by.key,
            tests_line=version.tests_line,
            lines=read.lines,
            cites_target=version.cites_target,
            targets=read.targets,
        )
    )

    version.state, version.read_by, version.ready_at = VersionState.READY, read_by, now
    version.reviewed_for = read.number
    version.save(update_fields=["state", "read_by", "ready_at", "reviewed_for"])
    if read.is_ahead and read.words is not None:
        _keep_review(version, read.words, by=read_by, now=now)

    audit.record(version, "quizzes.question.ready", by=read_by)
    question_ready.send(QuestionVersion, version=version, by=read_by, now=now)
    return version


@transaction.atomic
def retire_question(*, question: Question, by: Person, now: dt.datetime) -> Question:
    """Ask it no more. Attempts that hold it keep it; doing it twice changes nothing."""
    Question.objects.filter(pk=question.pk, retired_at__isnull=True).update(retired_at=now)
    question.refresh_from_db(fields=["retired_at"])

    audit.record(question, "quizzes.question.retire", by=by)
    return question


@transaction.atomic
def review_question(*, question: Question, words: Words, by: Person, now: dt.datetime) -> QuestionReview:
    """Say that a question is still right for words of its standard, which may not be published yet."""
    version = (
        question.versions.select_for_update(of=("self",)).filter(state=VersionState.READY).order_by("-number").first()
    )
    gone = version is not None and is_gone(words, line=version.tests_line, target=version.cites_target)
    refuse_if(obstacles_to_reviewing(is_ready=version is not None, is_retired=bool(question.retired_at), is_gone=gone))
    review = _keep_review(version, words, by=by, now=now)

    audit.record(version, "quizzes.question.review", by=by)
    return review


def _locked(version: QuestionVersion) -> QuestionVersion:
    found = QuestionVersion.objects.select_for_update(of=("self",)).select_related("question", "written_by")
    return found.get(pk=version.pk)


def _keep_review(version: QuestionVersion, words: Words, *, by: Person, now: dt.datetime) -> QuestionReview:
    told = rests_on(words, line=version.tests_line, target=version.cites_target)
    review, _ = QuestionReview.objects.get_or_create(
        version=version, digest=cited_digest(told), defaults={"rests_on": told, "by": by, "at": now}
    )
    return review
