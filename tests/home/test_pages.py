"""Looking something up, the pages at the foot of every other, and making a site ready."""

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command
from wagtail.models import Page

from home.actions import set_up_site
from home.models import SiteSettings
from standards.models import BookletPage, Criterion, SearchMiss
from tests.cast import NOON
from tests.factories.standards import make_standard

HELP = ["/help/", "/help/accessibility/", "/help/what-we-record/"]


@pytest.fixture(autouse=True)
def _at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def site(db):
    return set_up_site(
        organisation_name="Westerby Borough Council", help_email="care@westerby.example", by=None, now=NOON
    )


@pytest.mark.parametrize("address", HELP)
def test_help_needs_no_signing_in(site, client, address):
    answer = client.get(address)

    assert answer.status_code == 200
    assert "Westerby Borough Council" in answer.content.decode()


@pytest.mark.parametrize("address", [*HELP, "/help/what-this-costs/", "/help/something-wrong/", "/search/"])
def test_somebody_signed_in_can_open_every_one(site, sam, as_person, address):
    assert as_person(sam).get(address).status_code == 200


def test_what_this_costs_says_so_when_there_is_nothing_to_add_up(site, sam, as_person):
    assert "Nothing to add up yet" in as_person(sam).get("/help/what-this-costs/").content.decode()


def test_looking_up_nothing_known_offers_other_words_and_counts_it_once(site, sam, as_person):
    words = as_person(sam).get("/search/", {"q": "bin rage"}).content.decode()

    assert "<title>Nothing for “bin rage”" in words
    assert "Nothing for those words" in words
    assert list(SearchMiss.objects.values_list("words", "times")) == [("bin rage", 1)]


def test_looking_up_says_how_many_first_and_each_line_says_what_it_is(site, sam, as_person):
    make_standard("PHONE-1")

    words = as_person(sam).get("/search/", {"q": "transfers"}).content.decode()

    assert "<title>2 answers for “transfers”" in words
    assert '<h1 id="answers" tabindex="-1">2 answers for “transfers”</h1>' in words
    assert 'Don’t: </span><a href="/standards/phone/phone-1/#line-blind-transfer">do not transfer a call' in words
    assert SearchMiss.objects.count() == 0


def test_looking_up_a_misspelt_word_says_what_it_was_taken_for(site, sam, as_person):
    make_standard("PHONE-1")

    words = as_person(sam).get("/search/", {"q": "trnasfer"}).content.decode()

    assert "Nothing is called “trnasfer”, so this is for “transfer”." in words


def test_what_is_wrong_is_passed_on_without_a_name(site, sam, as_person):
    answer = as_person(sam).post("/help/something-wrong/", {"page": "/standards/phone/", "what": "The number is old."})

    assert answer.status_code == 302
    assert len(mail.outbox) == 1
    assert mail.outbox[0].to == ["care@westerby.example"]
    assert "The number is old." in mail.outbox[0].body
    assert "/standards/phone/" in mail.outbox[0].body
    assert sam.name not in mail.outbox[0].body
    assert sam.work_email not in mail.outbox[0].body


def test_saying_nothing_is_wrong_keeps_the_page_and_says_what_is_missing(site, sam, as_person):
    words = as_person(sam).post("/help/something-wrong/", {"page": "/x/", "what": " "}).content.decode()

    assert "There is a problem" in words
    assert "Say what’s wrong, in a few words" in words
    assert "<title>Error: " in words
    assert mail.outbox == []


def test_a_site_is_made_ready_once_and_again_without_harm(db):
    for _ in range(2):
        call_command("set_up", "Westerby Borough Council")

    assert Page.objects.filter(depth=2).count() == 1
    assert BookletPage.objects.count() == 1
    assert Criterion.objects.filter(framework__key="cse").count() == 57
    assert SiteSettings.load().organisation_name == "Westerby Borough Council"


def test_the_demo_goes_into_no_database_but_a_demos(db):
    with pytest.raises(CommandError, match="only goes into a demo database"):
        call_command("seed")
