"""The exact words of a standard in force from a moment, frozen."""

import uuid

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from people.models import Person


class Change(models.TextChoices):
    EDITORIAL = "editorial", "Editorial"
    CLARIFYING = "clarifying", "Clarifying"
    MATERIAL = "material", "Material"


class Ask(models.TextChoices):
    """Who looks at a change again. Each belongs to one kind of change: `standards.consequences`."""

    NOTHING = "nothing", "No one"
    SHOW = "show", "Show them the change"
    ONE = "one", "Ask 1 question about the change"
    ALL = "all", "Ask all of it again"


class StandardVersionQuerySet(models.QuerySet):
    def current(self):
        """The newest version of each standard."""
        newest = (
            self.model.objects.filter(standard_key=models.OuterRef("standard_key")).order_by("-number").values("pk")[:1]
        )
        return self.filter(pk=models.Subquery(newest))


class StandardVersion(models.Model):
    """Insert-only (by trigger). The page may be edited, moved or deleted; this row stays as it was published.

    `words` is what `standards.wording.snapshot` made of the page; `digest` is the SHA-256 of its canonical JSON.
    `material_number` is the number of the newest material version up to and including this one (the first
    version is material): whoever has shown that version or a later one need not show it again.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    standard_key = models.CharField(max_length=24)
    chapter_key = models.CharField(max_length=16)
    number = models.PositiveIntegerField()
    material_number = models.PositiveIntegerField()
    title = models.CharField(max_length=255)
    words = models.JSONField(encoder=DjangoJSONEncoder)
    digest = models.CharField(max_length=64)
    change = models.CharField(max_length=12, choices=Change)
    asks = models.CharField(max_length=8, choices=Ask, blank=True, help_text="Empty: as its kind of change asks.")
    reason = models.CharField(max_length=300)
    without_reader = models.CharField(
        max_length=300, blank=True, help_text="Why it went out before somebody else had read it; empty if one had."
    )
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    # The page may go; the version may not change, so the database keeps the bare number.
    page = models.ForeignKey(
        "standards.StandardPage", on_delete=models.DO_NOTHING, db_constraint=False, null=True, related_name="versions"
    )

    objects = StandardVersionQuerySet.as_manager()

    class Meta:
        ordering = ["standard_key", "number"]
        constraints = [
            models.UniqueConstraint(fields=["standard_key", "number"], name="version_number_once"),
            models.CheckConstraint(
                condition=models.Q(material_number__lte=models.F("number")), name="material_number_not_ahead"
            ),
        ]

    def __str__(self):
        return f"{self.standard_key}, version {self.number}"
