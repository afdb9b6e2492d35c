"""The product's stories, from one end to the other, through its pages."""

import datetime as dt

import pytest
from django.core.management import call_command

from learning.models import Record
from people.actions import end_deputy, leave
from people.models import Deputy
from standards.models import StandardPage
from tests.cast import NOON, TODAY, employ
from tests.factories.standards import make_change

pytestmark = pytest.mark.django_db


def test_somebody_who_knows_it_reads_nothing_and_has_proof(asked, sam, walk):
    sams = walk(sam).open("/")
    assert sams.heading == "1 chapter to do by 21 December"

    sams.follow("Answer 2 questions").press("Answer 2 questions").answer_all()
    assert sams.heading == "Phone is done until November 2027"
    assert "You didn’t need to read the page." in sams.words

    sams.open("/")
    assert sams.heading == "You’re up to date"
    proof = sams.client.get("/my-record/records.csv").content.decode()
    assert proof.count("Standard PHONE-1") == 1
    assert proof.count("Standard PHONE-2") == 1


def test_a_miss_is_read_and_shown_by_another_situation(asked, sam, walk):
    sams = walk(sam).open("/checks/phone/").press("Answer 2 questions")
    situations = {sams.heading}
    sams.answer_all(misses=["PHONE-2"])
    assert sams.heading == "You’ve got 1 of the 2"

    sams.press("Try a different situation")
    assert sams.heading not in situations
    sams.answer_all()

    assert sams.heading == "Phone is done until November 2027"
    assert list(Record.objects.filter(kind__startswith="standard.").order_by("seq").values_list("kind", flat=True)) == [
        "standard.demonstrated/1",
        "standard.shown_after_reading/1",
    ]


def test_after_the_third_go_a_person_helps_and_was_announced(asked, sam, mia, walk):
    sams, mias = walk(sam), walk(mia)
    sams.open("/checks/phone/").press("Answer 2 questions").answer_all(misses=["PHONE-2"])
    sams.press("Try a different situation").answer_all(misses=["PHONE-2"])
    assert "Mia will see that you’d like help with" in sams.words
    assert "Would welcome help" not in mias.open("/team/").words

    sams.press("Try a different situation").answer_all(misses=["PHONE-2"])
    mias.open("/team/")
    assert "Would welcome help, after three goes." in mias.words

    mias.follow("We’ve talked").press("Save that we’ve talked", outcome="sorted")
    assert mias.said == "Saved. Sam sees the same two facts: the day and how it ended."
    assert "Sorted" in sams.open(f"/people/{sam.key}/").words


def test_a_changed_promise_asks_about_the_change_and_a_typo_asks_nobody(asked, sam, clock, walk):
    walk(sam).open("/checks/phone/").press("Answer 2 questions").answer_all()
    page = StandardPage.objects.get(key="PHONE-1")
    clock.shift(dt.timedelta(days=30))
    later = NOON + dt.timedelta(days=30)

    page = make_change(
        page, change="editorial", promise="A person answers within 20 seconds and gives a name.", now=later
    )
    assert walk(sam).open("/").heading == "You’re up to date"

    make_change(page, promise="A person answers within 15 seconds and gives a name.", now=later)
    sams = walk(sam).open("/")
    assert "Phone: one thing has changed" in sams.words
    sams.follow("Answer 1 question").press("Answer 1 question").answer_all()

    assert sams.open("/").heading == "You’re up to date"
    assert "within 15 seconds" in sams.open("/standards/PHONE-1/changes/").words


def test_what_gets_in_the_way_reaches_the_manager_in_the_persons_words(asked, sam, mia, walk):
    standard = StandardPage.objects.get(key="PHONE-1")
    sams = walk(sam).open(standard.url)

    sams.press("Save my answer", fit="in_the_way")
    assert sams.problems == ["Write what gets in the way."]
    sams.press("Save my answer", fit="in_the_way", why="Nobody covers the line at lunch.")
    assert sams.said == "Thank you. Your answer is saved."

    assert "Nobody covers the line at lunch." in walk(mia).open("/team/").words


def test_a_deputy_acts_for_the_manager_and_only_while_it_lasts(asked, sam, mia, kit, walk):
    kits = walk(kit).open(f"/people/{sam.key}/")
    assert "You’re looking after this team for Mia Brandt." in kits.page.text

    kits.follow("Change date").press("Change the date", to="2027-01-04", reason="On leave until then")
    assert kits.said == "Phone: the last day is now 4 January 2027. Sam can see why."
    assert "for Mia Brandt" in walk(sam).open(f"/people/{sam.key}/").words

    end_deputy(deputy=Deputy.objects.get(), last_day=TODAY - dt.timedelta(days=1), by=mia, now=NOON)
    assert kits.open(f"/people/{sam.key}/").response.status_code == 404


def test_a_new_colleague_is_asked_on_the_first_day_and_the_record_outlasts_the_job(asked, mia, housing, clock, walk):
    ivy = employ("Ivy Bell", team=housing, manager=mia, starts_on=TODAY)
    ivys = walk(ivy).open("/")
    assert "You’ll be asked about situations from your own work" in ivys.words
    ivys.follow("Answer 2 questions").press("Answer 2 questions").answer_all()

    leave(person=ivy, last_day=TODAY, by=mia, now=NOON)
    clock.shift(dt.timedelta(days=1))
    call_command("nightly", date=TODAY + dt.timedelta(days=1))

    assert ivys.open("/").heading == "Sign in"
    assert "Ivy" not in walk(mia).open("/team/").words
    assert Record.objects.filter(subject=ivy.key, kind="cycle.completed/1").count() == 1
    call_command("verify_records")


def test_a_year_later_the_same_is_asked_again(asked, sam, clock, walk):
    walk(sam).open("/checks/phone/").press("Answer 2 questions").answer_all()

    clock.shift(dt.timedelta(days=350))
    call_command("nightly", date=TODAY + dt.timedelta(days=350))
    sams = walk(sam).open("/")

    assert sams.heading == "1 chapter to do by 23 November"
