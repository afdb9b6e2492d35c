"""How far a material change has come in asking those it touches."""

from django.db import models
from django.db.models import Q

# The kind of long work that carries one on, about the key of its version.
ASKING = "learning.reopen"


class Reopening(models.Model):
    """One for each material version after the first, made in the transaction that publishes it.

    Asking twenty thousand people is no part of a click: what is not finished is carried on by a task, and by the night
    after that, from where it stopped.
    """

    version = models.OneToOneField("standards.StandardVersion", on_delete=models.PROTECT, related_name="reopening")
    opened_at = models.DateTimeField()
    touches = models.PositiveIntegerField(help_text="How many had shown the words before, when it was published.")
    asked = models.PositiveIntegerField(default=0, help_text="How many of them have been asked so far.")
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["opened_at", "pk"]
        indexes = [models.Index(fields=["opened_at"], condition=Q(finished_at=None), name="reopening_unfinished")]

    def __str__(self):
        return f"{self.version}: {self.asked} of {self.touches} asked"
