"""A promise changed after Sam had shown it. On a phone he sees what was and what is, and that one question is enough."""

import pytest

from tests.browser.doing import follow, heading, read
from tests.browser.shared.world import NEW_PROMISE

PHONE, FOLD = 390, 844


@pytest.fixture
def page(world, browse):
    return browse(world.sam, width=PHONE)


def place_of(page, words) -> float:
    """How far down the page these words stand."""
    return page.get_by_text(words, exact=True).first.bounding_box()["y"]


def test_home_shows_the_words_before_and_now_with_the_button_above_the_fold(page):
    assert place_of(page, NEW_PROMISE) < FOLD
    button = page.get_by_role("link", name="Answer 1 question").bounding_box()
    assert button["y"] + button["height"] < FOLD


def test_the_check_says_which_part_changed_from_what_to_what(page):
    follow(page, "Answer 1 question")

    assert heading(page) == "Phone: one thing has changed"
    assert "Promise Was" in read(page)
    assert NEW_PROMISE in read(page)
    follow(page, "first")
    assert heading(page) == "Voicemail and ringing back"


def test_its_own_page_shows_the_change_before_the_lines_and_leads_to_the_question(page, world):
    page.goto(world.urls["PHONE-3"])

    changed = page.get_by_role("region", name="Changed since you showed it")
    assert changed.locator("ins").inner_text() == NEW_PROMISE
    assert place_of(page, "Changed since you showed it") < place_of(page, "Show that you know the change")
    assert place_of(page, "Show that you know the change") < place_of(page, "Do")
    follow(page, "Answer 1 question")
    assert heading(page) == "Phone: one thing has changed"


def test_what_was_only_said_better_asks_nothing(world, browse):
    page = browse(world.una, to=world.urls["POST-2"], width=PHONE)

    changed = page.get_by_role("region", name="Changed since you showed it")
    assert "There’s nothing to answer." in changed.inner_text()
    assert page.get_by_role("link", name="Answer 1 question").count() == 0
