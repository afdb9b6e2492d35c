"""Every screen in every state, wide and on a phone: nothing for axe to find, best practices included."""

import pytest

from people.models import Account
from tests.browser.doing import heading, press
from tests.browser.judging import WIDELY_SPACED, faults_in_headings, faults_in_width, faults_of, wear
from tests.browser.shared.screens import ADMIN_SCREENS, SCREENS, WAGTAILS_OWN

# Half and a quarter of a wide screen are what is left of it at 200 and 400 per cent.
TABLET, ZOOMED, PHONE, NARROW = 768, 640, 390, 320


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_can_be_used_by_everyone(name, world, browse, answers):
    screen = SCREENS[name]
    page = browse(getattr(world, screen.who) if screen.who else None, to=screen.address(world))
    for step in screen.steps:
        step(page)

    assert answers[-1] == screen.status
    faults = faults_of(page) + (faults_in_headings(page) if screen.has_one_heading else [])
    for width in (TABLET, ZOOMED, PHONE, NARROW):
        page.set_viewport_size({"width": width, "height": 844})
        faults += faults_in_width(page)
        faults += faults_of(page) if width == PHONE else []
    wear(page, WIDELY_SPACED)
    faults += [f"{fault}, widely spaced" for fault in faults_in_width(page)]

    assert faults == [], "\n".join([page.url, *faults])


def test_the_sign_in_page_of_the_demo_and_what_it_leads_to(world, browse, settings):
    settings.DEMO = True
    Account.objects.filter(person=world.sam).update(is_demo=True, demo_part="staff: a promise that changed")
    page = browse(to="/")
    faults = faults_of(page) + faults_in_headings(page)

    press(page, page.get_by_role("button", name="Sam Ellis").inner_text())
    faults += faults_of(page) + faults_in_headings(page)

    assert heading(page) == "2 chapters to do by 11 December"
    assert faults == []


@pytest.mark.parametrize("name", ADMIN_SCREENS)
def test_a_screen_of_the_editor_breaks_no_rule_but_wagtails_own(name, world, browse, answers):
    screen = ADMIN_SCREENS[name]
    page = browse(getattr(world, screen.who), to=screen.address(world))
    page.wait_for_load_state("networkidle")

    assert answers[-1] == screen.status
    assert faults_in_headings(page) + faults_of(page, known=WAGTAILS_OWN) == []
