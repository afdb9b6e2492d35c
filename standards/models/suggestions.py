"""What staff say gets in the way, and what was done about it."""

import uuid

from django.db import models
from django.db.models import Q

from people.models import Person
from standards.suggesting import ANSWERED, State

# What a suggestion is: a `Fit` that says part of the standard doesn't work in somebody's job. It has no row of its own.


class SuggestionState(models.TextChoices):
    NEW = State.NEW.value, "New"
    CONSIDERING = State.CONSIDERING.value, "Being considered"
    CHANGED = State.CHANGED.value, "Changed"
    EXPLAINED = State.EXPLAINED.value, "Explained"


class SuggestionMove(models.Model):
    """A suggestion moved to a state, by whom and when. Insert-only (by trigger): a correction is the next row.

    `answer` is for the person alone; `told` is what the page of the standard says to everybody, without names. Several
    suggestions that were answered together share `answered_together`.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    fit = models.ForeignKey("standards.Fit", on_delete=models.PROTECT, related_name="moves")
    state = models.CharField(max_length=12, choices=SuggestionState)
    answer = models.TextField(blank=True)
    told = models.CharField(max_length=200, blank=True)
    version = models.ForeignKey(
        "standards.StandardVersion", on_delete=models.PROTECT, null=True, blank=True, related_name="came_of"
    )
    answered_together = models.UUIDField(default=uuid.uuid4, editable=False)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField()

    class Meta:
        ordering = ["-moved_at", "-pk"]

    def __str__(self):
        return f"{self.fit_id}: {self.get_state_display()}"


class SuggestionNow(models.Model):
    """Where each suggestion stands now, so that the queue need not ask every move: a projection of fits and moves.

    What the person said again in other words before anybody answered is not in it; the newest words are.
    """

    fit = models.OneToOneField(
        "standards.Fit", on_delete=models.PROTECT, primary_key=True, related_name="suggestion_now"
    )
    standard_key = models.CharField(max_length=24)
    said_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=SuggestionState)
    is_answered = models.BooleanField()

    class Meta:
        ordering = ["is_answered", "said_at", "fit"]
        indexes = [models.Index(fields=["is_answered", "said_at", "fit"], name="suggestions_in_their_order")]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_answered=True, state__in=sorted(ANSWERED))
                | (Q(is_answered=False) & ~Q(state__in=sorted(ANSWERED))),
                name="answered_is_what_its_state_says",
            )
        ]

    def __str__(self):
        return f"{self.fit_id}: {self.get_state_display()}"
