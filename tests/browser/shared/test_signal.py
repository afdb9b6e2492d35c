"""When the signal goes, the back button is pressed, or two tabs are open: nothing is lost and nothing asked twice."""

import pytest

from tests.browser.doing import answer_well, best_words, choose, follow, heading, other_words, press, read, tap
from tests.browser.shared.world import begin
from tests.cast import NOON


@pytest.fixture
def question(world, browse):
    """Somebody in front of the first question of a check of their own."""

    def of(name):
        attempt = begin(world, name, "POST", at=NOON)
        return browse(getattr(world, name), to=f"/attempts/{attempt.key}/questions/1/", width=390)

    return of


def test_an_answer_given_offline_stays_on_the_phone_and_is_sent_when_the_signal_is_back(question):
    page = question("gil")
    best = best_words(page)
    page.context.set_offline(True)
    choose(page, best)
    tap(page, "Check my answer")
    assert "Your answer is kept on this phone" in page.get_by_role("status").inner_text()

    page.context.set_offline(False)
    page.wait_for_url("**/feedback/")

    assert "Your answer" in read(page) or heading(page) == "That keeps the promise"


def test_a_choice_is_still_there_after_the_page_was_left_and_after_a_send_that_failed(question):
    page = question("cal")
    address, best = page.url, best_words(page)
    choose(page, best)
    page.goto("/")
    page.go_back()
    assert page.get_by_role("radio", name=best, exact=True).is_checked()

    page.route("**/questions/1/", lambda route: route.abort() if route.request.method == "POST" else route.fallback())
    with page.expect_event("requestfailed"):
        tap(page, "Check my answer")
    page.unroute_all()
    page.goto(address)
    assert page.get_by_role("radio", name=best, exact=True).is_checked()


def test_the_back_button_after_feedback_shows_the_feedback_and_does_not_ask_twice(question):
    page = question("bo")
    answer_well(page)
    told = heading(page)
    follow(page, "Next question")

    page.go_back()
    assert heading(page) == told
    page.go_back()
    page.wait_for_url("**/feedback/")

    assert heading(page) == told
    assert page.get_by_role("radio").count() == 0


def test_of_two_tabs_the_first_answer_stands_and_the_second_is_shown_it(question):
    first = question("ash")
    second = first.context.new_page()
    second.goto(first.url)
    best, other = best_words(first), other_words(second)
    choose(first, best)
    press(first, "Check my answer")

    choose(second, other)
    press(second, "Check my answer")

    assert second.url == first.url
    assert heading(second) == heading(first)
    assert read(second) == read(first)


def test_signed_out_in_the_middle_of_an_answer_it_is_said_and_the_choice_is_still_there(question, world):
    page = question("pip")
    best = best_words(page)
    choose(page, best)
    page.context.clear_cookies(name="session")
    press(page, "Check my answer")
    assert "You were signed out before we could save that." in read(page)

    page.get_by_text("Use a password", exact=True).click()
    page.get_by_label("Email", exact=True).fill("pip@westerby.example")
    page.get_by_label("Password", exact=True).fill("a long one that pip knows")
    press(page, "Sign in")

    assert page.get_by_role("radio", name=best, exact=True).is_checked()
    press(page, "Check my answer")
    page.wait_for_url("**/feedback/")
