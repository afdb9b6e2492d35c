"""Everything by keyboard: each stop can be seen, the order is the reading order, and focus goes to what was just said."""

import pytest

from tests.browser.doing import best_words, heading, other_words
from tests.browser.shared.screens import SCREENS
from tests.browser.shared.world import PASSWORD

# A ring is drawn around the stop itself or, for what stands inside a label, around its card.
RING = """() => {
  const stop = document.activeElement;
  const drawn = (each) => {
    const style = getComputedStyle(each);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  };
  return [stop, stop.closest("label"), stop.nextElementSibling].some((each) => each && drawn(each));
}"""
WHO = """() => {
  const stop = document.activeElement;
  const label = stop.labels && stop.labels.length ? stop.labels[0].textContent : "";
  return (label || stop.getAttribute("aria-label") || stop.textContent || stop.value || stop.id).trim();
}"""
COMES_LATER = """() => {
  const before = window.lastStop;
  window.lastStop = document.activeElement;
  // The day, the month and the year of one date are three stops.
  return !before || before === document.activeElement || Boolean(before.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING);
}"""


class Keyboard:
    """Hands on the keys: every stop on the way is looked at."""

    def __init__(self, page):
        self.page = page

    def tab_to(self, words) -> None:
        """Tab until the stop with these words; a stop without a ring, or out of order, ends it."""
        self.page.evaluate("window.lastStop = null")
        for _ in range(200):
            self.page.keyboard.press("Tab")
            stop = self.page.evaluate(WHO)
            assert self.page.evaluate(RING), f"no ring around «{stop}»"
            assert self.page.evaluate(COMES_LATER), f"«{stop}» comes before the stop before it"
            if stop.startswith(words):
                return
        raise AssertionError(f"«{words}» was not reached")

    def enter(self) -> None:
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def go_to(self, words) -> None:
        self.tab_to(words)
        self.enter()

    def choose(self, words) -> None:
        """Into the choices by tab, to the one wanted by arrow."""
        first = self.page.get_by_role("radio").first
        self.tab_to(first.evaluate("(radio) => radio.labels[0].textContent.trim()"))
        self.page.keyboard.press("Space")
        for _ in range(self.page.get_by_role("radio").count()):
            if self.page.get_by_role("radio", name=words, exact=True).is_checked():
                return
            self.page.keyboard.press("ArrowDown")
            assert self.page.evaluate(RING)
        raise AssertionError(f"no arrow leads to «{words}»")

    def write(self, label, words) -> None:
        self.tab_to(label)
        self.page.keyboard.type(words)


def focused(page) -> str:
    return page.evaluate("document.activeElement.innerText").strip()


def test_signing_in_a_check_and_its_result_by_keyboard(world, browse):
    page = browse(to="/")
    keys = Keyboard(page)
    keys.tab_to("Use a password")
    page.keyboard.press("Enter")
    keys.write("Email", "joy@westerby.example")
    keys.write("Password", PASSWORD)
    keys.go_to("Sign in")

    keys.go_to("Answer 3 questions")
    keys.go_to("Answer 3 questions")
    keys.go_to("Check my answer")
    assert page.title().startswith("Error: ")
    assert focused(page).startswith("There is a problem")

    keys.tab_to("Choose")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "answer-1"
    keys.page.reload()
    keys.choose(best_words(page))
    keys.go_to("Check my answer")
    assert focused(page) == heading(page)

    keys.go_to("Next question")
    keys.choose(other_words(page))
    keys.go_to("Check my answer")
    assert focused(page) == heading(page)

    keys.go_to("Next question")
    keys.choose(best_words(page))
    keys.go_to("Check my answer")
    keys.go_to("See where that leaves you")
    assert focused(page) == heading(page) == "You’ve got 2 of the 3"

    keys.go_to("Try a different situation")
    keys.choose(best_words(page))
    keys.go_to("Check my answer")
    keys.go_to("See where that leaves you")
    assert heading(page) == "Post is done until November 2027"


def test_a_manager_finds_who_is_late_and_moves_a_date_by_keyboard(world, browse):
    page = browse(world.mia, to="/team/")
    keys = Keyboard(page)

    keys.go_to("Overdue (")
    assert page.get_by_role("row").filter(has=page.get_by_role("rowheader")).count() >= 1
    keys.go_to("Change date")
    keys.go_to("Change the date")
    assert page.title().startswith("Error: ")
    assert focused(page).startswith("There is a problem")

    keys.write("New last day", "12122026")  # The same in every order of day and month.
    keys.write("Why?", "Was on leave")
    keys.go_to("Change the date")
    assert "12 December 2026" in page.get_by_role("status").first.inner_text()


@pytest.mark.parametrize("who", ["sam", "mia"])
def test_the_first_stop_skips_to_the_main_content(who, world, browse):
    page = browse(getattr(world, who), to="/")

    page.keyboard.press("Tab")
    assert focused(page) == "Skip to main content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('main') !== null")


WALKED = [
    "home, something to do",
    "standard, to show",
    "question",
    "feedback, not the best",
    "my record",
    "team",
    "person",
    "element",
    "search, found",
]


@pytest.mark.parametrize("name", WALKED)
def test_a_walk_through_every_stop_comes_out_at_the_end(name, world, browse):
    screen = SCREENS[name]
    page = browse(getattr(world, screen.who), to=screen.address(world))
    keys = Keyboard(page)

    keys.tab_to("Something wrong on this page?")  # The last link of every page.
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement === document.body || document.activeElement.matches('.skip')")
