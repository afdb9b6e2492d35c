"""Who must show what by when, and how often."""

from django.db import models


class Programme(models.Model):
    """Checks that belong together, for instance «Customer care every year»."""

    key = models.SlugField(unique=True)
    title = models.CharField(max_length=120)

    def __str__(self):
        return self.title


class Requirement(models.Model):
    """Everyone in the audience shows one chapter's check within some days, and again when it runs out.

    `audience` is the rule that `learning.audience.belongs` reads.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="requirements")
    quiz = models.ForeignKey("quizzes.Quiz", on_delete=models.PROTECT, related_name="requirements")
    audience = models.JSONField(default=dict)
    days_to_show = models.PositiveSmallIntegerField(
        default=28, help_text="Days from joining, or from the day this began."
    )
    months_valid = models.PositiveSmallIntegerField(default=12)
    warning_days = models.PositiveSmallIntegerField(
        default=28, help_text="The next round opens this many days before the last runs out."
    )
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["programme", "quiz"], name="one_requirement_per_quiz")]

    def __str__(self):
        return f"{self.programme}: {self.quiz}"
