"""On pages: a file of questions is read, looked at, made into drafts and taken back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from quizzes.formats import parse
from quizzes.models import ImportBatch, Question, QuestionFile
from tests.factories.standards import make_standard

pytestmark = pytest.mark.django_db

GIFT = "::One:: First? {=a ~b}\n\n::Two:: Second? {T}\n\n<i>Bad</i> {#x}\n\nWhy? {}\n"


@pytest.fixture
def lenas(lena, as_person):
    make_standard("PHONE-1")
    return as_person(lena)


def sent(browser, text=GIFT, name="bank.gift", **more):
    data = text if isinstance(text, bytes) else text.encode()
    return browser.post(
        "/question-files/", {"file": SimpleUploadedFile(name, data), "standard": "PHONE-1"} | more, follow=True
    )


def test_a_file_is_read_looked_at_made_and_taken_back(lenas):
    looked = sent(lenas)
    words = looked.content.decode()
    address = looked.request["PATH_INFO"]
    digest = looked.context["page"].digest

    refused = lenas.post(address, {"looked_at": digest}).content.decode()
    made = lenas.post(address, {"looked_at": digest, "leave-out": ["3", "4"]}, follow=True)
    questions = Question.objects.count()
    batch = ImportBatch.objects.get()
    gone = lenas.post(f"/question-files/made/{batch.key}/undoing/", follow=True).content.decode()

    assert "4 questions in this GIFT file: 2 would become drafts." in words
    assert "line 5, column 14: “x” isn’t a number we can be sure of." in words
    assert "Mend or leave out questions 3, 4: the file has errors there." in refused
    assert "PHONE-1-Q1: One" in made.content.decode()
    assert questions == 2
    assert "Taken back: the drafts of this file are gone." in gone
    assert Question.objects.count() == 0


def test_all_with_errors_are_ticked_by_one_link(lenas):
    address = sent(lenas).request["PATH_INFO"]

    words = lenas.get(f"{address}?without-errors").content.decode()

    assert words.count(" checked>") == 2
    assert "Mend or leave out" not in words


def test_what_stands_in_a_file_is_text_and_nothing_else(lenas):
    words = sent(lenas, "::<script>alert(1)</script>:: <img src\\=x onerror\\=alert(1)> {#<b>x}").content.decode()

    assert "<script>alert" not in words
    assert "<img src=x" not in words
    assert "&lt;b&gt;x" in words


def test_a_file_that_cannot_be_read_comes_back_with_a_sentence_by_the_field(lenas):
    words = sent(lenas, b"Caf\xe9 {T}").content.decode()
    read = sent(lenas, b"Caf\xe9 {T}", encoding="windows-1252").content.decode()

    assert "<title>Error: " in words
    assert "The file isn’t UTF-8: byte 4 is E9" in words
    assert QuestionFile.objects.count() == 1
    assert "Café" in read


def test_no_file_is_said(lenas):
    assert "Choose a file." in lenas.post("/question-files/", {}).content.decode()


def test_a_second_time_there_is_nothing_to_make(lenas):
    text = "::One:: First? {=a ~b}"
    first = sent(lenas, text)
    lenas.post(first.request["PATH_INFO"], {"looked_at": first.context["page"].digest})

    again = sent(lenas, text).content.decode()

    assert "0 would become drafts, and 1 is here already." in again
    assert "Make the drafts" not in again


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_template_is_a_file_that_comes_in(lenas, ending):
    answer = lenas.get(f"/question-files/template.{ending}")
    parsed = parse(answer.content, f"questions.{ending}")

    assert answer["Content-Disposition"] == f'attachment; filename="questions.{ending}"'
    assert len(parsed.items) == 7
    assert parsed.issues == ()


def test_there_is_no_other_template(lenas):
    assert lenas.get("/question-files/template.exe").status_code == 404


def test_somebody_elses_file_is_not_there(lenas, ada, as_person):
    address = sent(lenas).request["PATH_INFO"]

    assert as_person(ada).get(address).status_code == 404


def test_whoever_writes_no_questions_finds_nothing(sam, as_person):
    sams = as_person(sam)

    assert {sams.get(f"/question-files/{rest}").status_code for rest in ("", "template.csv")} == {404}


@pytest.mark.parametrize("times", [1, 10])
def test_a_preview_costs_the_same_however_many_questions(lenas, times, django_assert_num_queries):
    address = sent(lenas, "\n\n".join(f"::Q{number}:: {number}? {{T}}" for number in range(times))).request["PATH_INFO"]

    with django_assert_num_queries(15):
        lenas.get(address)
