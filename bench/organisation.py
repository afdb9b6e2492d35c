"""The organisation that is measured: the demo's, and as many more people as asked, by calling the actions."""

from collections.abc import Iterator

from django.conf import settings
from django.db.models import Count, QuerySet
from django.test import Client
from django.utils import timezone

from home.demo.seed import seed_demo
from learning.actions.assigning import assign
from people.actions import create_account, join
from people.models import Account, Employment, Person, Team
from quizzes.actions.attempts import answer_item, start_attempt
from quizzes.models import Attempt, AttemptItem, Quiz
from quizzes.queries import open_attempt, standards_asked
from quizzes.question_types.base import picked
from toolkit.dates import local_day

TEAM_SIZE = 10


def fill(more_people: int) -> None:
    seed_demo(today=local_day(timezone.now()))
    # Outside demo mode a site refuses to start with demo accounts in it; here they become ordinary ones.
    Account.objects.filter(is_demo=True).update(is_demo=False)
    add_people(more_people)


def add_people(number: int) -> None:
    """Managers of ten, each reporting to the chief executive, spread over the teams that are there."""
    now = timezone.now()
    today = local_day(now)
    top = Employment.objects.on(today).select_related("person").get(manager=None).person
    teams = list(Team.objects.filter(closed_on=None, children=None).order_by("pk"))
    manager = top
    for place in range(number):
        leads = place % (TEAM_SIZE + 1) == 0
        employment = join(
            name=f"Person {place}",
            known_as=f"Person {place}",
            team=teams[place // (TEAM_SIZE + 1) % len(teams)],
            manager=top if leads else manager,
            job_title="Officer",
            starts_on=today,
            by=None,
            now=now,
        )
        create_account(person=employment.person, email=f"person{place}@westerby.example", by=None, now=now)
        manager = employment.person if leads else manager
    if number:
        assign(today=today, now=now)


def busiest_manager() -> Person:
    """Whoever has the most people reporting to them."""
    reports = Employment.objects.on(local_day(timezone.now())).exclude(manager=None)
    (busiest,) = reports.values("manager").annotate(people=Count("pk")).order_by("-people", "manager")[:1]
    return Person.objects.get(pk=busiest["manager"])


def staff_of(manager: Person) -> Person:
    """One of those who report to the manager and sign in."""
    reports = Employment.objects.on(local_day(timezone.now())).filter(manager=manager)
    return who_sign_in().filter(pk__in=reports.values("person"))[0]


def session_of(person: Person) -> str:
    """The cookie of a signed-in person."""
    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    client.force_login(person.account)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def attempt_of(person: Person, quiz: Quiz) -> Attempt:
    """An open attempt: the one there is, or a new one at everything the check asks."""
    now = timezone.now()
    return start_attempt(
        quiz=quiz, person=person, behaviour="prove_first", standard_keys=standards_asked(quiz, at=now), now=now
    )


def fresh_attempts() -> Iterator[Attempt]:
    """An attempt with nothing answered yet, for each person and check that have none open."""
    for person in who_sign_in():
        for quiz in Quiz.objects.order_by("pk"):
            if open_attempt(person, quiz) is None:
                yield attempt_of(person, quiz)


def answer(item: AttemptItem) -> None:
    """Give the first choice that is offered."""
    attempt = item.attempt
    token = item.choice_order[0][0]
    answer_item(attempt=attempt, slot=item.slot, sent=picked(token), by=attempt.person, now=timezone.now())


def who_sign_in() -> QuerySet[Person]:
    """People with an account and no role, since a role asks for a second factor."""
    employed = Person.objects.employed_on(local_day(timezone.now()))
    return employed.filter(account__is_active=True, account__groups=None).select_related("account").order_by("pk")
