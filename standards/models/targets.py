"""The measurable part of a promise, as data: printed from here on the page, the card and the booklet."""

from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey


class Measure(models.TextChoices):
    MAX = "max", "At most"
    PERCENT_WITHIN = "percent_within", "A share within"
    AVERAGE = "average", "On average"
    RATE = "rate", "Fewer than"


class Unit(models.TextChoices):
    RINGS = "rings", "rings"
    SECONDS = "seconds", "seconds"
    MINUTES = "minutes", "minutes"
    HOURS = "hours", "hours"
    WORKING_DAYS = "working_days", "working days"
    CALENDAR_DAYS = "calendar_days", "calendar days"
    MONTHS = "months", "months"
    PERCENT = "percent", "in 100"
    POUNDS = "pounds", "pounds"


class Calendar(models.TextChoices):
    OPENING_HOURS = "opening_hours", "While we are open"
    WORKING_DAYS = "working_days", "Working days"
    CALENDAR_DAYS = "calendar_days", "Every day"


class Target(models.Model):
    """One measurable promise of a standard. Questions and printed pieces cite it as ``STANDARD-KEY/key``."""

    page = ParentalKey("standards.StandardPage", on_delete=models.CASCADE, related_name="targets")
    sort_order = models.PositiveIntegerField(default=0)
    key = models.SlugField(max_length=40, help_text="Short and permanent, for instance «answer». Questions cite it.")
    channel = models.SlugField(max_length=40)
    what = models.CharField(max_length=60, help_text="A plural noun: calls, letters, visitors.")
    done = models.CharField(max_length=80, help_text="What happens to them: answered, acknowledged, seen.")
    measure = models.CharField(max_length=16, choices=Measure)
    value = models.DecimalField(max_digits=9, decimal_places=2)
    unit = models.CharField(max_length=16, choices=Unit)
    percent = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Out of 100, for «a share within».")
    clock_starts = models.CharField(max_length=120)
    calendar = models.CharField(max_length=16, choices=Calendar, default=Calendar.WORKING_DAYS)
    statutory = models.BooleanField(default=False, help_text="Set by law or by an ombudsman's code.")
    effective_from = models.DateField()
    precedents = models.JSONField(default=list, blank=True, help_text="Bodies that publish this number.")

    # Lets the editor move targets up and down.
    sort_order_field = "sort_order"

    class Meta:
        ordering = ["sort_order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["page", "key"], name="target_key_once_per_standard"),
            models.CheckConstraint(
                condition=Q(measure=Measure.PERCENT_WITHIN, percent__isnull=False, percent__lte=100)
                | (~Q(measure=Measure.PERCENT_WITHIN) & Q(percent__isnull=True)),
                name="percent_goes_with_a_share",
                violation_error_message="Percent: say how many in 100 for “a share within”; leave it empty otherwise.",
            ),
        ]

    def __str__(self):
        return f"{self.page.key}/{self.key}"


class TargetResult(models.Model):
    """Where we are against a target, for one month, in the target's own unit (per 100 for a share)."""

    standard_key = models.CharField(max_length=24)
    target_key = models.SlugField(max_length=40)
    month = models.DateField(help_text="The first day of the month.")
    value = models.DecimalField(max_digits=9, decimal_places=2)

    class Meta:
        ordering = ["standard_key", "target_key", "-month"]
        constraints = [
            models.UniqueConstraint(fields=["standard_key", "target_key", "month"], name="one_result_a_month")
        ]

    def __str__(self):
        return f"{self.standard_key}/{self.target_key} {self.month:%Y-%m}"
