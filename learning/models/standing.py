"""A person against a standard: read, knows, does. A projection of the ledger; rebuilding it must change nothing."""

from django.db import models

from people.models import Person


class How(models.TextChoices):
    DEMONSTRATED = "demonstrated", "Shown by questions, with nothing to read"
    AFTER_READING = "after_reading", "Shown by fresh questions after reading"


# The records that say a standard was shown.
HOW_BY_KIND = {
    "standard.demonstrated/1": How.DEMONSTRATED,
    "standard.shown_after_reading/1": How.AFTER_READING,
}


class Standing(models.Model):
    """`known_number` is the newest version the person has shown, `known_until` the last day that counts.

    Whether that is enough today also depends on the standard's newest material version: ask `learning.progress`.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="standings")
    standard_key = models.CharField(max_length=24)
    read_number = models.PositiveIntegerField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    known_number = models.PositiveIntegerField(null=True, blank=True)
    known_on = models.DateField(null=True, blank=True)
    known_until = models.DateField(null=True, blank=True)
    known_how = models.CharField(max_length=16, choices=How, blank=True)
    goes_without = models.PositiveSmallIntegerField(
        default=0, help_text="Goes since it was last shown that did not show it."
    )
    observed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["person", "standard_key"]
        constraints = [models.UniqueConstraint(fields=["person", "standard_key"], name="one_standing_per_standard")]

    def __str__(self):
        return f"{self.person} on {self.standard_key}"


class Reading(models.Model):
    """Insert-only: the first time a person opened one version of a standard."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="readings")
    version = models.ForeignKey("standards.StandardVersion", on_delete=models.PROTECT, related_name="readings")
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ["person", "opened_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["person", "version"], name="one_reading_per_version")]

    def __str__(self):
        return f"{self.person} opened {self.version}"
