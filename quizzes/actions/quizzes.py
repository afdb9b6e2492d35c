"""What a chapter's check asks about, from a moment on."""

import datetime as dt

from django.db import transaction
from django.db.models import Max

from people.models import Person
from quizzes.conditions import NONE, Conditions, faults_in
from quizzes.models import Question, Quiz, QuizVersion
from toolkit import audit
from toolkit.obstacles import refuse_if


@transaction.atomic
def set_quiz(
    *,
    chapter_key: str,
    title: str,
    slug: str,
    standard_keys: list[str],
    by: Person | None,
    now: dt.datetime,
    questions_per_standard: int = 1,
    conditions: Conditions | None = None,
) -> Quiz:
    """The chapter's check with these standards, in this order, under the conditions it has now unless others are given.
    Attempts already begun keep what they were drawn from, and under which conditions."""
    quiz, _ = Quiz.objects.get_or_create(chapter_key=chapter_key, defaults={"title": title, "slug": slug})
    quiz = Quiz.objects.select_for_update().get(pk=quiz.pk)
    quiz.title, quiz.slug = title, slug
    quiz.save(update_fields=["title", "slug"])

    newest = quiz.versions.order_by("-number").first()
    terms = conditions or (newest.terms if newest else NONE)
    refuse_if(faults_in(terms, questions=_questions_on(standard_keys)) if conditions else [])
    asks = (list(standard_keys), questions_per_standard)
    if newest is None or (newest.standard_keys, newest.questions_per_standard, newest.terms) != (*asks, terms):
        QuizVersion.objects.create(
            quiz=quiz,
            number=(quiz.versions.aggregate(last=Max("number"))["last"] or 0) + 1,
            standard_keys=asks[0],
            questions_per_standard=asks[1],
            conditions=terms.as_json(),
            from_at=now,
        )
    audit.record(quiz, "quizzes.quiz.set", by=by)
    return quiz


def _questions_on(standard_keys: list[str]) -> set[str]:
    questions = Question.objects.filter(standard_key__in=standard_keys, retired_at__isnull=True)
    return set(questions.order_by("key").values_list("key", flat=True))
