"""The editor: what it asks, when, and in which words."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from standards.models import ChapterPage, StandardPage, StandardVersion
from tests.factories.standards import make_chapter, make_draft, make_standard
from tests.standards.conftest import errors_of

pytestmark = pytest.mark.django_db
NEW = "A person answers within 10 seconds and gives their name."


@pytest.fixture
def standard(db):
    return make_standard("PHONE-1")


def waiting(standard):
    return StandardPage.objects.get(pk=standard.pk).workflow_in_progress


def test_a_draft_is_saved_without_saying_what_kind_of_change_it_is(standard, ada, in_admin):
    in_admin(ada).save(standard, promise=NEW)

    assert StandardPage.objects.get().get_latest_revision_as_object().promise == NEW


def test_a_half_finished_draft_is_saved(ada, in_admin):
    draft = make_draft("PHONE-1")

    in_admin(ada).save(draft, promise="", promise_heading="", owner_role="", **{"body-count": "0"})

    saved = StandardPage.objects.get().get_latest_revision_as_object()
    assert (saved.promise, len(saved.body)) == ("", 0)


def test_kind_and_reason_are_asked_when_changed_words_are_sent(standard, ada, in_admin):
    response = in_admin(ada).submit(standard, promise=NEW)

    assert errors_of(response) == [
        "Choose editorial, clarifying or material.",
        "Say in one sentence why the words change.",
    ]
    assert not waiting(standard)


def test_what_was_typed_is_still_there_when_something_is_asked(standard, ada, in_admin):
    response = in_admin(ada).submit(standard, promise=NEW, change="material")

    form = response.context["form"]
    assert (form["promise"].value(), form["change"].value()) == (NEW, "material")


def test_neither_is_asked_when_the_words_are_the_same(standard, ada, in_admin):
    response = in_admin(ada).submit(standard, search_words="ring, call")

    assert errors_of(response) == []
    assert waiting(standard)


def test_the_first_version_needs_only_its_reason(ada, in_admin):
    draft = make_draft("PHONE-1")
    admin = in_admin(ada)

    without = admin.submit(draft, change_reason="")
    admin.submit(draft, change_reason="First edition.")

    assert errors_of(without) == ["Say in one sentence why the words change."]
    assert waiting(draft)


def test_the_next_edit_is_asked_again(standard, ada, rex, in_admin):
    in_admin(ada).submit(standard, promise=NEW, change="material", change_reason="Callers asked.")
    in_admin(rex).approve(standard)

    asked = in_admin(ada).client.get(reverse("wagtailadmin_pages:edit", args=(standard.pk,))).context["form"]
    response = in_admin(ada).submit(standard, promise="A person answers.")

    assert (asked["change"].value(), asked["change_reason"].value()) == ("", "")
    assert len(errors_of(response)) == 2


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"body-0-deleted": "1"}, "Do: add at least one line. Each starts with a verb."),
        ({"body-1-deleted": "1"}, "Don’t: add at least one line. Each begins “do not”."),
        ({"body-2-deleted": "1"}, "Get help now: say when to call somebody, and whom."),
        (
            {"body-1-value-lines-0-value": "transfer no calls"},
            "Don’t, line 1: begin it “do not”, since somebody may hear this line alone.",
        ),
        (
            {"body-2-value-heading": "Get the duty manager"},
            "Get help now: end its heading with “if:”, for instance “Get the duty manager now if:”.",
        ),
        ({"targets-0-percent": ""}, "Percent: say how many in 100 for “a share within”; leave it empty otherwise."),
    ],
)
def test_what_is_missing_is_said_in_a_sentence_that_names_the_place(standard, ada, in_admin, changed, sentence):
    response = in_admin(ada).submit(standard, change="material", change_reason="Callers asked.", **changed)

    assert errors_of(response) == [sentence]
    assert not waiting(standard)


def test_drafts_may_still_lack_it(standard, ada, in_admin):
    in_admin(ada).save(standard, **{"body-0-deleted": "1"})

    draft = StandardPage.objects.get().get_latest_revision_as_object()
    assert [block.block_type for block in draft.body] == ["dont", "get_help"]


def test_an_unfinished_draft_can_be_sent_back_and_not_approved(standard, ada, rex, in_admin):
    in_admin(ada).submit(standard, promise=NEW, change="material", change_reason="Callers asked.")
    in_admin(rex).save(standard, **{"body-0-deleted": "1"})
    admin = in_admin(rex)

    admin.approve(standard)
    admin.send_back(standard)

    assert StandardVersion.objects.count() == 1
    assert StandardPage.objects.get().current_workflow_state.status == "needs_changes"


def test_a_published_key_cannot_be_typed_over(standard, ada, in_admin):
    in_admin(ada).save(standard, key="PHONE-2")

    assert StandardPage.objects.get().get_latest_revision_as_object().key == "PHONE-1"


def test_a_chapters_key_stays_once_a_standard_of_it_is_published(standard, ada, in_admin):
    chapter = ChapterPage.objects.get()

    in_admin(ada).save(chapter, key="TELEPHONE")

    assert ChapterPage.objects.get().get_latest_revision_as_object().key == "PHONE"


def test_a_key_begins_with_its_chapters(ada, in_admin):
    response = in_admin(ada).create(make_chapter(), title="New", key="EMAIL-9")

    assert errors_of(response) == ["Begin it with the chapter’s key: PHONE-1, PHONE-2 and so on."]


def test_a_standard_stays_in_its_chapter(standard):
    assert standard.can_move_to(make_chapter("EMAIL")) is False


def test_a_target_is_added_and_moved_with_its_standard(standard, ada, rex, in_admin):
    second = {
        f"targets-1-{name}": value
        for name, value in {
            "id": "",
            "ORDER": "2",
            "DELETE": "",
            "key": "abandoned",
            "channel": "phone",
            "what": "calls",
            "done": "given up before we answer",
            "measure": "rate",
            "value": "5",
            "unit": "percent",
            "percent": "",
            "clock_starts": "when it rings",
            "calendar": "opening_hours",
            "effective_from": "2026-04-01",
        }.items()
    }
    sent = in_admin(ada).submit(
        standard, change="material", change_reason="We count these now.", **second, **{"targets-TOTAL_FORMS": "2"}
    )
    assert errors_of(sent) == []
    in_admin(rex).approve(standard)

    version = StandardVersion.objects.get(number=2)
    assert [target["key"] for target in version.words["targets"]] == ["answer", "abandoned"]
    assert list(StandardPage.objects.get().targets.values_list("key", flat=True)) == ["answer", "abandoned"]


def test_the_fields_come_in_page_order_with_an_example_each(standard, ada, in_admin):
    response = in_admin(ada).client.get(reverse("wagtailadmin_pages:edit", args=(standard.pk,)))

    page = BeautifulSoup(response.content, "html.parser")
    headings = [heading.get_text(" ", strip=True).rstrip(" *") for heading in page.select("h2.w-panel__heading")]
    order = ["Title", "Key", "Promise", "Targets", "Who it covers", "Do, don’t, and the rest of the page"]
    order += ["Who looks after it", "Search and evidence", "What kind of change is this, and why?"]
    assert [heading for heading in headings if heading in order] == order
    assert page.get_text().count("For instance:") >= 20
