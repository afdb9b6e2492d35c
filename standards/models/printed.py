"""What has been made for paper, kept so that it is made again only when its words, a setting or its layout changed."""

import uuid

from django.db import models
from django.urls import reverse


class Printed(models.Model):
    """One file: a kind of piece, about the whole booklet or one standard, made from inputs with this digest.

    `dated` is what the piece itself says of its age: the edition, or the day of the newest words in it. `notes` are
    sentences for whoever takes it, such as which picture isn't in it.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=24)
    about = models.CharField(max_length=24, blank=True, help_text="A standard's key; empty for the whole booklet.")
    digest = models.CharField(max_length=64)
    dated = models.CharField(max_length=80)
    name = models.CharField(max_length=120, help_text="What the file is called when it is taken away.")
    file = models.FileField(upload_to="printed/")
    bytes = models.PositiveIntegerField()
    pages = models.PositiveIntegerField()
    notes = models.JSONField(default=list)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name_plural = "printed pieces"
        constraints = [models.UniqueConstraint(fields=["kind", "digest"], name="one_file_for_the_same_inputs")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("home:printed", args=[self.key])
