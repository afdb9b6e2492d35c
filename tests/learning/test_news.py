"""«Show them the change»: nobody is asked, and whoever had shown the words before hears of it until they have looked."""

import datetime as dt

import pytest
import time_machine

from learning.actions.showing import record_reading
from learning.queries.my_learning import my_chapters
from learning.queries.news import news_of
from standards.models import StandardPage, StandardVersion
from tests.cast import NOON, TODAY
from tests.factories.learning import require, show
from tests.factories.quizzes import make_quiz, ready_question
from tests.factories.standards import make_change, make_standard

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
NEW = "A person answers within 20 seconds and says who they are."


@pytest.fixture(autouse=True)
def _at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def standard(sam):
    """Published and shown by Sam ten days ago."""
    page = make_standard("PHONE-1", now=NOON - 10 * DAY)
    quiz = make_quiz(("PHONE-1",), questions=2, now=NOON - 10 * DAY)
    require(quiz, begins_on=TODAY - 10 * DAY, now=NOON - 10 * DAY)
    show(sam, quiz, now=NOON - 9 * DAY)
    return page


def news(person, today=TODAY):
    return [each.key for each in news_of(my_chapters(person, today))]


def said_better(standard, **more):
    return make_change(standard, change="clarifying", promise=NEW, now=NOON - DAY, **more)


def test_what_was_said_better_is_on_home_until_it_is_opened(standard, sam, as_person):
    page = said_better(standard)
    client, line = as_person(sam), "“Standard PHONE-1” has changed: see what is new"
    assert line in client.get("/").content.decode()

    client.get(page.url)

    assert line not in client.get("/").content.decode()


def test_its_own_page_shows_the_words_before_and_now_and_asks_nothing(standard, sam, as_person):
    page = said_better(standard, reason="It was long.")

    words = " ".join(as_person(sam).get(page.url).content.decode().split())

    assert "Changed since you showed it" in words
    assert f"<del>{standard.promise}</del>" in words
    assert f"<ins>{NEW}</ins>" in words
    assert "It was long. There’s nothing to answer." in words


@pytest.mark.parametrize("change", ["editorial", "material"])
def test_a_correction_is_no_news_and_what_is_asked_is_said_elsewhere(change, standard, sam):
    make_change(standard, change=change, promise=NEW, now=NOON - DAY)

    assert news(sam) == []


def test_a_correction_after_it_takes_nothing_away(standard, sam):
    make_change(said_better(standard), change="editorial", covers="Every line", now=NOON)

    assert news(sam) == ["PHONE-1"]


def test_whoever_never_showed_it_hears_nothing(standard, mia):
    said_better(standard)

    assert news(mia) == []


def test_whoever_opened_the_new_words_hears_nothing(standard, sam):
    said_better(standard)
    record_reading(version=StandardVersion.objects.get(number=2), person=sam, now=NOON)

    assert news(sam) == []


def test_it_is_news_for_as_long_as_its_page_says_new(standard, sam):
    said_better(standard)

    assert news(sam, TODAY + 89 * DAY) == ["PHONE-1"]
    assert news(sam, TODAY + 90 * DAY) == []


def test_a_change_that_is_asked_shows_the_words_before_and_now_beside_its_question(standard, sam, as_person):
    ready_question("PHONE-1", "PHONE-1-Q9", "name-first", now=NOON - 2 * DAY)
    page = make_change(standard, change="material", promise=NEW, reason="Callers asked.", now=NOON - DAY)

    words = " ".join(as_person(sam).get(page.url).content.decode().split())

    assert f"<ins>{NEW}</ins>" in words
    assert "Show that you know the change" in words
    assert "You showed the rest before, so we won’t ask again." in words
    assert "nothing to answer" not in words


@pytest.mark.parametrize("count", [1, 3])
def test_it_takes_one_query_whatever_changed(count, sam, django_assert_num_queries):
    keys = [f"PHONE-{number}" for number in range(1, count + 1)]
    for key in keys:
        make_standard(key, now=NOON - 10 * DAY)
    quiz = make_quiz(keys, questions=1, now=NOON - 10 * DAY)
    require(quiz, begins_on=TODAY - 10 * DAY, now=NOON - 10 * DAY)
    show(sam, quiz, now=NOON - 9 * DAY)
    learning = my_chapters(sam, TODAY)
    with django_assert_num_queries(0):
        assert news_of(learning) == []
    for key in keys:
        said_better(StandardPage.objects.get(key=key))
    learning = my_chapters(sam, TODAY)

    with django_assert_num_queries(1):
        assert [each.key for each in news_of(learning)] == keys


def test_home_takes_at_most_fifteen_queries_with_it(standard, sam, as_person, django_assert_max_num_queries):
    said_better(standard)
    client = as_person(sam)
    client.get("/")

    with django_assert_max_num_queries(15):
        client.get("/")
