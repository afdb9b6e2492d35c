"""Who works here, in which team, under whom, since when; and who can sign in."""

import datetime as dt
import uuid

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, Group, PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.functional import cached_property

from people.roles import PRIVILEGED, Role
from toolkit.prepared import Given, Prepared


class Team(models.Model):
    """A place in the organisation's tree: the whole, a directorate or a team. Closed with a date, never deleted."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(parent=F("id")), name="team_is_not_its_own_parent"),
        ]

    def __str__(self):
        return self.name


class PersonQuerySet(models.QuerySet):
    def employed_on(self, day: dt.date):
        """People with an employment that covers `day`."""
        return self.filter(pk__in=Employment.objects.on(day).values("person"))


class Person(models.Model):
    """Somebody the organisation knows. Never deleted; can be emptied, after which the key still adds up."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200, help_text="The name they go by at work.")
    known_as = models.CharField(max_length=80, help_text="What a colleague calls them: «Ask Joanne».")
    work_email = models.EmailField(null=True, blank=True)
    emptied_at = models.DateTimeField(null=True, blank=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "people"

    def __str__(self):
        return self.name


class AccountManager(BaseUserManager):
    def get_queryset(self):
        # An account is never shown or asked anything without its person: one query, not two, on every request.
        return super().get_queryset().select_related("person")

    def create_user(self, email=None, password=None, **fields):
        account = self.model(email=self.normalize_email(email) or None, **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_superuser=True, **fields)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class Account(AbstractBaseUser, PermissionsMixin):
    """What signs in. It can go while the person stays. Roles are Django groups, named in `people.roles`."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="account")
    email = models.EmailField(null=True, blank=True)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(
        default=False, help_text="Belongs to the demo organisation and needs no password there."
    )
    demo_part = models.CharField(
        max_length=200, blank=True, help_text="What one can see as this person, for the demo sign-in page."
    )
    date_joined = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = AccountManager()

    class Meta:
        ordering = ["email", "pk"]
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_per_email")]

    def __str__(self):
        return self.person.name

    def get_full_name(self):
        return self.person.name

    def get_short_name(self):
        return self.person.known_as

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The roles granted to this account; being a manager or a deputy is not granted but follows from employment."""
        names = set(_GROUPS_OF(account=self.pk))
        return frozenset(role for role in Role if role.value in names)

    @property
    def is_privileged(self) -> bool:
        """Whether this account needs a second factor: it can change what others see or read about others."""
        return self.is_superuser or bool(self.roles & PRIVILEGED)


_GROUPS_OF = Prepared(
    lambda: Group.objects.filter(user=Given("account", models.BigIntegerField())).values_list("name", flat=True)
)


class Kind(models.TextChoices):
    EMPLOYEE = "employee", "Employee"
    AGENCY = "agency", "Agency"
    CONTRACTOR = "contractor", "Contractor"
    COUNCILLOR = "councillor", "Councillor"
    VOLUNTEER = "volunteer", "Volunteer"


class EmploymentQuerySet(models.QuerySet):
    def on(self, day: dt.date | Given):
        """Employments that cover `day`, both ends included."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)


class Employment(models.Model):
    """A person in a team, under a manager, from a day to a day. A move ends one and begins the next."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="employments")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="employments")
    manager = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="managed_employments"
    )
    job_title = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.EMPLOYEE)
    employer = models.CharField(max_length=120, blank=True, help_text="The firm, for agency staff and contractors.")
    is_customer_facing = models.BooleanField(default=True)
    has_desk = models.BooleanField(default=True, help_text="Has a council device and mailbox of their own.")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True, help_text="The last day, included.")

    objects = EmploymentQuerySet.as_manager()

    class Meta:
        ordering = ["person", "starts_on", "pk"]
        indexes = [models.Index(fields=["manager", "starts_on", "ends_on"], name="employment_by_manager")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="employment_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(manager__isnull=True) | ~Q(manager=F("person")), name="nobody_manages_themselves"
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(ends_on__isnull=True), name="one_open_employment_per_person"
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.job_title}"


class DeputyQuerySet(models.QuerySet):
    def on(self, day: dt.date | Given):
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)


class Deputy(models.Model):
    """Somebody a manager has named to act for them, between two days. Everything they do says for whom."""

    manager = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="deputies")
    deputy = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="deputising")
    appointed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = DeputyQuerySet.as_manager()

    class Meta:
        ordering = ["manager", "starts_on", "pk"]
        verbose_name_plural = "deputies"
        constraints = [
            models.CheckConstraint(condition=~Q(manager=F("deputy")), name="nobody_deputises_for_themselves"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="deputy_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=["manager", "deputy"], condition=Q(ends_on__isnull=True), name="one_open_deputy_pair"
            ),
        ]

    def __str__(self):
        return f"{self.deputy} for {self.manager}"
