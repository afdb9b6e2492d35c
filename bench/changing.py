"""What a material change costs when very many people had shown the words before it: publishing it, and asking them all."""

import datetime as dt
import time

from bench.scratch import Site

PEOPLE = 20_000
# At most, in seconds: the click, and everybody asked.
MOST_TO_PUBLISH, MOST_TO_ASK = 2.0, 10.0
STANDARD = "PHONE-1"


def measure(site: Site, *, people: int) -> dict:
    from django.utils import timezone  # noqa: PLC0415, needs Django

    from learning.models import Record, Reopening  # noqa: PLC0415
    from standards.actions import approve, revise_standard, submit_for_second_reading  # noqa: PLC0415
    from standards.models import StandardPage  # noqa: PLC0415
    from toolkit.actions import perform  # noqa: PLC0415
    from toolkit.models import LongWork  # noqa: PLC0415

    now = timezone.now()
    _people_who_know(people or PEOPLE, now.date())
    ada, rex = _person("Ada Lindqvist"), _person("Rex Oduya")
    page = StandardPage.objects.get(key=STANDARD)
    promise = "A person answers within 15 seconds, gives their name and says what happens next."
    revise_standard(page=page, change="material", reason="Asked.", fields={"promise": promise}, by=ada, now=now)
    submit_for_second_reading(page=page, by=ada)

    records = Record.objects.count()
    to_publish = _seconds(lambda: approve(page=page, by=rex, now=now))
    work = LongWork.objects.get(kind="learning.reopen")
    to_ask = _seconds(lambda: perform.func(str(work.key)))
    work.refresh_from_db()
    return {
        "touched": Reopening.objects.get(version__number=2, version__standard_key=STANDARD).asked,
        "records": Record.objects.count() - records,
        "publish_seconds": to_publish,
        "ask_seconds": to_ask,
        "ended": work.state,
    }


def table(figures: dict) -> str:
    over = "  over" if figures["ask_seconds"] > MOST_TO_ASK else ""
    return (
        f"A change of {STANDARD} that touches {figures['touched']:,} people ({figures['ended']})\n"
        f"Publishing it                 {figures['publish_seconds']:6.2f} s, at most {MOST_TO_PUBLISH}\n"
        f"Asking them all, as a task    {figures['ask_seconds']:6.2f} s, at most {MOST_TO_ASK}{over}; "
        f"{figures['records']:,} records"
    )


def _person(name: str):
    from people.models import Person  # noqa: PLC0415

    return Person.objects.get(name=name)


def _people_who_know(number: int, today: dt.date) -> None:
    """Straight into the tables: what is measured is asking them, not how they came here."""
    from learning.models import Standing  # noqa: PLC0415
    from people.models import Employment, Person, Team  # noqa: PLC0415

    teams = list(Team.objects.filter(closed_on=None, children=None).order_by("pk"))
    people = Person.objects.bulk_create(
        [Person(name=f"Person {place}", known_as="Person") for place in range(number)], batch_size=2000
    )
    Employment.objects.bulk_create(
        [
            Employment(person=person, team=teams[place % len(teams)], job_title="Officer", starts_on=today)
            for place, person in enumerate(people)
        ],
        batch_size=2000,
    )
    Standing.objects.bulk_create(
        [
            Standing(
                person=person,
                standard_key=STANDARD,
                known_number=1,
                known_on=today,
                known_until=today + dt.timedelta(days=300),
                known_how="demonstrated",
            )
            for person in people
        ],
        batch_size=2000,
    )


def _seconds(act) -> float:
    began = time.perf_counter()
    act()
    return round(time.perf_counter() - began, 2)
