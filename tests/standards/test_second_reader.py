"""Nobody publishes their own words, by whatever door they come."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, TaskState

from people.actions import grant_role
from people.roles import Role
from standards.actions import approve, revise_standard, submit_for_second_reading
from standards.models import StandardPage, StandardVersion
from standards.queries import drafts_of, waiting_for
from tests.cast import NOON, employ
from tests.factories.standards import make_booklet, make_chapter, make_draft, make_standard
from tests.standards.conftest import errors_of
from toolkit.obstacles import NotAllowed

pytestmark = pytest.mark.django_db
NEW = "A person answers within 10 seconds and gives their name."


def revised(page, by):
    return revise_standard(
        page=page, change="material", reason="Callers asked.", fields={"promise": NEW}, by=by, now=NOON
    )


def is_published():
    return StandardPage.objects.get(key="PHONE-1").promise == NEW


@pytest.fixture
def standard(db):
    return make_standard("PHONE-1")


@pytest.fixture
def nat(communications):
    """A second reader besides Rex, who may also write."""
    person = employ("Nat Obi", team=communications)
    grant_role(person=person, role=Role.SECOND_READER, by=None, now=NOON)
    grant_role(person=person, role=Role.COMMS_EDITOR, by=None, now=NOON)
    return person


def test_a_comms_editor_writes_and_a_second_reader_publishes(standard, ada, rex, in_admin):
    in_admin(ada).submit(standard, promise=NEW, change="material", change_reason="Callers asked.")
    in_admin(rex).approve(standard)

    version = StandardVersion.objects.get(number=2)
    assert is_published()
    assert (version.change, version.reason, version.published_by) == ("material", "Callers asked.", rex)


def test_a_comms_editor_has_no_publish_button(standard, ada, in_admin):
    draft = revised(standard, ada)

    in_admin(ada).publish(draft)

    assert not is_published()


def test_a_second_reader_may_not_approve_what_they_asked_for(standard, nat):
    submit_for_second_reading(page=revised(standard, nat), by=nat)

    with pytest.raises(NotAllowed, match="You asked for this page to be read"):
        approve(page=standard, by=nat, now=NOON)


def test_a_second_reader_may_not_approve_their_own_request_in_the_admin(standard, nat, in_admin):
    draft = submit_for_second_reading(page=revised(standard, nat), by=nat)

    in_admin(nat).approve(draft)

    assert not is_published()


def test_a_second_reader_may_not_approve_their_own_request_by_its_address(standard, nat, in_admin):
    submit_for_second_reading(page=revised(standard, nat), by=nat)
    state = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)

    address = reverse("wagtailadmin_pages:workflow_action", args=(standard.pk, "approve", state.pk))
    in_admin(nat).client.post(address, {"comment": "Fine."})

    assert not is_published()


def test_a_second_reader_may_not_publish_their_own_words_directly(standard, nat, in_admin):
    draft = revised(standard, nat)

    in_admin(nat).publish(draft)

    assert not is_published()


def test_a_second_reader_may_not_change_and_publish_in_one_step(standard, rex, in_admin):
    response = in_admin(rex).publish(standard, promise=NEW, change="material", change_reason="Callers asked.")

    assert not is_published()
    assert "somebody else reads and publishes it" in " ".join(errors_of(response))


def test_a_second_reader_may_not_change_and_approve_in_one_step(standard, ada, rex, in_admin):
    draft = submit_for_second_reading(page=revised(standard, ada), by=ada)

    response = in_admin(rex).approve(draft, promise="A person answers within 5 seconds.")

    assert StandardVersion.objects.count() == 1
    assert "somebody else reads and publishes it" in " ".join(errors_of(response))


def test_a_second_reader_who_changed_the_draft_waits_for_another(standard, ada, rex, nat):
    submit_for_second_reading(page=revised(standard, ada), by=ada)
    revise_standard(
        page=standard, change="material", reason="Callers asked.", fields={"covers": "All lines"}, by=rex, now=NOON
    )

    with pytest.raises(NotAllowed, match="You made the last change"):
        approve(page=standard, by=rex, now=NOON)
    approve(page=standard, by=nat, now=NOON)

    assert is_published()


def test_a_second_reader_may_publish_what_another_read_and_asked_for_after_their_change(standard, ada, rex):
    draft = revised(standard, rex)
    submit_for_second_reading(page=draft, by=ada)

    approve(page=standard, by=rex, now=NOON)

    assert is_published()


def test_a_second_reader_may_publish_directly_what_somebody_else_wrote(standard, ada, rex, in_admin):
    draft = revised(standard, ada)

    in_admin(rex).publish(draft)

    assert is_published()
    assert StandardVersion.objects.get(number=2).published_by == rex


@pytest.mark.parametrize("others_too", [False, True])
def test_ticking_pages_in_a_list_is_no_way_round(standard, nat, in_admin, others_too):
    revised(standard, nat)
    ticked = standard.get_parent() if others_too else standard

    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))
    in_admin(nat).client.post(
        f"{address}?id={ticked.pk}&next=/admin/", {"include_descendants": "on"} if others_too else {}
    )

    assert not is_published()


def test_ticking_a_chapter_does_not_publish_its_writers_drafts(nat, in_admin):
    draft = make_draft("PHONE-1", by=nat)

    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))
    in_admin(nat).client.post(f"{address}?id={draft.get_parent().pk}&next=/admin/", {"include_descendants": "on"})

    assert StandardPage.objects.get().live is False


def test_ticking_publishes_what_somebody_else_wrote(standard, ada, rex, in_admin):
    revised(standard, ada)

    address = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))
    in_admin(rex).client.post(f"{address}?id={standard.pk}&next=/admin/")

    assert is_published()
    assert StandardVersion.objects.get(number=2).published_by == rex


def test_scheduling_ones_own_words_is_publishing_them(standard, nat, in_admin):
    draft = revised(standard, nat)
    later = (timezone.now() + dt.timedelta(days=1)).strftime("%Y-%m-%d %H:%M")

    in_admin(nat).publish(draft, go_live_at=later)

    assert not draft.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_wagtails_own_publish_action_refuses_the_writer(standard, nat):
    draft = revised(standard, nat)

    with pytest.raises(PermissionDenied):
        draft.get_latest_revision().publish(user=nat.account)

    assert not is_published()


def test_going_back_to_an_old_revision_is_a_change_of_ones_own(standard, ada, nat, in_admin):
    first = standard.get_latest_revision()
    submit_for_second_reading(page=revised(standard, ada), by=ada)
    approve(page=standard, by=nat, now=NOON)

    admin = in_admin(nat)
    address = reverse("wagtailadmin_pages:revisions_revert", args=(standard.pk, first.pk))
    fields = admin.client.get(address)
    admin.publish(
        standard, promise=first.content["promise"], change="editorial", change_reason="Back.", revision=first.pk
    )

    assert fields.status_code == 200
    assert is_published()


def test_a_new_page_cannot_be_made_and_published_at_once(nat, in_admin):
    chapter = make_chapter()

    in_admin(nat).create(chapter, **{"title": "New", "key": "PHONE-9", "slug": "new", "action-publish": "1"})

    assert StandardPage.objects.get(key="PHONE-9").live is False


def test_a_page_is_not_copied_since_its_key_is_taken(standard, nat):
    assert standard.permissions_for_user(nat.account).can_copy() is False


def test_a_chapter_has_a_second_reader_too(ada, nat, in_admin):
    chapter = make_chapter()
    chapter.intro = "Ours."
    chapter.save_revision(user=nat.account)

    in_admin(nat).publish(chapter)

    chapter.refresh_from_db()
    assert chapter.intro == "How we answer and return calls."


def test_a_second_reader_sends_a_page_back(standard, ada, rex, in_admin):
    draft = submit_for_second_reading(page=revised(standard, ada), by=ada)

    in_admin(rex).send_back(draft)

    draft = StandardPage.objects.get()
    assert draft.current_workflow_state.status == "needs_changes"
    assert not is_published()


def test_nobody_reads_a_page_that_nobody_asked_to_have_read(standard, ada, rex):
    revised(standard, ada)

    with pytest.raises(NotAllowed, match="Nobody has asked"):
        approve(page=standard, by=rex, now=NOON)


def test_a_page_is_asked_for_once(standard, ada):
    submit_for_second_reading(page=revised(standard, ada), by=ada)

    with pytest.raises(NotAllowed, match="already asked"):
        submit_for_second_reading(page=standard, by=ada)


def test_staff_neither_ask_nor_publish(standard, ada, sam):
    with pytest.raises(NotAllowed, match="You can’t edit this page"):
        submit_for_second_reading(page=standard, by=sam)
    submit_for_second_reading(page=revised(standard, ada), by=ada)
    with pytest.raises(NotAllowed, match="Only a second reader publishes pages"):
        approve(page=standard, by=sam, now=NOON)


def test_each_role_may_do_only_what_it_needs(db):
    booklet = make_booklet()

    granted = {
        (permission.group.name, permission.permission.codename)
        for permission in GroupPagePermission.objects.select_related("group", "permission")
    }

    assert granted == {
        ("Comms editor", "add_page"),
        ("Comms editor", "change_page"),
        ("Standards lead", "add_page"),
        ("Standards lead", "change_page"),
        ("Second reader", "change_page"),
        ("Second reader", "publish_page"),
    }
    assert set(GroupPagePermission.objects.values_list("page", flat=True)) == {booklet.pk}


def test_the_dashboard_says_what_waits_for_whom(standard, ada, rex, nat):
    draft = revised(standard, ada)
    drafts_before = [found.pk for found in drafts_of(ada.account)]

    submit_for_second_reading(page=draft, by=ada)

    assert drafts_before == [standard.pk]
    assert list(drafts_of(ada.account)) == []
    assert [found.pk for found in waiting_for(rex.account)] == [standard.pk]
    assert waiting_for(ada.account) == []


def test_what_one_asked_for_does_not_wait_for_oneself(standard, nat, rex):
    submit_for_second_reading(page=revised(standard, nat), by=nat)

    assert waiting_for(nat.account) == []
    assert [found.pk for found in waiting_for(rex.account)] == [standard.pk]


def test_the_dashboard_is_drawn(standard, ada, rex, in_admin):
    submit_for_second_reading(page=revised(standard, ada), by=ada)

    response = in_admin(rex).client.get("/admin/")

    assert "Waiting for you to read" in response.content.decode()
    assert "Standard PHONE-1" in response.content.decode()
