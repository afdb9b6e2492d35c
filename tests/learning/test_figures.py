"""What the live figures count."""

import datetime as dt

import pytest

from learning.actions.coaching import close_topic, raise_topic
from learning.queries.everyone import everyone
from learning.queries.evidence import element_facts, line_for, pack
from learning.queries.figures import figure_for
from standards.actions import load_our_frameworks
from standards.actions.answering import answer_fit
from standards.models import StandardVersion
from tests.cast import NOON, TODAY, employ
from tests.factories.learning import go_again, make_check, make_version, require, show


@pytest.fixture
def crew(housing, mia):
    return [employ(f"Crew{number} Member", team=housing, manager=mia) for number in range(10)]


@pytest.fixture
def quiz(crew):
    quiz = make_check("PHONE-1", "PHONE-2", questions=6)
    require(quiz)
    return quiz


def figure(slug, today=TODAY):
    load_our_frameworks(by=None, now=NOON)
    return figure_for(element_facts(line_for(pack(), "2.2.1")), slug, today)


def test_up_to_date_counts_people_and_names_their_records(crew, quiz):
    for person in crew[:6]:
        show(person, quiz)

    up_to_date = figure("up-to-date")

    homes = up_to_date.main.rows[0]
    assert (homes.label, homes.count, homes.of) == ("Homes and Streets", 6, 12)
    assert sum(bool(line.records) for line in up_to_date.counted) == 6


def test_a_change_that_waits_takes_somebody_out_until_it_is_shown(crew, quiz):
    show(crew[0], quiz)
    make_version("PHONE-1", at=NOON)

    assert figure("up-to-date").main.total.count == 0
    show(crew[0], quiz, standard_keys=["PHONE-1"])
    assert figure("up-to-date").main.total.count == 1


def test_what_has_run_out_no_longer_counts(crew, quiz):
    show(crew[0], quiz)

    assert figure("up-to-date", TODAY + dt.timedelta(days=365)).main.total.count == 1
    assert figure("up-to-date", TODAY + dt.timedelta(days=366)).main.total.count == 0


def test_somebody_asked_nothing_is_not_counted(zoe, crew, housing):
    require(make_check("PHONE-1"), audience={"teams": [str(housing.key)]})

    assert len(everyone(TODAY)) == 11  # the crew and Mia


def test_by_employment_merges_the_few_contractors(crew, cass, quiz):
    rows = figure("by-employment").main.rows

    assert [row.names for row in rows] == [("Contractor", "Employee")]


def test_without_reading_counts_standards_by_how_they_were_shown(crew, quiz):
    for person in crew:
        show(person, quiz)
    again = employ("Una Berg", team=crew[0].employments.get().team)
    go_again(show(again, quiz, misses=["PHONE-1"]))

    without_reading = figure("without-reading")

    assert (without_reading.main.total.count, without_reading.main.total.of) == (21, 22)
    assert without_reading.finding == "95% of standards were shown on questions alone, with nothing to read"


def test_conversations_are_counted_and_their_outcomes_kept_back_until_ten_people(crew, mia, quiz):
    def talk(person):
        topic = raise_topic(person=person, standard_key="PHONE-1", kind="asked", words="", now=NOON)
        close_topic(topic=topic, outcome="sorted", talked_on=TODAY, by=mia, now=NOON)

    for person in crew[:9]:
        talk(person)
    few = figure("conversations")
    talk(crew[9])
    many = figure("conversations")

    assert (few.title, few.main.rows) == ("9 manager conversations held", ())
    assert [(row.label, row.count) for row in many.main.rows] == [
        ("Sorted", 10),
        ("Try again", 0),
        ("Change the job", 0),
    ]
    assert all(line.records for line in many.counted)


def test_suggestions_are_counted_out_of_all_answers(crew, quiz):
    version = StandardVersion.objects.get(standard_key="PHONE-1")
    for person in crew:
        answer_fit(version=version, person=person, answer="already", what="", now=NOON)
    answer_fit(version=version, person=crew[0], answer="in_the_way", what="Nobody answers after 4.", now=NOON)

    suggestions = figure("suggestions")

    assert suggestions.finding == "In 1 of 11 answers, part of a standard doesn’t work in somebody’s job"
    assert suggestions.counted == ()


def test_everyone_takes_as_many_queries_for_few_as_for_many(crew, quiz, mia, housing, django_assert_num_queries):
    with django_assert_num_queries(5):
        everyone(TODAY)

    for number in range(3):
        show(employ(f"More{number} Member", team=housing, manager=mia), quiz)
    with django_assert_num_queries(5):
        everyone(TODAY)
