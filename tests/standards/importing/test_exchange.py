"""The whole booklet goes out as one page or as data, and the data comes in elsewhere word for word."""

import itertools
import json
import re

import pytest
from bs4 import BeautifulSoup
from django.core.files.images import ImageFile
from django.core.management import CommandError, call_command
from wagtail.images import get_image_model

from standards.importing.exchange import FORMAT, NotABooklet, read_exchange
from standards.models import ChapterPage, StandardPage
from tests.factories.standards import BODY, make_chapter, make_draft, make_standard
from tests.standards.importing import documents
from toolkit.append_only import without_guards

pytestmark = pytest.mark.django_db


@pytest.fixture
def image(db):
    stream = documents.picture()
    return get_image_model().objects.create(title="A badge", file=ImageFile(stream, name="badge.png"))


@pytest.fixture
def booklet(image):
    picture = {"image": {"image": image.pk, "alt_text": "A badge on a lanyard", "decorative": False}, "caption": "Ours"}
    steps = {"heading": "At the door", "steps": ["knock", "wait"]}
    body = [*BODY[:2], {"type": "steps", "value": steps}, {"type": "picture", "value": picture}, BODY[2]]
    make_standard("PHONE-1", title="Answering", body=body, search_words="ring, bell")
    make_standard("PHONE-2", title="Voicemail")
    make_chapter("EMAIL", icon="email")
    make_draft("PHONE-3", title="Nobody has read this")


def export(tmp_path, name):
    path = tmp_path / name
    call_command("export_booklet", path)
    return path


def empty():
    with without_guards():
        for page in [*StandardPage.objects.all(), *ChapterPage.objects.all()]:
            page.delete()


def test_a_booklet_comes_in_elsewhere_with_equal_words_and_digests(booklet, ada, tmp_path):
    path = export(tmp_path, "booklet.json")
    sent = {
        standard["words"]["key"]: standard["words"]
        for chapter in json.loads(path.read_text())["chapters"]
        for standard in chapter["standards"]
    }
    empty()

    call_command("import_booklet", path, by=ada.work_email)

    came = {page.key: page.words() for page in StandardPage.objects.order_by("path")}
    assert came == sent
    assert list(sent) == ["PHONE-1", "PHONE-2"]
    assert StandardPage.objects.filter(live=True).count() == 0
    assert StandardPage.objects.get(key="PHONE-1").search_words == "ring, bell"


def test_a_picture_travels_under_another_number_with_the_same_digest(booklet, ada, image, tmp_path):
    path = export(tmp_path, "booklet.json")
    sent = json.loads(path.read_text())["chapters"][0]["standards"][0]["words"]["body"][3]["value"]
    empty()
    image.delete()

    call_command("import_booklet", path, by=ada.work_email)

    came = StandardPage.objects.get(key="PHONE-1").words()["body"][3]["value"]
    assert came["image"] == get_image_model().objects.get().pk != sent["image"]
    assert (came["image_digest"], came["alt_text"], came["caption"]) == (
        sent["image_digest"],
        "A badge on a lanyard",
        "Ours",
    )


def test_brought_back_to_where_it_came_from_it_changes_nothing(booklet, ada, tmp_path, capsys):
    path = export(tmp_path, "booklet.json")
    revisions = list(StandardPage.objects.order_by("path").values_list("latest_revision_id", flat=True))

    call_command("import_booklet", path, by=ada.work_email)

    assert "Made 0 of 2" in capsys.readouterr().out
    assert list(StandardPage.objects.order_by("path").values_list("latest_revision_id", flat=True)) == revisions


def test_drafts_stay_here(booklet, tmp_path):
    for name in ("booklet.json", "booklet.html"):
        assert "Nobody has read this" not in export(tmp_path, name).read_text()


def test_the_page_says_every_line_and_asks_nobody_for_anything(booklet, tmp_path):
    text = export(tmp_path, "booklet.html").read_text()
    page = BeautifulSoup(text, "html.parser")

    said = page.get_text()
    assert all(line["value"] in said for part in BODY[:2] for line in part["value"]["lines"])
    assert "8 in 10 calls" in said
    assert re.findall(r'(?:src|href)="(?!#|data:image/png;base64,)', text) == []
    assert page.find_all(["script", "link", "iframe"]) == []


def test_the_page_can_be_read_by_everybody(booklet, tmp_path):
    page = BeautifulSoup(export(tmp_path, "booklet.html").read_text(), "html.parser")

    levels = [int(heading.name[1]) for heading in page.find_all(re.compile("^h[1-6]$"))]
    assert page.html["lang"] == "en-GB"
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert [image["alt"] for image in page.find_all("img")] == ["A badge on a lanyard"]
    targets = {link["href"][1:] for link in page.find_all("a")}
    assert targets <= {element["id"] for element in page.find_all(id=True)}


def test_another_ending_is_refused(booklet, tmp_path):
    with pytest.raises(CommandError, match=r"ends in \.html or \.json"):
        export(tmp_path, "booklet.pdf")


WORDS = {
    "key": "PHONE-1",
    "title": "T",
    "promise_heading": "P",
    "promise": "p",
    "covers": "",
    "covers_detail": "",
    "targets": [],
    "body": [],
}
STANDARD = {"words": WORDS, "slug": "t", "search_words": "", "owner_role": "", "checked_by": ""}
CHAPTER = {"key": "PHONE", "title": "Phone", "slug": "phone", "icon": "phone", "intro": "", "standards": [STANDARD]}


def booklet_of(**changed):
    words = WORDS | changed
    return json.dumps({"format": FORMAT, "chapters": [CHAPTER | {"standards": [STANDARD | {"words": words}]}]}).encode()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (booklet_of(key="EMAIL-1"), "standard 1: Its key is 'EMAIL-1'"),
        (booklet_of(title=4), "standard 1: It has no title"),
        (booklet_of(promise="p" * 251), "promise is longer than 250"),
        (booklet_of(targets=[{}]), "target 1: It lacks one of"),
        (booklet_of(body=None), "no body"),
        (booklet_of(body=[{"type": "script", "id": "a", "value": {}}]), "part 1: A 'script' is no part"),
        (booklet_of(body=["x"]), "part 1: It has no value"),
        (booklet_of(body=[{"type": "picture", "id": "a", "value": {"image": 7}}]), "picture isn’t in the file"),
        (b"[" * 100_000, "isn’t JSON"),
        (b"\xff", "isn’t JSON"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(data, says):
    with pytest.raises(NotABooklet, match=says):
        read_exchange("care.json", data)
