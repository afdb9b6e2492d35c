"""The evidence, its elements and its figures: for whoever looks after them, and nobody else."""

import csv
import datetime as dt
import io

import pytest

from learning.actions.evidencing import add_gap, add_proof
from learning.models import Element, Gap
from learning.queries.figures import CATALOGUE
from standards.actions import load_our_frameworks
from standards.models import Criterion
from tests.cast import NOON, TODAY, employ
from tests.factories.learning import make_check, require, show

ELEMENT = "/evidence/2.2.1/"
# Six live figures, the whole pack beside them, and the frame.
QUERIES = 30


@pytest.fixture
def criterion(db):
    load_our_frameworks(by=None, now=NOON)
    return Criterion.objects.get(number="2.2.1")


@pytest.fixture
def crew(housing, mia, criterion):
    """Twelve people of whom nine have shown the one chapter."""
    quiz = make_check("PHONE-1")
    people = [employ(f"Crew{number} Member", team=housing, manager=mia) for number in range(12)]
    require(quiz)
    for person in people[:9]:
        show(person, quiz)
    return people


ADDRESSES = [
    "/evidence/",
    ELEMENT,
    f"{ELEMENT}claim/",
    f"{ELEMENT}own-view/",
    f"{ELEMENT}proofs/",
    f"{ELEMENT}gaps/",
    f"{ELEMENT}figures/up-to-date/",
    f"{ELEMENT}figures/up-to-date/table.csv",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("who", ["sam", "mia", "ada", "rex", "abe"])
def test_for_anyone_else_it_isnt_there(who, address, request, as_person, criterion):
    assert as_person(request.getfixturevalue(who)).get(address).status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_whoever_looks_after_it_opens_every_page(address, as_person, lena, criterion):
    assert as_person(lena).get(address).status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/evidence/9.9.9/", "/evidence/9.9.9/claim/", f"{ELEMENT}figures/nothing/", "/evidence/2.2.2/figures/up-to-date/"],
)
def test_an_element_or_figure_that_isnt_there_isnt_there(address, as_person, lena, criterion):
    assert as_person(lena).get(address).status_code == 404


def test_the_pack_lists_every_element_and_says_which_this_site_cant_evidence(as_person, lena, criterion, says):
    page = says(as_person(lena).get("/evidence/"))

    assert page.startswith("0 of 57 elements ready")
    assert "1.1.1 Who our customers are Knows who uses" in page
    assert page.count("Not from this site") == 14


def test_before_the_booklet_is_set_up_the_pack_says_why_it_is_empty(as_person, lena, says):
    assert says(as_person(lena).get("/evidence/")).startswith("No elements yet Why it’s empty")


def test_an_element_says_the_finding_and_opens_every_figure(as_person, lena, crew, says):
    answer = as_person(lena).get(ELEMENT)

    page = says(answer)
    assert "60% in all" in page  # nine of fifteen; too few work elsewhere to tell the directorates apart
    assert [slug for entry in CATALOGUE if f"figures/{(slug := entry.slug)}/" not in answer.content.decode()] == []


def test_what_we_say_is_changed_by_its_form(as_person, lena, criterion, says):
    page = says(as_person(lena).post(f"{ELEMENT}claim/", {"claim": "Everyone shows it."}, follow=True))

    assert "What we say Everyone shows it. Edit" in page
    assert "What we say was changed Lena Voss, 23 November 2026 at 12:00" in page


def test_too_many_words_are_refused_beside_the_field(as_person, lena, criterion, says):
    page = says(as_person(lena).post(f"{ELEMENT}claim/", {"claim": "word " * 121}))

    assert page.startswith("There is a problem Say it in at most 120 words. This is 121.")
    assert not Element.objects.exclude(claim="").exists()


def test_our_view_stage_and_owner_are_changed_together(as_person, lena, criterion, says):
    sent = {"band": "compliance", "stage": "checking", "owner": lena.pk}

    page = says(as_person(lena).post(f"{ELEMENT}own-view/", sent, follow=True))

    assert "Our own view Compliance Stage Being checked Owner Lena Voss" in page


def test_a_document_is_added_and_turns_old(as_person, lena, criterion, says):
    yesterday = TODAY - dt.timedelta(days=1)
    sent = {
        "kind": "document",
        "title": "Induction plan",
        "shows": "Week one",
        "kept_at": "Handbook",
        "covers": "2024",
        "expires_on": yesterday.isoformat(),
    }

    page = says(as_person(lena).post(f"{ELEMENT}proofs/", sent, follow=True))

    assert "Induction plan Week one. Kept at Handbook. Covers: 2024 Out of date" in page


def test_a_figure_can_back_up_another_element(as_person, lena, criterion):
    other = Criterion.objects.get(number="2.2.2")
    add_proof(criterion=other, kind="figure", figure="conversations", title="Talks", shows="x", by=lena, now=NOON)

    assert as_person(lena).get("/evidence/2.2.2/figures/conversations/").status_code == 200


def test_a_gap_is_added_and_closed(as_person, lena, sam, criterion, says):
    sent = {"title": "Drivers", "words": "Talks", "owner": sam.pk, "due_on": "2026-12-18"}
    client = as_person(lena)

    assert "Drivers Sam Ellis. Talks Due 18 December" in says(client.post(f"{ELEMENT}gaps/", sent, follow=True))
    closing = f"{ELEMENT}gaps/{Gap.objects.get().pk}/closing/"
    assert client.get(closing).status_code == 405
    assert "Holds up now: Drivers (23 November 2026)." in says(client.post(closing, follow=True))


def test_a_gap_of_another_element_isnt_there(as_person, lena, sam, criterion):
    other = Criterion.objects.get(number="2.2.2")
    gap = add_gap(criterion=other, title="Drivers", words="", owner=sam, due_on=TODAY, by=lena, now=NOON)

    assert as_person(lena).post(f"{ELEMENT}gaps/{gap.pk}/closing/").status_code == 404


def test_a_figure_says_what_it_counts_out_of_what_and_when(as_person, lena, crew, says):
    page = says(as_person(lena).get(f"{ELEMENT}figures/up-to-date/"))

    assert "What is counted Everyone who works here today and is asked at least one chapter." in page
    assert "As at 23 November 2026" in page
    assert str(crew[0].key)[:8] in page
    assert crew[0].name not in page


def test_the_file_of_a_figure_holds_every_line_it_counted(as_person, lena, crew):
    answer = as_person(lena).get(f"{ELEMENT}figures/up-to-date/table.csv")

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert sum(row[2] == "Up to date" for row in rows) == 9
    assert not [row for row in rows if "Crew" in " ".join(row)]


@pytest.mark.parametrize("slug", [entry.slug for entry in CATALOGUE])
def test_every_figure_can_be_opened_and_taken_away(slug, as_person, lena, crew):
    client = as_person(lena)

    assert client.get(f"{ELEMENT}figures/{slug}/").status_code == 200
    assert client.get(f"{ELEMENT}figures/{slug}/table.csv").status_code == 200


def test_an_element_takes_as_many_queries_for_few_people_as_for_many(
    as_person, lena, mia, housing, criterion, django_assert_num_queries
):
    quiz = make_check("PHONE-1")
    require(quiz)
    client = as_person(lena)
    client.get(ELEMENT)
    with django_assert_num_queries(QUERIES):
        client.get(ELEMENT)

    for number in range(3):
        show(employ(f"Crew{number} Member", team=housing, manager=mia), quiz)
    with django_assert_num_queries(QUERIES):
        client.get(ELEMENT)
