"""Wagtail's editor works under our content security policy: nothing it does is blocked, and nothing is let through."""

import pytest
from allauth.mfa.models import Authenticator
from PIL import Image

from people.models import Account
from tests.factories.standards import make_draft, make_editor, make_standard

pytestmark = pytest.mark.django_db(transaction=True)

LISTEN = """
window.blocked = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.blocked.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`));
"""

PAGES = [
    "/admin/",
    "/admin/pages/",
    "/admin/images/",
    "/admin/images/add/",
    "/admin/images/multiple/add/",
    "/admin/documents/",
    "/admin/documents/multiple/add/",
    "/admin/redirects/",
    "/admin/reports/site-history/",
    "/admin/reports/workflow/",
    "/admin/reports/aging-pages/",
    "/admin/reports/locked/",
    "/admin/workflows/list/",
    "/admin/collections/",
    "/admin/groups/",
    "/admin/sites/",
    "/admin/settings/home/sitesettings/",
    "/admin/account/",
]


@pytest.fixture
def admin(context, sign_in):
    """A superuser's browser, which hears of every violation."""
    editor = make_editor()
    Account.objects.filter(person=editor).update(is_superuser=True)
    Authenticator.objects.create(user=editor.account, type=Authenticator.Type.TOTP, data={})
    context.add_init_script(LISTEN)
    return sign_in(editor, to="/admin/")


def blocked(page):
    return page.evaluate("window.blocked")


@pytest.fixture
def open_page(admin, server):
    def open_(address):
        admin.goto(server + address)
        return admin

    return open_


def test_the_pages_of_the_admin_draw_without_a_violation(open_page):
    for address in PAGES:
        page = open_page(address)
        page.wait_for_load_state("networkidle")
        assert blocked(page) == [], address


def test_a_standard_is_edited_with_blocks_rows_dates_and_saved(open_page):
    standard = make_draft()
    page = open_page(f"/admin/pages/{standard.pk}/edit/")

    page.get_by_role("button", name="Insert a block").last.click()
    page.get_by_role("option", name="Steps").click()
    page.get_by_role("button", name="Add target").click()
    page.locator("#id_targets-1-key").fill("ring-back")
    date = page.locator("#id_checked_on")
    date.click()
    page.locator(".xdsoft_datetimepicker:visible .xdsoft_date:not(.xdsoft_disabled)").first.click()

    assert date.input_value() != ""
    assert page.locator("#id_targets-1-key").is_visible()
    assert blocked(page) == []


def test_the_history_the_usage_and_the_preview_of_a_page_draw(open_page):
    standard = make_standard()
    for part in ("history/", "usage/", "edit/preview/", "view_draft/", "copy/", "move/", "unpublish/", "delete/"):
        page = open_page(f"/admin/pages/{standard.pk}/{part}")
        assert blocked(page) == [], part


def test_the_preview_panel_shows_the_page_in_its_frame(open_page):
    standard = make_standard()
    page = open_page(f"/admin/pages/{standard.pk}/edit/")

    page.get_by_role("button", name="Toggle preview").click()
    frame = page.frame_locator("#w-preview-iframe[src]")

    frame.get_by_text(standard.promise).first.wait_for()
    assert blocked(page) == []


def test_a_picture_is_sent(open_page, tmp_path):
    picture = tmp_path / "reception.png"
    Image.new("RGB", (40, 30), "teal").save(picture)
    page = open_page("/admin/images/multiple/add/")

    page.locator("input[type=file]").first.set_input_files(picture)

    page.get_by_text("Upload successful. Please").wait_for()
    assert blocked(page) == []


def test_another_page_is_chosen_in_a_dialog(open_page):
    standard = make_standard()
    page = open_page(f"/admin/pages/{standard.pk}/move/")

    page.locator(".chooser").get_by_role("button", name="Actions").click()
    page.locator("[data-chooser-action-choose]:visible").click()

    page.locator(".modal-content:visible").wait_for()
    assert blocked(page) == []
