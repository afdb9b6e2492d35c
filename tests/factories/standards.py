"""The smallest booklet there can be, and standards to put in it. Made by the same actions as everything else."""

import datetime as dt
import itertools

from django.contrib.auth import get_user_model
from wagtail.models import Page, Site

from home.models import HomePage
from people.actions import create_account, grant_role, join, open_team
from people.models import Person, Team
from people.roles import Role
from standards.actions import (
    approve,
    create_chapter,
    create_standard,
    revise_standard,
    set_up_booklet,
    submit_for_second_reading,
)
from standards.models import BookletPage, ChapterPage, StandardPage
from tests.cast import LONG_AGO, NOON

_numbers = itertools.count(1)

TARGET = {
    "key": "answer",
    "channel": "phone",
    "what": "calls",
    "done": "answered",
    "measure": "percent_within",
    "value": 20,
    "unit": "seconds",
    "percent": 80,
    "clock_starts": "when the phone first rings",
    "calendar": "opening_hours",
    "effective_from": dt.date(2026, 4, 1),
}
BODY = [
    {
        "type": "do",
        "value": {
            "lines": [
                {"id": "name-first", "value": "give your first name and your team"},
                {"id": "finish-who-when", "value": "end with who does what by when"},
            ]
        },
    },
    {
        "type": "dont",
        "value": {"lines": [{"id": "blind-transfer", "value": "do not transfer a call nobody has taken"}]},
    },
    {
        "type": "get_help",
        "value": {
            "heading": "Get the duty manager now if:",
            "when": [{"id": "hurt", "value": "someone may be hurt"}],
            "call": "Extension 5555, day or night.",
            "more": "",
        },
    },
]


def make_front_page() -> HomePage:
    """The root of the default site, in place of the page that Wagtail brings."""
    front = HomePage.objects.first()
    if front is None:
        front = Page.get_first_root_node().add_child(instance=HomePage(title="Home", slug="front"))
        Site.objects.update_or_create(
            is_default_site=True, defaults={"hostname": "testserver", "port": 80, "root_page": front}
        )
        Site.clear_site_root_paths_cache()
    return front


def make_booklet(*, is_open: bool = False) -> BookletPage:
    """The booklet, live and empty, with its groups, its second readers and the mark's criteria; the same one each time."""
    booklet = set_up_booklet(parent=make_front_page(), by=None, now=NOON)
    if booklet.is_open != is_open:
        booklet.is_open = is_open
        booklet.save()
    return booklet


def make_editor(role: Role = Role.COMMS_EDITOR) -> Person:
    """Somebody with a role and an account, for tests that don't need the cast; the same one each time for a role."""
    found = get_user_model().objects.filter(person__name=f"The {role.value}").select_related("person").first()
    if found:
        return found.person
    team = Team.objects.first() or open_team(name="Council", parent=None, by=None, now=NOON)
    employment = join(
        name=f"The {role.value}",
        known_as=role.value,
        team=team,
        manager=None,
        job_title=role.value,
        starts_on=LONG_AGO,
        by=None,
        now=NOON,
    )
    email = f"{role.value.lower().replace(' ', '.')}@westerby.example"
    create_account(person=employment.person, email=email, by=None, now=NOON)
    grant_role(person=employment.person, role=role, by=None, now=NOON)
    return Person.objects.get(pk=employment.person.pk)


def make_chapter(key: str = "PHONE", *, title: str = "", icon: str = "phone") -> ChapterPage:
    """A published chapter; the same one each time for a key."""
    found = ChapterPage.objects.filter(key=key).first()
    if found:
        return found
    booklet = make_booklet()
    return create_chapter(
        booklet=booklet,
        key=key,
        title=title or key.capitalize(),
        slug=key.lower(),
        icon=icon,
        intro="How we answer and return calls.",
        by=make_editor(),
        read_by=make_editor(Role.SECOND_READER),
        now=NOON,
    )


def make_draft(
    key: str | None = None, *, by: Person | None = None, targets=None, body=None, is_whole=True, **fields
) -> StandardPage:
    """A standard nobody has read yet, in the chapter its key begins with."""
    key = key or f"PHONE-{next(_numbers) + 100}"
    return create_standard(
        chapter=make_chapter(key.split("-")[0]),
        fields={
            "key": key,
            "title": f"Standard {key}",
            "slug": key.lower(),
            "promise_heading": "What we promise callers",
            "promise": "A person answers within 20 seconds and gives their name.",
            "covers": "Every number",
            "covers_detail": "we publish",
            "owner_role": "Head of Customer Services",
            "checked_by": "Customer Services",
        }
        | fields,
        targets=[TARGET] if targets is None else targets,
        body=BODY if body is None else body,
        criteria=["2.2.1"],
        change_reason="First edition.",
        by=by or make_editor(),
        now=NOON,
        is_whole=is_whole,
    )


def make_standard(key: str | None = None, *, now: dt.datetime = NOON, **fields) -> StandardPage:
    """A published standard with its first version, written by one editor and read by another.

    ``make_standard("PHONE-1")``; its version is ``page.newest_version``. Every argument of `make_draft` works.
    """
    page = make_draft(key, **fields)
    return publish(page, now=now)


def publish(page: StandardPage, *, now: dt.datetime = NOON) -> StandardPage:
    """Ask for the newest draft to be read, and let the second reader publish it."""
    submit_for_second_reading(page=page, by=make_editor())
    approve(page=page, by=make_editor(Role.SECOND_READER), now=now)
    return StandardPage.objects.get(pk=page.pk)


def make_change(
    page: StandardPage, *, change: str = "material", reason: str = "Callers asked.", now: dt.datetime = NOON, **fields
) -> StandardPage:
    """Another version of a standard: ``make_change(page, promise="…")``."""
    fields = fields or {"promise": f"A person answers within {next(_numbers) + 20} seconds and gives their name."}
    revise_standard(page=page, change=change, reason=reason, fields=fields, by=make_editor(), now=now)
    return publish(page, now=now)
