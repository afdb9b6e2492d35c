"""A worker is killed in the middle of taking answers: what was acknowledged is there, and nothing counts twice.

Twenty kills here, spread over every statement of three answers, the last of which finishes the attempt. As many as
wanted: ``KILLS=500 ./run test tests/quizzes/test_killed.py``.
"""

import datetime as dt
import gc
import os
import signal
import traceback

import pytest
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client

from learning.models import Record, Standing
from quizzes.models import Attempt, AttemptMove, State, Step
from tests.cast import NOON
from tests.factories.quizzes import BEST, make_quiz, open_attempt, token_of
from tests.quizzes.seeing import url

KILLS = int(os.environ.get("KILLS", "20"))
LONG_AGO = NOON - dt.timedelta(days=900)
THREE = ("PHONE-1", "PHONE-2", "PHONE-3")
# What a worker exits with when nobody killed it, and when something of ours went wrong in it.
DONE, BROKE = 0, 7


class Points:
    """Where a worker can be killed: before each statement, and between the commit and the reply."""

    def __init__(self, fatal):
        self.met, self.fatal = 0, fatal

    def meet(self):
        self.met += 1
        if self.met == self.fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    def __call__(self, execute, *asked):
        self.meet()
        return execute(*asked)


def take_answers(attempt, cookies, points, say):
    """What a worker does: it takes each answer, and the browser hears of it."""
    client = Client()
    client.cookies = cookies
    with connection.execute_wrapper(points):
        for item in attempt.items.order_by("slot"):
            response = client.post(url(attempt, item.slot), {"answer": token_of(item, BEST)})
            assert response.status_code == 302
            points.meet()
            say(item.slot)


def worker(attempt, cookies, fatal):
    """The answers that a worker acknowledged before it died, what it died of, and how many points it met."""
    connections.close_all()
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            leave_to_the_parent(every_connection())
            points = Points(fatal)
            take_answers(attempt, cookies, points, lambda slot: os.write(writes, bytes([slot])))
            os.write(writes, b"\x00" + str(points.met).encode())
            os._exit(DONE)
        except BaseException:
            traceback.print_exc()
            os._exit(BROKE)
    os.close(writes)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reads, "rb") as heard:
        told, _, met = heard.read().partition(b"\x00")
    return list(told), status, int(met or 0)


_THE_PARENTS = []


def every_connection():
    """Also those of other contexts: a browser test before this one leaves one behind that `connections` does not name."""
    # By its type: to ask a lazy object what it is would wake it.
    return [each for each in gc.get_objects() if issubclass(type(each), BaseDatabaseWrapper)]


def leave_to_the_parent(wrappers):
    """The child opens its own: over a shared line the database would never notice that the child is dead. The line is
    neither closed nor let go of, since either would end it for the parent."""
    _THE_PARENTS.extend(each.connection for each in wrappers)
    for each in wrappers:
        each.connection = None


@pytest.mark.django_db(transaction=True)
def test_a_killed_worker_loses_no_acknowledged_answer_and_counts_nothing_twice(
    django_db_serialized_rollback, transactional_db, as_person, sam
):
    quiz = make_quiz(THREE, questions=2, now=LONG_AGO)
    client = as_person(sam)
    _, status, met = worker(open_attempt(sam, quiz, now=LONG_AGO), client.cookies, fatal=None)
    assert (status, met > 40) == (DONE, True)

    for kill in range(KILLS):
        attempt = open_attempt(sam, quiz, now=LONG_AGO)
        acknowledged, status, _ = worker(attempt, client.cookies, fatal=1 + kill * met // KILLS % met)

        assert os.WTERMSIG(status) == signal.SIGKILL
        check_whole(attempt, acknowledged)
        come_back(client, attempt)
        check_whole(attempt, [1, 2, 3])

    assert Attempt.objects.filter(state=State.MARKED).count() == KILLS + 1
    assert set(Standing.objects.values_list("goes_without", flat=True)) == {0}


def check_whole(attempt, acknowledged):
    """Whatever was acknowledged is there, and what is there is there once and wholly."""
    attempt.refresh_from_db()
    steps = list(Step.objects.filter(item__attempt=attempt).values_list("item__slot", flat=True).order_by("item__slot"))
    answered = list(attempt.items.exclude(answered_at=None).order_by("slot").values_list("slot", flat=True))
    finished = len(answered) == len(THREE)

    assert steps == answered
    assert set(acknowledged) <= set(answered)
    assert attempt.state == (State.MARKED if finished else State.OPEN)
    records = Record.objects.filter(object_key=attempt.key).exclude(kind="attempt.started/1")
    assert sorted(records.values_list("kind", flat=True)) == (
        ["attempt.submitted/1", *["standard.demonstrated/1"] * len(THREE)] if finished else []
    )
    assert AttemptMove.objects.filter(attempt=attempt).count() == finished


def come_back(client, attempt):
    """The person sends again whatever they heard nothing of."""
    for item in attempt.items.order_by("slot"):
        response = client.post(url(attempt, item.slot), {"answer": token_of(item, BEST)})
        assert response.status_code == 302
