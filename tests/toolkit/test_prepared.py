"""A prepared query says the same as the queryset it was made from, every time it is called, on both databases."""

import datetime as dt
import threading

import pytest
from django.db import connection, models
from django.db.models import Q

from people.models import Employment, Person, Team
from tests.cast import employ
from toolkit.prepared import Given, Prepared

TODAY = dt.date(2026, 11, 23)
_NAMED = Prepared(lambda: Team.objects.filter(name=Given("name", models.CharField())).order_by("pk"))


@pytest.fixture
def written(monkeypatch):
    """How often Django wrote SQL."""
    compiler = connection.ops.compiler("SQLCompiler")
    times = []
    as_sql = compiler.as_sql
    monkeypatch.setattr(compiler, "as_sql", lambda *args, **kwargs: times.append(1) or as_sql(*args, **kwargs))
    return times


def test_each_call_asks_with_its_own_values(housing):
    other = Team.objects.create(name="Parks")

    assert _NAMED(name="Parks") == [other]
    assert _NAMED(name=housing.name) == [housing]
    assert _NAMED(name="Nowhere") == []


def test_the_sql_is_written_once(db, written):
    find = Prepared(lambda: Team.objects.filter(name=Given("name", models.CharField())))

    find(name="Parks")
    find(name="Trees")

    assert len(written) == 1


def test_a_value_is_never_part_of_the_sql(housing):
    assert _NAMED(name="' OR 1=1 --") == []


def test_one_value_may_stand_in_two_places(sam):
    on = Given("on", models.DateField())
    covering = Prepared(lambda: Employment.objects.filter(Q(ends_on=None) | Q(ends_on__gte=on), starts_on__lte=on))

    assert sam in [employment.person for employment in covering(on=TODAY)]
    assert covering(on=dt.date(1999, 1, 1)) == []


def test_related_instances_come_with_their_row(sam, django_assert_num_queries):
    of = Prepared(
        lambda: Employment.objects.filter(person=Given("person", models.BigIntegerField())).select_related("team")
    )

    with django_assert_num_queries(1):
        (employment,) = of(person=sam.pk)
        assert employment.team.name == "Housing advice"


def test_values_come_back_as_the_fields_read_them(sam):
    fields = ("person__key", "starts_on", "is_customer_facing")
    rows = Prepared(
        lambda: Employment.objects.filter(person__key=Given("key", models.UUIDField())).values_list(*fields)
    )

    assert rows(key=sam.key) == list(Employment.objects.filter(person=sam).values_list(*fields))


def test_a_flat_list_is_flat(sam):
    names = Prepared(
        lambda: Person.objects.filter(pk=Given("pk", models.BigIntegerField())).values_list("name", flat=True)
    )

    assert names(pk=sam.pk) == ["Sam Ellis"]


def test_what_is_looked_for_may_hold_a_percent_sign(housing):
    Team.objects.create(name="100% recycled")
    holds = Prepared(lambda: Team.objects.filter(name__contains=Given("part", models.CharField())))

    assert [team.name for team in holds(part="0%")] == ["100% recycled"]
    assert holds(part="1%d") == []


def test_a_missing_value_is_said(db):
    with pytest.raises(KeyError, match="name"):
        _NAMED(title="Parks")


@pytest.mark.django_db(transaction=True)
def test_each_thread_has_its_own(housing):
    found = []

    def look():
        found.append(_NAMED(name=housing.name))
        connection.close()

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [[housing]] * 3


def test_somebody_new_is_found_by_what_was_written_before(housing, mia):
    of = Prepared(lambda: Person.objects.filter(name=Given("name", models.CharField())))
    assert of(name="Jo Hill") == []

    employ("Jo Hill", team=housing, manager=mia)

    assert [person.name for person in of(name="Jo Hill")] == ["Jo Hill"]
