"""How a standard fits somebody's job: what they say instead of ticking «I have read this»."""

import uuid

from django.db import models

from people.models import Person


class FitAnswer(models.TextChoices):
    ALREADY = "already", "I work this way already"
    CHANGE = "change", "I’ll change something I do"
    GETS_IN_THE_WAY = "in_the_way", "Part of this doesn’t work in my job"


class Fit(models.Model):
    """One answer by one person to one version. A new answer is a new row; the newest counts."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.ForeignKey("standards.StandardVersion", on_delete=models.PROTECT, related_name="fits")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="fits")
    answer = models.CharField(max_length=12, choices=FitAnswer)
    what_gets_in_the_way = models.TextField(blank=True)
    answered_at = models.DateTimeField()

    class Meta:
        ordering = ["-answered_at", "-pk"]

    def __str__(self):
        return f"{self.person} on {self.version}: {self.get_answer_display()}"
