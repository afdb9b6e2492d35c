"""The editor and the second reader with their hands on the keys only, from a promise that says nothing to one in force."""

import datetime as dt

import pytest

from standards.actions import answer_fit, revise_standard, submit_for_second_reading
from standards.models import StandardPage
from standards.queries import queue
from tests.browser.doing import heading, read
from tests.browser.judging import faults_in_headings, faults_of
from tests.browser.shared.screens import WAGTAILS_OWN
from tests.browser.shared.world import has_second_factor
from tests.cast import NOON
from tests.factories.standards import make_standard

pytestmark = pytest.mark.django_db(transaction=True)

STOP = """() => {
  const stop = document.activeElement;
  const label = stop.labels && stop.labels.length ? stop.labels[0].textContent : "";
  return [stop.id, (label || stop.getAttribute("aria-label") || stop.textContent).trim()];
}"""
BETTER = "A person answers within 10 seconds and gives their name."


@pytest.fixture
def standard(ada, rex):
    for each in (ada, rex):
        has_second_factor(each)
    return make_standard("PHONE-1", next_check_on=NOON.date() + dt.timedelta(days=200))


def reach(page, wanted, *, backwards=False):
    """Tab until the stop with this id, or whose words begin like this."""
    for _ in range(250):
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
        id, words = page.evaluate(STOP)
        if id == wanted or words.startswith(wanted):
            return
    raise AssertionError(f"«{wanted}» was not reached")


def enter(page, wanted):
    reach(page, wanted)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def type_over(page, wanted, words, **way):
    reach(page, wanted, **way)
    page.keyboard.press("Control+a")
    page.keyboard.type(words)


def choose_action(page, words):
    reach(page, "More actions")
    page.keyboard.press("Enter")
    enter(page, words)


def hold_to_our_rules(page):
    assert faults_of(page) + faults_in_headings(page) == []


def test_the_editor_mends_a_promise_sends_it_and_answers_a_colleague(standard, ada, sam, browse):
    answer_fit(version=standard.newest_version, person=sam, answer="in_the_way", what="One line for six.", now=NOON)
    page = browse(ada, to=f"/admin/pages/{standard.pk}/edit/")

    # The Checks panel says what is missing while it is typed.
    type_over(page, "id_promise", "We answer quickly.")
    reach(page, "Toggle checks", backwards=True)
    page.keyboard.press("Enter")
    page.get_by_text("Promise: There is no number in it, and nobody is named.").wait_for()
    type_over(page, "id_promise", BETTER)
    page.get_by_text("There is nothing to mend.").wait_for()
    assert faults_of(page, known=WAGTAILS_OWN) == []

    # What it changes is told before it is sent.
    choose_action(page, "See what it changes, and send it")
    hold_to_our_rules(page)
    reach(page, "asks-1")
    page.keyboard.press("Space")
    type_over(page, "reason", "Ten seconds is what we reach.")
    enter(page, "Send to a second reader")
    assert "has gone to a second reader" in read(page)

    # What a colleague said is answered.
    page.goto("/suggestions/")
    hold_to_our_rules(page)
    reach(page, "Tick: One line for six.")
    page.keyboard.press("Space")
    enter(page, "Answer the ticked ones together")
    hold_to_our_rules(page)
    reach(page, "Being considered")
    page.keyboard.press("ArrowUp")
    type_over(page, "id_answer", "A second line comes in May; until then, use the hunt group.")
    enter(page, "Save")
    assert heading(page) == "Nothing that gets in the way waits for an answer"
    assert queue().by_state == {"explained": 1}


TYPES_AT_ONCE = """() => {
  const type = () => {
    const promise = document.getElementById("id_promise");
    promise.value = "We answer quickly.";
    promise.dispatchEvent(new Event("input", {bubbles: true}));
  };
  document.addEventListener("w-preview:updated", () => setTimeout(type), {once: true});
  document.querySelector('[data-side-panel-toggle="checks"]').click();
}"""


def test_what_is_typed_as_soon_as_the_page_is_there_is_checked_too(standard, ada, browse):
    page = browse(ada, to=f"/admin/pages/{standard.pk}/edit/")

    page.evaluate(TYPES_AT_ONCE)

    page.get_by_text("Promise: There is no number in it, and nobody is named.").wait_for()


def test_the_second_reader_reads_what_it_changes_and_publishes(standard, ada, rex, browse):
    revise_standard(
        page=standard, change="clarifying", reason="Said better.", fields={"promise": BETTER}, by=ada, now=NOON
    )
    submit_for_second_reading(page=standard, by=ada)
    page = browse(rex, to="/admin/")
    assert faults_of(page, known=WAGTAILS_OWN) == []

    enter(page, standard.title)
    choose_action(page, "See what it changes")
    hold_to_our_rules(page)
    assert BETTER in read(page)
    enter(page, "Approve and publish")

    assert "is published" in read(page)
    assert StandardPage.objects.get(pk=standard.pk).newest_version.words["promise"] == BETTER
