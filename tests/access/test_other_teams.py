"""Two teams of the same shape: whatever the people of one send that names the other's, it might as well not exist."""

import pytest

from learning.models import Cycle, Topic
from quizzes.models import Attempt, Step
from tests.access.world import FIRST_TEAM, MARKS, PEOPLE_OF_THE_SECOND
from tests.factories.quizzes import token_of

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("doors")]

THEIRS = {*MARKS.values(), *PEOPLE_OF_THE_SECOND}


def ask(world, name, path, method="GET", data=None):
    answer = world.visitors[name].ask(path, method, data)
    assert [mark for mark in THEIRS if mark in answer.text] == []
    return answer


@pytest.mark.parametrize("name", sorted(FIRST_TEAM))
def test_a_team_page_of_another_manager_is_not_there(world, name):
    for page in ("/team/", "/team/table.csv"):
        for key in (world.bea.key, world.zoe.key):
            assert ask(world, name, f"{page}?for={key}").outcome == "not there"


@pytest.mark.parametrize("name", sorted(FIRST_TEAM))
def test_no_filter_or_search_reaches_the_other_team(world, name):
    words = (MARKS["name"], MARKS["topic"], world.zoe.key)
    paths = ["/", "/search/", "/team/", "/my-record/", "/ask/", "/ask/sent/", "/standards/", "/help/something-wrong/"]
    parameters = ("q", "person", "team", "chapter", "sort", "show", "status", "standard", "topic")
    for path in paths:
        for word in words:
            page = world.visitors[name].ask(path, data=dict.fromkeys(parameters, word))
            # What one has just typed may be repeated; what is found may not.
            assert [mark for mark in THEIRS - {word} if mark in page.text] == []


@pytest.mark.parametrize("name", sorted(FIRST_TEAM))
def test_what_is_sent_about_the_other_team_changes_nothing(world, name):
    topic, attempt = world.things["zoe’s topic"], world.things["zoe’s attempt"]
    item = Attempt.objects.get(key=attempt).items.select_related("question_version").get(slot=1)
    sent = [
        (f"/people/{world.zoe.key}/dates/", {"chapter": "PHONE", "to_0": "1", "to_1": "1", "to_2": "2027", "to": "2027-01-01", "reason": "x"}),
        (f"/topics/{topic}/conversation/", {"talked_on": "2026-11-23", "outcome": "sorted"}),
        (f"/attempts/{attempt}/questions/1/", {"answer": token_of(item, "best")}),
        (f"/attempts/{attempt}/submission/", {}),
        (f"/attempts/{world.things['zoe’s finished attempt']}/fresh/", {}),
    ]  # fmt: skip

    for path, data in sent:
        answer = ask(world, name, path, "POST", data)
        assert (answer.outcome, answer.writes) == ("not there", frozenset()), path


def test_anothers_answer_is_no_answer_to_mine(world):
    """The names of the choices are each attempt's own."""
    theirs = Attempt.objects.get(key=world.things["zoe’s attempt"]).items.first()
    mine = world.things["sam’s attempt"]

    for _, choice in theirs.choice_order:
        path = f"/attempts/{mine}/questions/1/"
        answer = ask(
            world, "sam", path, "POST", {"answer": token_of(theirs, choice), "choice": token_of(theirs, choice)}
        )
        assert Step._meta.db_table not in answer.writes


def test_a_gap_of_one_element_is_not_there_under_another(world):
    mine = f"/evidence/{world.things['criterion']}/gaps/{world.things['gap']}/closing/"
    other = "1.1.1" if world.things["criterion"] != "1.1.1" else "1.1.2"

    assert world.visitors["lena"].ask(mine, "POST").outcome == "moves on"
    answer = world.visitors["lena"].ask(f"/evidence/{other}/gaps/{world.things['gap']}/closing/", "POST")
    assert (answer.outcome, answer.writes) == ("not there", frozenset())


def test_the_other_team_does_see_its_own(world):
    """Otherwise an empty page would pass all of these."""
    zoe, bea = world.visitors["zoe"], world.visitors["bea"]
    seen = zoe.ask("/my-record/").text + zoe.ask(f"/people/{world.zoe.key}/").text + bea.ask("/team/").text
    seen += bea.ask(f"/people/{world.zoe.key}/").text + zoe.ask("/account/").text

    assert {mark for mark in MARKS.values() if mark not in seen} == set()


def test_the_two_teams_are_alike(world):
    """The same things on both sides, so that what one may not see is there to be seen."""
    for model in (Cycle, Topic, Attempt):
        assert model.objects.filter(person=world.sam).count() == model.objects.filter(person=world.zoe).count() > 0
