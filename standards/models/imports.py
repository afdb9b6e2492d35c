"""Files that were read in order to become draft pages."""

import uuid

from django.db import models
from django.db.models import Q

from people.models import Person


class BookletImport(models.Model):
    """One file of a booklet, waiting to be made into drafts or made.

    `content` is what was read of it, packed, and kept only until then. `sources` says of each standard what the file said, as a digest by key:
    the same words in a later file change nothing, whatever editors have made of the page meanwhile.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    content = models.BinaryField(null=True)
    uploaded_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    sources = models.JSONField(default=dict)
    report = models.JSONField(default=dict)

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(made_at__isnull=True, content__isnull=False)
                | Q(made_at__isnull=False, content__isnull=True),
                name="content_kept_until_made",
            )
        ]

    def __str__(self):
        return self.file_name
