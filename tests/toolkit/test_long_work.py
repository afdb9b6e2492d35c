"""Work that outlasts a request: it is done once, can be watched and stopped, and survives its worker."""

import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.cast import NOON, TODAY
from tests.factories.work import KIND, ended_work, register_work, waiting_work
from toolkit import actions
from toolkit.actions import LEASE, ask_again, forget_old_work, perform, pick_up_dead_work, start_work, stop_work
from toolkit.long_work import Result
from toolkit.models import MOVES, LongWork, State
from toolkit.obstacles import NotAllowed

pytestmark = pytest.mark.django_db

LATER = NOON + dt.timedelta(hours=2)


@pytest.fixture(autouse=True)
def _tells_at_once(monkeypatch):
    monkeypatch.setattr(actions, "TELL_EVERY", 0)


@pytest.fixture
def queue(monkeypatch):
    """A queue that no worker looks at: the keys that were put there."""
    keys = []
    monkeypatch.setattr(type(perform), "enqueue", lambda self, key: keys.append(key))
    return keys


def start(person, about=""):
    return start_work(name=KIND, title="Making the booklet", facts={"of": 3}, about=about, by=person, now=NOON)


def test_work_ends_with_what_came_of_it_and_where_it_is(sam):
    register_work(lambda work, progress: Result(f"{work.facts['of']} are made.", "/standards/"))

    work = start(sam)

    assert (work.state, work.result, work.result_url) == (State.DONE, "3 are made.", "/standards/")


def test_work_tells_how_far_it_is(sam):
    seen = []

    def count(work, progress):
        for number in (1, 2):
            progress(number, 2, "Setting pages")
            seen.append(LongWork.objects.get(pk=work.pk).how_far)
        return Result("Done.")

    register_work(count)
    start(sam)

    assert seen == ["Setting pages: 1 of 2.", "Setting pages: 2 of 2."]


def test_work_that_breaks_says_so_without_the_words_of_the_fault(sam, caplog):
    def break_down(work, progress):
        raise ValueError("secret")

    register_work(break_down)
    work = start(sam)

    assert (work.state, "secret" in work.problem) == (State.FAILED, False)
    caplog.clear()


def test_work_that_is_refused_says_why(sam):
    def refuse(work, progress):
        raise NotAllowed(["Line 3 is 12 characters too long."])

    register_work(refuse)

    assert start(sam).problem == "Line 3 is 12 characters too long."


def test_asking_twice_about_the_same_finds_what_is_open(sam, queue):
    register_work()

    assert start(sam, about="booklet") == start(sam, about="booklet")
    assert len(queue) == 1


def test_two_open_pieces_about_one_thing_are_refused_by_the_database(sam):
    waiting_work(sam, about="booklet")

    with pytest.raises(IntegrityError), transaction.atomic():
        waiting_work(sam, about="booklet")


def test_a_task_that_is_delivered_twice_has_its_effect_once(sam, queue):
    done = []
    register_work(lambda work, progress: done.append(work.pk) or Result("Done."))
    work = start(sam)

    perform.call(str(work.key))
    perform.call(str(work.key))

    assert done == [work.pk]


def test_work_that_has_not_begun_stops_at_once(sam, queue):
    register_work()
    work = stop_work(work=start(sam), by=sam, now=NOON)

    perform.call(str(work.key))

    work.refresh_from_db()
    assert work.state == State.STOPPED


def test_work_that_has_begun_stops_at_its_next_step(sam):
    steps = []

    def go(work, progress):
        for number in range(1, 4):
            progress(number, 3, "Setting pages")
            steps.append(number)
            stop_work(work=work, by=sam, now=NOON)
        return Result("Done.")

    register_work(go)
    work = start(sam)

    assert (work.state, steps) == (State.STOPPED, [1])


def test_work_that_may_not_be_left_half_done_does_not_stop(sam):
    def go(work, progress):
        with pytest.raises(NotAllowed, match="half-way"):
            stop_work(work=work, by=sam, now=NOON)
        return Result("Done.")

    register_work(go, stoppable=False)

    assert start(sam).state == State.DONE


def died(sam, queue, *, tries=1):
    """Work whose worker was killed after beginning it."""
    register_work()
    work = start(sam)
    LongWork.objects.filter(pk=work.pk).update(state=State.WORKING, goes=tries, tries=tries, lease_ends_at=NOON + LEASE)
    queue.clear()
    return LongWork.objects.get(pk=work.pk)


def test_work_whose_worker_died_is_given_to_another(sam, queue):
    work = died(sam, queue)

    picked_up = pick_up_dead_work(today=TODAY, now=LATER)

    work.refresh_from_db()
    assert (picked_up, work.state, queue) == (1, State.WAITING, [str(work.key)])


def test_work_whose_worker_is_alive_is_left_alone(sam, queue):
    died(sam, queue)

    assert pick_up_dead_work(today=TODAY, now=NOON) == 0


def test_work_that_died_three_times_failed(sam, queue):
    work = died(sam, queue, tries=3)

    pick_up_dead_work(today=TODAY, now=LATER)

    work.refresh_from_db()
    assert (work.state, queue) == (State.FAILED, [])


def test_a_worker_that_wakes_up_late_leaves_the_work_to_whoever_has_it_now(sam, queue):
    work = died(sam, queue)

    def sleep_too_long(slow, progress):
        LongWork.objects.filter(pk=slow.pk).update(goes=slow.goes + 1)
        progress(1, 2, "Setting pages")
        return Result("Mine.")

    pick_up_dead_work(today=TODAY, now=LATER)
    register_work(sleep_too_long)
    perform.call(str(work.key))

    work.refresh_from_db()
    assert (work.state, work.result) == (State.WORKING, "")


def test_what_failed_can_be_asked_for_again(sam):
    def refuse(work, progress):
        raise NotAllowed(["Not now."])

    register_work(refuse)
    work = start(sam)
    register_work()

    assert ask_again(work=work, by=sam, now=LATER).state == State.DONE


def test_what_is_under_way_is_not_begun_again(sam, queue):
    with pytest.raises(NotAllowed, match="under way"):
        ask_again(work=died(sam, queue), by=sam, now=NOON)


def test_what_ended_a_season_ago_is_forgotten(sam):
    with time_machine.travel(NOON):
        ended_work(sam)

    forget_old_work(today=TODAY, now=NOON + dt.timedelta(days=91))

    assert LongWork.objects.count() == 0


def test_done_is_the_end():
    assert [state for state, to in MOVES.items() if not to] == [State.DONE]


# The page --------------------------------------------------------------------------------------------------------------


def test_the_page_says_how_far_it_is_in_words(as_person, sam):
    work = waiting_work(sam)
    later = timezone.now() + LEASE
    LongWork.objects.filter(pk=work.pk).update(
        state=State.WORKING, done=3, total=9, doing="Setting pages", lease_ends_at=later
    )

    page = as_person(sam).get(work.get_absolute_url()).content.decode()

    assert "Setting pages: 3 of 9." in page
    assert '<progress aria-labelledby="progress-words" value="3" max="9">' in page
    assert "You can leave this page" in page


def test_the_page_offers_to_stop_and_stops(as_person, sam):
    register_work()
    work = waiting_work(sam)

    as_person(sam).post(f"{work.get_absolute_url()}stop/")

    work.refresh_from_db()
    assert work.state == State.STOPPED


def test_the_page_leads_to_what_came_of_it(as_person, sam):
    page = as_person(sam).get(ended_work(sam).get_absolute_url()).content.decode()

    assert "All of it is made." in page
    assert 'href="/standards/"' in page


@pytest.mark.parametrize("part", ["", "stop/", "again/"])
def test_nobody_else_can_see_or_touch_it(as_person, sam, mia, part):
    work = ended_work(sam)
    send = as_person(mia).post if part else as_person(mia).get

    assert send(f"{work.get_absolute_url()}{part}").status_code == 404
