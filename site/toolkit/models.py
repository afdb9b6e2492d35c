"""Work that takes longer than a request, as a row: it can be watched, stopped, and picked up when its worker dies."""

import datetime as dt
import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse


class State(models.TextChoices):
    WAITING = "waiting", "Waiting to begin"
    WORKING = "working", "Under way"
    DONE = "done", "Done"
    FAILED = "failed", "Not done"
    STOPPED = "stopped", "Stopped"


OPEN = (State.WAITING, State.WORKING)
# Failed and stopped work can be asked for again; work under way goes back to waiting when its worker has died.
MOVES = {
    State.WAITING: {State.WORKING, State.STOPPED, State.FAILED},
    State.WORKING: {State.DONE, State.FAILED, State.STOPPED, State.WAITING},
    State.FAILED: {State.WAITING},
    State.STOPPED: {State.WAITING},
    State.DONE: set(),
}


class LongWorkQuerySet(models.QuerySet):
    def of(self, account):
        """What somebody has asked for. Nobody else may see it."""
        return self.filter(asked_by=account.person.key)

    def open(self):
        return self.filter(state__in=OPEN)

    def left_lying(self, now: dt.datetime):
        """Open, and nobody has touched it for as long as a worker may be silent."""
        return self.open().filter(lease_ends_at__lt=now)


class LongWork(models.Model):
    """One piece of work. `kind` names the function in `toolkit.long_work`; `facts` are keys and numbers it is told.

    `asked_by` is the key of a person, bare, since this app knows no people. `about` says what the work is for, so
    that asking twice finds the work that is open. `goes` counts beginnings for ever: a worker that wakes up after its
    work was given to another finds a higher number and leaves it alone. `tries` counts them since it was asked for.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=160)
    about = models.CharField(max_length=160, blank=True)
    facts = models.JSONField(default=dict)
    asked_by = models.UUIDField(null=True, blank=True)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True, blank=True)
    doing = models.CharField(max_length=200, blank=True)
    result = models.CharField(max_length=300, blank=True)
    result_url = models.CharField(max_length=300, blank=True)
    problem = models.CharField(max_length=1000, blank=True)
    stop_asked_at = models.DateTimeField(null=True, blank=True)
    began_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    lease_ends_at = models.DateTimeField()
    goes = models.PositiveSmallIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)

    objects = LongWorkQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        indexes = [models.Index(fields=["state", "lease_ends_at"], name="work_left_lying")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "about"], condition=Q(state__in=OPEN) & ~Q(about=""), name="one_open_work_about_a_thing"
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, ended_at__isnull=True) | (~Q(state__in=OPEN) & Q(ended_at__isnull=False)),
                name="work_has_ended_when_it_is_not_open",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("toolkit:work", args=[self.key])

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def how_far(self) -> str:
        """«Making 3 of 9 pages», in words; nothing is a percentage that could jump backwards."""
        if self.state == State.WAITING:
            return "Waiting to begin."
        counted = f"{self.done:,} of {self.total:,}" if self.total else ""
        if self.doing and counted:
            return f"{self.doing}: {counted}."
        return f"{self.doing or counted or 'Begun'}."

    def is_left_lying(self, now: dt.datetime) -> bool:
        return self.is_open and self.lease_ends_at < now
