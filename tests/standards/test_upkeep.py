"""Looking after what is published: emergencies read afterwards, checks without a change, and reminders sent once."""

import datetime as dt

import pytest
import time_machine
from django.db import DatabaseError, transaction

from standards.actions import check_without_change, publish_alone, read_afterwards, remind_owners, revise_standard
from standards.models import CheckReminder, LaterReading, StandardCheck, StandardPage, StandardVersion
from standards.queries import due_checks, history, unread_versions
from tests.cast import NOON, TODAY
from tests.factories.standards import make_standard
from toolkit.obstacles import NotAllowed

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
NEW = "A person answers within 9 seconds and says who they are."


@pytest.fixture
def standard():
    return make_standard("PHONE-1", now=NOON - 60 * DAY, owner_email="owners@westerby.example")


@pytest.fixture
def alone(standard, rex):
    """Rex has changed the words and published them in an emergency."""
    revise_standard(page=standard, change="", reason="", fields={"promise": NEW}, by=rex, now=NOON)
    publish_alone(page=standard, asks="show", why="It was wrong.", reason="The line is dead.", by=rex, now=NOON)
    return StandardVersion.objects.get(number=2)


# In an emergency ------------------------------------------------------------------------------------------------------


def test_it_is_out_at_once_and_flagged_until_somebody_else_has_read_it(alone, standard, lena):
    assert StandardPage.objects.get(pk=standard.pk).promise == NEW
    assert list(unread_versions()) == [alone]

    read_afterwards(version=alone, by=lena, now=NOON + DAY)

    assert list(unread_versions()) == []
    assert history("PHONE-1")[0].version.later_reading.by == lena


def test_whoever_published_it_does_not_read_it_afterwards(alone, rex):
    with pytest.raises(NotAllowed, match="You published this"):
        read_afterwards(version=alone, by=rex, now=NOON)


def test_a_comms_editor_does_not_read_it_afterwards(alone, ada):
    with pytest.raises(NotAllowed, match="Only a second reader or the standards lead"):
        read_afterwards(version=alone, by=ada, now=NOON)


def test_it_is_read_afterwards_once_and_only_if_it_needs_to_be(alone, lena):
    read_afterwards(version=alone, by=lena, now=NOON)

    for version in (alone, StandardVersion.objects.get(number=1)):
        with pytest.raises(NotAllowed, match="read this already"):
            read_afterwards(version=version, by=lena, now=NOON)
    with pytest.raises(DatabaseError), transaction.atomic():
        LaterReading.objects.update(at=NOON + DAY)


def test_nothing_new_is_no_emergency(standard, rex):
    with pytest.raises(NotAllowed, match="no new words"):
        publish_alone(page=standard, asks="show", why="Wrong.", reason="Now.", by=rex, now=NOON)


def test_what_is_set_to_go_out_later_is_no_emergency(standard, rex):
    draft = revise_standard(page=standard, change="", reason="", fields={"promise": NEW}, by=rex, now=NOON)
    draft.go_live_at = NOON + DAY
    draft.save_revision(user=rex.account)

    with pytest.raises(NotAllowed, match="set to go out later"):
        publish_alone(page=standard, asks="show", why="Wrong.", reason="Now.", by=rex, now=NOON)


def test_the_history_says_so_to_everybody(alone, sam, lena, as_person):
    before = as_person(sam).get("/standards/PHONE-1/changes/").content.decode()
    read_afterwards(version=alone, by=lena, now=NOON)
    after = as_person(sam).get("/standards/PHONE-1/changes/").content.decode()

    assert "In an emergency, without a second reader: The line is dead." in before
    assert "Nobody else has read it yet." in before
    assert "Reviewed afterwards by Lena Voss on 23 November 2026." in after


def test_the_dashboard_flags_it_and_the_lead_reads_it_from_there(alone, rex, lena, as_person):
    button = "I have read it, and it stands"

    assert button not in as_person(rex).get("/admin/").content.decode()
    assert button in as_person(lena).get("/admin/").content.decode()
    as_person(lena).post(f"/versions/{alone.key}/later-reading/")

    assert alone.later_reading.by == lena
    assert "Published without a second reader" not in as_person(rex).get("/admin/").content.decode()


# Checks ---------------------------------------------------------------------------------------------------------------


def due(page, days, checked=-365):
    StandardPage.objects.filter(pk=page.pk).update(checked_on=TODAY + checked * DAY, next_check_on=TODAY + days * DAY)
    return StandardPage.objects.get(pk=page.pk)


def check(page, by, until=TODAY + 300 * DAY):
    return check_without_change(page=page, next_check_on=until, by=by, now=NOON)


def test_checked_and_nothing_to_change_moves_the_next_check_without_a_version(standard, ada):
    page = due(standard, -3)

    kept = check(page, ada)

    page.refresh_from_db()
    assert (page.checked_on, page.next_check_on) == (TODAY, TODAY + 300 * DAY)
    assert (kept.version.number, StandardVersion.objects.count()) == (1, 1)
    assert page.get_latest_revision_as_object().next_check_on == TODAY + 300 * DAY
    with pytest.raises(DatabaseError), transaction.atomic():
        StandardCheck.objects.update(at=NOON)


def test_the_next_check_is_after_today(standard, ada):
    with pytest.raises(NotAllowed, match="after today"):
        check(standard, ada, until=TODAY)


def test_with_a_draft_open_there_may_be_something_to_change(standard, ada):
    revise_standard(page=standard, change="", reason="", fields={"promise": NEW}, by=ada, now=NOON)

    with pytest.raises(NotAllowed, match="Somebody has a draft"):
        check(standard, ada)


def test_staff_do_not_check(standard, sam, as_person):
    with pytest.raises(NotAllowed, match="work on the booklet"):
        check(standard, sam)
    assert as_person(sam).post("/standards/PHONE-1/checks/").status_code == 404


@pytest.mark.parametrize(("days", "listed"), [(-1, [True]), (0, [False]), (30, [False]), (31, [])])
def test_the_dashboard_lists_checks_that_come_near_or_are_late(standard, days, listed):
    due(standard, days)

    assert [each.is_late for each in due_checks(TODAY)] == listed


def test_the_next_check_is_suggested_as_long_after_today_as_the_last_was_given(standard):
    due(standard, 0, checked=-184)

    (found,) = due_checks(TODAY)

    assert found.next_check_on == dt.date(2027, 5, 23)


def test_a_check_is_said_on_the_dashboard(standard, ada, as_person):
    due(standard, -3)
    with time_machine.travel(NOON, tick=False):
        assert "late since 20 November 2026" in as_person(ada).get("/admin/").content.decode()
        as_person(ada).post("/standards/PHONE-1/checks/", {"next_check_on": "nonsense"})
        assert not StandardCheck.objects.exists()
        as_person(ada).post("/standards/PHONE-1/checks/", {"next_check_on": "2027-05-23"})

    assert StandardCheck.objects.get().next_check_on == dt.date(2027, 5, 23)


# Reminders ------------------------------------------------------------------------------------------------------------


def night(day, capture):
    with capture(execute=True):
        return remind_owners(today=day, now=NOON)


def test_the_owner_is_written_to_once_before_and_once_when_late(
    standard, mailoutbox, django_capture_on_commit_callbacks
):
    due(standard, 0)
    mailoutbox.clear()

    sent = [
        night(TODAY + days * DAY, django_capture_on_commit_callbacks) for days in (-31, -30, -29, 0, 1, 2)
    ]  # fmt: skip

    assert sent == [0, 1, 0, 0, 1, 0]
    assert [(mail.subject, mail.to) for mail in mailoutbox] == [
        ("Due soon: check “Standard PHONE-1”", ["owners@westerby.example"]),
        ("Late: check “Standard PHONE-1”", ["owners@westerby.example"]),
    ]
    assert "23 November 2026" in mailoutbox[0].body


def test_after_a_check_reminders_begin_anew(standard, ada, django_capture_on_commit_callbacks):
    page = due(standard, 10)
    night(TODAY, django_capture_on_commit_callbacks)

    check(page, ada, until=TODAY + 20 * DAY)

    assert night(TODAY + DAY, django_capture_on_commit_callbacks) == 1
    assert CheckReminder.objects.count() == 2


def test_without_an_address_nobody_is_written_to(standard, django_capture_on_commit_callbacks):
    due(standard, -3)
    StandardPage.objects.update(owner_email="")

    assert night(TODAY, django_capture_on_commit_callbacks) == 0


def test_the_editor_leads_to_what_a_change_leads_to(standard, ada, rex, in_admin):
    draft = revise_standard(page=standard, change="", reason="", fields={"promise": NEW}, by=ada, now=NOON)

    response = in_admin(ada)._send(draft, {"action-next-version": "1"}, {})

    assert response.redirect_chain[-1][0] == "/standards/PHONE-1/next-version/"
