"""A draft in the editor: as a page, as paper, as a card and as a question, and the list of what could be mended."""

import datetime as dt
import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from standards import previews
from tests.factories.quizzes import ready_question
from tests.factories.standards import make_booklet, make_draft, make_standard
from tests.standards.conftest import fields_of

pytestmark = pytest.mark.django_db
NEXT_YEAR = dt.date(2027, 11, 23)
MODES = [name for name, _ in previews.MODES]


def preview(client, page, mode="", **changed):
    """What the editor's panel shows of a page as it is typed, before anybody has saved it."""
    address = reverse("wagtailadmin_pages:preview_on_edit", args=(page.pk,))
    assert client.post(address, fields_of(page) | changed).json()["is_valid"]
    response = client.get(f"{address}?mode={mode}")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def checks_in(html):
    return json.loads(html.find(id="standard-checks").string)


def test_the_panel_names_what_nobody_has_filled_in_beside_the_words(ada, in_admin):
    page = make_draft("PHONE-1", owner_role="", checked_by="", is_whole=False)

    html = preview(in_admin(ada).client, page)

    assert [remark["place"] for remark in checks_in(html)["remarks"]] == ["Owner", "Checked by", "Next check"]


@pytest.mark.parametrize("mode", MODES)
def test_every_mode_carries_what_could_be_mended(mode, ada, in_admin):
    html = preview(
        in_admin(ada).client, make_draft("PHONE-1", next_check_on=NEXT_YEAR), mode, promise="We answer quickly."
    )

    assert checks_in(html) == {
        "words": 40,
        "budget": 350,
        "remarks": [
            {
                "place": "Promise",
                "sentence": "There is no number in it, and nobody is named.",
                "mend": "Say how many, by when, or who: a promise can then be kept.",
            }
        ],
    }


def test_the_published_page_carries_none_of_it(sam, as_person):
    make_standard("PHONE-1")

    html = BeautifulSoup(as_person(sam).get("/standards/phone/phone-1/").content, "html.parser")

    assert html.find(id="standard-checks") is None


def test_the_printed_side_shows_what_is_typed_and_that_it_is_a_draft(ada, in_admin):
    html = preview(in_admin(ada).client, make_draft("PHONE-1"), "side", promise="We ring back in 3 hours.")

    assert html.find(class_="promise").find(class_="promise-text", string="We ring back in 3 hours.") or (
        "We ring back in 3 hours." in html.find(class_="promise").get_text()
    )
    assert html.find(class_="sheet-foot").get_text().startswith("PHONE-1. A draft: not in force.")


def test_the_card_holds_the_lines_the_targets_and_whom_to_call(ada, in_admin):
    html = preview(in_admin(ada).client, make_draft("PHONE-1"), "card")

    front, back = html.find_all(class_="sheet-card")
    assert [line.get_text() for line in front.find_all("li")] == [
        "Give your first name and your team.",
        "End with who does what by when.",
    ]
    assert back.li.get_text() == "8 in 10 calls answered within 20 seconds"
    assert "Extension 5555, day or night." in back.get_text()


def test_a_question_is_shown_as_colleagues_meet_it(ada, in_admin):
    page = make_standard("PHONE-1")
    version = ready_question("PHONE-1", tests_line="name-first")

    html = preview(in_admin(ada).client, page, "question")

    assert html.main.h1.get_text() == version.spec["title"]
    assert len(html.main.find_all("input", type="radio")) == len(version.spec["choices"]) + 1
    assert html.main.form is None
    assert "half-way" not in html.main.get_text().lower()


def test_without_a_question_the_preview_says_so(ada, in_admin):
    html = preview(in_admin(ada).client, make_draft("PHONE-1"), "question")

    assert html.main.h1.get_text() == "No question on this standard yet"


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", ["sam", "abe"])
def test_a_draft_is_shown_to_nobody_who_does_not_edit(name, mode, request, as_person):
    address = reverse("wagtailadmin_pages:preview_on_edit", args=(make_draft("PHONE-1").pk,))

    response = as_person(request.getfixturevalue(name)).get(f"{address}?mode={mode}")

    assert response.status_code in (302, 403)


def test_the_dashboard_says_what_could_be_mended_in_ones_drafts(ada, in_admin):
    make_draft("PHONE-1", by=ada, promise="We answer quickly.", next_check_on=NEXT_YEAR)

    html = BeautifulSoup(in_admin(ada).client.get("/admin/").content, "html.parser")

    assert html.find(id="booklet-drafts-content").summary.get_text() == "1 to mend"


@pytest.mark.parametrize(("name", "panels"), [("ada", 1), ("lena", 1), ("rex", 0)])
def test_the_dashboard_leads_whoever_answers_to_what_gets_in_the_way(name, panels, request, in_admin):
    make_booklet()
    client = in_admin(request.getfixturevalue(name)).client

    html = BeautifulSoup(client.get("/admin/").content, "html.parser")

    assert len(html.find_all(id="booklet-suggestions-content")) == panels
