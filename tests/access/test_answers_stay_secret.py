"""While an attempt is open, nothing that gives an answer away reaches the browser, whatever it asks for."""

import re

import pytest

from quizzes.models import Attempt
from tests.access.addresses import patterns
from tests.access.matrix import Matrix
from tests.access.world import KEY_MARK
from tests.factories.quizzes import BEST, BREAKS, HALF, RISKY

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("doors")]

FIELDS = re.compile(r'(?:value|id|name|class|for|data-[\w-]+)="([^"]*)"')


@pytest.fixture(scope="module")
def attempt(world):
    return Attempt.objects.get(key=world.things["sam’s attempt"])


def answers(world, attempt):
    """Everything the site answers to sam, and to everything of the attempt."""
    spelling = Matrix().spelling(world.things | {"sam’s finished attempt": attempt.key})
    lines = [line for line in Matrix().lines(spelling, patterns()) if line.whose != "zoe’s"]
    paths = [spelling.path(line.pattern, line.whose) for line in lines]
    slots = [f"/attempts/{attempt.key}/questions/{slot}/" for slot in range(4)]
    paths += [*slots, *(f"{slot}feedback/" for slot in slots), f"/attempts/{attempt.key}/result/"]
    for path in paths:
        for method in ("GET", "POST"):
            # Finishing is a decision of sam's, after which the feedback may be seen.
            if method == "GET" or not path.endswith(("/submission/", "/attempts/")):
                yield path, method, world.visitors["sam"].ask(path, method)


def test_no_answer_of_an_open_attempt_gives_the_key_away(world, attempt):
    telling = [
        f"{method} {path}"
        for path, method, answer in answers(world, attempt)
        if KEY_MARK in answer.text or KEY_MARK in str(answer.headers)
    ]

    assert telling == []


def test_the_names_of_choices_say_nothing(world, attempt):
    """Neither a choice's own name nor its rung stands in the page; the tokens are this attempt's own."""
    page = world.visitors["sam"].ask(f"/attempts/{attempt.key}/questions/1/").text
    written = " ".join(FIELDS.findall(page)).split()
    item = attempt.items.get(slot=1)

    assert [name for name in written if name in (BEST, HALF, RISKY, BREAKS, "keeps")] == []
    assert {token for token, _ in item.choice_order} <= set(written)


def test_a_question_further_on_is_not_read_before_its_turn(world, attempt):
    assert world.visitors["sam"].ask(f"/attempts/{attempt.key}/questions/2/").outcome == "moves on"
    assert world.visitors["sam"].ask(f"/attempts/{attempt.key}/questions/1/feedback/").outcome == "moves on"


def test_the_mark_is_there_to_be_found(world):
    """Otherwise nothing here would prove anything."""
    finished = world.things["sam’s finished attempt"]

    assert KEY_MARK in world.visitors["sam"].ask(f"/attempts/{finished}/questions/1/feedback/").text
