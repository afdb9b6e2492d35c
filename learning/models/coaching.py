"""What somebody would like to talk about with their manager. Never answers, never scores."""

import uuid

from django.db import models
from django.db.models import Q

from people.models import Person


class TopicKind(models.TextChoices):
    ASKED = "asked", "Asked for 10 minutes"
    IN_THE_WAY = "in_the_way", "Says part of it doesn’t work in their job"
    THIRD_GO = "third_go", "Would welcome help, after three goes"


class Outcome(models.TextChoices):
    SORTED = "sorted", "Sorted"
    TRY_AGAIN = "try_again", "Try again"
    CHANGE_THE_JOB = "change_the_job", "Change the job"


class Topic(models.Model):
    """Reaches the manager because the person offered it, or after a third go when they were told first (`told_at`)."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="topics")
    standard_key = models.CharField(max_length=24)
    kind = models.CharField(max_length=12, choices=TopicKind)
    words = models.TextField(blank=True)
    raised_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    talked_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=16, choices=Outcome, blank=True)
    closed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    on_behalf_of = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-raised_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "standard_key", "kind"],
                condition=Q(talked_on__isnull=True),
                name="one_open_topic_of_a_kind",
            ),
            models.CheckConstraint(
                condition=~Q(kind="third_go") | Q(told_at__isnull=False), name="told_first_after_a_third_go"
            ),
            models.CheckConstraint(
                condition=Q(talked_on__isnull=True, outcome="", closed_by__isnull=True)
                | (Q(talked_on__isnull=False, closed_by__isnull=False) & ~Q(outcome="")),
                name="talked_topic_has_an_outcome",
            ),
        ]

    def __str__(self):
        return f"{self.person} on {self.standard_key}"
