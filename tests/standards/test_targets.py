"""The register of targets: every number we promise, since when, and where it is cited."""

import csv
import datetime as dt
import io

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from wagtail.models import PageViewRestriction

from standards.actions import revise_standard
from standards.models import Printed
from standards.queries import target_register
from tests.cast import NOON, TODAY
from tests.factories.quizzes import ready_question
from tests.factories.standards import TARGET, make_change, make_draft, make_editor, make_standard, publish

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
BY_LAW = TARGET | {"key": "reply", "channel": "post", "measure": "max", "unit": "working_days", "percent": None}


@pytest.fixture
def standard(db):
    return make_standard("PHONE-1", targets=[TARGET, BY_LAW | {"statutory": True}])


def drawn(response):
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def rows(main):
    return [row.th.get_text(" ", strip=True) for row in main.tbody.find_all("tr")]


def printed(kind, about, made_at):
    piece = Printed(kind=kind, about=about, digest=f"{kind}{about}", dated="1 May 2026", name="x.pdf", bytes=1, pages=1)
    piece.made_at = made_at
    piece.file.save("x.pdf", ContentFile(b"x"), save=True)


def test_everybody_reads_every_published_target(standard, sam, as_person):
    make_draft("PHONE-2")

    main = drawn(as_person(sam).get("/standards/targets/"))

    assert main.h1.get_text() == "2 targets we can be measured by"
    assert rows(main) == [
        "8 in 10 calls answered within 20 seconds The clock starts when the phone first rings. PHONE-1/answer",
        "Within 20 working days calls answered By law The clock starts when the phone first rings. PHONE-1/reply",
    ]
    assert "cited" not in main.get_text()


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("?channel=post", ["reply"]),
        ("?law=yes", ["reply"]),
        ("?channel=phone", ["answer"]),
        ("?channel=phone&law=yes", []),
    ],
)
def test_it_is_narrowed_by_channel_and_by_law(query, keys, standard, sam, as_person):
    main = drawn(as_person(sam).get(f"/standards/targets/{query}"))

    assert [row.rpartition("/")[2] for row in (rows(main) if main.tbody else [])] == keys


def test_the_file_has_the_rows_of_the_page(standard, ada, as_person):
    sent = as_person(ada).get("/standards/targets/targets.csv?law=yes").content.decode("utf-8-sig")

    [line] = csv.DictReader(io.StringIO(sent))
    assert (line["Target"], line["Number"], line["Unit"], line["Set by law or an ombudsman"]) == (
        "PHONE-1/reply",
        "20",
        "working days",
        "yes",
    )
    assert line["In force since"] == TODAY.isoformat()


def test_staff_get_the_file_without_where_it_is_cited(standard, sam, as_person):
    sent = as_person(sam).get("/standards/targets/targets.csv").content.decode("utf-8-sig")

    assert sent.splitlines()[0].endswith("In force since,Reads")


def test_whoever_edits_sees_how_many_questions_cite_it(standard, ada, as_person):
    for key in ("Q1", "Q2"):
        ready_question("PHONE-1", key, tests_line="name-first", cites_target="PHONE-1/answer")

    main = drawn(as_person(ada).get("/standards/targets/"))

    assert [row.find_all("td")[-1].get_text(strip=True) for row in main.tbody.find_all("tr")] == [
        "2 questions cite this.",
        "No question cites this.",
    ]


def test_a_changed_number_flags_its_questions_and_its_paper(standard, ada):
    ready_question("PHONE-1", tests_line="name-first", cites_target="PHONE-1/answer")
    printed("side", "PHONE-1", NOON + DAY)
    later = NOON + 2 * DAY
    targets = [TARGET | {"value": 15}, BY_LAW]
    revise_standard(page=standard, change="clarifying", reason="Faster.", targets=targets, by=make_editor(), now=later)
    publish(standard, now=later)

    answer, reply = target_register(ada, shows_citations=True)

    assert (answer.since, len(answer.to_review), [piece.is_older for piece in answer.on_paper]) == (
        TODAY + 2 * DAY,
        1,
        [True],
    )
    assert (reply.since, reply.to_review) == (TODAY + 2 * DAY, [])


def test_since_when_goes_back_over_versions_that_say_the_same(standard, sam):
    make_change(standard, now=NOON + 5 * DAY)

    assert {each.since for each in target_register(sam)} == {TODAY}


def test_what_is_closed_to_somebody_is_not_in_their_register(standard, sam, as_person):
    PageViewRestriction.objects.create(page=standard, restriction_type=PageViewRestriction.GROUPS)

    main = drawn(as_person(sam).get("/standards/targets/"))

    assert main.find(class_="empty").h2.get_text() == "No target is published yet"


@pytest.mark.parametrize("count", [1, 3])
def test_the_register_takes_the_same_number_of_queries(count, ada, django_assert_num_queries):
    for number in range(1, count + 1):
        make_standard(f"PHONE-{number}")
        ready_question(f"PHONE-{number}", tests_line="name-first", cites_target=f"PHONE-{number}/answer")

    with django_assert_num_queries(6):
        target_register(ada, shows_citations=True)
