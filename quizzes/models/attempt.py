"""One go at a quiz by one person. Steps are the truth and are only ever added; the columns beside them are the index."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse

from people.models import Person
from quizzes import moves
from quizzes.question_types.base import WHOLE_E7, from_e7


class State(models.TextChoices):
    """Every kind of question so far is marked as it is submitted, so «submitted» and «marked» are one. How an attempt
    gets from one to another: `quizzes.moves.TABLE`."""

    OPEN = moves.OPEN, "Started"
    OVERDUE = moves.OVERDUE, "Past its time, and can still be finished"
    MARKED = moves.MARKED, "Marked"
    ABANDONED = moves.ABANDONED, "Ran out of time"
    VOIDED = moves.VOIDED, "Doesn’t count"


UNFINISHED = Q(state__in=moves.UNFINISHED)


class Behaviour(models.TextChoices):
    PROVE_FIRST = "prove_first", "Questions first"
    FRESH = "fresh", "Fresh questions on what was missed"
    PRACTICE = "practice", "Practice"
    CHECK = "check", "How it went at the end"
    CHANGE = "change", "What a change was about"


class AttemptQuerySet(models.QuerySet):
    def of(self, person):
        """The attempts this person may open: their own."""
        return self.filter(person=person)

    def open(self):
        """Begun and not finished."""
        return self.filter(UNFINISHED)


class Attempt(models.Model):
    """Drawn once at the start (`seed` and `pool` can show the draw again), answered item by item, submitted exactly once."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="attempts")
    quiz = models.ForeignKey("quizzes.Quiz", on_delete=models.PROTECT, related_name="attempts")
    quiz_version = models.ForeignKey("quizzes.QuizVersion", on_delete=models.PROTECT, related_name="attempts")
    number = models.PositiveIntegerField(help_text="1 for this person's first go at this quiz.")
    behaviour = models.CharField(max_length=12, choices=Behaviour)
    counts = models.BooleanField(default=True, help_text="Not for practice, which leaves nothing on record.")
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by")
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    seed = models.BigIntegerField()
    pool = models.JSONField(help_text="What the draw could choose from, as `quizzes.selection.pool_as_json` keeps it.")
    started_at = models.DateTimeField()
    due_at = models.DateTimeField(
        null=True, blank=True, help_text="When its time is up; empty where there is no limit."
    )
    extensions = models.PositiveSmallIntegerField(default=0, help_text="How often the person asked for more time.")
    submitted_at = models.DateTimeField(null=True, blank=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "quiz", "counts"], condition=UNFINISHED, name="one_open_attempt_per_quiz"
            ),
            models.UniqueConstraint(fields=["person", "quiz", "number"], name="attempt_number_once"),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True) | ~UNFINISHED,
                name="open_attempt_is_not_submitted",
            ),
            models.CheckConstraint(
                condition=~Q(state="marked") | Q(submitted_at__isnull=False), name="marked_attempt_was_submitted"
            ),
        ]
        # What the night looks for.
        indexes = [models.Index(fields=["due_at"], condition=UNFINISHED, name="attempt_due")]

    def __str__(self):
        return f"{self.quiz}, go {self.number}"

    def get_absolute_url(self):
        return reverse("quizzes:attempt", args=[self.key])

    @property
    def is_finished(self):
        return self.state not in moves.UNFINISHED

    @property
    def clock(self):
        """The time it has; its quiz version is part of it."""
        return self.quiz_version.terms.clock(self.due_at)


class AttemptMove(models.Model):
    """Insert-only (by trigger): the attempt went from one state to another, or got more time. From its start, they add up to
    what the attempt is now."""

    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="moves")
    number = models.PositiveIntegerField()
    event = models.CharField(max_length=8, choices=[(event.value, event.value) for event in moves.Event])
    was = models.CharField(max_length=9, choices=State)
    to = models.CharField(max_length=9, choices=State)
    due_at = models.DateTimeField(null=True, blank=True, help_text="When its time is up, from here on.")
    by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty: the clock."
    )
    at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["attempt", "number"]
        constraints = [models.UniqueConstraint(fields=["attempt", "number"], name="attempt_move_number_once")]

    def __str__(self):
        return f"{self.attempt}: {self.was} to {self.to}"


class AttemptItem(models.Model):
    """One question of one attempt, made at the start. `choice_order` is this attempt's own order and names of the choices:
    a list of ``[token, choice id]``; only the token ever reaches the browser."""

    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="items")
    slot = models.PositiveSmallIntegerField(help_text="1, 2, 3 …")
    standard_key = models.CharField(max_length=24)
    question_version = models.ForeignKey("quizzes.QuestionVersion", on_delete=models.PROTECT, related_name="items")
    choice_order = models.JSONField()
    answered_at = models.DateTimeField(null=True, blank=True)
    # Ten-millionths, so that no float is ever stored and three thirds are a whole.
    fraction_e7 = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["attempt", "slot"]
        constraints = [
            models.UniqueConstraint(fields=["attempt", "slot"], name="slot_once_per_attempt"),
            models.UniqueConstraint(fields=["attempt", "question_version"], name="question_once_per_attempt"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, fraction_e7__isnull=True)
                | Q(answered_at__isnull=False, fraction_e7__isnull=False),
                name="answered_item_is_marked",
            ),
            models.CheckConstraint(
                condition=Q(fraction_e7__isnull=True) | Q(fraction_e7__lte=WHOLE_E7),
                name="fraction_at_most_one",
            ),
        ]

    def __str__(self):
        return f"{self.attempt}, question {self.slot}"

    @property
    def fraction(self):
        """What it earned, exactly; None while it has no answer."""
        return None if self.fraction_e7 is None else from_e7(self.fraction_e7)


class StepKind(models.TextChoices):
    ANSWERED = "answered", "Answered"
    NOT_SURE = "not_sure", "Not sure, asked to see the guidance"
    LEFT = "left", "Left without an answer when the check was finished"


class Certainty(models.IntegerChoices):
    LOW = 1, "Not very sure"
    MIDDLE = 2, "Fairly sure"
    HIGH = 3, "Very sure"


class Step(models.Model):
    """Insert-only (by trigger): what was sent for one item, by whom, when, and what it earned."""

    item = models.ForeignKey(AttemptItem, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=StepKind)
    response = models.JSONField(help_text="As the question's kind stores it, for instance {'choice': 'c2'}.")
    fraction_e7 = models.PositiveIntegerField()
    certainty = models.PositiveSmallIntegerField(
        null=True, blank=True, choices=Certainty, help_text="Never part of the mark; empty where it was not asked."
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["item", "number"]
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="step_number_once")]

    def __str__(self):
        return f"{self.item}, step {self.number}"
