"""The thin path, walked by the people whose path it is: from a changed promise to one element of the quality mark."""

from types import SimpleNamespace

import pytest

from home.actions import set_up_site
from home.demo import booklet
from learning.actions.requiring import set_programme, set_requirement
from quizzes.models import Quiz
from standards.models import StandardPage
from tests.browser.doing import (
    answer_badly,
    answer_well,
    choose_action,
    follow,
    go_on,
    heading,
    open_editor_of,
    press,
    read,
)
from tests.browser.shared.world import ago, ask_about, has_second_factor, publish, take
from tests.cast import employ

pytestmark = pytest.mark.django_db(transaction=True)

WAS = "Your call is picked up within 20 seconds by someone who gives their name and tells you what happens next."
NOW = "Your call is picked up within 15 seconds by someone who gives their name and tells you what happens next."
REASON = "Callers told us that 20 seconds feels long."
COLLEAGUES = ["Amy", "Bo", "Cal", "Deb", "Eli", "Flo", "Guy", "Hal", "Ina", "Jim"]


@pytest.fixture
def westerby(ada, rex, lena, mia, sam, housing):
    """The chapter Phone, shown by Sam and ten colleagues in Mia's team half a year ago."""
    people = {name.lower(): employ(f"{name} Hill", team=housing, manager=mia) for name in COLLEAGUES}
    cast = SimpleNamespace(ada=ada, rex=rex, lena=lena, sam=sam, attempts={}, **people)
    for each in (ada, rex, lena):
        has_second_factor(each)
    site = set_up_site(organisation_name="Westerby Borough Council", by=None, now=ago(130))
    chapter = booklet.chapters()[0]
    publish(cast, site, chapter)
    ask_about(cast, chapter)
    set_requirement(
        programme=set_programme(key="customer-care", title="Customer care", by=lena, now=ago(90)),
        quiz=Quiz.objects.get(chapter_key="PHONE"),
        audience={"teams": [str(housing.key)]},
        begins_on=ago(90).date(),
        by=lena,
        now=ago(90),
    )
    for name in ("sam", *people):
        take(cast, name, "PHONE", at=ago(80))
    return cast


def test_a_promise_changes_and_in_the_end_one_element_of_the_mark_shows_it(westerby, mia, sam, browse):
    standard = StandardPage.objects.get(key="PHONE-1")

    # Before anything happens, everyone but Mia, who never answered, counts as up to date.
    lena = browse(westerby.lena, to="/evidence/2.2.1/")
    assert up_to_date(lena) == "11 of 12"

    # Ada changes the promise, says what kind of change it is and why, and sends it to be read.
    ada = browse(westerby.ada)
    follow(ada, "Edit content")
    open_editor_of(ada, standard)
    ada.locator("#id_promise").fill(NOW)
    choose_action(ada, "See what it changes, and send it")
    assert heading(ada) == "Who needs to look at this again?"
    assert "11 people, 9 minutes in all" in read(ada)
    ada.get_by_role("radio", name="Ask 1 question about the change").check()
    ada.get_by_label("Why the words change").fill(REASON)
    press(ada, "Send to a second reader")
    assert "has gone to a second reader" in read(ada)
    assert WAS in read(browse(sam, to=standard.url))  # Nothing is published by whoever wrote it.

    # Rex finds it waiting, reads it and approves.
    rex = browse(westerby.rex, to="/admin/")
    follow(rex.locator("#booklet-waiting-content"), "Answering the phone")
    assert rex.locator("#id_promise").input_value() == NOW
    choose_action(rex, "See what it changes")
    assert NOW in read(rex)
    press(rex, "Approve and publish")
    assert "is published" in read(rex)

    # Sam sees on the front page what was and what is, and is asked about that only.
    phone = browse(sam, to="/", width=390)
    assert heading(phone) == "1 chapter to do by 21 December"
    assert phone.get_by_role("heading", level=2).first.inner_text() == "Phone: one thing has changed"
    assert WAS in read(phone)
    assert NOW in read(phone)
    follow(phone, "Answer 1 question")
    press(phone, "Answer 1 question")

    # The first answer isn't the best: Sam is shown the part to read, and then a different situation.
    first_situation = heading(phone)
    answer_badly(phone)
    assert "Your answer" in read(phone)
    go_on(phone)
    assert heading(phone) == "Phone: not there yet"
    follow(phone, "Answering the phone")
    assert "#line-" in phone.url
    phone.locator(":target").wait_for()
    phone.go_back()
    press(phone, "Try a different situation")
    assert heading(phone) != first_situation
    answer_well(phone)
    go_on(phone)
    assert heading(phone) == "Phone is done until September 2027"

    # It is on Sam's record, as shown after reading.
    follow(phone, "See my record")
    assert "version 2" in read(phone).lower()
    assert "On record in 2026" in read(phone)

    # Mia sees it on My team and on Sam's page; she never sees an answer.
    laptop = browse(mia, to="/team/")
    row = laptop.get_by_role("row", name="Sam Ellis")
    assert "Done until September 2027" in row.inner_text()
    follow(row, "Sam Ellis")
    assert heading(laptop) == "Sam Ellis"
    assert "Done until September 2027" in read(laptop)
    assert first_situation not in read(laptop)

    # Lena sees the figure move, and opens it to what it counts.
    lena.reload()
    assert up_to_date(lena) == "1 of 12"
    follow(lena, "Open this figure")
    counted = lena.get_by_role("region", name="What was counted").get_by_role("row")
    assert counted.filter(has_text="Up to date").count() == 1
    assert counted.count() == 13


def up_to_date(page) -> str:
    return page.get_by_role("table", name="Staff up to date, by directorate").get_by_text(" of 12").first.inner_text()
