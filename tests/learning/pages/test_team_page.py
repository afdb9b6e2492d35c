"""A manager's page, in words."""

import csv
import datetime as dt
import io

import pytest
import time_machine

from learning.actions.coaching import raise_topic
from people.actions import appoint_deputy
from tests.cast import NOON, TODAY, employ
from tests.factories.learning import make_check, require, show

LATE = NOON + dt.timedelta(days=34)


@pytest.fixture
def quiz(sam, cass):
    quiz = make_check("PHONE-1")
    require(quiz)
    return quiz


def ask(person):
    return raise_topic(person=person, standard_key="PHONE-1", kind="asked", words="Late calls", now=NOON)


def test_the_sentence_counts_and_the_lists_say_who_and_what(as_person, mia, sam, cass, quiz, says):
    show(sam, quiz)
    ask(sam)
    client = as_person(mia)

    with time_machine.travel(LATE, tick=False):
        client.force_login(mia.account)
        page = says(client.get("/team/"))

    assert page.startswith(
        "Housing advice team 2 people. 1 has something overdue and 1 would welcome a conversation . Overdue "
        "Cass Novak : Phone, 6 days Contractor, Brightway Repairs. No desk. First check, 1 question. "
        "Change date Cass Novak Would welcome a conversation Sam Ellis : Phone, Standard PHONE-1 "
        "Asked for 10 minutes: Late calls. We’ve talked Sam Ellis"
    )


def test_everyone_up_to_date_says_until_when(as_person, mia, sam, cass, quiz, says):
    show(sam, quiz)
    show(cass, quiz)

    page = says(as_person(mia).get("/team/"))

    assert page.startswith(
        "Housing advice team 2 people. Everyone is up to date until 26 October 2027. Everyone, every"
    )


@pytest.mark.parametrize(
    ("show_only", "names"),
    [
        ("", ["Sam Ellis", "Cass Novak"]),
        ("conversation", ["Sam Ellis"]),
        ("overdue", []),
        ("nonsense", ["Sam Ellis", "Cass Novak"]),
    ],
)
def test_filters_are_links_that_narrow_the_rows(show_only, names, as_person, mia, sam, cass, quiz):
    show(cass, quiz)
    ask(sam)

    rows = as_person(mia).get(f"/team/?show={show_only}").context["team"].rows

    assert [row["name"] for row in rows] == names


def test_rows_can_stand_by_name(as_person, mia, sam, cass, quiz):
    show(cass, quiz)

    team = as_person(mia).get("/team/?sort=name").context["team"]

    assert [row["name"] for row in team.rows] == ["Cass Novak", "Sam Ellis"]
    assert (team.first, team.first_sort, team.first_url) == ("Name", "ascending", "/team/")


def test_a_chapter_in_nobodys_job_is_no_column(as_person, mia, quiz, communications):
    require(make_check("EMAIL-1"), audience={"teams": [str(communications.key)]})

    assert [column["label"] for column in as_person(mia).get("/team/").context["team"].columns] == ["Phone"]


def test_a_deputy_sees_for_whom(as_person, kit, mia, quiz, says):
    answer = as_person(kit).get("/team/")

    assert "You’re looking after this team for Mia Brandt." in answer.content.decode()
    assert "What it has cost this team" in says(answer)


def test_a_deputy_in_the_team_is_offered_nothing_to_do_for_themselves(as_person, mia, sam, cass, quiz):
    appoint_deputy(manager=mia, deputy=sam, starts_on=TODAY, ends_on=None, by=mia, now=NOON)
    ask(sam)
    ask(cass)

    conversations = as_person(sam).get("/team/").context["team"].conversations

    assert [(line["who"], line["action"]) for line in conversations] == [
        ("Sam Ellis", ""),
        ("Cass Novak", "We’ve talked"),
    ]


def test_whoever_leads_for_more_than_one_chooses_by_link(as_person, kit, mia, quiz, communications):
    employ("Una Berg", team=communications, manager=kit)

    client = as_person(kit)

    team = client.get("/team/").context["team"]
    assert [(each["words"], each["current"]) for each in team.picker] == [
        ("Your own team", True),
        ("For Mia Brandt", False),
    ]
    assert client.get(team.picker[1]["url"]).context["team"].deputy_for == "Mia Brandt"


def test_another_managers_team_isnt_there(as_person, mia, dan, kit, quiz):
    assert as_person(mia).get(f"/team/?for={dan.key}").status_code == 404
    assert as_person(mia).get("/team/?for=nonsense").status_code == 404
    assert as_person(mia).get(f"/team/table.csv?for={dan.key}").status_code == 404


def test_somebody_who_leads_nobody_is_told_whom_to_tell(as_person, sam, mia, quiz, says):
    assert says(as_person(sam).get("/team/")).startswith("No one reports to you")
    assert as_person(sam).get(f"/team/?for={mia.key}").status_code == 404
    assert as_person(sam).get("/team/table.csv").status_code == 404


def test_a_deputy_who_has_stopped_leads_nobody(as_person, zoe, mia, quiz):
    ended = TODAY - dt.timedelta(days=1)
    appoint_deputy(manager=mia, deputy=zoe, starts_on=ended, ends_on=ended, by=mia, now=NOON)

    assert as_person(zoe).get(f"/team/?for={mia.key}").status_code == 404


def test_a_manager_of_managers_sees_totals_further_down_and_no_names(as_person, dan, mia, sam, cass, quiz, says):
    show(sam, quiz)

    page = says(as_person(dan).get("/team/"))

    assert "Teams further down Totals only." in page
    assert "Housing advice Manager: Mia Brandt People: 2 Up to date: 1 of 2" in page
    assert "Sam Ellis" not in page


def test_past_150_people_the_table_comes_on_request(as_person, mia, sam, cass, quiz, monkeypatch, says):
    monkeypatch.setattr("learning.reports.team_page.MOST_IN_MATRIX", 1)
    client = as_person(mia)

    page = client.get("/team/")

    assert "<table" not in page.content.decode()
    assert "Show everyone" in says(page)
    assert len(client.get("/team/?matrix=1").context["team"].rows) == 2


def test_the_file_is_the_same_table(as_person, mia, sam, cass, quiz):
    show(sam, quiz)

    answer = as_person(mia).get("/team/table.csv")

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows == [
        ["Name", "Job", "Team", "Phone", "Done", "In job"],
        ["Cass Novak", "Brightway Repairs, contractor", "Housing advice", "Due 21 December", "0", "1"],
        ["Sam Ellis", "Housing officer", "Housing advice", "Done until November 2027", "1", "1"],
        ["Done", "", "", "1 of 2", "1", "2"],
    ]


def test_the_page_never_says_an_answer_or_a_score(as_person, mia, sam, quiz, says):
    show(sam, quiz, misses=["PHONE-1"])

    page = says(as_person(mia).get("/team/"))

    assert not [word for word in ("Write it down", "Situation", "half", "score of", "%") if word in page]


def test_the_page_takes_as_many_queries_for_one_person_as_for_three(
    as_person, mia, sam, housing, django_assert_num_queries
):
    require(make_check("PHONE-1"))
    client = as_person(mia)
    client.get("/team/")
    with django_assert_num_queries(13):
        client.get("/team/")

    for name in ("Una Berg", "Vic Shaw"):
        person = employ(name, team=housing, manager=mia)
        ask(person)
    with django_assert_num_queries(13):
        client.get("/team/")
