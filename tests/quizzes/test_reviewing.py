"""Questions and the words they rest on: a material change waits until each has been read against the new words."""

import copy

import pytest
from django.db import DatabaseError, transaction

from quizzes.actions.bank import make_ready, retire_question, review_question
from quizzes.models import Question, QuestionReview
from standards.actions import approve, revise_standard, submit_for_second_reading
from standards.models import StandardPage, StandardVersion
from standards.queries import flagged
from tests.cast import NOON
from tests.factories.quizzes import draft_question, ready_question
from tests.factories.standards import BODY, TARGET, make_change, make_standard
from toolkit.obstacles import NotAllowed

pytestmark = pytest.mark.django_db
NAME, FINISH = "name-first", "finish-who-when"


@pytest.fixture
def standard():
    page = make_standard("PHONE-1")
    ready_question("PHONE-1", "PHONE-1-Q1", NAME)
    ready_question("PHONE-1", "PHONE-1-Q2", FINISH)
    return page


def asked_to_read(page, ada, *, line="give your full name", change="material", **more):
    """A draft in which the line about names reads differently, waiting for its second reader."""
    body = copy.deepcopy(BODY)
    body[0]["value"]["lines"][0]["value"] = line
    draft = revise_standard(page=page, change=change, reason="Asked.", body=body, by=ada, now=NOON, **more)
    return submit_for_second_reading(page=draft, by=ada)


def review(key, draft, by):
    return review_question(question=Question.objects.get(key=key), words=draft.words(), by=by, now=NOON)


def test_a_material_change_waits_for_the_questions_that_rest_on_it(standard, ada, rex):
    draft = asked_to_read(standard, ada)

    with pytest.raises(NotAllowed, match="The question “Situation PHONE-1-Q1” rests on words that change"):
        approve(page=draft, by=rex, now=NOON)
    assert StandardVersion.objects.count() == 1


def test_it_goes_out_once_they_are_confirmed_for_the_new_words(standard, ada, rex, lena):
    draft = asked_to_read(standard, ada)
    review("PHONE-1-Q1", draft, lena)

    approve(page=draft, by=rex, now=NOON)

    assert StandardVersion.objects.filter(number=2, asks="one").exists()


def test_it_goes_out_once_they_are_retired(standard, ada, rex, lena):
    draft = asked_to_read(standard, ada)
    retire_question(question=Question.objects.get(key="PHONE-1-Q1"), by=lena, now=NOON)

    approve(page=draft, by=rex, now=NOON)

    assert StandardVersion.objects.filter(number=2).exists()


def test_a_confirmation_is_for_the_words_that_were_read_and_no_others(standard, ada, rex, lena):
    review("PHONE-1-Q1", asked_to_read(standard, ada, line="give your full name"), lena)
    draft = StandardPage.objects.get(pk=standard.pk).get_latest_revision_as_object()
    draft.current_workflow_state.cancel(user=ada.account)

    draft = asked_to_read(standard, ada, line="give your staff number")

    assert [citation.key for citation in draft.citations_to_review()] == ["PHONE-1-Q1"]


def test_a_smaller_change_goes_out_and_flags_the_question(standard, ada, rex):
    draft = asked_to_read(standard, ada, change="clarifying")

    approve(page=draft, by=rex, now=NOON)

    page = StandardPage.objects.get(pk=standard.pk)
    assert [citation.key for citation in page.citations_to_review()] == ["PHONE-1-Q1"]


def test_a_changed_target_flags_the_questions_that_cite_it(standard):
    ready_question("PHONE-1", "PHONE-1-Q3", FINISH, cites_target="PHONE-1/answer")
    draft = standard.get_latest_revision_as_object()
    draft.targets = [type(draft.targets.all()[0])(**TARGET | {"value": 10})]

    assert [citation.key for citation in draft.citations_to_review()] == ["PHONE-1-Q3"]


def test_a_question_on_a_line_that_goes_is_rewritten_or_retired(standard, ada, lena):
    body = copy.deepcopy(BODY)
    del body[0]["value"]["lines"][0]
    draft = revise_standard(page=standard, change="material", reason="Asked.", body=body, by=ada, now=NOON)

    with pytest.raises(NotAllowed, match="Write it anew or retire it"):
        review("PHONE-1-Q1", draft, lena)


def test_a_question_rewritten_for_the_words_to_come_needs_no_review(standard, ada, lena):
    draft = asked_to_read(standard, ada)
    version = draft_question("PHONE-1", "PHONE-1-Q1", NAME, by=ada)
    version.reviewed_for = 2
    version.save()
    make_ready(version=version, read_by=lena, now=NOON)

    assert draft.citations_to_review() == []


def test_a_change_to_other_words_asks_for_no_review(standard):
    page = make_change(standard, promise="A person answers within 9 seconds and says who they are.")

    assert page.newest_version.number == 2


def test_saying_it_twice_is_said_once_and_never_altered(standard, ada, lena):
    draft = asked_to_read(standard, ada)

    assert review("PHONE-1-Q1", draft, lena) == review("PHONE-1-Q1", draft, ada)
    with pytest.raises(DatabaseError), transaction.atomic():
        QuestionReview.objects.update(digest="x")


def test_a_retired_question_needs_no_look(standard, ada, lena):
    question = retire_question(question=Question.objects.get(key="PHONE-1-Q1"), by=lena, now=NOON)

    with pytest.raises(NotAllowed, match="isn’t asked"):
        review_question(question=question, words=standard.words(), by=lena, now=NOON)


def test_the_dashboard_lists_the_questions_to_read_again_until_they_are(standard, ada, rex, lena, as_person):
    approve(page=asked_to_read(standard, ada, change="clarifying"), by=rex, now=NOON)
    (found,) = flagged()
    assert (found.version.number, [citation.key for citation in found.citations]) == (2, ["PHONE-1-Q1"])
    assert "1 question rests on words that have changed" in as_person(lena).get("/admin/").content.decode()

    as_person(lena).post("/standards/PHONE-1/next-version/questions/PHONE-1-Q1/review/")

    assert flagged() == []
    assert "Questions to read again" not in as_person(lena).get("/admin/").content.decode()


def test_what_is_to_be_read_again_takes_the_same_queries_for_more(standard, ada, rex, django_assert_num_queries):
    approve(page=asked_to_read(standard, ada, change="clarifying"), by=rex, now=NOON)
    with django_assert_num_queries(4):
        assert len(flagged()) == 1
    for number in (2, 3):
        page = make_standard(f"PHONE-{number}")
        ready_question(page.key, f"{page.key}-Q1", NAME)
        approve(page=asked_to_read(page, ada, change="clarifying"), by=rex, now=NOON)

    with django_assert_num_queries(4):
        assert len(flagged()) == 3
