"""What colleagues type when they look something up: words that mean others, and words that found nothing."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower


class SearchSynonym(models.Model):
    """What colleagues say, and the words of the booklet it stands for: «bin rage» is «anger»."""

    said = models.CharField(
        "colleagues type",
        max_length=60,
        validators=[RegexValidator(r"\w", "Write at least one letter or number.")],
        help_text="As they would type it. For instance: bin rage",
    )
    means = models.CharField(
        "the booklet says",
        max_length=60,
        validators=[RegexValidator(r"\w", "Write at least one letter or number.")],
        help_text="A word or two that stand in the booklet. For instance: anger",
    )

    class Meta:
        ordering = ["said", "pk"]
        verbose_name = "search synonym"
        constraints = [
            models.UniqueConstraint(
                Lower("said"),
                name="synonym_said_once",
                violation_error_message="These words stand for something already. Change that entry.",
            )
        ]

    def __str__(self):
        return f"{self.said} → {self.means}"


class SearchMiss(models.Model):
    """Words that found nothing, counted. Never who asked, and the day without the time."""

    words = models.CharField(max_length=100, unique=True)
    times = models.PositiveIntegerField(default=1)
    last_on = models.DateField()

    class Meta:
        ordering = ["-times", "words"]
        verbose_name_plural = "search misses"

    def __str__(self):
        return f"{self.words} ({self.times})"
