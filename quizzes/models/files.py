"""Files of questions that somebody is looking at."""

import uuid

from django.db import models

from people.models import Person


class QuestionFile(models.Model):
    """A file that was read and not brought in yet. `content` is what was read of it, packed; the row goes once it is."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file_name = models.CharField(max_length=200)
    file_digest = models.CharField(max_length=64)
    standard_key = models.CharField(max_length=24, blank=True)
    content = models.BinaryField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return self.file_name
