"""What a change leads to is on one page, before it is sent and before it is published."""

import copy

import pytest
import time_machine
from wagtail.models import TaskState

from home.models import SiteSettings
from learning.actions import reopening
from learning.models import Reopening
from quizzes.models import Question, QuestionReview
from standards.actions import revise_standard, submit_for_second_reading
from standards.models import StandardPage, StandardVersion
from tests.cast import NOON, TODAY
from tests.factories.learning import require, show
from tests.factories.quizzes import make_quiz, ready_question
from tests.factories.standards import BODY, make_standard
from toolkit.actions import perform
from toolkit.models import LongWork

pytestmark = pytest.mark.django_db
AT = "/standards/PHONE-1/next-version/"
LATER = "2026-11-23T15:00:00Z"


@pytest.fixture
def standard(sam, zoe, mia):
    """A published standard that Sam has shown, and Zoe is being asked about."""
    page = make_standard("PHONE-1", now=NOON)
    ready_question("PHONE-1", "PHONE-1-Q1", "name-first")
    ready_question("PHONE-1", "PHONE-1-Q2", "finish-who-when")
    quiz = make_quiz(("PHONE-1",), questions=0)
    require(quiz, begins_on=TODAY)
    show(sam, quiz)
    return page


@pytest.fixture
def draft(standard, ada):
    body = copy.deepcopy(BODY)
    body[0]["value"]["lines"][0]["value"] = "give your full name"
    return revise_standard(page=standard, change="", reason="", body=body, by=ada, now=NOON)


@pytest.fixture(autouse=True)
def _later():
    with time_machine.travel(LATER, tick=False):
        yield


def told(response):
    return response.context["told"]


def newest(number=2):
    return StandardVersion.objects.filter(number=number).first()


def test_it_says_line_by_line_what_changes_whom_it_touches_and_what_each_answer_costs(draft, ada, as_person):
    SiteSettings.objects.update_or_create(pk=1, defaults={"pounds_per_hour": 3600})

    page = told(as_person(ada).get(AT))

    assert [(change.was, change.now) for change in page.changed] == [
        ("give your first name and your team", "give your full name")
    ]
    assert (page.touched.knowing, page.touched.teams) == (1, (("Housing advice", 1),))
    assert page.touched.in_job == page.touched.asked_anyway + 1
    costs = {
        answer.value: (answer.cost.people, answer.cost.seconds_each, answer.cost.pounds) for answer in page.answers
    }
    assert costs == {
        "nothing": (0, 0, 0),
        "show": (page.touched.in_job, 10, 10 * page.touched.in_job),
        "one": (1, 50, 50),
        "all": (1, 90, 90),
    }


def test_it_lists_the_questions_that_rest_on_what_changes(draft, ada, as_person):
    (row,) = told(as_person(ada).get(AT)).questions.rows

    assert (row.key, row.was, row.now) == (
        "PHONE-1-Q1",
        "give your first name and your team",
        "give your full name",
    )
    assert not row.is_settled


def test_ada_chooses_says_why_and_sends_it(draft, ada, as_person):
    response = as_person(ada).post(AT, {"asks": "all", "reason": "Callers asked."})

    page = StandardPage.objects.get(key="PHONE-1").get_latest_revision_as_object()
    assert response.url == "/admin/"
    assert (page.change, page.asks, page.change_reason) == ("material", "all", "Callers asked.")
    assert TaskState.objects.filter(status="in_progress").count() == 1


@pytest.mark.parametrize(
    ("sent", "says"),
    [({"reason": "Callers asked."}, "Choose who needs to look"), ({"asks": "show"}, "Why: say in one sentence")],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(draft, ada, as_person, sent, says):
    response = as_person(ada).post(AT, sent)

    assert says in response.context["errors"][0]["words"]
    assert sent.get("reason", "") in response.content.decode()


def test_rex_publishes_from_the_page_once_the_questions_are_settled(draft, ada, rex, lena, as_person):
    as_person(ada).post(AT, {"asks": "one", "reason": "Callers asked."})
    assert not told(as_person(rex).get(AT)).may_approve
    refused = as_person(rex).post(f"{AT}approval/")
    assert "rests on words that change" in refused.context["errors"][0]["words"]

    as_person(lena).post(f"{AT}questions/PHONE-1-Q1/review/")
    assert told(as_person(rex).get(AT)).may_approve
    as_person(rex).post(f"{AT}approval/")

    assert QuestionReview.objects.get().by == lena
    assert (newest().asks, newest().published_by, newest().reopening.asked) == ("one", rex, 1)


def test_a_question_can_be_retired_from_the_page(draft, ada, as_person):
    as_person(ada).post(f"{AT}questions/PHONE-1-Q1/retirement/")

    assert Question.objects.get(key="PHONE-1-Q1").retired_at is not None
    assert told(as_person(ada).get(AT)).questions.rows == []


def test_ada_may_not_publish_what_she_sent(draft, ada, as_person):
    as_person(ada).post(AT, {"asks": "show", "reason": "Callers asked."})

    response = as_person(ada).post(f"{AT}approval/")

    assert "You asked for this page to be read" in response.context["errors"][0]["words"]
    assert newest() is None


@pytest.mark.parametrize("who", ["sam", "mia", "abe"])
def test_for_others_there_is_nothing_here(draft, request, as_person, who):
    assert as_person(request.getfixturevalue(who)).get(AT).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_people(
    draft, ada, lena, as_person, django_assert_max_num_queries
):
    with django_assert_max_num_queries(60):
        as_person(lena).get(AT)


def test_a_second_reader_publishes_alone_in_an_emergency(draft, rex, as_person):
    as_person(rex).post(f"{AT}questions/PHONE-1-Q1/review/")
    as_person(rex).post(f"{AT}emergency/", {"asks": "one", "reason": "The line is dead.", "emergency": "Dead line."})

    assert (newest().without_reader, newest().reason, newest().published_by) == ("Dead line.", "The line is dead.", rex)


def test_an_emergency_needs_its_reason(draft, rex, as_person):
    response = as_person(rex).post(f"{AT}emergency/", {"asks": "show", "reason": "The line is dead."})

    assert response.context["errors"][0]["words"].startswith("Say what the emergency is.")
    assert newest() is None


def test_a_comms_editor_has_no_emergency_door(draft, ada, as_person):
    assert not told(as_person(ada).get(AT)).may_publish_alone
    response = as_person(ada).post(f"{AT}emergency/", {"asks": "show", "reason": "x", "emergency": "y"})

    assert "Only a second reader or the standards lead" in response.context["errors"][0]["words"]
    assert newest() is None


def test_words_already_waiting_for_a_reader_can_go_out_in_an_emergency(draft, ada, lena, as_person):
    draft.change, draft.change_reason = "clarifying", "Plainer."
    draft.save_revision(user=ada.account)
    submit_for_second_reading(page=draft, by=ada)

    as_person(lena).post(f"{AT}emergency/", {"asks": "show", "reason": "Plainer.", "emergency": "The line is dead."})

    page = StandardPage.objects.get(key="PHONE-1")
    assert newest().without_reader == "The line is dead."
    assert page.live
    assert not page.has_unpublished_changes
    assert page.current_workflow_state is None


# Whom it asks, and how far that is -----------------------------------------------------------------------------------

TOLD = "Version 2 changes something"
CHANGES = "/standards/PHONE-1/changes/"


@pytest.fixture
def in_the_queue(draft, rex, as_person, settings, monkeypatch):
    """Rex published something that asks more people than are asked at a click, and no worker has taken it yet."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    monkeypatch.setattr(reopening, "AT_A_CLICK", 0)
    as_person(rex).post(f"{AT}questions/PHONE-1-Q1/review/")
    published = {"asks": "one", "reason": "The line is dead.", "emergency": "Dead line."}
    as_person(rex).post(f"{AT}emergency/", published)
    return LongWork.objects.get(kind="learning.reopen")


def test_whoever_published_is_led_to_how_far_it_is(in_the_queue, rex, as_person):
    after_publishing, *pages = [as_person(rex).get(url).content.decode() for url in ("/admin/", AT, CHANGES)]

    assert in_the_queue.get_absolute_url() in after_publishing
    for page in pages:
        assert "Version 2 changes something for 1 person. Waiting to begin." in page
        assert in_the_queue.get_absolute_url() in page
    assert as_person(rex).get(in_the_queue.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("who", ["sam", "ada", "lena"])
def test_to_nobody_else_is_the_work_shown_or_opened(in_the_queue, request, as_person, who):
    client = as_person(request.getfixturevalue(who))

    assert TOLD not in client.get(CHANGES).content.decode()
    assert client.get(in_the_queue.get_absolute_url()).status_code == 404


def test_work_that_failed_says_so_until_somebody_has_finished_it(in_the_queue, rex, as_person):
    LongWork.objects.update(state="failed", ended_at=NOON, problem="It broke.")

    assert "Asking them stopped before its end; its page says why." in as_person(rex).get(CHANGES).content.decode()


def test_what_has_come_to_its_end_is_told_in_the_history_alone(in_the_queue, rex, as_person):
    perform.func(str(in_the_queue.key))

    assert Reopening.objects.get(version__number=2).asked == 1
    assert TOLD not in as_person(rex).get(CHANGES).content.decode()
