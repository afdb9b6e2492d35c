"""What is printed: the published words, read aloud as they are meant, the same bytes for the same words."""

import dataclasses
import datetime as dt
import io
import re
from types import SimpleNamespace

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image

from standards.actions.printing import keep_printed, printed_before
from standards.actions.writing import revise_standard
from standards.documents.letterhead import Letterhead
from standards.documents.making import job_for, make, notes_on, version_in_print
from standards.documents.pictures import pictures_of
from standards.documents.pieces import PIECES, Content
from standards.documents.words import booklet_in_force
from standards.models import BookletPage, Edition, EditionVersion, Printed, StandardVersion
from tests.cast import NOON, TODAY
from tests.factories.standards import BODY, make_change, make_draft, make_editor, make_standard
from tests.standards.pictures import make_image, picture_part
from tests.standards.reading_pdf import Pdf, without_spaces
from toolkit.obstacles import NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files_in_a_folder_of_their_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


PDFS = [slug for slug, piece in PIECES.items() if not piece.is_picture]
LETTERHEAD = Letterhead(
    organisation="Westerby Borough Council",
    service="Customer care standards",
    site_url="https://care.westerby.example",
    colour="#0b4f55",
    risk_line="Someone at risk? 01632 960555",
)
CONVERSATION = {
    "type": "conversation",
    "value": {
        "intro": "A caller has reached Housing about a door that belongs to Repairs.",
        "turns": [
            {"id": "1", "value": {"who": "Mrs Ołów", "side": "customer", "says": "It won’t lock.", "why": ""}},
            {
                "id": "2",
                "value": {"who": "Aisha", "side": "staff", "says": "I’ll stay on.", "why": "No blind transfer"},
            },
        ],
    },
}
STEPS = {
    "type": "steps",
    "value": {"heading": "At the desk", "steps": [{"id": "a", "value": "stand"}, {"id": "b", "value": "greet"}]},
}
FACT = {"type": "key_fact", "value": {"heading": "One call in four", "text": "They ring again."}}
LONG = "say who will do what by when, and write it down for them with your own name and the number of your direct line"


QUOTATION = {"type": "quotation", "value": {"text": "She stayed on the line", "who": "Caller, May 2026"}}


def film(**given):
    value = {"title": "At the door", "file": None, "captions": None, "link": "", "transcript": "Dev: Good morning."}
    return {"type": "video", "value": value | given}


def make_booklet_to_print():
    """Two chapters with three standards, whose parts are of every kind that is printed."""
    pictures = [
        picture_part(make_image(size=(900, 600))),
        picture_part(make_image(colour="gold"), alt="", decorative=True, caption=""),
    ]
    more = [CONVERSATION, STEPS, FACT, QUOTATION, *pictures, film(link="https://films.example/door")]
    make_standard("PHONE-1", title="Answering the phone", body=[*BODY[:2], *more, *BODY[2:]])
    make_standard("PHONE-2", title="Ringing back")
    make_standard("POST-1", title="Answering a letter", promise="Ŵyn’s letter is answered – & <not> #shouted [at] $5.")
    return booklet_in_force()


@pytest.fixture
def booklet():
    return make_booklet_to_print()


@pytest.fixture(scope="module")
def papers(django_db_setup, django_db_blocker):
    """Every piece, made once for all who only look at it; nothing stays in the database."""
    with django_db_blocker.unblock(), transaction.atomic():
        versions = make_booklet_to_print().versions
        jobs = {slug: job(slug) for slug in PIECES}
        made = {slug: make(jobs[slug]) for slug in PIECES}
        notes = {slug: notes_on(jobs[slug], made[slug]) for slug in PIECES}
        again = {slug: make(job(slug)) for slug in PIECES}
        letter = make(job("side", standard="POST-1"))
        transaction.set_rollback(True)
    return SimpleNamespace(versions=versions, made=made, notes=notes, again=again, letter=letter)


def job(slug, *, lines=(), standard="", letterhead=LETTERHEAD):
    booklet = booklet_in_force()
    key = standard or ("PHONE-1" if PIECES[slug].of_one_standard else "")
    return job_for(PIECES[slug], Content(booklet, version_in_print(booklet, key), lines), letterhead, on=TODAY)


@pytest.mark.parametrize("slug", PDFS)
def test_every_pdf_is_tagged_titled_in_english_and_skips_no_heading(papers, slug):
    assert Pdf(papers.made[slug].content).problems() == []


@pytest.mark.parametrize("slug", PDFS)
def test_every_pdf_says_how_old_it_is_whose_and_where_it_is_newer(papers, slug):
    words = Pdf(papers.made[slug].content).words()

    said = ["Westerby Borough Council", "23 November 2026", "Always newer online:", "care.westerby.example"]
    assert [each for each in said if without_spaces(each) not in words] == []


@pytest.mark.parametrize("slug", ["booklet", "large-print", "side", "card", "large-card", "poster", "talk"])
def test_every_side_carries_its_date_and_its_address(papers, slug):
    pdf = Pdf(papers.made[slug].content)

    dates = re.findall("(?:asof|version1,)23November2026", pdf.words())
    assert len(dates) >= pdf.pages
    assert pdf.words().count("care.westerby.example") >= pdf.pages


@pytest.mark.parametrize("slug", ["booklet", "large-print"])
def test_the_booklet_holds_every_line_of_every_standard(papers, slug):
    words = Pdf(papers.made[slug].content).words()

    lines = [
        line["value"]
        for version in papers.versions
        for part in version.words["body"][:2]
        for line in part["value"]["lines"]
    ]
    promises = [version.words["promise"] for version in papers.versions]
    parts = [
        "Mrs Ołów",
        "I’ll stay on.",
        "No blind transfer",
        "greet",
        "They ring again.",
        "Extension 5555, day or night.",
        "“She stayed on the line”",
        "Caller, May 2026",
        "The badge",
    ]
    assert [each for each in [*lines, *promises, *parts] if without_spaces(each) not in words] == []


def test_the_booklet_has_a_bookmark_for_each_chapter_and_standard(papers):
    assert Pdf(papers.made["booklet"].content).bookmarks() == [
        "Contents", "Phone", "Answering the phone", "Ringing back", "Post", "Answering a letter",
    ]  # fmt: skip


def test_the_words_are_data_to_the_layout_whatever_they_hold(papers):
    words = Pdf(papers.letter.content).words()

    assert without_spaces("Ŵyn’s letter is answered – & <not> #shouted [at] $5.") in words


@pytest.mark.parametrize(
    ("slug", "sizes"),
    [
        ("booklet", {(148, 210)}),
        ("side", {(210, 297)}),
        ("card", {(105, 75)}),
        ("card-sheet", {(210, 297)}),
        ("large-card", {(105, 148)}),
        ("poster", {(297, 420)}),
        ("talk", {(210, 297)}),
    ],
)
def test_each_piece_has_its_paper(papers, slug, sizes):
    assert set(Pdf(papers.made[slug].content).sizes()) == sizes


def test_a_standard_is_on_one_side_and_a_talk_on_two(papers):
    assert (papers.made["side"].pages, papers.made["talk"].pages) == (1, 2)


def test_the_desktop_message_is_a_picture_of_a_whole_screen(papers):
    assert Image.open(io.BytesIO(papers.made["desktop"].content)).size == (1920, 1080)


# Pictures, films and files --------------------------------------------------------------------------------------------


def figures(content):
    return [
        tag.alt for tag in Pdf(content).tags() if tag.name == "/Figure" and not tag.alt.startswith("A code to scan")
    ]


@pytest.mark.parametrize("slug", ["booklet", "large-print", "side"])
def test_a_picture_is_a_figure_with_its_alternative_text_and_a_decorative_one_is_silent(papers, slug):
    assert figures(papers.made[slug].content) == ["A badge on a lanyard"]
    assert papers.notes[slug] == []


@pytest.mark.parametrize("slug", ["card", "talk", "poster"])
def test_the_other_pieces_have_no_room_for_pictures(papers, slug):
    assert figures(papers.made[slug].content) == []


def test_a_picture_is_scaled_down_to_what_paper_shows(db):
    large = make_image(size=(4000, 3000))
    make_standard("PHONE-1", body=[*BODY, picture_part(large)])

    (scaled,) = job("booklet").files.values()

    assert Image.open(io.BytesIO(scaled)).size == (720, 540)


@pytest.mark.parametrize(
    ("pixels", "millimetres"), [((4000, 3000), (80, 60)), ((4000, 1000), (118, 29.5)), ((110, 220), (25.4, 50.8))]
)
def test_a_picture_is_as_large_as_its_room_and_its_pixels_allow(pixels, millimetres):
    assert PIECES["booklet"].room.size_of(*pixels) == millimetres


def test_a_film_is_printed_as_its_title_its_address_and_where_its_words_are(papers):
    words = Pdf(papers.made["booklet"].content).words()

    said = (
        "Film: At the door See it at https://films.example/door. "
        "All that is said in it is written out at care.westerby.example/standards/PHONE-1/."
    )
    assert without_spaces(said) in words
    assert "Goodmorning" not in words


def test_a_film_and_a_file_of_ours_lead_to_the_page_of_the_standard():
    download = {"type": "download", "value": {"title": "Visit record", "file": None}}
    make_standard("PHONE-1", body=[*BODY, film(), download])

    words = Pdf(make(job("booklet")).content).words()

    for said in (
        "See it at care.westerby.example/standards/PHONE-1/.",
        "Take it from care.westerby.example/standards/",
    ):
        assert without_spaces(said) in words


def test_a_picture_that_is_replaced_asks_for_a_new_file():
    image = make_image(size=(90, 60))
    make_standard("PHONE-1", body=[*BODY, picture_part(image)])
    before = keep_printed(job=job("side"), by=None, now=NOON)
    unchanged = printed_before(job("side"))

    replace_picture(image, make_image(size=(90, 60), colour="gold"))

    assert (unchanged, printed_before(job("side"))) == (before, None)


def replace_picture(image, by):
    """As choosing another file in the admin does."""
    image.renditions.all().delete()
    type(image).objects.filter(pk=image.pk).update(file=by.file.name)


def lose_file(image):
    image.file.storage.delete(image.file.name)


def cut_file(image):
    with image.file.storage.open(image.file.name, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n and then nothing")


def forget(image):
    image.delete()


@pytest.mark.parametrize("spoil", [lose_file, cut_file, forget])
def test_a_picture_that_cannot_be_read_stops_no_print_and_is_named(spoil):
    image = make_image()
    make_standard("PHONE-1", title="Answering the phone", body=[*BODY, picture_part(image)])
    name = image.filename
    spoil(image)

    printed = keep_printed(job=job("booklet"), by=None, now=NOON)

    with printed.file.open() as file:
        assert figures(file.read()) == []
    note = f"The picture “{name}” of PHONE-1, Answering the phone, is left out: its file is missing or damaged. "
    assert printed.notes == [note + "Choose the picture again on that page, and publish it."]


def test_a_scaled_picture_that_was_lost_is_made_again():
    image = make_image(size=(90, 60))
    make_standard("PHONE-1", body=[*BODY, picture_part(image)])
    before = job("booklet").digest
    lose_file(image.renditions.get())

    assert job("booklet").digest == before


def test_a_picture_without_alternative_text_says_its_caption_and_that_it_lacks_one(booklet):
    make_standard("PHONE-4", title="Waving", body=[*BODY, picture_part(make_image(), alt="")])

    made = job("side", standard="PHONE-4")

    assert figures(make(made).content) == ["The badge"]
    assert "of PHONE-4, Waving, has no alternative text" in made.notes[0]


def test_pictures_that_one_side_has_no_room_for_are_left_out_by_name():
    tall = [picture_part(make_image(size=(1000, 1000)), alt=f"Badge {number}") for number in range(1, 6)]
    make_standard("PHONE-1", body=[*BODY, *tall])
    made = job("side")

    paper = make(made)

    shown = figures(paper.content)
    assert shown == ["Badge 1", "Badge 2"]
    assert [note.partition(":")[0].rpartition("”")[2] for note in notes_on(made, paper)] == [" is left out"] * 3
    assert (paper.pages, Pdf(paper.content).problems()) == (1, [])


def test_words_keep_their_side_when_there_is_room_for_nothing_else():
    lines = [{"id": f"line-{at}", "value": f"{LONG} {at}"} for at in range(1, 11)]
    body = [{"type": "do", "value": {"lines": lines}}, *BODY[1:], picture_part(make_image(size=(1000, 1000)))]
    make_standard("PHONE-1", body=body)
    made = job("side")

    paper = make(made)

    assert (paper.pages, figures(paper.content), len(notes_on(made, paper))) == (1, [], 1)


def test_pictures_are_found_in_as_many_queries_for_three_as_for_one(django_assert_num_queries):
    for number in range(1, 5):
        make_standard(f"PHONE-{number}", body=[*BODY, picture_part(make_image(size=(90, 60)))])
    versions = booklet_in_force().versions
    pictures_of(versions, PIECES["booklet"].room)

    for some in (versions[:1], versions[:3]):
        with django_assert_num_queries(2):
            pictures_of(some, PIECES["booklet"].room)


# What doesn't fit -----------------------------------------------------------------------------------------------------


def long_standard(lines, key="PHONE-7"):
    said = [{"id": f"line-{at}", "value": f"{LONG} {at}"} for at in range(1, lines + 1)]
    return make_standard(key, body=[{"type": "do", "value": {"lines": said}}, *BODY[1:]])


@pytest.mark.parametrize("slug", ["card", "card-sheet"])
def test_a_card_whose_lines_are_too_long_names_each_that_does_not_fit(slug):
    long_standard(4)

    with pytest.raises(NotAllowed) as refusal:
        make(job(slug, standard="PHONE-7"))

    assert [reason.partition(":")[0] for reason in refusal.value.reasons] == [
        "Rule 4 doesn’t fit on the card at 9 point, the smallest"
    ]
    assert f"“{LONG} 4” ({len(LONG) + 2} letters)" in refusal.value.reasons[0]


def test_a_card_holds_the_lines_that_were_chosen():
    long_standard(4)

    card = make(job("card", standard="PHONE-7", lines=("PHONE-7/line-4", "PHONE-7/line-2")))

    words = Pdf(card.content).words()
    assert [without_spaces(f"{LONG} {at}") in words for at in (1, 2, 3, 4)] == [False, True, False, True]


def test_ten_cards_on_a_sheet_are_one_card_to_whoever_hears_them(papers):
    sheet, card = Pdf(papers.made["card-sheet"].content), Pdf(papers.made["card"].content)

    assert sheet.heading_levels() == card.heading_levels()


@pytest.mark.parametrize("slug", ["side", "booklet"])
def test_a_sign_that_no_font_of_ours_has_is_named_with_its_standard(slug):
    make_standard("PHONE-1", title="Answering the phone", promise="Ring us, we’re glad 😀 you did.")

    with pytest.raises(NotAllowed, match=r"“😀” can’t be printed.*It stands in Answering the phone"):
        make(job(slug))


# The same again -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", list(PIECES))
def test_unchanged_words_give_the_same_bytes(papers, slug):
    assert papers.made[slug].content == papers.again[slug].content


def test_a_piece_is_made_once(booklet, monkeypatch):
    first = keep_printed(job=job("card"), by=None, now=NOON)
    monkeypatch.setattr("standards.actions.printing.make", None)

    assert keep_printed(job=job("card"), by=None, now=NOON) == first
    assert Printed.objects.count() == 1


def test_a_piece_is_made_again_when_its_file_was_lost(booklet):
    first = keep_printed(job=job("card"), by=None, now=NOON)
    default_storage.delete(first.file.name)

    again = keep_printed(job=job("card"), by=None, now=NOON)

    assert (again.pk, again.file.storage.exists(again.file.name)) == (first.pk, True)


def test_a_new_version_a_setting_and_the_choice_of_lines_each_ask_for_a_new_file(booklet):
    keep_printed(job=job("card"), by=None, now=NOON)
    other_colour = dataclasses.replace(LETTERHEAD, colour="#1f4f94")

    changed = [job("card", letterhead=other_colour), job("card", lines=("PHONE-1/name-first",))]
    make_change(version_page("PHONE-2"), promise="We ring you back the same day.")
    changed.append(job("booklet"))

    assert [printed_before(each) for each in changed] == [None, None, None]


def test_a_new_version_of_another_standard_leaves_a_side_as_it_is(booklet):
    first = keep_printed(job=job("side"), by=None, now=NOON)
    make_change(version_page("PHONE-2"), promise="We ring you back the same day.", now=NOON + dt.timedelta(days=1))

    assert printed_before(job("side")) == first


def version_page(key):
    return StandardVersion.objects.filter(standard_key=key).latest("number").page


# Only what is published -----------------------------------------------------------------------------------------------


def test_a_draft_is_not_printed(booklet):
    make_draft("PHONE-9", title="Nobody has read this")
    revise_standard(
        page=version_page("PHONE-1"), change="material", reason="Not yet.", fields={"promise": "A draft of a promise."},
        by=make_editor(), now=NOON,
    )  # fmt: skip

    words = Pdf(make(job("booklet")).content).words()

    assert [without_spaces(each) in words for each in ("Nobody has read this", "A draft of a promise.")] == [
        False,
        False,
    ]


def test_a_standard_that_was_taken_down_is_not_printed(booklet):
    version_page("PHONE-2").unpublish()

    assert [version.standard_key for version in booklet_in_force().versions] == ["PHONE-1", "POST-1"]


def test_a_page_that_only_some_may_read_is_not_printed(booklet):
    version_page("PHONE-2").view_restrictions.create(restriction_type="groups")

    assert version_in_print(booklet_in_force(), "PHONE-2") is None


def test_nothing_published_is_nothing_to_print(db):
    make_draft("PHONE-1")

    with pytest.raises(NotAllowed, match="Nothing is published yet"):
        job("booklet")


def test_a_single_standard_says_its_version(booklet):
    make_change(version_page("PHONE-1"), promise="Somebody answers.", now=NOON + dt.timedelta(days=1))

    assert job("side").dated == "version 2, 24 November 2026"


def test_the_words_of_an_edition_say_so_until_one_of_them_changes(booklet):
    edition = Edition.objects.create(number=3, name="Winter", dated=NOON.date(), made_at=NOON)
    for position, version in enumerate(booklet.versions):
        EditionVersion.objects.create(edition=edition, version=version, position=position)
    before = job("booklet").dated

    make_change(version_page("PHONE-1"), promise="Somebody answers.", now=NOON + dt.timedelta(days=1))

    assert (before, job("booklet").dated) == ("edition 3, November 2026", "as of 24 November 2026")


def test_the_logo_is_printed_where_there_is_one(booklet):
    drawn = io.BytesIO()
    Image.new("RGB", (60, 40), "#a3261c").save(drawn, "PNG")
    with_logo = dataclasses.replace(LETTERHEAD, logo=drawn.getvalue())

    assert Pdf(make(job("poster", letterhead=with_logo)).content).problems() == []
    assert job("poster", letterhead=with_logo).digest != job("poster").digest


def test_the_booklet_is_open_or_closed_and_prints_alike(booklet):
    closed = job("booklet").digest
    page = BookletPage.objects.get()
    page.is_open = True
    page.save()

    assert job("booklet").digest == closed
