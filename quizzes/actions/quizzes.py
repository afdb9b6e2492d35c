"""What a chapter's check asks about, from a moment on."""

import datetime as dt

from django.db import transaction
from django.db.models import Max

from people.models import Person
from quizzes.models import Quiz, QuizVersion
from toolkit import audit


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
) -> Quiz:
    """The chapter's check with these standards, in this order. Attempts already begun keep what they were drawn from."""
    quiz, _ = Quiz.objects.get_or_create(chapter_key=chapter_key, defaults={"title": title, "slug": slug})
    quiz = Quiz.objects.select_for_update().get(pk=quiz.pk)
    quiz.title, quiz.slug = title, slug
    quiz.save(update_fields=["title", "slug"])

    newest = quiz.versions.order_by("-number").first()
    asks = (list(standard_keys), questions_per_standard)
    if newest is None or (newest.standard_keys, newest.questions_per_standard) != asks:
        QuizVersion.objects.create(
            quiz=quiz,
            number=(quiz.versions.aggregate(last=Max("number"))["last"] or 0) + 1,
            standard_keys=asks[0],
            questions_per_standard=asks[1],
            from_at=now,
        )
    audit.record(quiz, "quizzes.quiz.set", by=by)
    return quiz
