"""Every task of staff, of managers and of whoever keeps the evidence, with JavaScript switched off."""

import pytest

from tests.browser.doing import (
    answer_badly,
    answer_the_rest_well,
    answer_well,
    arrive_by,
    choose,
    follow,
    go_on,
    heading,
    press,
    read,
    say_not_sure,
)


@pytest.fixture
def as_person(world, browse):
    return lambda name, to="/": browse(getattr(world, name), to=to, script=False)


def test_a_check_with_a_miss_an_answer_not_known_and_a_fresh_go(as_person):
    page = as_person("ivo")
    follow(page, "Answer 3 questions")
    press(page, "Answer 3 questions")
    press(page, "Check my answer")
    assert page.title().startswith("Error: ")

    answer_well(page)
    go_on(page)
    answer_badly(page)
    go_on(page)
    say_not_sure(page)
    go_on(page)
    assert heading(page) == "You’ve got 1 of the 3"

    press(page, "Try 2 different situations")
    answer_the_rest_well(page)
    assert heading(page) == "Post is done until November 2027"
    follow(page, "See my record")
    assert "Post" in read(page)


def test_how_a_standard_fits_the_job(as_person):
    page = as_person("ivo", "/standards/phone/answering-the-phone/")
    choose(page, "Part of this doesn’t work in my job")
    press(page, "Save my answer")
    assert page.title().startswith("Error: ")

    page.get_by_label("What gets in the way?").fill("The line rings out at lunch.")
    press(page, "Save my answer")

    assert "Thank you. Your answer is saved." in read(page)
    assert page.get_by_label("What gets in the way?").input_value() == "The line rings out at lunch."


def test_asking_for_ten_minutes_and_looking_something_up(as_person):
    page = as_person("ivo")
    follow(page, "Ask Mia")
    page.get_by_label("Which standard is it about?").select_option("PHONE-2")
    page.get_by_label("What about?").fill("Passing a call to another council.")
    press(page, "Ask Mia")
    assert heading(page) == "Mia can see that you’ve asked"

    page.goto("/")
    page.get_by_role("searchbox").fill("shouting")
    press(page, "Search")
    assert heading(page).endswith("for “shouting”")
    assert page.evaluate("document.activeElement.id") == "answers"


def test_saying_that_something_is_wrong_on_a_page_and_signing_out(as_person):
    page = as_person("ivo", "/standards/")
    follow(page, "Something wrong on this page?")
    page.get_by_label("What’s wrong?").fill("The number is old.")
    press(page, "Send")
    assert heading(page) == "Thank you. We’ve sent it"

    press(page, "Sign out")
    page.goto("/")
    assert heading(page) == "Sign in"


def test_a_manager_filters_moves_a_date_and_has_talked(as_person):
    page = as_person("mia", "/team/")
    follow(page, "Conversation (")
    follow(page, "Everyone (")
    arrive_by(page.get_by_role("row", name="Gil Neary").get_by_role("link"))
    follow(page, "Change date")
    press(page, "Change the date")
    assert page.title().startswith("Error: ")
    page.get_by_label("New last day").fill("2027-01-08")
    page.get_by_label("Why?").fill("Jury service")
    press(page, "Change the date")
    assert "The last day is now 8 January 2027" in read(page).replace("the last", "The last")

    page.goto("/team/")
    arrive_by(page.get_by_role("listitem").filter(has_text="Uri Blum").get_by_role("link", name="We’ve talked"))
    page.get_by_label("Sorted").check()
    press(page, "Save that we’ve talked")
    assert "Saved. Uri sees the same two facts" in read(page)


def test_the_forms_of_the_evidence(as_person):
    page = as_person("lena", "/evidence/2.2.2/")
    arrive_by(page.get_by_role("link", name="Write it"))
    page.get_by_label("What we say").fill("Callers say that we are friendly.")
    press(page, "Save what we say")
    assert "Callers say that we are friendly." in read(page)

    follow(page, "Change our view")
    page.get_by_label("Our own view").select_option("partial")
    page.get_by_label("Gathering").check()
    press(page, "Save our view")

    follow(page, "Add evidence")
    press(page, "Add it")
    assert page.title().startswith("Error: ")
    page.get_by_label("A document kept elsewhere").check()
    page.get_by_label("What is it called?").fill("Call samples")
    page.get_by_label("What does it show?").fill("How callers were spoken to")
    page.get_by_label("Where is it kept?").fill("Quality folder")
    press(page, "Add it")
    assert "Call samples" in page.get_by_role("table").first.inner_text()

    follow(page, "Add something that doesn’t hold up")
    page.get_by_label("What doesn’t hold up yet?").fill("No samples at weekends")
    page.get_by_label("Who is mending it?").select_option(label="Lena Voss")
    page.get_by_label("By when?").fill("2027-02-01")
    press(page, "Add it")
    arrive_by(page.get_by_role("button", name="It holds up now"))
    assert "Holds up now: No samples at weekends" in read(page)
