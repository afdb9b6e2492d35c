"""Who may open what: every address the site answers, asked as everybody in the cast, with GET and with POST.

What each of them should meet stands in access/matrix.toml, which is read at review. An address that is not there fails
the build, also one that an upgrade of Wagtail or allauth has brought.
"""

import pytest
from django.urls import resolve

from config.error_pages import no_such_page
from tests.access.crawl import DOORS, Crawl
from tests.access.fixtures import world  # noqa: F401, a fixture
from tests.access.headers import faults
from tests.access.matrix import Matrix
from tests.access.world import FIRST_TEAM, KEY_MARK, MARKS, PEOPLE_OF_THE_FIRST, PEOPLE_OF_THE_SECOND

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("matrix")]

NOBODY = {"anonymous", "lou"}
WRITERS = {"ada", "rex", "lena"}
# Where questions are written and read second.
WITH_THE_KEY = {"questions/<slug:key>/", "admin/questions/<slug:key>/"}
INSIDE = {"ada", "rex", "lena", "abe"}
# Setting or changing one's own password; everything else about passwords is at the one door.
ASKS_FOR_PASSWORD = {"account/login/", "account/password/set/"}


@pytest.fixture(scope="module")
def matrix():
    return Matrix()


@pytest.fixture(scope="module")
def crawl(world, matrix):  # noqa: F811
    return Crawl(world, matrix)


def test_every_address_stands_in_the_matrix_exactly_once(crawl, matrix):
    assert matrix.problems(crawl.lines) == []


def test_an_unknown_address_meets_our_own_page():
    """With debug on, Django would answer what no pattern knows with a list of all of them."""
    assert resolve("/no.such").func is resolve("/nowhere/at.all").func is no_such_page


def test_everybody_meets_what_the_matrix_says(crawl, matrix):
    different = [
        f"{seen}: {seen.outcome}, and the matrix says {expected}"
        for seen in crawl.seen
        if seen.outcome != (expected := matrix.expected(seen.line, seen.who, seen.method))
    ]

    assert different == []


def test_nothing_is_meant_to_break(matrix):
    assert [row["who"] for row in matrix.rows if "broken" in (*row["GET"].values(), *row["POST"].values())] == []


def test_what_is_not_there_says_so(crawl, matrix):
    """Whoever gets through the door at all meets «not there» for a thing that does not exist, and never an error."""
    telling = [
        f"{seen}: {seen.outcome}"
        for seen in crawl.nothings
        if seen.outcome not in ("not there", *DOORS) and str(seen.line) not in matrix.never_looks
    ]

    assert telling == []


def test_somebody_elses_thing_looks_like_one_that_does_not_exist(crawl):
    nothing = {(seen.line.pattern, seen.who, seen.method): seen for seen in crawl.nothings}
    telling = [
        str(seen)
        for seen in crawl.seen
        if seen.line.whose and seen.outcome == "not there"
        if seen.digest != nothing[seen.line.pattern, seen.who, seen.method].digest
    ]

    assert telling == []


def test_a_get_changes_nothing(crawl, matrix):
    writing = [
        f"{seen}: {', '.join(sorted(more))}"
        for seen in crawl.seen
        if seen.method == "GET" and (more := seen.writes - set(matrix.quiet_writes_at(seen.line)))
    ]

    assert writing == []


def test_every_answer_carries_the_headers(crawl):
    missing = [f"{seen}: {fault}" for seen in crawl.seen for fault in faults(seen, signed_in=is_still_in(seen))]

    assert missing == []


def is_still_in(seen):
    """Whoever has just signed out is nobody by the time the answer leaves."""
    has_left = seen.method == "POST" and seen.line.pattern.endswith("logout/")
    return seen.who not in NOBODY and not has_left


def test_no_other_address_asks_for_a_password(crawl):
    assert {str(seen.line) for seen in crawl.seen if seen.asks_for_password} == ASKS_FOR_PASSWORD


def test_the_admin_shows_nobody_who_does_not_work_on_the_booklet(crawl):
    """Neither site history, nor reports, nor pickers, nor tags: names, addresses and what people have written."""
    showing = [
        f"{seen}: {', '.join(sorted(seen.marks))}"
        for seen in crawl.seen
        if seen.is_in_admin and seen.who in INSIDE and seen.marks - _of_the_key(seen)
    ]

    assert showing == []


def _of_the_key(seen):
    """Whoever writes a question reads its key there."""
    return {KEY_MARK} if str(seen.line) in WITH_THE_KEY and seen.who in WRITERS else set()


def test_the_other_team_is_not_to_be_seen(crawl):
    theirs = {*MARKS.values(), *PEOPLE_OF_THE_SECOND}
    showing = [
        f"{seen}: {', '.join(more)}" for seen in crawl.seen if seen.who in FIRST_TEAM and (more := seen.marks & theirs)
    ]

    assert showing == []


def test_the_second_team_does_not_see_the_first(crawl):
    showing = [
        f"{seen}: {', '.join(more)}"
        for seen in crawl.seen
        if seen.who == "zoe" and (more := seen.marks & {*PEOPLE_OF_THE_FIRST})
    ]

    assert showing == []


def test_what_gives_an_answer_away_is_shown_after_it_only(crawl):
    shown = {(seen.who, str(seen.line)) for seen in crawl.seen if KEY_MARK in seen.marks}

    after = "attempts/<uuid:key>/questions/<int:slot>/feedback/"
    assert shown == {("sam", f"sam’s {after}"), ("zoe", f"zoe’s {after}")} | {
        (who, address) for who in WRITERS for address in WITH_THE_KEY
    }
