"""A file becomes drafts: all or nothing, never published, and twice the same file changes nothing."""

import datetime as dt
import json

import pytest
from django.core.management import CommandError, call_command
from wagtail.images import get_image_model

from standards.actions import submit_for_second_reading
from standards.actions.importing import forget_unmade_imports, keep_for_checking, make_drafts, understood_in
from standards.importing.docx_reading import read_docx
from standards.importing.planning import plan_for_document
from standards.models import BookletImport, BookletPage, ChapterPage, StandardPage, StandardVersion
from tests.cast import NOON, TODAY
from tests.factories.standards import BODY, TARGET, make_booklet, make_change, make_standard
from tests.standards.importing import documents
from toolkit.obstacles import NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def booklet(db):
    return make_booklet()


def keep(make, by, change=lambda data: data):
    data = change(make())
    return keep_for_checking(file_name="care.docx", data=data, tree=read_docx(data), by=by, now=NOON)


def bring_in(make, by, change=lambda data: data):
    return make_drafts(kept=keep(make, by, change), booklet=BookletPage.objects.get(), by=by, now=NOON)


def with_other_words(data):
    return documents.with_part(data, "word/document.xml", lambda text: text.replace("Say your name", "Give your name"))


def verbs(plan):
    return [standard.verb for standard in plan.standards]


def test_a_file_becomes_drafts_and_nothing_is_published(booklet, ada):
    plan = bring_in(documents.built_in_styles, ada)

    assert verbs(plan) == ["new", "new"]
    assert list(StandardPage.objects.order_by("path").values_list("key", "title", "live")) == [
        ("PHONE-1", "Answering", False),
        ("PHONE-2", "Voicemail", False),
    ]
    assert list(ChapterPage.objects.values_list("key", "title", "live")) == [("PHONE", "Telephone", False)]
    assert StandardVersion.objects.count() == 0


def test_the_report_names_what_a_person_still_has_to_fill_in(booklet, ada):
    kept = keep(documents.built_in_styles, ada)
    make_drafts(kept=kept, booklet=booklet, by=ada, now=NOON)

    page = StandardPage.objects.get(key="PHONE-1")
    kept.refresh_from_db()
    assert (page.owner_role, page.checked_by, page.next_check_on) == ("", "", None)
    assert [(note["place"], note["became"].partition(":")[0]) for note in kept.report["missing"]] == [
        ("PHONE-1, PHONE-2", "Owner"),
        ("PHONE-1, PHONE-2", "Checked by"),
        ("PHONE-1, PHONE-2", "Next check"),
        ("PHONE-1, PHONE-2", "Get help now"),
    ]


def test_a_draft_that_nobody_owns_is_sent_to_nobody(booklet, ada):
    bring_in(documents.built_in_styles, ada)

    with pytest.raises(NotAllowed) as refusal:
        submit_for_second_reading(page=StandardPage.objects.get(key="PHONE-1"), by=ada)

    assert "Owner: Name the job that owns it, for instance Head of Customer Services." in refusal.value.reasons


def test_a_draft_says_what_the_file_says(booklet, ada):
    bring_in(documents.built_in_styles, ada)

    words = StandardPage.objects.get(key="PHONE-1").words()

    assert words["promise"] == documents.OPENING
    assert [line["value"] for line in words["body"][0]["value"]["lines"]] == documents.DO
    assert [target["what"] for target in words["targets"]] == ["calls", "voicemails"]


def test_a_picture_is_kept_with_its_description(booklet, ada):
    bring_in(documents.built_in_styles, ada)

    image = get_image_model().objects.get()
    (part,) = [part for part in StandardPage.objects.get(key="PHONE-1").words()["body"] if part["type"] == "picture"]
    assert (part["value"]["image"], part["value"]["alt_text"]) == (image.pk, "A desk phone with its light on")
    assert image.title == "A desk phone with its light on"


def test_the_same_file_twice_changes_nothing(booklet, ada):
    bring_in(documents.built_in_styles, ada)
    revisions = [page.latest_revision_id for page in StandardPage.objects.order_by("path")]

    again = bring_in(documents.built_in_styles, ada)

    assert verbs(again) == ["same", "same"]
    assert [page.latest_revision_id for page in StandardPage.objects.order_by("path")] == revisions
    assert get_image_model().objects.count() == 1


def test_what_editors_made_of_a_page_meanwhile_stays(booklet, ada):
    bring_in(documents.built_in_styles, ada)
    page = StandardPage.objects.get(key="PHONE-1").get_latest_revision_as_object()
    page.title = "Picking up"
    page.save_revision(user=ada.account, clean=False)

    again = bring_in(documents.built_in_styles, ada)

    assert verbs(again) == ["left", "same"]
    assert StandardPage.objects.get(key="PHONE-1").get_latest_revision_as_object().title == "Picking up"


def test_only_what_changed_in_the_file_becomes_a_new_draft(booklet, ada):
    bring_in(documents.nested_lists, ada)

    again = bring_in(documents.nested_lists, ada, with_other_words)

    assert verbs(again) == ["changed", "changed"]
    words = StandardPage.objects.get(key="PHONE-1").get_latest_revision_as_object().words()
    assert words["body"][0]["value"]["lines"][0]["value"] == "Give your name and your team"


def test_a_published_page_keeps_its_words_until_somebody_publishes_the_draft(booklet, ada):
    make_standard("PHONE-1", title="Answering")

    plan = bring_in(documents.built_in_styles, ada)

    page = StandardPage.objects.get(key="PHONE-1")
    assert verbs(plan) == ["changed", "new"]
    assert page.live
    assert page.newest_version.words["promise"] != documents.OPENING
    assert page.get_latest_revision_as_object().promise == documents.OPENING


def test_a_line_and_a_target_that_say_what_they_said_keep_what_questions_cite(booklet, ada):
    lines = [{"id": "finish", "value": documents.DO[1]}, {"id": "gone", "value": "hum"}]
    target = TARGET | {"key": "cited", "what": "calls", "done": "answered"}
    page = make_standard("PHONE-1", title="Answering", body=[do(lines), *BODY[1:]], targets=[target])

    bring_in(documents.built_in_styles, ada)

    words = StandardPage.objects.get(pk=page.pk).get_latest_revision_as_object().words()
    came = [(line["id"], line["value"]) for line in words["body"][0]["value"]["lines"]]
    assert [value for _, value in came] == documents.DO
    assert (came[1][0], len({key for key, _ in came})) == ("finish", 2)
    assert [target["key"] for target in words["targets"]] == ["cited", "voicemails"]


def do(lines):
    return {"type": "do", "value": {"lines": lines}}


def test_a_page_with_a_second_reader_stops_the_whole_file(booklet, ada):
    page = make_standard("PHONE-1", title="Answering")
    make_change(page)
    draft = StandardPage.objects.get(pk=page.pk)
    draft.promise, draft.change, draft.change_reason = "Another.", "material", "Because."
    draft.save_revision(user=ada.account)
    submit_for_second_reading(page=draft, by=ada)

    with pytest.raises(NotAllowed, match="PHONE-1 is with a second reader"):
        bring_in(documents.built_in_styles, ada)

    assert StandardPage.objects.count() == 1


def test_a_file_without_standards_says_what_was_looked_for(booklet, ada):
    def minutes():
        document = documents.docx.Document()
        document.add_paragraph("Minutes of the meeting")
        return documents.saved(document)

    with pytest.raises(NotAllowed, match="No standard was found"):
        bring_in(minutes, ada)

    assert ChapterPage.objects.count() == 0


def test_what_was_looked_at_is_what_is_made(booklet, ada):
    kept = keep(documents.built_in_styles, ada)
    looked_at = plan_for_document(understood_in(kept), booklet).digest
    make_standard("PHONE-1", title="Answering")

    with pytest.raises(NotAllowed, match="has changed since you looked"):
        make_drafts(kept=kept, booklet=booklet, by=ada, now=NOON, looked_at=looked_at)


def test_drafts_are_made_of_a_file_once(booklet, ada):
    kept = keep(documents.built_in_styles, ada)
    make_drafts(kept=kept, booklet=booklet, by=ada, now=NOON)

    with pytest.raises(NotAllowed, match="already"):
        make_drafts(kept=kept, booklet=booklet, by=ada, now=NOON)

    kept.refresh_from_db()
    assert kept.content is None
    assert kept.report["left_out"] != []


def test_a_file_that_nobody_made_drafts_of_is_forgotten_after_a_week(booklet, ada):
    keep(documents.built_in_styles, ada)

    kept = forget_unmade_imports(today=TODAY, now=NOON + dt.timedelta(days=6))
    gone = forget_unmade_imports(today=TODAY, now=NOON + dt.timedelta(days=8))

    assert (kept, gone, BookletImport.objects.count()) == (0, 1, 0)


# --- by command -------------------------------------------------------------------------------------------------------


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "care.docx"
    path.write_bytes(documents.built_in_styles())
    return path


def test_the_command_makes_the_drafts_and_tells_what_it_left_out(booklet, ada, file, capsys):
    call_command("import_booklet", file, by=ada.work_email)

    told = capsys.readouterr().out
    assert "PHONE-1 Answering: A new draft." in told
    assert "This booklet is for everyone." in told
    assert "Made 2 of 2 as drafts." in told


def test_the_command_can_look_only(booklet, ada, file, capsys):
    call_command("import_booklet", file, by=ada.work_email, look=True)

    assert "Would make 2 of 2" in capsys.readouterr().out
    assert (StandardPage.objects.count(), BookletImport.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("care.docx", b"%PDF", "This is a PDF"),
        ("care.json", b"{}", "isn’t a booklet"),
        ("care.json", b"{", "isn’t JSON"),
        (
            "care.json",
            json.dumps({"format": "Standard Bearer booklet 1", "chapters": [{"key": "x"}]}).encode(),
            "chapter 1",
        ),
    ],
)
def test_the_command_refuses_in_a_sentence(booklet, ada, tmp_path, name, content, says):
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(CommandError, match=says):
        call_command("import_booklet", path, by=ada.work_email)


def test_the_command_needs_somebody_the_drafts_belong_to(booklet, file):
    with pytest.raises(CommandError, match="Nobody here has the address"):
        call_command("import_booklet", file, by="nobody@westerby.example")
