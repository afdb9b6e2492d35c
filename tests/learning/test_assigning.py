"""Opening rounds: for everyone in the audience, for newcomers at once, again before they run out, and after a change."""

import datetime as dt

import pytest

from learning.actions.assigning import assign, move_due_date
from learning.models import Cycle, DueDateChange, Recheck, Record
from people.actions import appoint_deputy, move
from tests.cast import NOON, TODAY, employ
from tests.factories.learning import go_again, make_check, make_version, require, show
from toolkit.obstacles import NotAllowed

DAY = dt.timedelta(days=1)


def rounds(person):
    return list(
        Cycle.objects.filter(person=person)
        .order_by("requirement", "number")
        .values_list("number", "opened_on", "due_on")
    )


def at(day):
    return NOON + (day - TODAY)


def test_a_requirement_opens_a_round_for_everyone_in_its_audience(sam, cass, zoe):
    require(make_check(), audience={"has_desk": True})

    assert (rounds(sam), rounds(cass)) == ([(1, TODAY, dt.date(2026, 12, 21))], [])
    assert rounds(zoe) == rounds(sam)


def test_a_leaver_is_asked_nothing(lou):
    require(make_check())

    assert rounds(lou) == []


def test_assigning_twice_changes_nothing(sam):
    require(make_check())
    before = Record.objects.count()

    opened = assign(today=TODAY, now=NOON)

    assert (opened, Record.objects.count(), len(rounds(sam))) == (0, before, 1)


def test_somebody_who_joins_is_asked_at_once(council):
    require(make_check())

    newcomer = employ("Nia New", team=council, starts_on=TODAY)

    assert rounds(newcomer) == [(1, TODAY, dt.date(2026, 12, 21))]


def test_somebody_who_joins_later_is_asked_on_their_first_day(council):
    require(make_check())
    newcomer = employ("Nia New", team=council, starts_on=TODAY + 7 * DAY)
    assert rounds(newcomer) == []

    assign(today=TODAY + 7 * DAY, now=at(TODAY + 7 * DAY))

    assert rounds(newcomer) == [(1, TODAY + 7 * DAY, TODAY + 35 * DAY)]


def test_a_mover_is_asked_what_the_new_job_asks(cass, communications):
    require(make_check(), audience={"has_desk": True})

    move(
        person=cass, team=communications, manager=None, job_title="Officer", on=TODAY, by=None, now=NOON, has_desk=True
    )

    assert len(rounds(cass)) == 1


def test_a_requirement_of_a_branch_reaches_the_teams_under_it(sam, zoe, homes):
    require(make_check(), audience={"teams": [str(homes.key)]})

    assert (len(rounds(sam)), len(rounds(zoe))) == (1, 0)


def test_a_requirement_that_begins_later_asks_nobody_yet(sam):
    require(make_check(), begins_on=TODAY + DAY)
    assert rounds(sam) == []

    assign(today=TODAY + DAY, now=at(TODAY + DAY))
    assert len(rounds(sam)) == 1


@pytest.mark.parametrize(("day", "opens"), [(dt.date(2027, 10, 25), 1), (dt.date(2027, 10, 26), 2)])
def test_the_next_round_opens_with_the_warning_and_is_due_when_the_last_runs_out(sam, day, opens):
    quiz = make_check()
    require(quiz)
    show(sam, quiz)

    assign(today=day, now=at(day))

    assert len(rounds(sam)) == opens
    assert rounds(sam)[1:] == [(2, day, dt.date(2027, 11, 23))][: opens - 1]


def test_somebody_who_had_shown_it_all_before_they_were_asked_is_done_for_as_long_as_that_counts(zoe):
    quiz = make_check()
    show(zoe, quiz, now=at(TODAY - 60 * DAY))

    require(quiz)

    cycle = Cycle.objects.get(person=zoe)
    assert (cycle.completed_on, cycle.valid_until) == (TODAY, dt.date(2027, 9, 24))


def test_a_night_takes_few_queries_however_many_people_there_are(council, django_assert_max_num_queries):
    for number in range(30):
        employ(f"P{number} Person", team=council)
    require(make_check(), begins_on=TODAY + DAY)

    with django_assert_max_num_queries(20):
        assert assign(today=TODAY + DAY, now=at(TODAY + DAY)) == 30


# After a change -------------------------------------------------------------------------------------------------------


@pytest.fixture
def done(sam):
    """Sam has shown both standards of the chapter."""
    quiz = make_check("PHONE-1", "PHONE-2", questions=4)
    require(quiz)
    show(sam, quiz)
    return quiz


def change(key="PHONE-1", *, day=TODAY + DAY, how="material"):
    return make_version(key, change=how, at=at(day))


def test_a_material_change_asks_those_who_had_shown_it_again(done, sam, zoe):
    version = change()

    recheck = Recheck.objects.get()
    assert (recheck.person, recheck.version, recheck.due_on) == (sam, version, TODAY + 29 * DAY)
    assert Record.objects.filter(kind="recheck.opened/1", subject=sam.key).count() == 1


@pytest.mark.parametrize("how", ["editorial", "clarifying"])
def test_a_smaller_change_asks_nobody(done, how):
    change(how=how)

    assert Recheck.objects.count() == 0


def test_somebody_with_a_round_open_is_asked_in_that_round(done, zoe):
    change()

    assert list(Recheck.objects.filter(person=zoe)) == []


def test_somebody_whose_job_it_is_not_any_more_is_left_in_peace(done, sam):
    requirement = Cycle.objects.filter(person=sam).get().requirement
    require(requirement.quiz, audience={"has_desk": False})

    change()

    assert Recheck.objects.count() == 0


def test_showing_the_new_words_finishes_the_short_check_and_leaves_the_year_as_it_was(done, sam):
    change()

    show(sam, done, standard_keys=["PHONE-1"], now=at(TODAY + 5 * DAY))

    assert Recheck.objects.get().completed_on == TODAY + 5 * DAY
    assert Cycle.objects.get(person=sam).valid_until == dt.date(2027, 11, 23)
    standing = sam.standings.get(standard_key="PHONE-1")
    assert (standing.known_number, standing.known_until) == (2, dt.date(2027, 11, 23))


def test_missing_the_new_words_keeps_the_short_check_open(done, sam):
    change()

    attempt = show(sam, done, standard_keys=["PHONE-1"], misses=["PHONE-1"], now=at(TODAY + 5 * DAY))
    assert Recheck.objects.get().completed_on is None

    go_again(attempt, now=at(TODAY + 6 * DAY))
    assert Recheck.objects.get().completed_on == TODAY + 6 * DAY


def test_a_second_change_is_answered_together_with_the_first(done, sam):
    change()
    change(day=TODAY + 2 * DAY)

    show(sam, done, standard_keys=["PHONE-1"], now=at(TODAY + 5 * DAY))

    assert list(Recheck.objects.values_list("completed_on", flat=True)) == [TODAY + 5 * DAY] * 2


# Moving a date --------------------------------------------------------------------------------------------------------


@pytest.fixture
def cycle(mia, sam):
    require(make_check())
    return Cycle.objects.get(person=sam)


def moved(thing, *, to=TODAY + 40 * DAY, reason="On leave until then", by, **more):
    name = "cycle" if isinstance(thing, Cycle) else "recheck"
    return move_due_date(**{name: thing}, to=to, reason=reason, by=by, now=NOON, **more)


def test_the_manager_moves_a_date_with_a_reason(cycle, mia):
    moved(cycle, by=mia)

    cycle.refresh_from_db()
    change = DueDateChange.objects.get()
    assert cycle.due_on == TODAY + 40 * DAY
    assert (change.was, change.now, change.by, change.on_behalf_of) == (
        dt.date(2026, 12, 21),
        TODAY + 40 * DAY,
        mia,
        None,
    )
    assert Record.objects.order_by("-seq").first().kind == "due_date.moved/1"


def test_the_deputy_does_it_on_the_managers_behalf(cycle, mia, kit):
    moved(cycle, by=kit, on_behalf_of=mia)

    assert (DueDateChange.objects.get().by, DueDateChange.objects.get().on_behalf_of) == (kit, mia)


def test_the_date_of_a_short_check_can_be_moved_too(mia, done, sam):
    change(day=TODAY)

    moved(Recheck.objects.get(), by=mia)

    assert Recheck.objects.get().due_on == TODAY + 40 * DAY


@pytest.mark.parametrize("who", ["sam", "zoe", "dan", "kit_of_another"])
def test_nobody_else_moves_a_date(cycle, who, request, communications, zoe):
    if who == "kit_of_another":
        person = employ("Kit Other", team=communications, manager=zoe)
        appoint_deputy(manager=zoe, deputy=person, starts_on=TODAY, ends_on=None, by=zoe, now=NOON)
    else:
        person = request.getfixturevalue(who)

    with pytest.raises(NotAllowed):
        moved(cycle, by=person)


def test_the_deputy_of_one_manager_cannot_act_for_another(cycle, mia, kit, zoe):
    with pytest.raises(NotAllowed, match="own manager only"):
        moved(cycle, by=kit, on_behalf_of=zoe)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"to": TODAY - DAY}, "That day has passed."),
        ({"to": dt.date(2026, 12, 21)}, "That is the date it has now."),
        ({"to": dt.date(2027, 3, 22)}, "The latest you can choose is 21 March 2027."),
        ({"reason": "  "}, "Say why, in a few words."),
        ({"reason": "x" * 201}, "at most 200 characters"),
    ],
)
def test_a_date_is_not_moved_like_this(cycle, mia, changes, sentence):
    with pytest.raises(NotAllowed, match=sentence):
        moved(cycle, by=mia, **changes)


def test_moving_twice_is_measured_from_the_first_date(cycle, mia):
    moved(cycle, by=mia, to=dt.date(2027, 3, 21))

    with pytest.raises(NotAllowed, match="21 March 2027"):
        moved(cycle, by=mia, to=dt.date(2027, 3, 25))


def test_a_finished_round_has_no_date_to_move(cycle, mia, sam):
    show(sam, cycle.requirement.quiz)

    with pytest.raises(NotAllowed, match="done already"):
        moved(cycle, by=mia)
