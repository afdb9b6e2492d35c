"""Evidence towards a quality mark: what we say about one criterion, what backs it up, what does not hold up yet."""

from django.db import models

from people.models import Person


class Band(models.TextChoices):
    """The mark's own four words for a self-assessment, and the fifth case that it allows."""

    EXCEEDS = "compliance_plus", "Compliance plus"
    MET = "compliance", "Compliance"
    PARTLY = "partial", "Partial compliance"
    NOT_MET = "non_compliance", "Non-compliance"
    NOT_APPLICABLE = "not_applicable", "Not applicable"


class Stage(models.TextChoices):
    NO_EVIDENCE = "none", "No evidence"
    GATHERING = "gathering", "Gathering"
    CHECKING = "checking", "Being checked"
    READY = "ready", "Ready"
    OUT_OF_DATE = "out_of_date", "Out of date"


class Element(models.Model):
    """Our work on one criterion."""

    criterion = models.OneToOneField("standards.Criterion", on_delete=models.PROTECT, related_name="element")
    claim = models.TextField(blank=True, help_text="What we say, in at most 120 words.")
    band = models.CharField(max_length=16, choices=Band, blank=True)
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.NO_EVIDENCE)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["criterion__position", "pk"]

    def __str__(self):
        return str(self.criterion)


class ProofKind(models.TextChoices):
    FIGURE = "figure", "Live figure from this site"
    PUBLISHED = "published", "Published standard"
    DOCUMENT = "document", "Document kept elsewhere"


class Proof(models.Model):
    """One thing that backs a claim up. A figure names a function of `learning.queries.figures`; a document says where it is kept."""

    element = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="proofs")
    kind = models.CharField(max_length=12, choices=ProofKind)
    title = models.CharField(max_length=160)
    shows = models.CharField(max_length=250)
    figure = models.SlugField(blank=True)
    kept_at = models.CharField(max_length=250, blank=True)
    covers = models.CharField(max_length=80, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sort_order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["element", "sort_order", "pk"]

    def __str__(self):
        return self.title


class Gap(models.Model):
    """What doesn't hold up yet, who is mending it and by when."""

    element = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="gaps")
    title = models.CharField(max_length=160)
    words = models.CharField(max_length=250, blank=True)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["element", "due_on", "pk"]

    def __str__(self):
        return self.title


class ElementEvent(models.Model):
    """Insert-only: what happened to an element, in words, by whom, when."""

    element = models.ForeignKey(Element, on_delete=models.PROTECT, related_name="events")
    what = models.CharField(max_length=250)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return self.what
