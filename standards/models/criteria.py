"""Quality marks as data: a framework, its criteria, and which standard is evidence towards which."""

from django.db import models


class Strength(models.TextChoices):
    """How much this site's own records can say about a criterion; our judgement, editable, never the scheme's."""

    PRIMARY = "primary", "This site holds the main evidence"
    SUPPORTING = "supporting", "This site holds supporting evidence"
    NONE = "none", "Not from this site"


class Framework(models.Model):
    key = models.SlugField(unique=True)
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name


class CriterionGroup(models.Model):
    """A numbered heading that criteria stand under, named in our words: «2», «2.2»."""

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="groups")
    number = models.CharField(max_length=12)
    short_name = models.CharField(max_length=80)

    class Meta:
        ordering = ["framework", "number"]
        constraints = [models.UniqueConstraint(fields=["framework", "number"], name="criterion_group_number_once")]

    def __str__(self):
        return f"{self.number} {self.short_name}"


class Criterion(models.Model):
    """A numbered element of a quality mark, in our own paraphrase.

    `licensed_wording` stays empty until somebody who holds a licence pastes the official text.
    """

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="criteria")
    number = models.CharField(max_length=12, help_text="For instance 2.2.1.")
    position = models.PositiveIntegerField(help_text="Order within the framework.")
    short_name = models.CharField(max_length=80)
    paraphrase = models.TextField()
    licensed_wording = models.TextField(blank=True)
    strength = models.CharField(max_length=12, choices=Strength, default=Strength.NONE)
    draws_on = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="feeds", help_text="Criteria that show this one too."
    )
    is_checked = models.BooleanField(default=False, help_text="Our words were compared with the published standard.")

    class Meta:
        ordering = ["framework", "position"]
        verbose_name_plural = "criteria"
        constraints = [models.UniqueConstraint(fields=["framework", "number"], name="criterion_number_once")]

    def __str__(self):
        return f"{self.number} {self.short_name}"
