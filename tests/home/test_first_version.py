"""A new standard goes the same way as a change: what it leads to stands on one page, before it is sent and before it is read."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse
from wagtail.models import TaskState

from home.models import SiteSettings
from quizzes.actions.bank import make_ready
from quizzes.actions.quizzes import set_quiz
from quizzes.models import QuestionVersion, VersionState
from standards.models import StandardPage, StandardVersion
from tests.cast import NOON, TODAY
from tests.factories.learning import require, show
from tests.factories.quizzes import draft_question, make_quiz
from tests.factories.standards import make_chapter, make_draft, make_standard
from tests.standards.conftest import in_admin  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
AT = "/standards/PHONE-2/next-version/"
EARLIER, LATER = NOON - dt.timedelta(days=9), NOON + dt.timedelta(hours=3)


@pytest.fixture
def chapter(sam, zoe, mia):
    """A chapter with one standard, which Sam has shown; Mia and Zoe have a round open."""
    make_standard("PHONE-1", now=EARLIER)
    quiz = make_quiz(("PHONE-1",), questions=1, now=EARLIER)
    require(quiz, begins_on=TODAY - dt.timedelta(days=9), now=EARLIER)
    show(sam, quiz)
    return quiz


@pytest.fixture
def draft(chapter, ada):
    return make_draft("PHONE-2", by=ada)


@pytest.fixture(autouse=True)
def _later():
    with time_machine.travel(LATER, tick=False):
        yield


def told(response):
    return response.context["told"]


def ask_about_both(quiz, at=NOON):
    set_quiz(chapter_key="PHONE", title="Phone", slug=quiz.slug, standard_keys=["PHONE-1", "PHONE-2"], by=None, now=at)


def a_question(by, read_by=None):
    version = draft_question("PHONE-2", "PHONE-2-Q1", "name-first", by=by)
    return make_ready(version=version, read_by=read_by, now=NOON) if read_by else version


def test_it_says_whom_it_reaches_and_what_reading_and_answering_take(draft, ada, as_person):
    SiteSettings.objects.update_or_create(pk=1, defaults={"pounds_per_hour": 3600})

    page = told(as_person(ada).get(AT))

    people = page.first.reach.in_job
    assert page.title == f"This reaches {people} people"
    assert [team for team, _ in page.first.reach.teams] == ["Communications", "Housing advice", "Homes and Streets"]
    assert sum(number for _, number in page.first.reach.teams) == people
    assert (page.first.reading.people, page.first.reading.seconds_each) == (people, 15)
    assert (page.first.answering.seconds_each, page.first.answering.pounds) == (40, 40 * people)
    assert page.first.in_all.pounds == 55 * people


def test_it_says_that_people_will_not_be_asked_before_the_check_asks_about_it(draft, ada, as_person):
    page = told(as_person(ada).get(AT))
    (sentence,) = page.first.told

    assert page.first.waits
    assert sentence.startswith("Nobody will be asked yet. The check on Phone doesn’t ask about PHONE-2: ")
    assert sentence.endswith("0 questions stand ready.")


def test_it_says_that_a_check_without_its_question_could_not_be_taken(chapter, draft, ada, as_person):
    ask_about_both(chapter)

    (sentence,) = told(as_person(ada).get(AT)).first.told

    assert sentence.endswith("Publish it when they are: until then nobody could take that check.")


def test_it_says_that_people_will_be_asked_and_when(chapter, draft, ada, lena, as_person):
    ask_about_both(chapter)
    a_question(ada, read_by=lena)

    page = told(as_person(ada).get(AT))

    rest = page.first.reach.in_job - page.first.reach.in_a_round
    assert not page.first.waits
    assert page.first.told[0] == "People will be asked about it: 1 question stands ready."
    assert page.first.told[1].endswith(f"get 1 question in it; the other {rest} in their next.")
    assert [row.key for row in page.questions.rows] == ["PHONE-2-Q1"]


def test_a_chapter_without_a_check_asks_nobody(ada, as_person):
    make_draft("POST-1", by=ada)

    page = told(as_person(ada).get("/standards/POST-1/next-version/"))

    assert page.title == "This is in nobody’s job yet"
    assert page.first.told == ["Nobody will be asked yet. The chapter has no check; people can read the standard."]


def test_ada_sends_it_and_rex_publishes_it_from_the_same_page(draft, ada, rex, as_person):
    as_person(ada).post(AT, {"reason": "Callers asked."})
    assert TaskState.objects.filter(status="in_progress").count() == 1
    page = told(as_person(rex).get(AT))
    assert (page.may_approve, page.may_send, page.reason) == (True, False, "Callers asked.")

    as_person(rex).post(f"{AT}approval/")

    version = StandardVersion.objects.get(standard_key="PHONE-2")
    assert (version.number, version.asks, version.published_by) == (1, "all", rex)


def test_a_question_is_read_against_the_draft_by_somebody_else(draft, ada, lena, as_person):
    a_question(ada)
    (row,) = told(as_person(ada).get(AT)).questions.drafts
    assert (row.now, row.is_mine) == ("give your first name and your team", True)
    assert "Somebody other than the person who wrote it" in as_person(ada).post(row.reading_url).content.decode()

    response = as_person(lena).post(row.reading_url, follow=True)

    assert QuestionVersion.objects.get(question__key="PHONE-2-Q1").state == VersionState.READY
    assert told(response).questions.drafts == []
    assert [(each.key, each.waits, each.is_settled) for each in told(response).questions.rows] == [
        ("PHONE-2-Q1", True, True)
    ]


def test_a_new_page_is_made_and_sent_from_the_page_that_says_whom_it_reaches(chapter, ada, in_admin):  # noqa: F811
    parent = make_chapter("PHONE")
    address = reverse("wagtailadmin_pages:add", args=("standards", "standardpage", parent.pk))
    shown = in_admin(ada).client.get(address).content.decode()

    response = in_admin(ada).create(
        parent, title="New", key="PHONE-9", slug="new", promise="We ring back.", **{"action-next-version": "1"}
    )

    assert "See what it leads to, and send it" in shown
    assert "action-submit" not in shown
    assert StandardPage.objects.get(key="PHONE-9").live is False
    assert told(response).first.reach.in_job > 0
