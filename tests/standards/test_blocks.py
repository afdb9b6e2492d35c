"""The parts with pictures, films and files: what they ask of the editor, what the page shows, what a version keeps."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from standards.blocks import StandardBody
from standards.diff import changes
from standards.models import StandardPage
from standards.queries import find
from tests.factories.standards import BODY, make_standard
from tests.standards.pictures import make_image

pytestmark = pytest.mark.django_db
FRIDAY = {"type": "quotation", "value": {"text": "She stayed on the line", "who": "Caller, May 2026"}}


@pytest.fixture(autouse=True)
def _files_in_a_folder_of_their_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def make_file(name, content=b"%PDF-1.7"):
    document = get_document_model()(title=name)
    document.file.save(name, ContentFile(content), save=False)
    document.save()
    return document


def picture(alt="A badge on a lanyard", decorative=False):
    image = {"image": make_image().pk, "alt_text": alt, "decorative": decorative}
    return {"type": "picture", "value": {"image": image, "caption": "The badge"}}


def film(**given):
    value = {"title": "At the door", "file": None, "captions": None, "link": "", "transcript": "Dev: Good morning."}
    return {"type": "video", "value": value | given}


def download():
    return {"type": "download", "value": {"title": "Visit record", "file": make_file("visit.pdf").pk}}


def page_with(*parts, as_person, reader):
    make_standard("PHONE-1", body=[*BODY, *parts])
    return BeautifulSoup(as_person(reader).get("/standards/phone/phone-1/").content, "html.parser").main


def test_a_quotation_is_a_figure_with_who_said_it(sam, as_person):
    main = page_with(FRIDAY, as_person=as_person, reader=sam)

    assert main.find(class_="quote").blockquote.get_text() == "“She stayed on the line”"
    assert main.find(class_="quote").figcaption.get_text() == "Caller, May 2026"


def test_a_picture_has_the_alternative_text_of_its_part(sam, as_person):
    main = page_with(picture(), as_person=as_person, reader=sam)

    assert main.find(class_="media").img["alt"] == "A badge on a lanyard"
    assert main.find(class_="media").img["src"].startswith("/media/images/")


def test_a_decorative_picture_is_silent(sam, as_person):
    main = page_with(picture(alt="left over", decorative=True), as_person=as_person, reader=sam)

    assert main.find(class_="media").img["alt"] == ""


def test_a_film_of_ours_plays_here_with_its_words(sam, as_person):
    file, captions = make_file("door.mp4"), make_file("door.vtt")
    main = page_with(film(file=file.pk, captions=captions.pk), as_person=as_person, reader=sam)

    assert main.video["src"] == file.url
    assert main.video.track["src"] == captions.url
    assert main.find(class_="media").details.div.get_text(strip=True) == "Dev: Good morning."


def test_a_film_elsewhere_is_a_link_and_nothing_of_it_is_on_our_page(sam, as_person):
    main = page_with(film(link="https://films.example/door"), as_person=as_person, reader=sam)

    assert main.video is None
    assert main.find(class_="media").a.get_text() == "Watch “At the door” on films.example"


def test_a_download_says_its_kind_and_size(sam, as_person):
    main = page_with(download(), as_person=as_person, reader=sam)

    assert main.find(class_="download").get_text() == "Visit record (PDF, 8\xa0bytes)"


def test_a_file_that_was_taken_away_is_left_out(sam, as_person):
    part = download()
    get_document_model().objects.all().delete()
    main = page_with(part, as_person=as_person, reader=sam)

    assert main.find(class_="download") is None


def test_a_version_keeps_which_picture_it_was():
    image = picture()
    words = make_standard("PHONE-1", body=[*BODY, image]).newest_version.words
    value = words["body"][-1]["value"]

    assert (value["alt_text"], value["image_name"][:5], len(value["image_digest"])) == (
        "A badge on a lanyard",
        "badge",
        40,
    )


def test_the_words_change_when_a_file_is_replaced():
    page = make_standard("PHONE-1", body=[*BODY, download()])
    document = get_document_model().objects.get()
    document.file.save("visit-2.pdf", ContentFile(b"another"), save=False)
    document.file_hash, document.file_size = "", None
    document.save()

    told = changes(page.newest_version.words, StandardPage.objects.get(pk=page.pk).words())

    assert [(change.part, change.was[:5], change.now) for change in told] == [("Download", "visit", "visit-2.pdf")]


def test_two_parts_of_one_kind_are_two_parts():
    words = make_standard("PHONE-1", body=[*BODY, FRIDAY, FRIDAY]).newest_version.words

    assert len({part["id"] for part in words["body"]}) == 5


def test_words_of_a_quotation_are_found(sam):
    make_standard("PHONE-1", body=[*BODY, FRIDAY])

    assert [found.kind for found in find("stayed", sam)] == ["page"]


# What they ask of the editor ------------------------------------------------------------------------------------------


def refused(kind, value):
    block = StandardBody().child_blocks[kind]
    with pytest.raises(ValidationError) as refusal:
        block.clean(block.to_python(value))
    return refusal.value


def test_a_picture_needs_its_alternative_text_or_to_be_decorative():
    assert refused("picture", picture(alt="")["value"])


def test_a_film_is_a_file_or_an_address_never_both_or_neither():
    sentence = "Choose a file or give an address, one of the two."

    for given in ({}, {"link": "https://films.example/door", "file": make_file("door.mp4").pk}):
        assert refused("video", film(**given)["value"]).block_errors["link"].messages == [sentence]


@pytest.mark.parametrize("kind", ["quotation", "picture", "video", "download"])
def test_every_field_has_one_sentence_of_help_and_an_example(kind):
    fields = StandardBody().child_blocks[kind].child_blocks.values()

    assert [field.name for field in fields if "For instance: " not in help_of(field)] == []


def help_of(field):
    return str(getattr(field.meta, "help_text", "") or field.field.help_text)
