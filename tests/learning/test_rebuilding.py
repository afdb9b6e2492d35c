"""Whatever happened, in whatever order: what is stored is what the ledger says, and can be written anew from it."""

import datetime as dt
import itertools
from dataclasses import dataclass

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as PropertyCase

from learning.actions.assigning import assign
from learning.actions.rebuilding import rebuild_standing
from learning.models import Cycle, Recheck, Standing
from learning.queries.rebuilt import COLUMNS, differences, rebuilt
from learning.queries.records import verdict_on_ledger
from learning.standing import read
from people.actions import open_team
from quizzes.models import Attempt, Behaviour, Quiz
from quizzes.queries import attempt_outcome
from standards.models import StandardVersion
from standards.signals import standard_opened
from tests.cast import NOON, TODAY, employ
from tests.factories.learning import answer_all, make_check, make_version, open_attempt, require, show

KEYS = ("PHONE-1", "PHONE-2")


@dataclass(frozen=True)
class Event:
    """What happens next: who, which standards, how many days later."""

    what: str
    person: int
    keys: tuple[str, ...]
    days: int


EVENTS = st.lists(
    st.builds(
        Event,
        what=st.sampled_from(["show", "show", "miss", "half", "again", "read", "material", "editorial", "night"]),
        person=st.integers(0, 1),
        keys=st.sampled_from([KEYS, KEYS, KEYS[:1], KEYS[1:]]),
        days=st.sampled_from([0, 0, 1, 20, 200, 345]),
    ),
    max_size=10,
)


def happen(event, person, now):
    quiz = Quiz.objects.get()
    if event.what == "night":
        assign(today=now.date(), now=now)
    elif event.what in ("material", "editorial"):
        make_version(event.keys[0], change=event.what, at=now)
    elif event.what == "read":
        for key in event.keys:
            version = StandardVersion.objects.filter(standard_key=key).order_by("-number").first()
            standard_opened.send(StandardVersion, version=version, person=person, now=now)
    elif event.what == "again":
        _go_again(person, now)
    else:
        misses = {"show": (), "miss": event.keys, "half": event.keys[:1]}[event.what]
        answer_all(open_attempt(person, quiz, standard_keys=event.keys, now=now), misses=misses, now=now)


def _go_again(person, now):
    last = Attempt.objects.filter(person=person).order_by("-number").first()
    missed = attempt_outcome(last).missed if last else []
    if missed:
        fresh = open_attempt(person, last.quiz, standard_keys=missed, behaviour=Behaviour.FRESH, follows=last, now=now)
        answer_all(fresh, now=now)


def stored():
    standings = Standing.objects.order_by("person", "standard_key").values_list("person", "standard_key", *COLUMNS)
    cycles = Cycle.objects.order_by("pk").values_list("pk", "completed_on", "valid_until")
    return list(standings), list(cycles), list(Recheck.objects.order_by("pk").values_list("pk", "completed_on"))


class RebuildingTests(PropertyCase):
    """A property over histories of two people."""

    @given(EVENTS)
    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    def test_any_history_can_be_written_anew(self, events):
        team = open_team(name="Council", parent=None, by=None, now=NOON)
        people = [employ(f"P{number} Person", team=team) for number in range(2)]
        require(make_check(*KEYS, questions=2), warning_days=28)
        now = NOON
        for event in events:
            now += dt.timedelta(days=event.days, minutes=1)
            happen(event, people[event.person], now)

        assert [str(each) for each in differences(rebuilt())] == []
        assert verdict_on_ledger(anchors=[]).faults == []

        before = stored()
        Standing.objects.all().delete()
        Recheck.objects.update(completed_on=None)
        rebuild_standing(by=None, now=now)
        assert stored() == before


def test_the_order_of_reading_does_not_matter(sam):
    versions = [make_version(), make_version(change="editorial"), make_version(change="editorial")]
    found = []
    for order in itertools.permutations(versions):
        Standing.objects.all().delete()
        standing = Standing(person=sam, standard_key="PHONE-1")
        for version in order:
            from_facts(standing, version)
        found.append((standing.read_number, standing.read_at))

    assert set(found) == {(3, NOON + dt.timedelta(days=3))}


def from_facts(standing, version):
    read(standing, number=version.number, at=NOON + dt.timedelta(days=version.number))


@pytest.fixture
def wrong(sam):
    """A standing somebody has meddled with."""
    quiz = make_check("PHONE-1")
    require(quiz)
    show(sam, quiz)
    Standing.objects.filter(person=sam).update(goes_without=2)
    Cycle.objects.filter(person=sam).update(valid_until=TODAY + dt.timedelta(days=9999))


def run(capsys, *arguments):
    capsys.readouterr()
    try:
        call_command("rebuild_standing", *arguments)
        code = 0
    except SystemExit as stopped:
        code = stopped.code
    return code, capsys.readouterr().out.splitlines()


def test_check_tells_what_differs_and_changes_nothing(wrong, capsys):
    code, lines = run(capsys, "--check")

    assert (code, len(lines), lines[-1]) == (1, 3, "2 differ from the ledger.")
    assert Standing.objects.get().goes_without == 2


def test_rebuilding_puts_it_right(wrong, capsys):
    assert run(capsys)[1][-1] == "2 differed from the ledger and were put right."
    assert run(capsys, "--check") == (0, ["What is stored is what the ledger says."])


def test_what_was_seen_by_a_manager_is_kept(sam):
    Standing.objects.create(person=sam, standard_key="PHONE-1", observed_on=TODAY)

    rebuild_standing(by=None, now=NOON)

    assert Standing.objects.get().observed_on == TODAY
