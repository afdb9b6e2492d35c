"""What keeps a published standard sound between two versions: checks, reminders, and a second look afterwards."""

from django.db import models

from people.models import Person


class StandardCheck(models.Model):
    """Insert-only: somebody checked the words in force and found nothing to change. It moves the next check's date."""

    version = models.ForeignKey("standards.StandardVersion", on_delete=models.PROTECT, related_name="checks")
    checked_on = models.DateField()
    next_check_on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["version", "at", "pk"]

    def __str__(self):
        return f"{self.version}, checked on {self.checked_on}"


class Nearness(models.TextChoices):
    SOON = "soon", "Due soon"
    LATE = "late", "Late"


class CheckReminder(models.Model):
    """Insert-only: the owner was written to about a check that is due, once when it comes near and once when late."""

    standard_key = models.CharField(max_length=24)
    due_on = models.DateField()
    nearness = models.CharField(max_length=4, choices=Nearness)
    sent_to = models.EmailField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["standard_key", "due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["standard_key", "due_on", "nearness"], name="one_reminder_of_a_check")
        ]

    def __str__(self):
        return f"{self.standard_key}, check of {self.due_on}: {self.get_nearness_display()}"


class LaterReading(models.Model):
    """Insert-only: somebody else has read what went out without a second reader."""

    version = models.OneToOneField("standards.StandardVersion", on_delete=models.PROTECT, related_name="later_reading")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["version"]

    def __str__(self):
        return f"{self.version}, read afterwards by {self.by}"
