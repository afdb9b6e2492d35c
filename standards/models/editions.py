"""A dated issue of the booklet: which words of each standard it holds."""

from django.db import models

from people.models import Person


class Edition(models.Model):
    """Insert-only (by trigger). What was printed, handed out and taught as one thing; later versions don't alter it."""

    number = models.PositiveIntegerField(unique=True)
    name = models.CharField(max_length=80, help_text="What people call it. For instance: Winter 2026")
    dated = models.DateField(help_text="The day printed on it, from which it is the one in use.")
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    versions = models.ManyToManyField(
        "standards.StandardVersion", through="standards.EditionVersion", related_name="editions"
    )

    class Meta:
        ordering = ["-number"]

    def __str__(self):
        return f"Edition {self.number}, {self.name}"


class EditionVersion(models.Model):
    """Insert-only: one standard's words in an edition, at its place in the booklet."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="contents")
    version = models.ForeignKey("standards.StandardVersion", on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "version"], name="version_once_in_an_edition"),
            models.UniqueConstraint(fields=["edition", "position"], name="one_version_at_a_place"),
        ]

    def __str__(self):
        return f"{self.edition}: {self.version}"
