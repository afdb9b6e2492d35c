"""Publishing freezes the words, whichever door they come by; versions are never changed."""

import datetime as dt

import pytest
import time_machine
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.utils import timezone

from standards.actions import approve, freeze_version, revise_standard, submit_for_second_reading
from standards.models import StandardPage, StandardVersion
from standards.queries import current_versions, history, version_in_force
from standards.signals import version_published
from standards.wording import digest
from tests.cast import NOON
from tests.factories.standards import TARGET, make_change, make_draft, make_editor, make_standard
from toolkit.obstacles import NotAllowed

DAY = dt.timedelta(days=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def heard():
    news = []

    def hear(sender, **said):
        news.append(said)

    version_published.connect(hear)
    yield news
    version_published.disconnect(hear)


def test_the_first_publication_freezes_a_material_version(ada, rex, heard):
    page = make_draft("PHONE-1", by=ada)

    submit_for_second_reading(page=page, by=ada)
    approve(page=page, by=rex, now=NOON)

    version = StandardVersion.objects.get()
    assert (version.standard_key, version.chapter_key, version.number, version.material_number) == (
        "PHONE-1",
        "PHONE",
        1,
        1,
    )
    assert (version.change, version.reason, version.published_by, version.published_at) == (
        "material",
        "First edition.",
        rex,
        NOON,
    )
    assert (version.words["promise"], version.digest) == (page.promise, digest(version.words))
    assert heard == [{"signal": version_published, "version": version, "by": rex, "now": NOON}]


def test_the_live_page_and_its_newest_version_say_the_same():
    page = make_change(make_standard("PHONE-1"), promise="We answer within 20 seconds.")

    assert page.words() == page.newest_version.words


def test_unchanged_words_make_no_version(heard):
    page = make_standard("PHONE-1")
    heard.clear()

    make_change(page, search_words="ring, call")

    assert StandardVersion.objects.count() == 1
    assert heard == []
    assert StandardPage.objects.get().search_words == "ring, call"


def test_the_next_edit_starts_without_the_last_answer():
    page = make_change(make_standard("PHONE-1"), change="clarifying", reason="It was unclear.")

    draft = page.get_latest_revision_as_object()

    assert (page.change, page.change_reason) == ("", "")
    assert (draft.change, draft.change_reason) == ("", "")


def test_versions_number_on_and_remember_the_last_material_one():
    page = make_standard("PHONE-1")
    for change in ("editorial", "material", "clarifying"):
        page = make_change(page, change=change)

    numbers = StandardVersion.objects.order_by("number").values_list("number", "material_number", "change")

    assert list(numbers) == [(1, 1, "material"), (2, 1, "editorial"), (3, 3, "material"), (4, 3, "clarifying")]


@pytest.mark.parametrize(("change", "reason"), [("", "Callers asked."), ("material", "")])
def test_changed_words_do_not_go_out_without_kind_and_reason(change, reason):
    page = make_standard("PHONE-1")
    draft = revise_standard(
        page=page, change=change, reason=reason, fields={"promise": "We answer."}, by=make_editor(), now=NOON
    )

    with pytest.raises(NotAllowed):
        submit_for_second_reading(page=draft, by=make_editor())
    with pytest.raises(NotAllowed), transaction.atomic():
        draft.get_latest_revision().publish()

    assert StandardPage.objects.get().promise != "We answer."
    assert StandardVersion.objects.count() == 1


def test_a_page_is_never_live_without_its_version():
    draft = make_draft("PHONE-1", body=[])

    with pytest.raises(NotAllowed, match="Do: add at least one line"):
        draft.get_latest_revision().publish()

    assert StandardPage.objects.get().live is False
    assert StandardVersion.objects.count() == 0


def test_a_published_key_stays():
    page = make_standard("PHONE-1")
    draft = revise_standard(
        page=page, change="editorial", reason="Tidying.", fields={"key": "PHONE-2"}, by=make_editor(), now=NOON
    )

    with pytest.raises(NotAllowed, match="published as PHONE-1, and its key stays"):
        submit_for_second_reading(page=draft, by=make_editor())


def test_a_changed_target_is_a_changed_standard():
    page = make_standard("PHONE-1")

    draft = revise_standard(
        page=page,
        change="material",
        reason="More calls.",
        targets=[TARGET | {"percent": 90}],
        by=make_editor(),
        now=NOON,
    )
    freeze_version(page=draft, by=None, now=NOON)

    assert StandardVersion.objects.get(number=2).words["targets"][0]["percent"] == 90


@pytest.mark.parametrize("is_published", [True, False])
def test_scheduled_words_are_frozen_when_they_go_out_and_name_who_approved_them(ada, rex, is_published):
    page = make_standard("PHONE-1") if is_published else make_draft("PHONE-1")
    now = timezone.now()
    draft = revise_standard(
        page=page,
        change="material",
        reason="From December.",
        fields={"promise": "We answer within 10 seconds.", "go_live_at": now + DAY},
        by=ada,
        now=now,
    )
    submit_for_second_reading(page=draft, by=ada)
    approve(page=draft, by=rex, now=now)
    numbers = list(StandardVersion.objects.values_list("number", flat=True))

    with time_machine.travel(now + 2 * DAY):
        call_command("publish_scheduled")

    version = StandardVersion.objects.order_by("number").last()
    assert numbers == ([1] if is_published else [])
    assert (version.number, version.reason, version.published_by) == (len(numbers) + 1, "From December.", rex)
    assert version.words["promise"] == StandardPage.objects.get().promise == "We answer within 10 seconds."


@pytest.mark.parametrize("deed", ["update", "delete"])
def test_the_database_refuses_to_change_a_version(deed):
    version = make_standard("PHONE-1").newest_version
    rows = StandardVersion.objects.filter(pk=version.pk)

    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(reason="Another reason.") if deed == "update" else rows.delete()

    assert StandardVersion.objects.get().reason == "First edition."


def test_a_deleted_page_leaves_its_versions():
    page = make_standard("PHONE-1")

    page.delete()

    assert list(StandardVersion.objects.values_list("standard_key", "number")) == [("PHONE-1", 1)]


def test_the_version_in_force_is_that_of_the_moment():
    page = make_standard("PHONE-1", now=NOON)
    make_change(page, now=NOON + 2 * DAY)

    in_force = [version_in_force("PHONE-1", NOON + days * DAY) for days in (-1, 0, 1, 2, 3)]

    assert [version and version.number for version in in_force] == [None, 1, 1, 2, 2]


def test_current_versions_are_one_query_whatever_the_rows(django_assert_num_queries):
    make_change(make_standard("PHONE-1"))
    make_standard("EMAIL-1")

    with django_assert_num_queries(1):
        numbers = {key: version.number for key, version in current_versions().items()}

    assert numbers == {"PHONE-1": 2, "EMAIL-1": 1}


def test_history_tells_the_newest_first_with_what_it_changed():
    page = make_standard("PHONE-1", promise="A person answers within 24 hours.")
    make_change(page, reason="Too long to wait.", promise="A person answers the same day.")

    newest, first = history("PHONE-1")

    assert (newest.version.number, newest.version.reason) == (2, "Too long to wait.")
    assert [(line.part, line.was, line.now) for line in newest.changed] == [
        ("Promise", "A person answers within 24 hours.", "A person answers the same day.")
    ]
    assert (first.version.number, first.changed, first.kind) == (1, [], "The first version.")
