"""Editions: the booklet on one day, what each changed, and a standard's words on any day that has gone by."""

import datetime as dt

import pytest
import time_machine
from django.db import DatabaseError, transaction
from wagtail.models import PageViewRestriction

from standards.actions import make_edition
from standards.models import Edition, EditionVersion
from standards.queries import edition_in_force, edition_story, standard_on, versions_in
from tests.cast import NOON, TODAY
from tests.factories.standards import make_booklet, make_change, make_draft, make_standard
from toolkit.obstacles import NotAllowed

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
LATER = NOON + 20 * DAY
NEW = "A person answers within 9 seconds and says who they are."


def make(name="Winter 2026", dated=TODAY, now=NOON):
    return make_edition(name=name, dated=dated, by=None, now=now)


def keys(edition):
    return [(version.standard_key, version.number) for version in versions_in(edition)]


@pytest.fixture
def first():
    """An edition of two standards; afterwards one has changed and one is new."""
    page = make_standard("PHONE-1", now=NOON - 60 * DAY)
    make_standard("PHONE-2", now=NOON - 60 * DAY)
    edition = make()
    make_change(page, promise=NEW, reason="Callers asked.", now=NOON + 5 * DAY)
    make_standard("PHONE-3", now=NOON + 6 * DAY)
    return edition


def test_an_edition_holds_the_words_in_force_in_the_order_of_the_booklet(first):
    make_draft("PHONE-9")

    second = make("Spring 2027", TODAY + 10 * DAY, LATER)

    assert keys(first) == [("PHONE-1", 1), ("PHONE-2", 1)]
    assert keys(second) == [("PHONE-1", 2), ("PHONE-2", 1), ("PHONE-3", 1)]
    assert (first.number, second.number) == (1, 2)


def test_an_edition_is_never_altered(first):
    for rows, change in ((Edition.objects.all(), {"name": "x"}), (EditionVersion.objects.all(), {"position": 9})):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**change)
        with pytest.raises(DatabaseError), transaction.atomic():
            rows._raw_delete("default")


@pytest.mark.parametrize(
    ("name", "days", "says"),
    [
        ("", 10, "Name: say what people will call it"),
        ("winter 2026", 10, "Name: an earlier edition has it."),
        ("Spring 2027", 0, "Date: the edition before is dated 23 November 2026"),
    ],
)
def test_what_makes_no_edition(first, name, days, says):
    with pytest.raises(NotAllowed, match=says):
        make(name, TODAY + days * DAY, LATER)


def test_the_same_words_make_no_second_edition():
    make_standard("PHONE-1")
    make()

    with pytest.raises(NotAllowed, match="No words have changed"):
        make("Again", TODAY + DAY, NOON + DAY)


def test_an_empty_booklet_makes_no_edition():
    make_booklet()

    with pytest.raises(NotAllowed, match="No standard is published yet"):
        make()


def test_the_edition_in_force_is_the_newest_dated_by_that_day(first):
    second = make("Spring 2027", TODAY + 10 * DAY, NOON + 7 * DAY)

    found = [edition_in_force(TODAY + days * DAY) for days in (-1, 0, 9, 10)]

    assert found == [None, first, first, second]


def test_what_an_edition_changed_since_the_one_before(first):
    second = make("Spring 2027", TODAY + 10 * DAY, LATER)

    story = edition_story(second, readable={"PHONE-1", "PHONE-2", "PHONE-3"})

    (changed,) = story.changed
    assert (changed.version.standard_key, changed.why, changed.changed[0].now) == ("PHONE-1", ["Callers asked."], NEW)
    assert [version.standard_key for version in story.new] == ["PHONE-3"]
    assert (story.holds, story.same, story.previous) == (3, 1, first)


def test_what_an_edition_changed_takes_the_same_queries_for_more(first, django_assert_num_queries):
    second = make("Spring 2027", TODAY + 10 * DAY, LATER)

    with django_assert_num_queries(5):
        edition_story(second, readable={"PHONE-1"})
    with django_assert_num_queries(5):
        edition_story(second, readable={"PHONE-1", "PHONE-2", "PHONE-3"})


def test_everybody_reads_what_an_edition_changed(first, sam, as_person):
    make("Spring 2027", TODAY + 10 * DAY, LATER)

    page = as_person(sam).get("/standards/editions/2/").content.decode()

    assert NEW in page
    assert "Callers asked." in page


def test_a_standard_kept_private_is_not_told_in_an_edition(first, sam, as_person):
    second = make("Spring 2027", TODAY + 10 * DAY, LATER)
    page = versions_in(second)[0].page
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)

    assert NEW not in as_person(sam).get("/standards/editions/2/").content.decode()


def test_ada_makes_an_edition_on_the_page_and_sam_does_not(sam, ada, as_person):
    make_standard("PHONE-1")
    with time_machine.travel(LATER, tick=False):
        sent = {"name": "Winter 2026", "dated": "2026-12-13"}
        assert as_person(sam).post("/standards/editions/", sent).status_code == 404
        assert "Make an edition" not in as_person(sam).get("/standards/editions/").content.decode()
        assert as_person(ada).post("/standards/editions/", sent).url == "/standards/editions/1/"
        again = as_person(ada).post("/standards/editions/", sent | {"dated": "2027-01-01"})

    assert "Name: an earlier edition has it." in again.content.decode()
    assert Edition.objects.get().made_by == ada


# On a day -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def standard():
    page = make_standard("PHONE-1", now=NOON - 60 * DAY, promise="A person answers within 30 seconds.")
    return make_change(page, promise=NEW, reason="Callers asked.", now=NOON - 20 * DAY)


@pytest.mark.parametrize(("days_ago", "number"), [(61, None), (60, 1), (21, 1), (20, 2), (0, 2)])
def test_the_words_in_force_on_a_day(standard, days_ago, number):
    past = standard_on("PHONE-1", TODAY - days_ago * DAY)

    assert (past.version.number if past else None) == number


def address(day):
    return f"/standards/PHONE-1/on/{day.isoformat()}/"


def test_the_address_of_a_day_shows_those_words_and_leads_to_earlier_and_later(standard, sam, as_person):
    with time_machine.travel(NOON, tick=False):
        then = as_person(sam).get(address(TODAY - 30 * DAY)).content.decode()
        now = as_person(sam).get(address(TODAY)).content.decode()

    assert "A person answers within 30 seconds." in then
    assert f'href="{address(TODAY - 20 * DAY)}"' in then
    assert NEW in now
    assert "Callers asked." in now
    assert f'href="{address(TODAY - 60 * DAY)}"' in now


@pytest.mark.parametrize("day", ["2026-09-23", "2026-11-25", "2026-13-40"])
def test_before_it_existed_after_today_and_on_no_day_there_is_nothing(standard, sam, as_person, day):
    with time_machine.travel(NOON, tick=False):
        assert as_person(sam).get(f"/standards/PHONE-1/on/{day}/").status_code == 404


def test_past_words_are_for_those_who_may_read_the_standard(standard, sam, client, as_person):
    with time_machine.travel(NOON, tick=False):
        assert "/account/login/" in client.get(address(TODAY)).url
        make_booklet(is_open=True)
        assert client.get(address(TODAY)).status_code == 200
        PageViewRestriction.objects.create(page=standard, restriction_type=PageViewRestriction.GROUPS)
        assert as_person(sam).get(address(TODAY)).status_code == 404
