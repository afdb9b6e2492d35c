"""What makes questions fair for one person."""

from fractions import Fraction

from django.db import models

from people.models import Person


class TimeAllowed(models.TextChoices):
    """How much of a quiz's time somebody gets."""

    ONCE = "1", "The time everyone has"
    QUARTER_MORE = "5/4", "A quarter more time"
    HALF_MORE = "3/2", "Half as much time again"
    TWICE = "2", "Twice the time"
    NO_LIMIT = "none", "No time limit"


class Adjustment(models.Model):
    """Insert-only (by trigger); the newest counts, in every quiz. It keeps what is given and never the reason, which is
    nobody's business here."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="adjustments")
    time = models.CharField(max_length=4, choices=TimeAllowed, default=TimeAllowed.ONCE)
    extra_tries = models.PositiveSmallIntegerField(default=0)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["person", "pk"]

    def __str__(self):
        return f"{self.person}: {self.get_time_display()}"

    @property
    def factor(self) -> Fraction | None:
        """What a quiz's minutes are multiplied by; None is no limit."""
        return None if self.time == TimeAllowed.NO_LIMIT else Fraction(self.time)
