"""On pages: a Word document is read, looked at and made into drafts; and words that found nothing get an answer."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from standards.actions.looking_up import count_miss
from standards.models import BookletImport, SearchMiss, SearchSynonym, StandardPage
from tests.cast import TODAY
from tests.factories.standards import make_booklet, make_standard
from tests.standards.importing import documents

pytestmark = pytest.mark.django_db


def word_file(data=None, name="care.docx"):
    return SimpleUploadedFile(name, documents.built_in_styles() if data is None else data)


@pytest.fixture
def ada_at(ada, as_person):
    make_booklet()
    return as_person(ada)


def test_a_file_is_read_looked_at_and_made(ada_at):
    check = ada_at.post("/imports/", {"file": word_file()}, follow=True)
    words = check.content.decode()
    nothing_yet = StandardPage.objects.count()

    made = ada_at.post(check.request["PATH_INFO"], {"looked_at": check.context["plan"].digest}, follow=True)

    assert "2 standards in 1 chapter, with 1 picture. 2 would become drafts." in words
    assert "“This booklet is for everyone.”" in words
    assert nothing_yet == 0
    assert "Made of care.docx" in made.content.decode()
    assert StandardPage.objects.filter(live=False).count() == 2


def test_a_bad_file_comes_back_with_a_sentence_by_the_field(ada_at):
    words = ada_at.post("/imports/", {"file": word_file(b"%PDF-1.7", "<b>care</b>.docx")}).content.decode()

    assert "<title>Error: " in words
    assert "This is a PDF, not a Word document." in words
    assert "<b>care" not in words
    assert BookletImport.objects.count() == 0


def test_no_file_is_said(ada_at):
    assert "Choose a Word document." in ada_at.post("/imports/", {}).content.decode()


def test_what_was_not_looked_at_is_not_made(ada_at):
    check = ada_at.post("/imports/", {"file": word_file()}, follow=True)

    answer = ada_at.post(check.request["PATH_INFO"], {"looked_at": ""})

    assert "The booklet has changed since you looked at this." in answer.content.decode()
    assert StandardPage.objects.count() == 0


def test_what_stands_in_a_file_is_text_and_nothing_else(ada_at):
    data = documents.with_part(
        documents.built_in_styles(),
        "word/document.xml",
        lambda text: text.replace("This booklet is for everyone.", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    )

    words = ada_at.post("/imports/", {"file": word_file(data)}, follow=True).content.decode()

    assert "<script>alert" not in words
    assert "&lt;script&gt;alert(1)" in words


def test_somebody_elses_file_is_not_there(ada_at, lena, as_person):
    check = ada_at.post("/imports/", {"file": word_file()}, follow=True)

    assert as_person(lena).get(check.request["PATH_INFO"]).status_code == 404


def test_a_second_reader_brings_nothing_in(rex, as_person):
    make_booklet()

    assert as_person(rex).get("/imports/").status_code == 404


# --- looked up and not found ------------------------------------------------------------------------------------------


def test_a_synonym_is_written_from_the_list_and_takes_off_what_it_answers(ada_at):
    make_standard("PHONE-1")
    for words in ("bin rage", "unicorn"):
        count_miss(words=words, today=TODAY)
    listed = ada_at.get("/looked-up/").content.decode()
    filled_in = ada_at.get("/admin/synonyms/new/?said=bin+rage").content.decode()

    ada_at.post("/admin/synonyms/new/", {"said": "bin rage", "means": "transfer"})

    assert "/admin/synonyms/new/?said=bin%20rage" in listed
    assert 'value="bin rage"' in filled_in
    assert [str(synonym) for synonym in SearchSynonym.objects.all()] == ["bin rage → transfer"]
    assert [miss.words for miss in SearchMiss.objects.all()] == ["unicorn"]


def test_the_same_words_stand_for_one_thing_only(ada_at):
    SearchSynonym.objects.create(said="Bin rage", means="transfer")

    answer = ada_at.post("/admin/synonyms/new/", {"said": "bin rage", "means": "anger"}).content.decode()

    assert "These words stand for something already." in answer


def test_words_that_need_no_answer_are_taken_off(ada_at):
    miss = count_miss(words="unicorn", today=TODAY)

    words = ada_at.post(f"/looked-up/{miss.pk}/no-answer-needed/", follow=True).content.decode()

    assert "Nothing is waiting" in words
    assert SearchMiss.objects.count() == 0
