"""Questions and their versions. A question tests one standard; a version is frozen once ready."""

import uuid

from django.db import models

from people.models import Person


class Question(models.Model):
    """What stays the same while its words change: its key and the standard it tests."""

    key = models.CharField(max_length=40, unique=True, help_text="Permanent, for instance PHONE-1-Q1.")
    standard_key = models.CharField(max_length=24, db_index=True)
    idnumber = models.CharField(
        max_length=100, blank=True, help_text="What another system calls it, where it came from a file."
    )
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(
                fields=["idnumber"], condition=~models.Q(idnumber=""), name="question_idnumber_once"
            )
        ]

    def __str__(self):
        return self.key


class VersionState(models.TextChoices):
    DRAFT = "draft", "Draft"
    READY = "ready", "Ready"


class QuestionVersion(models.Model):
    """The exact words of a question. Once ready it never changes (by trigger); editing makes the next.

    `kind` names a module of `quizzes.question_types`; `spec` is what that kind's `Spec.from_json` reads; `digest` is
    the SHA-256 of the spec's canonical JSON. `tests_line` is the id of the do or don't line it tests (a block id of
    the standard's page); `reviewed_for` is the number of the standard's version it was last read against.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=24)
    spec = models.JSONField()
    digest = models.CharField(max_length=64)
    tests_line = models.CharField(max_length=40)
    cites_target = models.CharField(max_length=80, blank=True, help_text="For instance PHONE-1/answer.")
    reviewed_for = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=VersionState, default=VersionState.DRAFT)
    sent_at = models.DateTimeField(null=True, blank=True, help_text="Since when a draft waits for its second reader.")
    note = models.TextField(blank=True, help_text="What the second reader asked for when they sent it back.")
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    read_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ready_at = models.DateTimeField(null=True, blank=True)
    batch = models.ForeignKey(
        "quizzes.ImportBatch", on_delete=models.PROTECT, null=True, blank=True, related_name="versions"
    )

    class Meta:
        ordering = ["question", "number"]
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="question_version_number_once"),
            models.CheckConstraint(
                condition=models.Q(state=VersionState.DRAFT) | models.Q(ready_at__isnull=False, read_by__isnull=False),
                name="ready_question_was_read",
            ),
        ]

    def __str__(self):
        return f"{self.question}, version {self.number}"
