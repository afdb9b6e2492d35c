"""What Wagtail's admin may know: the booklet. Never people, accounts, records, topics or questions."""

import datetime as dt
import json

import pytest
import time_machine
from django.apps import apps
from wagtail import hooks
from wagtail.admin.api.urls import admin_api
from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.models import Page, ReferenceIndex, Task
from wagtail.snippets.models import get_snippet_models

from people.models import Account
from standards.actions import revise_standard
from standards.models import StandardPage, StandardVersion
from tests.cast import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("doors")]

PERSONAL = {model for label in ("people", "quizzes", "learning") for model in apps.get_app_config(label).get_models()}
PERSONAL |= {
    model for model in apps.get_app_config("standards").get_models() if model.__name__ in ("Fit", "StandardVersion")
}
# Wagtail's own list of users; nobody has a permission for it, as the matrix shows.
CLOSED = {Account}
EDITORS = ("ada", "rex", "lena", "abe")


def models_of(found):
    return {getattr(viewset, "model", None) for viewset in found} - {None}


# --- what is registered -----------------------------------------------------------------------------------------------


def test_nothing_is_a_snippet():
    assert get_snippet_models() == []


def test_no_list_or_chooser_of_the_admin_is_about_people():
    viewsets.populate()
    choosers = [each for each in viewsets.viewsets if isinstance(each, ChooserViewSet)]

    assert models_of(choosers) & PERSONAL == set()
    assert models_of(viewsets.viewsets) & PERSONAL <= CLOSED


def test_wagtail_keeps_no_index_of_who_points_to_whom():
    assert set(ReferenceIndex.tracked_models) & PERSONAL == set()


def test_the_search_index_holds_pages_pictures_and_documents():
    indexed = {model for model in apps.get_models() if getattr(model, "search_fields", None)}

    assert indexed & PERSONAL == set()


def test_wagtails_interface_for_programs_knows_pages_pictures_and_documents():
    assert set(admin_api._endpoints) == {"pages", "images", "documents"}


def test_the_actions_on_many_things_are_about_pages_pictures_and_documents():
    actions = {model for action in hooks.get_hooks("register_bulk_action") for model in action.models}

    # The two that Wagtail registers for accounts ask for a permission that nobody has.
    assert actions & PERSONAL == CLOSED


@pytest.mark.parametrize("name", EDITORS)
def test_nobody_does_anything_to_many_accounts(world, name):
    for action in ("delete", "assign_role", "set_active_state"):
        path = f"/admin/bulk/people/account/{action}/?id={world.things['sam’s account']}"
        for method in ("GET", "POST"):
            answer = world.visitors[name].ask(path, method, {"confirm": "1", "role": world.things["group"]})
            assert answer.writes == frozenset()
            assert "Sam Ellis" not in answer.text
            assert "sam@" not in answer.text


@pytest.mark.parametrize("name", EDITORS)
def test_looking_for_a_person_in_the_admin_finds_nobody(world, name):
    lists = [
        "/admin/pages/search/", "/admin/reports/site-history/", "/admin/reports/aging-pages/", "/admin/reports/workflow/",
        "/admin/choose-page/search/", "/admin/images/chooser/results/", "/admin/documents/chooser/results/",
        "/admin/tag-autocomplete/", f"/admin/pages/{world.things['standard page']}/history/", "/admin/users/", "/admin/api/main/pages/",
    ]  # fmt: skip
    found = [
        path
        for path in lists
        if "Ellis" in (text := world.visitors[name].ask(path, data={"q": "sam", "term": "sam"}).text) or "sam@" in text
    ]

    assert found == []


@pytest.mark.parametrize("name", EDITORS)
def test_the_page_about_ones_own_admin_account_changes_nothing_that_signs_in(world, name):
    fields = {
        "name_email-email": "x@evil.example", "name_email-first_name": "X", "name_email-last_name": "X", "email": "x@evil.example",
        "password": "x", "new_password1": "x", "is_superuser": "1", "locale-preferred_language": "", "locale-current_time_zone": "",
    }  # fmt: skip

    assert world.visitors[name].ask("/admin/account/", "POST", fields).writes <= {"wagtailusers_userprofile"}


# --- who publishes ----------------------------------------------------------------------------------------------------


def doors_to_publishing(world, page):
    """Every way we know to make words public, with what it asks for."""
    things = world.things | {"page": page.pk}
    revision = page.latest_revision_id
    api = f"/admin/api/main/pages/{page.pk}/action"
    booklet = things["booklet page"]
    return [
        (f"/admin/pages/{page.pk}/edit/", {"action-publish": "1", "body-count": "0"}),
        (f"/admin/pages/{page.pk}/revisions/{revision}/revert/", {"action-publish": "1", "body-count": "0"}),
        (f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}", {}),
        (f"/admin/bulk/wagtailcore/page/publish/?id={booklet}", {"include_descendants": "on"}),
        (f"/admin/pages/workflow/action/{page.pk}/approve/{things['task state']}/", {"comment": "Fine"}),
        (f"/admin/pages/{page.pk}/copy/", {"new_title": "C", "new_slug": "c", "new_parent_page": str(things["chapter page"]), "publish_copies": "on", "copy_subpages": "on"}),
        (f"{api}/publish/", {}),
        (f"{api}/revert_to_page_revision/", {"revision_id": revision}),
        (f"{api}/copy/", {"destination_page_id": things["chapter page"], "slug": "c", "title": "C", "keep_live": "true"}),
        (f"{api}/create_alias/", {"destination_page_id": things["chapter page"], "update_slug": "c"}),
        (f"{api}/copy_for_translation/", {"locale": "en"}),
    ]  # fmt: skip


def published(world):
    return (
        sorted(Page.objects.live().values_list("pk", "live_revision", "title")),
        StandardVersion.objects.count(),
    )


def went_out(world, name, page, *, by_itself=False):
    """The doors by which `name` got something out, with the answer each gave."""
    before, open_doors = published(world), []
    visitor = world.visitors[name]
    for path, data in doors_to_publishing(world, page):
        if by_itself and str(page.pk) not in path:
            continue
        with visitor.lasting(path, data) as answer:
            if published(world) != before:
                open_doors.append(f"{path}: {answer.status}")
    return open_doors


@pytest.mark.parametrize("name", ["ada", "lena", "abe", "sam", "mia", "zoe"])
def test_who_does_not_publish_publishes_by_no_address(world, name):
    page = StandardPage.objects.get(pk=world.standard.pk)
    draft = StandardPage.objects.get(pk=world.draft.pk)

    assert went_out(world, name, page) + went_out(world, name, draft) == []


def test_a_second_reader_publishes_no_words_of_their_own(world):
    page, later = StandardPage.objects.get(key="PHONE-2"), NOON + dt.timedelta(hours=1)
    with time_machine.travel(later, tick=False):
        revise_standard(
            page=page, change="editorial", reason="Mine.", fields={"covers": "Mine alone"}, by=world.rex, now=later
        )
        page.refresh_from_db()

        # Those of the whole booklet take with them what others wrote; the page's own are the ones that matter.
        assert went_out(world, "rex", page, by_itself=True) == []


def test_the_same_doors_do_open_for_the_second_reader(world):
    """Otherwise the two tests above would prove nothing."""
    page = StandardPage.objects.get(pk=world.standard.pk)

    assert any("/publish/" in door for door in went_out(world, "rex", page))


def test_nobody_makes_a_task_through_its_chooser(world):
    form = {"create-task-name": "Mine", "create-task-groups": str(world.things["group"]), "create-task-active": "on"}
    before = Task.objects.count()
    for name in EDITORS:
        for model in ("standards.secondreadertask", "wagtailcore.groupapprovaltask"):
            path = f"/admin/workflows/task_chooser/create/?create_model={model}"
            with world.visitors[name].lasting(path, form):
                assert Task.objects.count() == before


# --- one id with another's ---------------------------------------------------------------------------------------------


def test_a_page_shows_only_its_own_revisions_and_workflows(world):
    other, things = StandardPage.objects.get(key="PHONE-2"), world.things
    rex = world.visitors["rex"]
    mixed = [
        f"/admin/pages/{other.pk}/revisions/{things['revision']}/view/",
        f"/admin/pages/{other.pk}/revisions/{things['revision']}/revert/",
        f"/admin/pages/{other.pk}/revisions/compare/{things['revision']}...latest/",
        f"/admin/pages/{other.pk}/workflow_history/detail/{things['workflow state']}/",
    ]

    assert {path: rex.ask(path).outcome for path in mixed} == dict.fromkeys(mixed, "not there")
    approving = f"/admin/pages/workflow/action/{other.pk}/approve/{things['task state']}/"
    assert rex.ask(approving, "POST").writes == frozenset()


def test_an_answer_for_programs_lists_no_fields_of_people(world):
    answer = world.visitors["ada"].ask("/admin/api/main/pages/", data={"fields": "*"})

    assert "owner" not in json.dumps(json.loads(answer.text)["items"])
