"""What a quiz draws and when it counts as shown. A chapter's check is a quiz."""

import uuid

from django.db import models

from quizzes.conditions import Conditions


class Quiz(models.Model):
    """A chapter's check: people meet the booklet by chapter, records are by standard."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    chapter_key = models.CharField(max_length=16, unique=True)
    title = models.CharField(max_length=120)
    slug = models.SlugField(unique=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "quizzes"

    def __str__(self):
        return self.title


class QuizVersion(models.Model):
    """Insert-only: which standards it asks about, how many questions of each and under which conditions, from a moment on."""

    quiz = models.ForeignKey(Quiz, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    standard_keys = models.JSONField(help_text="In the order they are asked.")
    questions_per_standard = models.PositiveSmallIntegerField(default=1)
    conditions = models.JSONField(default=dict, help_text="As `quizzes.conditions.Conditions` keeps them.")
    from_at = models.DateTimeField()

    class Meta:
        ordering = ["quiz", "number"]
        constraints = [models.UniqueConstraint(fields=["quiz", "number"], name="quiz_version_number_once")]

    def __str__(self):
        return f"{self.quiz}, version {self.number}"

    @property
    def terms(self):
        """The conditions, read."""
        return Conditions.from_json(self.conditions)
