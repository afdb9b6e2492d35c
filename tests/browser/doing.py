"""What people do on our pages, in their words: each takes the page and does one thing, as somebody in front of it."""

from urllib.parse import urlsplit

from quizzes.models import AttemptItem
from quizzes.question_types import kind_of

# --- staff ------------------------------------------------------------------------------------------------------------


def press(page, words):
    arrive_by(page.get_by_role("button", name=words, exact=True).first)


def follow(page, words):
    arrive_by(page.get_by_role("link", name=words).first)


def tap(page, words):
    """Press a button that may lead nowhere now."""
    page.get_by_role("button", name=words, exact=True).first.click()


def arrive_by(control):
    """Click it and be where it leads: a click alone may return while the old page is still there."""
    with control.page.expect_navigation():
        control.click()


def heading(page) -> str:
    return page.locator("h1").inner_text()


def read(page) -> str:
    """The page's own words, as one line."""
    return " ".join(page.locator("main").inner_text().split())


def asked(page) -> AttemptItem:
    """The question in front of somebody, as the site keeps it."""
    _, key, _, slot = urlsplit(page.url).path.rstrip("/").rsplit("/", 3)
    return AttemptItem.objects.select_related("question_version").get(attempt__key=key, slot=slot)


def best_words(page) -> str:
    version = asked(page).question_version
    return kind_of(version.kind).read(version.spec).best.says


def other_words(page) -> str:
    """Any choice but the best."""
    version = asked(page).question_version
    best = kind_of(version.kind).read(version.spec).best
    return next(choice["says"] for choice in version.spec["choices"] if choice["id"] != best.id)


def choose(page, words):
    page.get_by_role("radio", name=words, exact=True).check()


def answer_well(page):
    choose(page, best_words(page))
    press(page, "Check my answer")


def answer_badly(page):
    choose(page, other_words(page))
    press(page, "Check my answer")


def say_not_sure(page):
    choose(page, "I’m not sure. Show me the guidance")
    press(page, "Check my answer")


def answer_the_rest_well(page):
    """From a question to the result."""
    while "/questions/" in page.url:
        answer_well(page)
        go_on(page)


def go_on(page):
    """From the feedback to what comes next."""
    onward = page.get_by_role("link", name="Next question")
    arrive_by(onward.or_(page.get_by_role("link", name="See where that leaves you")))


# --- the booklet's editors --------------------------------------------------------------------------------------------


def open_editor_of(page, standard):
    page.goto(f"/admin/pages/{standard.pk}/edit/")


def say_why(page, *, change, reason):
    page.get_by_label(change, exact=True).check()
    page.locator("#id_change_reason").fill(reason)


def choose_action(page, words):
    """One of the actions folded beside «Save draft»."""
    page.locator("footer").get_by_role("button", name="More actions").click()
    press(page, words)
