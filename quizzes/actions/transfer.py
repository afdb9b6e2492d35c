"""Questions from a file: kept while somebody looks, then made drafts all at once or not at all, and taken back as one."""

import datetime as dt
import hashlib
import json
import zlib
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import Max

from people.models import Person
from quizzes.formats.base import Parsed
from quizzes.importing.carrying import from_data, to_data
from quizzes.importing.planning import Plan, Planned, Verb, next_keys, plan_for
from quizzes.models import ImportBatch, Question, QuestionFile, QuestionVersion, VersionState
from quizzes.queries import standard_at
from quizzes.rules import obstacles_to_undoing_import
from toolkit import audit
from toolkit.obstacles import refuse_if

# How long a file that nobody brought in is kept.
KEPT = dt.timedelta(days=7)
CHANGED_MEANWHILE = "The questions here have changed since you looked at this. Look again at what would be made."
NOTHING_TO_DO = "There is nothing new in this file."


@transaction.atomic
def keep_question_file(
    *, file_name: str, data: bytes, parsed: Parsed, standard_key: str, by: Person, now: dt.datetime
) -> QuestionFile:
    """Keep what was read of a file, so that somebody can look at it before anything is made."""
    kept = QuestionFile.objects.create(
        file_name=file_name[-200:],
        file_digest=hashlib.sha256(data).hexdigest(),
        standard_key=standard_key,
        content=zlib.compress(json.dumps(to_data(parsed)).encode()),
        by=by,
        at=now,
    )

    audit.record(kept, "quizzes.file.keep", by=by)
    return kept


def parsed_in(kept: QuestionFile) -> Parsed:
    """What a file that is waiting says."""
    return from_data(json.loads(zlib.decompress(bytes(kept.content))))


@transaction.atomic
def bring_in_kept_file(
    *, kept: QuestionFile, left_out: Collection[int], looked_at: str, by: Person, now: dt.datetime
) -> ImportBatch:
    """Make the drafts of a file that somebody looked at; `looked_at` is the digest of the plan they saw."""
    kept = QuestionFile.objects.select_for_update().get(pk=kept.pk)
    parsed = parsed_in(kept)
    seen = plan_for(parsed, standard_key=kept.standard_key)
    refuse_if([CHANGED_MEANWHILE] if looked_at != seen.digest else [])
    batch = import_questions(
        plan=plan_for(parsed, standard_key=kept.standard_key, left_out=left_out),
        file_name=kept.file_name,
        file_digest=kept.file_digest,
        format=parsed.format,
        standard_key=kept.standard_key,
        by=by,
        now=now,
    )
    kept.delete()
    return batch


@transaction.atomic
def import_questions(
    *,
    plan: Plan,
    file_name: str,
    file_digest: str,
    format: str,
    standard_key: str,
    by: Person,
    now: dt.datetime,
) -> ImportBatch:
    """Make every draft that a plan asks for, or none. Nobody is asked any of them until somebody else has read it."""
    refuse_if(plan.obstacles or ([] if plan.writing else [NOTHING_TO_DO]))
    keys = next_keys([each for each in plan.writing if each.verb is Verb.CREATE])
    batch = ImportBatch.objects.create(
        file_name=file_name,
        file_digest=file_digest,
        format=format,
        standard_key=standard_key,
        report=_report(plan, keys),
        by=by,
        at=now,
    )
    questions = _questions(plan, keys)
    last = _last_numbers(plan)
    numbers = _numbers_in_force({each.standard_key for each in plan.writing}, now)
    QuestionVersion.objects.bulk_create(
        [
            QuestionVersion(
                question=questions[each.number],
                number=last.get(questions[each.number].pk, 0) + 1,
                kind=each.kind,
                spec=each.spec,
                digest=each.digest,
                tests_line="",
                reviewed_for=numbers[each.standard_key],
                written_by=by,
                batch=batch,
            )
            for each in plan.writing
        ],
        batch_size=200,
    )

    audit.record(batch, "quizzes.questions.import", by=by)
    return batch


@transaction.atomic
def undo_import(*, batch: ImportBatch, by: Person, now: dt.datetime) -> ImportBatch:
    """Take a file back: its drafts go, and the questions that had no other words. That it was here stays."""
    batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    versions = list(
        QuestionVersion.objects.select_for_update(of=("self",))
        .select_related("question")
        .filter(batch=batch)
        .order_by("question__key")
    )
    made = {each["key"]: each["digest"] for each in batch.report["made"]}
    refuse_if(
        obstacles_to_undoing_import(
            is_undone=batch.undone_at is not None,
            ready=[each.question.key for each in versions if each.state == VersionState.READY],
            rewritten=[each.question.key for each in versions if each.digest != made.get(each.question.key)],
        )
    )

    questions = [each.question_id for each in versions]
    QuestionVersion.objects.filter(pk__in=[each.pk for each in versions]).delete()
    Question.objects.filter(pk__in=questions, versions=None).delete()
    batch.undone_at, batch.undone_by = now, by
    batch.save(update_fields=["undone_at", "undone_by"])

    audit.record(batch, "quizzes.questions.undo_import", by=by)
    return batch


@transaction.atomic
def forget_question_files(*, today: dt.date, now: dt.datetime) -> int:
    """Files that somebody looked at and left."""
    left = QuestionFile.objects.filter(at__lt=now - KEPT)
    count = left.count()
    for each in left.order_by("pk"):
        audit.record(each, "quizzes.file.forget")
    left.delete()
    return count


def _questions(plan: Plan, keys: dict[int, str]) -> dict[int, Question]:
    """The question of each draft by its number in the file, made where there is none."""
    new = {
        each.number: Question(key=keys[each.number], standard_key=each.standard_key, idnumber=each.idnumber)
        for each in plan.writing
        if each.number in keys
    }
    Question.objects.bulk_create(list(new.values()), batch_size=500)
    known = {each.number: each.question for each in plan.writing if each.question is not None}
    list(Question.objects.select_for_update().filter(pk__in=[each.pk for each in known.values()]).order_by("pk"))
    return new | known


def _last_numbers(plan: Plan) -> dict[int, int]:
    known = [each.question.pk for each in plan.writing if each.question is not None]
    rows = QuestionVersion.objects.filter(question__in=known).order_by("question_id")
    return {row["question_id"]: row["last"] for row in rows.values("question_id").annotate(last=Max("number"))}


def _numbers_in_force(standard_keys: set[str], now: dt.datetime) -> dict[str, int]:
    """Which words of its standard a draft is to be read against: those in force, or the first that will be."""
    in_force = {key: standard_at(key, now) for key in sorted(standard_keys)}
    return {key: version.number if version else 1 for key, version in in_force.items()}


def _report(plan: Plan, keys: dict[int, str]) -> dict[str, Any]:
    """What was made and what it still lacks, and everything that was said of the file: it stays with the batch."""
    return {
        "made": [_made(each, keys) for each in plan.writing],
        "unchanged": [
            {"number": each.number, "name": each.name[:120], "because": each.because}
            for each in plan.questions
            if each.verb is Verb.UNCHANGED
        ],
        "left_out": plan.left_out,
        "issues": [to_data(issue) for issue in plan.issues],
    }


def _made(each: Planned, keys: dict[int, str]) -> dict[str, Any]:
    key = keys.get(each.number) or (each.question.key if each.question else "")
    return {
        "number": each.number,
        "key": key,
        "name": each.name[:120],
        "verb": each.verb.value,
        "digest": each.digest,
        "gaps": list(each.gaps),
    }
