"""What was put in and not sent yet."""

from django.db import models

from quizzes.models.attempt import AttemptItem


class Draft(models.Model):
    """What stands in the form of one question, kept as it is filled in. Each save replaces the last, if it saw the last."""

    item = models.OneToOneField(AttemptItem, on_delete=models.PROTECT, related_name="draft")
    fields = models.JSONField(help_text="The values of each field, by its name.")
    revision = models.PositiveIntegerField(help_text="1, 2, 3 …: whoever saves says which one they saw.")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["item"]

    def __str__(self):
        return f"{self.item}, kept {self.revision} times"
