"""One round of a requirement for one person. Nothing is reset: a new round is a new row."""

from django.db import models
from django.db.models import F, Q

from people.models import Person


class Cycle(models.Model):
    """`completed_on` and `valid_until` are projections of the ledger's «cycle.completed» record."""

    requirement = models.ForeignKey("learning.Requirement", on_delete=models.PROTECT, related_name="cycles")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cycles")
    number = models.PositiveSmallIntegerField(default=1)
    opened_on = models.DateField()
    due_on = models.DateField(help_text="The last day, included.")
    completed_on = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True, help_text="The last day it counts, included.")

    class Meta:
        ordering = ["person", "requirement", "number"]
        constraints = [
            models.UniqueConstraint(fields=["requirement", "person", "number"], name="cycle_number_once"),
            models.UniqueConstraint(
                fields=["requirement", "person"], condition=Q(completed_on__isnull=True), name="one_open_cycle"
            ),
            models.CheckConstraint(condition=Q(due_on__gte=F("opened_on")), name="cycle_due_after_it_opened"),
            models.CheckConstraint(
                condition=Q(completed_on__isnull=True, valid_until__isnull=True)
                | Q(completed_on__isnull=False, valid_until__isnull=False),
                name="completed_cycle_has_an_end",
            ),
        ]

    def __str__(self):
        return f"{self.person}: {self.requirement.quiz}, round {self.number}"


class DueDateChange(models.Model):
    """Insert-only: the due date of a round, or of a short check after a change, was moved, by whom, why."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, null=True, blank=True, related_name="due_date_changes")
    recheck = models.ForeignKey(
        "learning.Recheck", on_delete=models.PROTECT, null=True, blank=True, related_name="due_date_changes"
    )
    was = models.DateField()
    now = models.DateField()
    reason = models.CharField(max_length=200)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cycle__isnull=True) ^ Q(recheck__isnull=True), name="one_thing_whose_date_moved"
            ),
        ]

    def __str__(self):
        return f"{self.cycle or self.recheck}: {self.was} to {self.now}"


class Recheck(models.Model):
    """A material change reopened one standard for one person who had shown it: only its short check, by a date."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="rechecks")
    version = models.ForeignKey("standards.StandardVersion", on_delete=models.PROTECT, related_name="rechecks")
    questions = models.PositiveSmallIntegerField(default=1, help_text="How many its short check asks.")
    opened_on = models.DateField()
    due_on = models.DateField()
    completed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["person", "due_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["person", "version"], name="one_recheck_per_version")]

    def __str__(self):
        return f"{self.person}: {self.version}"
