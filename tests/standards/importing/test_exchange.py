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


def test_a_transcript_travels_and_each_file_that_does_not_is_named_with_what_to_do():
    film = {"title": "At the door", "file": 3, "file_name": "door.mp4", "captions": 4, "captions_name": "door.vtt"}
    film |= {"link": None, "transcript": "Dev: Good morning."}
    download = {"title": "Visit record", "file": 5, "file_name": "visit.pdf"}
    parts = [{"type": "video", "id": "a", "value": film}, {"type": "download", "id": "b", "value": download}]

    chapters, _, told = read_exchange("care.json", booklet_of(body=parts))

    came = chapters[0]["standards"][0]["body"]
    assert came[0]["value"] == {
        "title": "At the door", "link": "", "transcript": "Dev: Good morning.", "file": None, "captions": None,
    }  # fmt: skip
    then = "stays behind. Take the file from the other site, and choose it in that part of the draft."
    assert told == [
        f"PHONE-1: the film of “At the door”, door.mp4, {then}",
        f"PHONE-1: the captions of “At the door”, door.vtt, {then}",
        f"PHONE-1: the file of “Visit record”, visit.pdf, {then}",
    ]


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


TURN = {"who": "Dev", "side": "staff", "says": "Hello", "why": ""}


def part(kind, **value):
    return booklet_of(body=[{"type": kind, "id": "a", "value": value}])


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (part("do", lines="give your name"), "do, Its lines is no list"),
        (part("do", lines=["give your name"]), "do, line 1: It has no id"),
        (part("do", lines=[{"id": "a", "value": 7}]), "do, line 1: It has no text"),
        (part("do", lines=[{"id": "a", "value": "x" * 141}]), "do, line 1: Its text is longer than 140"),
        (part("dont", lines=[{"id": str(n), "value": "x"} for n in range(7)]), "Its lines has 7 of at most 6"),
        (part("conversation", intro="", turns=[{"id": "a", "value": "Hello"}]), "turn 1: It has no value"),
        (part("conversation", intro="", turns=[{"id": "a", "value": TURN | {"side": "them"}}]), "neither customer nor"),
        (part("get_help", heading="if:", when=[], call=None, more=""), "get help, It has no call"),
        (part("key_fact", heading="Fact"), "key fact, It has no text"),
        (part("video", title="t", transcript="t", link="javascript:alert(1)"), "begins neither https"),
        (part("picture", image=7, caption=["x"]), "picture, It has no caption"),
    ],
)
def test_a_part_that_is_misshapen_is_named_down_to_its_line(data, says):
    with pytest.raises(NotABooklet, match=rf"care\.json, chapter 1, standard 1, part 1, .*{says}"):
        read_exchange("care.json", data)


def test_what_no_part_of_its_kind_has_is_left_behind():
    data = part("quotation", text="Thank you", who="A caller", onclick="alert(1)")

    chapters, _, _ = read_exchange("care.json", data)

    assert chapters[0]["standards"][0]["body"][0]["value"] == {"text": "Thank you", "who": "A caller"}


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
        (json.dumps({"format": FORMAT, "chapters": [], "pictures": [1]}).encode(), "Its pictures can’t be read"),
        (b"[" * 100_000, "isn’t JSON"),
        (b"\xff", "isn’t JSON"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(data, says):
    with pytest.raises(NotABooklet, match=says):
        read_exchange("care.json", data)
