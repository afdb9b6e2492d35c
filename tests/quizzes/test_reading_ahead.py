"""A question on words that are not published yet: read against the draft, and asked from the day they are in force."""

import copy
import datetime as dt

import pytest

from quizzes.actions.bank import make_ready, retire_question, review_question, write_question
from quizzes.models import QuestionReview, VersionState
from quizzes.queries import drafts_to_read, ready_versions
from standards.actions import approve, revise_standard, submit_for_second_reading
from standards.models import StandardPage
from standards.queries import flagged
from tests.cast import NOON
from tests.factories.quizzes import draft_question, ready_question
from tests.factories.standards import BODY, make_draft, make_standard
from toolkit.obstacles import NotAllowed

pytestmark = pytest.mark.django_db
NAME, NEW = "name-first", "ring-back"
BEFORE, LATER = NOON - dt.timedelta(days=9), NOON + dt.timedelta(hours=1)


@pytest.fixture
def standard():
    """In force since last week, with a question on a line of it."""
    page = make_standard("PHONE-1", now=BEFORE)
    ready_question("PHONE-1", "PHONE-1-Q1", NAME, now=BEFORE)
    return page


def with_a_new_line(page, by, *, line="ring back the same day", change="material"):
    """A draft in which the standard says one thing more, waiting for its second reader."""
    body = copy.deepcopy(BODY)
    body[0]["value"]["lines"].append({"id": NEW, "value": line})
    draft = revise_standard(page=page, change=change, reason="Asked.", body=body, by=by, now=NOON)
    return submit_for_second_reading(page=draft, by=by)


def ask_about(line, by, *, key="PHONE-1-Q2", number=2):
    like = draft_question("PHONE-1", key, line, by=by)
    return write_question(
        key=key, standard_key="PHONE-1", kind=like.kind, spec=like.spec, tests_line=line, reviewed_for=number,
        by=by, now=NOON,
    )  # fmt: skip


def can_be_asked(**more):
    return [(version.question.key, version.number) for version in ready_versions(["PHONE-1"], **more)]


def test_a_question_on_a_new_line_is_ready_before_the_line_is_published_and_asked_from_that_day(
    standard, ada, rex, lena
):
    draft = with_a_new_line(standard, ada)
    version = make_ready(version=ask_about(NEW, ada), read_by=lena, now=NOON)
    assert (version.state, version.reviewed_for) == (VersionState.READY, 2)
    assert can_be_asked() == [("PHONE-1-Q1", 1)]
    assert can_be_asked(ahead=True) == [("PHONE-1-Q1", 1), ("PHONE-1-Q2", 1)]

    approve(page=draft, by=rex, now=LATER)

    assert can_be_asked() == [("PHONE-1-Q1", 1), ("PHONE-1-Q2", 1)]
    assert flagged() == []


def test_whoever_reads_it_is_kept_with_the_words_they_read(standard, ada, lena):
    with_a_new_line(standard, ada)

    version = make_ready(version=ask_about(NEW, ada), read_by=lena, now=NOON)

    review = QuestionReview.objects.get()
    assert (review.version, review.rests_on, review.by, review.at) == (version, "ring back the same day", lena, NOON)


def test_a_question_rewritten_for_the_words_to_come_is_asked_as_it_was_until_then(standard, ada, rex, lena):
    body = copy.deepcopy(BODY)
    body[0]["value"]["lines"][0]["value"] = "give your full name"
    draft = revise_standard(page=standard, change="material", reason="Asked.", body=body, by=ada, now=NOON)
    submit_for_second_reading(page=draft, by=ada)
    make_ready(version=ask_about(NAME, ada, key="PHONE-1-Q1"), read_by=lena, now=NOON)
    assert can_be_asked() == [("PHONE-1-Q1", 1)]

    approve(page=standard, by=rex, now=LATER)

    assert can_be_asked() == [("PHONE-1-Q1", 2)]


def test_the_first_words_of_a_standard_come_with_their_question(ada, rex, lena):
    draft = submit_for_second_reading(page=make_draft("PHONE-1", by=ada), by=ada)
    make_ready(version=ask_about(NAME, ada, number=1), read_by=lena, now=NOON)
    assert can_be_asked() == []

    approve(page=draft, by=rex, now=LATER)

    assert can_be_asked() == [("PHONE-1-Q2", 1)]


def test_what_the_draft_does_not_say_cannot_be_asked_about(standard, ada, lena):
    with_a_new_line(standard, ada)
    version = ask_about("nowhere", ada)

    with pytest.raises(NotAllowed, match="The standard has no line «nowhere»"):
        make_ready(version=version, read_by=lena, now=NOON)


def test_words_in_force_are_what_a_question_about_them_is_read_against(standard, ada, lena):
    with_a_new_line(standard, ada)

    with pytest.raises(NotAllowed, match=f"The standard has no line «{NEW}»"):
        make_ready(version=ask_about(NEW, ada, number=1), read_by=lena, now=NOON)


@pytest.mark.parametrize("change", ["material", "clarifying", "editorial"])
def test_words_that_change_once_more_wait_for_the_question_that_was_read_before(change, standard, ada, rex, lena):
    with_a_new_line(standard, ada)
    question = make_ready(version=ask_about(NEW, ada), read_by=lena, now=NOON).question
    StandardPage.objects.get(key="PHONE-1").current_workflow_state.cancel(user=ada.account)
    draft = with_a_new_line(standard, ada, line="ring back within a week", change=change)

    with pytest.raises(NotAllowed, match="The question “Situation PHONE-1-Q2” rests on words that change"):
        approve(page=draft, by=rex, now=LATER)
    review_question(question=question, words=draft.words(), by=lena, now=NOON)
    approve(page=draft, by=rex, now=LATER)

    assert can_be_asked() == [("PHONE-1-Q1", 1), ("PHONE-1-Q2", 1)]


def test_a_line_that_is_dropped_again_takes_its_question_with_it(standard, ada, rex, lena):
    with_a_new_line(standard, ada)
    question = make_ready(version=ask_about(NEW, ada), read_by=lena, now=NOON).question
    StandardPage.objects.get(key="PHONE-1").current_workflow_state.cancel(user=ada.account)
    body = copy.deepcopy(BODY)
    body[1]["value"]["lines"][0]["value"] = "do not transfer a call that nobody has taken"
    draft = revise_standard(page=standard, change="clarifying", reason="Asked.", body=body, by=ada, now=NOON)
    submit_for_second_reading(page=draft, by=ada)

    with pytest.raises(NotAllowed, match="rests on words that change"):
        approve(page=draft, by=rex, now=LATER)
    retire_question(question=question, by=lena, now=NOON)
    approve(page=draft, by=rex, now=LATER)

    assert can_be_asked() == [("PHONE-1-Q1", 1)]


def test_what_nobody_has_read_yet_is_listed(standard, ada):
    with_a_new_line(standard, ada)
    version = ask_about(NEW, ada)

    assert drafts_to_read("PHONE-1") == [version]
