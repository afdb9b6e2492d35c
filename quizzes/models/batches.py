"""Files of questions that were brought in."""

import uuid

from django.db import models

from people.models import Person


class ImportBatch(models.Model):
    """One file, taken in whole. `report` is what its reader was shown; taken back, its drafts are gone and it stays."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file_name = models.CharField(max_length=200)
    file_digest = models.CharField(max_length=64, help_text="SHA-256 of the file as it came.")
    format = models.CharField(max_length=12)
    standard_key = models.CharField(max_length=24)
    report = models.JSONField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return self.file_name
