"""What gets in the way: where it stands, how it is answered, and who sees what of it."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.db import DatabaseError, transaction
from django.utils import timezone

from standards.actions import answer_fit, move_suggestions, rebuild_suggestions
from standards.models import Fit, SuggestionMove, SuggestionNow
from standards.queries import (
    AnsweredInTime,
    answered_in_time,
    came_of_it,
    lately_answered,
    queue,
    suggestions_by_key,
    what_was_said,
)
from standards.suggesting import MOVES, Move, State, obstacles_to_moving
from tests.cast import NOON, TODAY
from tests.factories.standards import make_change, make_standard
from toolkit.obstacles import NotAllowed

DAY = dt.timedelta(days=1)
ANSWER = "You now have a second line."
TOLD = "Every team has a second line to ring from."

# The rule -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("states", "move", "obstacles"),
    [
        ([State.NEW], Move("considering"), []),
        ([State.NEW], Move("explained", "Because."), []),
        ([State.NEW, State.CONSIDERING], Move("changed", ANSWER, TOLD), []),
        ([State.CHANGED], Move("new"), []),
        ([State.CHANGED], Move("explained", "It was undone."), []),
        ([], Move("considering"), ["Tick at least one suggestion."]),
        ([State.NEW], Move("mended"), ["Choose where this stands now."]),
        ([State.NEW], Move("new"), ["Nobody has answered this yet, so it is new already."]),
        ([State.NEW], Move("explained", " "), ["Answer: write what you tell the person, in a sentence or two."]),
        (
            [State.NEW],
            Move("changed", ANSWER),
            ["On the page: say in one sentence, without a name, what you changed."],
        ),
    ],
)
def test_what_a_move_needs(states, move, obstacles):
    assert obstacles_to_moving(states, move) == obstacles


def test_every_state_can_be_left_again():
    assert all(set(State) - {State.NEW} <= MOVES[state] for state in State)


# The actions ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def standard(db):
    return make_standard("PHONE-2")


def says(person, standard, what="The old phones can’t hold a call.", now=NOON):
    return answer_fit(version=standard.newest_version, person=person, answer="in_the_way", what=what, now=now)


def move(*fits, to="changed", by, now=NOON, **more):
    words = {"answer": ANSWER, "told": TOLD} if to == "changed" else {"answer": "Because."}
    return move_suggestions(fits=list(fits), to=to, by=by, now=now, **(words | more))


def test_several_that_are_alike_are_answered_together(standard, sam, zoe, ada):
    moves = move(says(sam, standard), says(zoe, standard), by=ada)

    assert len({each.answered_together for each in moves}) == 1
    assert [each.told for each in came_of_it("PHONE-2")] == [TOLD]


def test_a_move_keeps_who_and_when_and_the_version_that_came_of_it(standard, sam, ada):
    fit = says(sam, standard)
    version = make_change(standard).newest_version

    move(fit, by=ada, version=version, now=NOON + DAY)

    kept = SuggestionMove.objects.get()
    assert (kept.by, kept.moved_at, kept.version, kept.answer) == (ada, NOON + DAY, version, ANSWER)


def test_a_version_of_another_standard_cannot_have_come_of_it(standard, sam, ada):
    other = make_standard("PHONE-3").newest_version

    with pytest.raises(NotAllowed, match="choose one of the standard"):
        move(says(sam, standard), by=ada, version=other)


def test_a_mistake_is_put_right_by_the_next_move(standard, sam, ada, lena):
    fit = says(sam, standard)
    move(fit, by=ada)
    move(fit, to="explained", by=lena, now=NOON + DAY)

    assert came_of_it("PHONE-2") == []
    assert [each.state for each in suggestions_by_key([str(fit.key)])[0].moves] == ["explained", "changed"]


@pytest.mark.parametrize("name", ["sam", "mia", "rex", "abe"])
def test_only_the_owners_roles_answer(name, standard, zoe, request):
    fit = says(zoe, standard)

    with pytest.raises(NotAllowed, match="Comms editors and the standards lead"):
        move(fit, by=request.getfixturevalue(name))

    assert not SuggestionMove.objects.exists()


def test_what_does_not_get_in_the_way_is_not_answered(standard, sam, ada):
    fit = answer_fit(version=standard.newest_version, person=sam, answer="already", what="", now=NOON)

    with pytest.raises(NotAllowed, match="Only what gets in the way"):
        move(fit, by=ada)


def test_a_move_is_never_changed(standard, sam, ada):
    move(says(sam, standard), by=ada)

    with pytest.raises(DatabaseError), transaction.atomic():
        SuggestionMove.objects.update(told="Nothing.")


# The queue ------------------------------------------------------------------------------------------------------------


def test_the_longest_waiting_comes_first(standard, sam, zoe):
    says(zoe, standard, "Second.")
    says(sam, standard, "First.", now=NOON - DAY)

    assert [each.words for each in queue().rows] == ["First.", "Second."]


def test_what_waits_comes_before_what_was_answered(standard, sam, zoe, ada):
    move(says(sam, standard, "Answered.", now=NOON - DAY), by=ada)
    says(zoe, standard, "Waiting.")

    assert [each.words for each in queue().rows] == ["Waiting.", "Answered."]


def test_said_again_in_other_words_before_an_answer_it_counts_once(standard, sam):
    says(sam, standard, "The fones.")
    says(sam, standard, "The phones.", now=NOON + DAY)

    assert [each.words for each in queue().rows] == ["The phones."]


def test_what_was_answered_stays_when_the_person_answers_anew(standard, sam, ada):
    move(says(sam, standard), by=ada)
    answer_fit(version=standard.newest_version, person=sam, answer="already", what="", now=NOON + DAY)

    assert [each.state for each in queue().rows] == ["changed"]


def test_the_queue_is_narrowed_by_state_and_standard(standard, sam, zoe, ada):
    move(says(sam, standard), to="considering", by=ada)
    says(zoe, make_standard("PHONE-3"))

    found = queue(state="considering")

    assert ([each.who for each in found.rows], found.by_state) == (["Sam Ellis"], {"considering": 1, "new": 1})
    assert [each.standard_key for each in queue(standard_key="PHONE-3").rows] == ["PHONE-3"]


def test_a_long_queue_comes_in_pages_of_fifty(standard, sam):
    rows = [
        Fit(
            version=standard.newest_version,
            person=sam,
            answer="in_the_way",
            what_gets_in_the_way=f"{n}",
            answered_at=NOON,
        )
        for n in range(60)
    ]
    Fit.objects.bulk_create(rows)
    SuggestionMove.objects.bulk_create(
        [SuggestionMove(fit=fit, state="considering", by=sam, moved_at=NOON) for fit in Fit.objects.filter(moves=None)]
    )
    rebuild_suggestions(by=None, now=NOON)

    second = queue(page=2)

    assert (second.first, second.last, second.total, second.has_next) == (51, 60, 60, False)


def nothing(standard, sam, zoe, ada):
    pass


def said(standard, sam, zoe, ada):
    says(sam, standard)
    answer_fit(version=standard.newest_version, person=zoe, answer="already", what="", now=NOON)


def said_again(standard, sam, zoe, ada):
    said(standard, sam, zoe, ada)
    says(sam, standard, "The fones.", now=NOON + DAY)


def taken_back(standard, sam, zoe, ada):
    said(standard, sam, zoe, ada)
    answer_fit(version=standard.newest_version, person=sam, answer="already", what="", now=NOON + DAY)


def answered(standard, sam, zoe, ada):
    move(says(sam, standard), says(zoe, standard), by=ada)


def answered_and_said_again(standard, sam, zoe, ada):
    answered(standard, sam, zoe, ada)
    says(sam, standard, "Still.", now=NOON + DAY)


def moved_back_to_new(standard, sam, zoe, ada):
    fit = says(sam, standard)
    move(fit, by=ada)
    move(fit, to="new", by=ada, now=NOON + DAY)
    says(sam, standard, "Still.", now=NOON + DAY)


def an_old_one_answered_after_all(standard, sam, zoe, ada):
    old = says(sam, standard)
    says(sam, standard, "Still.", now=NOON + DAY)
    move(old, to="considering", by=ada)


def about_another_version(standard, sam, zoe, ada):
    says(sam, standard)
    says(sam, make_change(standard), now=NOON + DAY)


HISTORIES = [
    (nothing, []),
    (said, ["new"]),
    (said_again, ["new"]),
    (taken_back, []),
    (answered, ["changed", "changed"]),
    (answered_and_said_again, ["changed", "changed", "new"]),
    (moved_back_to_new, ["new", "new"]),
    (an_old_one_answered_after_all, ["considering", "new"]),
    (about_another_version, ["new", "new"]),
]


@pytest.mark.parametrize(("happened", "states"), HISTORIES, ids=[each.__name__ for each, _ in HISTORIES])
def test_what_is_kept_is_what_was_said_and_moved(happened, states, standard, sam, zoe, ada):
    happened(standard, sam, zoe, ada)

    assert sorted(SuggestionNow.objects.values_list("state", flat=True)) == states
    assert rebuild_suggestions(by=None, now=NOON) == 0


def test_what_was_kept_wrongly_is_put_right(standard, sam, zoe, mia, ada):
    answered(standard, sam, zoe, ada)
    says(mia, standard)
    kept = list(SuggestionNow.objects.order_by("pk").values())
    old = Fit.objects.create(version=standard.newest_version, person=ada, answer="already", answered_at=NOON)
    first, second, _ = SuggestionNow.objects.order_by("pk")
    second.delete()
    SuggestionNow.objects.filter(pk=first.pk).update(state="new", is_answered=False)
    SuggestionNow.objects.create(fit=old, standard_key="PHONE-2", said_at=NOON, state="new", is_answered=False)

    assert rebuild_suggestions(by=None, now=NOON) == 3

    assert list(SuggestionNow.objects.order_by("pk").values()) == kept


@pytest.mark.parametrize("count", [1, 3])
def test_the_queue_takes_the_same_number_of_queries(count, standard, sam, zoe, mia, ada, django_assert_num_queries):
    for person in (sam, zoe, mia)[:count]:
        move(says(person, standard), by=ada)

    with django_assert_num_queries(4):
        queue()


def test_the_person_reads_the_answer_and_nobody_elses(standard, sam, zoe, ada):
    move(says(sam, standard), by=ada)

    assert [(each.state_words, each.answer) for each in what_was_said(sam)] == [("Changed", ANSWER)]
    assert what_was_said(zoe) == []


@pytest.mark.parametrize(
    ("after", "today", "found"),
    [
        (None, 0, AnsweredInTime(0, 0)),
        (None, 20, AnsweredInTime(0, 0)),
        (None, 21, AnsweredInTime(0, 1)),
        (5, 5, AnsweredInTime(1, 1)),
        (20, 40, AnsweredInTime(1, 1)),
        (21, 40, AnsweredInTime(0, 1)),
    ],
)
def test_answered_in_twenty_days(after, today, found, standard, sam, ada):
    fit = says(sam, standard)
    if after is not None:
        move(fit, by=ada, now=NOON + after * DAY)

    assert answered_in_time(since=TODAY, until=TODAY, today=TODAY + today * DAY) == found


def test_thinking_about_it_is_no_answer(standard, sam, ada):
    move(says(sam, standard), to="considering", by=ada)

    assert answered_in_time(since=TODAY, until=TODAY, today=TODAY + 30 * DAY) == AnsweredInTime(0, 1)


# The pages ------------------------------------------------------------------------------------------------------------


def drawn(response):
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def test_the_owner_answers_in_the_browser(standard, sam, ada, as_person):
    fit = says(sam, standard)
    client = as_person(ada)

    main = drawn(client.get("/suggestions/"))
    assert main.h1.get_text() == "1 thing that gets in the way waits for an answer"
    assert "Sam Ellis" in main.get_text()
    address = main.find("th", scope="row").a["href"]
    sent = client.post(address, {"to": "changed", "answer": ANSWER, "told": TOLD, "version": "1"}, follow=True)

    assert drawn(sent).h1.get_text() == "Nothing that gets in the way waits for an answer"
    assert suggestions_by_key([str(fit.key)])[0].moves[0].version == standard.newest_version


def test_an_answer_that_lacks_something_comes_back_with_what_it_lacks(standard, sam, ada, as_person):
    fit = says(sam, standard)

    main = drawn(as_person(ada).post(f"/suggestions/answer/?s={fit.key}", {"to": "changed", "answer": "", "told": ""}))

    assert [link.get_text() for link in main.find(class_="error-summary").find_all("a")] == [
        "Answer: write what you tell the person, in a sentence or two.",
        "On the page: say in one sentence, without a name, what you changed.",
    ]


def test_with_nothing_ticked_the_queue_says_so(standard, ada, as_person):
    main = drawn(as_person(ada).get("/suggestions/answer/", follow=True))

    assert "Tick at least one suggestion." in main.get_text()


def test_an_empty_queue_says_what_will_be_there(ada, as_person):
    main = drawn(as_person(ada).get("/suggestions/"))

    assert main.find(class_="empty").h2.get_text() == "Nobody has said that anything gets in the way"


def test_a_filter_that_leaves_nothing_offers_the_way_back(standard, sam, ada, as_person):
    says(sam, standard)

    main = drawn(as_person(ada).get("/suggestions/?state=explained"))

    assert "Nothing here stands like that. Show all of it" in " ".join(main.get_text().split())


@pytest.mark.parametrize("name", ["sam", "mia", "rex"])
def test_for_everyone_else_it_is_not_there(name, standard, request, as_person):
    client = as_person(request.getfixturevalue(name))

    assert [client.get(f"/suggestions/{part}").status_code for part in ("", "answer/")] == [404, 404]


def test_the_page_says_what_changed_and_when_and_names_nobody(standard, sam, ada, zoe, as_person):
    move(says(sam, standard), by=ada)

    main = drawn(as_person(zoe).get("/standards/phone/phone-2/"))

    came = " ".join(main.find(id="came-of-it").parent.get_text(" ").split())
    assert came == f"Changed because of what staff said {TOLD} 23 November 2026"
    assert "Sam" not in main.get_text()
    assert ANSWER not in main.get_text()


def test_the_person_sees_the_answer_under_the_standard_and_in_their_record(standard, sam, ada, as_person):
    move(says(sam, standard), by=ada)
    client = as_person(sam)

    assert ANSWER in drawn(client.get("/standards/phone/phone-2/")).get_text()
    assert ANSWER in drawn(client.get("/my-record/")).get_text()


def test_home_says_for_a_month_that_there_is_an_answer(standard, sam, zoe, ada):
    move(says(sam, standard), by=ada)

    assert lately_answered(sam, now=NOON + 29 * DAY) == ["Standard PHONE-2"]
    assert lately_answered(sam, now=NOON + 31 * DAY) == []
    assert lately_answered(zoe, now=NOON) == []


def test_home_leads_to_the_answer(standard, sam, ada, as_person):
    move(says(sam, standard), by=ada, now=timezone.now())

    page = BeautifulSoup(as_person(sam).get("/").content, "html.parser").find("aside")

    assert page.find("a", href="/my-record/#said-heading").get_text() == "Read it"
