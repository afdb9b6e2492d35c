"""Whether a question is still right for words that have changed."""

from django.db import models

from people.models import Person


class QuestionReview(models.Model):
    """Insert-only: somebody read a question against what it rests on and found it still right.

    `digest` is of exactly those words (`standards.consequences.cited_digest`): when they change again, the question is
    to be read again. They may be words that are not published yet.
    """

    version = models.ForeignKey("quizzes.QuestionVersion", on_delete=models.PROTECT, related_name="reviews")
    rests_on = models.TextField()
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["version", "at", "pk"]
        constraints = [models.UniqueConstraint(fields=["version", "digest"], name="one_review_of_the_same_words")]

    def __str__(self):
        return f"{self.version}, still right"
