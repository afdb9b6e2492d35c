"""Writing questions, from a blank form to the second reader: what the pages say and what they keep."""

import pytest
from django.test import Client
from django.urls import reverse

from quizzes.actions.bank import retire_question, send_question
from quizzes.blocks import BLOCKS
from quizzes.models import QuestionVersion, VersionState
from quizzes.queries.writing import bank, next_key
from quizzes.question_types import KINDS
from tests.browser.shared.world import has_second_factor
from tests.cast import NOON
from tests.factories.quizzes import draft_question, ready_question, spec, spec_of_kind
from tests.factories.standards import make_standard

pytestmark = pytest.mark.django_db


@pytest.fixture
def standard(db):
    return make_standard("PHONE-1")


def signed_in(person):
    """A browser of their own, so that writer and reader can both be at work."""
    has_second_factor(person)
    client = Client()
    client.force_login(person.account)
    client.person = person
    return client


@pytest.fixture
def adas(ada):
    return signed_in(ada)


@pytest.fixture
def rexs(rex):
    return signed_in(rex)


def page_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def sent(kind, value, line, prefix="words"):
    """What the editor's form sends for a block's value."""
    return {"tests_line": line, "cites_target": ""} | _fields(BLOCKS[kind].BLOCK, value, prefix)


def _fields(block, value, prefix):
    if hasattr(block, "child_blocks"):
        parts = [_fields(child, value[name], f"{prefix}-{name}") for name, child in block.child_blocks.items()]
        return {name: each for part in parts for name, each in part.items()}
    if hasattr(block, "child_block"):
        fields = {f"{prefix}-count": str(len(value))}
        for number, each in enumerate(value.bound_blocks):
            fields |= {f"{prefix}-{number}-deleted": "", f"{prefix}-{number}-order": str(number)}
            fields |= {f"{prefix}-{number}-id": each.id or ""}
            fields |= _fields(block.child_block, each.value, f"{prefix}-{number}-value")
        return fields
    if value is True:
        return {prefix: "on"}
    return {} if value in (None, False) else {prefix: str(value)}


def first_line(standard):
    return next(line["id"] for block in standard.newest_version.words["body"] if block["type"] == "do"
                for line in block["value"]["lines"])  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_written_in_the_admin_and_comes_back_as_it_was(standard, adas, kind):
    given = spec_of_kind(kind, "Q")
    data = sent(kind, BLOCKS[kind].BLOCK.normalize(BLOCKS[kind].value_of(given)), first_line(standard))

    answer = adas.post(reverse("write_new_question", args=["PHONE-1", kind]), data)

    assert answer.status_code == 302, answer.context["form"].errors
    version = QuestionVersion.objects.get()
    assert (version.question.key, version.kind, version.state) == ("PHONE-1-Q1", kind, VersionState.DRAFT)
    kind_module = KINDS[kind]
    assert kind_module.read(version.spec) == kind_module.read(
        BLOCKS[kind].spec_of(BLOCKS[kind].BLOCK.normalize(BLOCKS[kind].value_of(version.spec)))
    )
    assert adas.get(reverse("write_question", args=["PHONE-1-Q1"])).status_code == 200


def test_a_half_done_draft_is_kept_and_says_what_is_missing(standard, adas):
    value = BLOCKS["judgement"].BLOCK.normalize(BLOCKS["judgement"].value_of(spec("Q", title="")))

    adas.post(
        reverse("write_new_question", args=["PHONE-1", "judgement"]), sent("judgement", value, first_line(standard))
    )

    page = page_of(adas, "/questions/PHONE-1-Q1/")
    assert "Still missing" in page
    assert "A question needs its title." in page
    assert "Send to a second reader" in page
    told = adas.post("/questions/PHONE-1-Q1/sending/", follow=True).content.decode()
    assert "A question needs its title." in told
    assert QuestionVersion.objects.get().sent_at is None


def test_the_writer_sends_it_and_the_second_reader_puts_it_in_use(standard, adas, rexs):
    draft_question("PHONE-1", "PHONE-1-Q1", first_line(standard), by=adas.person)

    assert "has gone to a second reader" in adas.post("/questions/PHONE-1-Q1/sending/", follow=True).content.decode()
    assert "You read it second" not in page_of(adas, "/questions/PHONE-1-Q1/")
    read = page_of(rexs, "/questions/PHONE-1-Q1/")
    assert "You read it second" in read
    assert "Best feedback of PHONE-1-Q1." in read
    rexs.post("/questions/PHONE-1-Q1/reading/")

    version = QuestionVersion.objects.get()
    assert (version.state, version.read_by) == (VersionState.READY, rexs.person)
    assert "Version 1 came into use" in page_of(adas, "/questions/PHONE-1-Q1/")


def test_the_second_reader_sends_it_back_and_the_writer_sees_why(standard, adas, rexs):
    version = draft_question("PHONE-1", "PHONE-1-Q1", first_line(standard), by=adas.person)
    send_question(version=version, by=adas.person, now=NOON)

    rexs.post("/questions/PHONE-1-Q1/return/", {"note": "Name the customer."})

    assert "The second reader asks:</b> Name the customer." in page_of(adas, "/questions/PHONE-1-Q1/")
    assert "Name the customer." in page_of(adas, reverse("write_question", args=["PHONE-1-Q1"]))


def test_what_is_in_use_is_changed_by_writing_its_next_version(standard, adas):
    ready_question("PHONE-1", "PHONE-1-Q1", first_line(standard))
    value = BLOCKS["judgement"].BLOCK.normalize(BLOCKS["judgement"].value_of(spec("better")))

    adas.post(reverse("write_question", args=["PHONE-1-Q1"]), sent("judgement", value, first_line(standard)))

    assert list(QuestionVersion.objects.values_list("number", "state", "spec__title")) == [
        (1, "ready", "Situation PHONE-1-Q1"),
        (2, "draft", "Situation better"),
    ]
    assert "an older version is in use" in page_of(adas, "/questions/")


def test_the_list_says_what_waits_and_is_narrowed_by_links_and_words(standard, adas):
    assert "There is no question yet" in page_of(adas, "/questions/")
    send_question(version=draft_question("PHONE-1", "PHONE-1-Q1"), by=adas.person, now=NOON)
    ready_question("PHONE-1", "PHONE-1-Q2")
    retire_question(question=ready_question("PHONE-1", "PHONE-1-Q3").question, by=adas.person, now=NOON)

    whole = page_of(adas, "/questions/")
    assert "1 question waits for a second reader" in whole
    assert all(words in whole for words in ("All (3)", "In use (1)", "Retired (1)", "Draft (0)"))
    assert "PHONE-1-Q2" not in page_of(adas, "/questions/?stand=waiting")
    assert "PHONE-1-Q2" in page_of(adas, "/questions/?q=situation+q2")
    assert "No question is like that." in page_of(adas, "/questions/?q=nothing")
    assert "No question is like that." in page_of(adas, "/questions/?stand=nowhere&page=ten")


def test_a_long_bank_comes_in_pages(standard, adas):
    for number in range(1, 54):
        draft_question("PHONE-1", f"PHONE-1-Q{number}")

    page = page_of(adas, "/questions/")
    assert "Showing 1 to 50 of 53" in page
    assert "Showing 51 to 53 of 53" in page_of(adas, "/questions/?page=2")
    assert "Showing 51 to 53 of 53" in page_of(adas, "/questions/?page=99")


@pytest.mark.parametrize("questions", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(standard, adas, django_assert_num_queries, questions):
    for number in range(1, questions + 1):
        draft_question("PHONE-1", f"PHONE-1-Q{number}")
    adas.get("/questions/")

    with django_assert_num_queries(9):
        adas.get("/questions/")


def test_a_retired_question_is_asked_no_more_and_can_still_be_read(standard, adas):
    ready_question("PHONE-1", "PHONE-1-Q1", first_line(standard))

    adas.post("/questions/PHONE-1-Q1/retirement/")

    page = page_of(adas, "/questions/PHONE-1-Q1/")
    assert "Retired" in page
    assert "Change its words" not in page
    assert adas.get(reverse("write_question", args=["PHONE-1-Q1"])).status_code == 404
    assert [row.stand for row in bank()] == ["retired"]


def test_the_next_key_is_one_no_question_has_had(standard):
    ready_question("PHONE-1", "PHONE-1-Q2")
    retire_question(question=ready_question("PHONE-1", "PHONE-1-Q9").question, by=None, now=NOON)
    draft_question("PHONE-1", "PHONE-1-QX")

    assert next_key("PHONE-1") == "PHONE-1-Q10"
    assert next_key("EMAIL-1") == "EMAIL-1-Q1"


@pytest.mark.parametrize("address", ["/questions/", "/questions/PHONE-1-Q1/"])
def test_nobody_else_learns_that_there_are_questions(standard, as_person, sam, address):
    ready_question("PHONE-1", "PHONE-1-Q1", first_line(standard))

    assert as_person(sam).get(address).status_code == 404


@pytest.mark.parametrize("address", ["new/PHONE-9/judgement/", "new/PHONE-1/riddle/", "PHONE-1-Q8/"])
def test_what_is_not_there_cannot_be_written(standard, adas, address):
    assert adas.get(f"/admin/questions/{address}").status_code == 404


@pytest.mark.parametrize("sent_words", [{}, {"words-title": "Half a form"}, {"words-choices-count": "many"}])
def test_a_form_that_is_not_whole_is_refused_and_the_draft_stays(standard, adas, sent_words):
    draft_question("PHONE-1", "PHONE-1-Q1", first_line(standard))

    answer = adas.post(
        reverse("write_question", args=["PHONE-1-Q1"]), {"tests_line": first_line(standard)} | sent_words
    )

    assert answer.status_code == 400
    assert QuestionVersion.objects.get().spec == spec("PHONE-1-Q1")
