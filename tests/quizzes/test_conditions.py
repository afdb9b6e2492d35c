"""What a check is taken under: when a standard is shown, how many goes, practice, and what is printed of it."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.models import Record, Standing
from quizzes.actions.attempts import start_attempt
from quizzes.actions.timing import adjust_person, void_attempt
from quizzes.conditions import NONE, Conditions, faults_in
from quizzes.models import Behaviour
from quizzes.queries import attempt_outcome
from quizzes.scoring import MarkedItem, PassRule, in_percent, outcomes
from tests.cast import NOON
from tests.factories.quizzes import answer, answer_all, finished_attempt, make_quiz, open_attempt
from tests.factories.standards import make_standard
from tests.quizzes.seeing import soup, url, words
from toolkit.obstacles import NotAllowed

TENTHS = [Fraction(n, 10) for n in range(11)]


def shown(*fractions, share="4/5", must=(), keys=()):
    items = [
        MarkedItem("A", "x", None if each is None else Fraction(each), key)
        for each, key in zip(fractions, keys or [""] * len(fractions), strict=True)
    ]
    (outcome,) = outcomes(items, PassRule(Fraction(share), frozenset(must)))
    return outcome.shown


@pytest.mark.parametrize(
    ("marks", "is_shown"),
    [
        ([1] * 8 + [0] * 2, True),
        ([1] * 7 + [0] * 3, False),
        ([1] * 7 + [Fraction(1, 3)] * 3, True),
        ([1] * 7 + [Fraction(3333333, 10_000_000)] * 3, False),
        ([1] * 7 + [Fraction(1, 3), Fraction(1, 3), None], False),
        ([1] * 8 + [None, -5], True),
        ([Fraction(3, 2)] * 6 + [0] * 4, False),
    ],
)
def test_the_boundary_is_exact_and_nothing_is_rounded_first(marks, is_shown):
    assert shown(*marks) is is_shown


def test_thirds_sixths_and_sevenths_add_up_to_a_whole():
    for parts in (3, 6, 7):
        (outcome,) = outcomes([MarkedItem("A", "x", Fraction(1, parts))] * parts, PassRule(Fraction(1, parts)))
        assert (outcome.earned, outcome.shown) == (Fraction(1, parts), True)


def test_what_must_be_right_must_be_right_whatever_the_share():
    assert shown(0, 1, 1, 1, 1, keys=["a", "b", "c", "d", "e"])
    assert not shown(0, 1, 1, 1, 1, must=["a"], keys=["a", "b", "c", "d", "e"])
    assert shown(0, 1, 1, 1, 1, must=["z"], keys=["a", "b", "c", "d", "e"])


@pytest.mark.parametrize(
    ("earned", "needs", "printed"),
    [
        (Fraction(8, 10), Fraction(8, 10), ("80%", "80%")),
        (Fraction(7995, 10_000), Fraction(8, 10), ("79%", "80%")),
        (Fraction(79_999, 100_000), Fraction(8, 10), ("79%", "80%")),
        (Fraction(33, 100), Fraction(1, 3), ("33.0%", "33.3%")),
        (Fraction(1, 3), Fraction(1, 3), ("33%", "33%")),
        (Fraction(2, 3), Fraction(2, 3), ("67%", "67%")),
        (Fraction(999, 1000), Fraction(1, 2), ("99%", "50%")),
        (Fraction(1), Fraction(1), ("100%", "100%")),
        (Fraction(0), Fraction(1), ("0%", "100%")),
        (Fraction(845, 1000), Fraction(1, 2), ("85%", "50%")),
    ],
)
def test_what_is_printed(earned, needs, printed):
    assert in_percent(earned, needs) == printed


shares = st.tuples(st.integers(0, 999), st.integers(1, 999)).map(lambda pair: Fraction(min(pair), max(pair)))


@given(shares, shares)
def test_what_is_printed_never_contradicts_the_outcome(earned, needs):
    told, bar = (Fraction(each.removesuffix("%")) for each in in_percent(earned, needs))

    assert (told >= bar) == (earned >= needs)
    assert (told == 100) == (earned == 1)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"needs": "0"}, "more than 0 and at most 1"),
        ({"needs": "5/4"}, "more than 0 and at most 1"),
        ({"needs": "1/0"}, "more than 0 and at most 1"),
        ({"needs": "80%"}, "more than 0 and at most 1"),
        ({"must_keep": ("Q9",)}, "There is no question «Q9»"),
        ({"tries": 0}, "from 1 to 99 goes"),
        ({"minutes": 0, "extension_minutes": 5}, "from 1 to 600 minutes"),
        ({"minutes": 20}, "gives at least 1 minute"),
        ({"when_due": "grace"}, "minutes of grace"),
        ({"grace_minutes": 5}, "minutes of grace"),
        ({"when_due": "explode"}, "what happens when the time is up"),
    ],
)
def test_conditions_that_make_no_sense_are_named(changes, fault):
    (said,) = faults_in(replace(NONE, **changes), questions=["Q1"])

    assert fault in said


def test_without_any_everything_must_be_right_and_nothing_is_asked():
    assert faults_in(NONE, questions=[]) == []
    assert NONE.pass_rule == PassRule()
    assert Conditions.from_json({}) == NONE


conditions = st.builds(
    Conditions, needs=st.sampled_from(["1", "4/5"]), must_keep=st.tuples(st.text()), tries=st.integers()
)


@given(conditions)
def test_conditions_are_read_back_as_they_were_set(set_to):
    assert Conditions.from_json(set_to.as_json()) == set_to


# In the real thing

THREE = ("PHONE-1", "PHONE-2", "PHONE-3")


def goes(person, quiz, **more):
    return start_attempt(
        quiz=quiz, person=person, behaviour=more.pop("behaviour", Behaviour.PROVE_FIRST),
        standard_keys=["PHONE-1"], now=NOON, **more,
    )  # fmt: skip


@pytest.mark.django_db
def test_a_share_of_the_questions_shows_a_standard_and_a_past_attempt_keeps_its_rule(sam, zoe):
    terms = Conditions(needs="1/2", must_keep=("PHONE-1-Q1",))
    quiz = make_quiz(["PHONE-1"], questions=2, questions_per_standard=2, conditions=terms)
    half = {}
    for person, missed in ((sam, "PHONE-1-Q2"), (zoe, "PHONE-1-Q1")):
        attempt = open_attempt(person, quiz)
        for item in attempt.items.select_related("question_version__question"):
            keeps = item.question_version.question.key != missed
            answer(attempt, item.slot, keep=keeps)
        half[person] = attempt
    make_quiz(["PHONE-1"], questions=0, questions_per_standard=2, conditions=NONE)

    assert [attempt_outcome(half[person]).shown for person in (sam, zoe)] == [["PHONE-1"], []]


@pytest.mark.django_db
def test_a_round_has_as_many_goes_as_the_check_says_and_more_for_who_needs_them(sam, abe, lena):
    quiz = make_quiz(["PHONE-1"], questions=4, conditions=Conditions(tries=1))
    first = finished_attempt(sam, quiz, keep=False)

    with pytest.raises(NotAllowed, match="the one go there is for now"):
        goes(sam, quiz)
    with pytest.raises(NotAllowed, match="the one go"):
        goes(sam, quiz, behaviour=Behaviour.FRESH, follows=first)

    assert goes(sam, quiz, tries_since=NOON + dt.timedelta(days=1)).number == 2
    second = answer_all(open_attempt(sam, quiz))
    void_attempt(attempt=first, reason="Faulty.", by=lena, now=NOON)
    void_attempt(attempt=second, reason="Faulty.", by=lena, now=NOON)
    finished_attempt(sam, quiz)
    adjust_person(person=sam, time="1", extra_tries=1, by=abe, now=NOON)
    assert goes(sam, quiz).number == 4


@pytest.mark.django_db
def test_fresh_questions_wait_for_the_missed_part_to_be_opened_and_for_no_clock(sam):
    quiz = make_quiz(["PHONE-1"], questions=4, conditions=Conditions(reads_first=True))
    first = finished_attempt(sam, quiz, keep=False)

    with pytest.raises(NotAllowed, match="Open “Name first” first"):
        goes(sam, quiz, behaviour=Behaviour.FRESH, follows=first, unread=["Name first"])

    assert goes(sam, quiz, behaviour=Behaviour.FRESH, follows=first, unread=[]).follows == first


@pytest.mark.django_db
def test_the_page_after_a_miss_asks_for_the_part_to_be_opened(sams, sam):
    before = NOON - dt.timedelta(days=1000)
    page = make_standard("PHONE-1", now=before)
    terms = Conditions(reads_first=True)
    quiz = make_quiz(["PHONE-1"], questions=4, conditions=terms, now=before)
    first = finished_attempt(sam, quiz, keep=False, now=before)
    fresh = f"/attempts/{first.key}/fresh/"

    refused = sams.post(fresh)
    sams.get(page.url)
    allowed = sams.post(fresh)

    assert "first. It takes less than a minute." in words(soup(refused).main.parent)
    assert allowed.status_code == 302


@pytest.mark.django_db
def test_practice_goes_on_nobodys_record_and_stands_in_nobodys_way(sam):
    quiz = make_quiz(THREE, questions=4, conditions=Conditions(offers_practice=True))
    real = open_attempt(sam, quiz)

    for _ in range(3):
        practice = answer_all(open_attempt(sam, quiz, behaviour=Behaviour.PRACTICE))

    real.refresh_from_db()
    assert (practice.counts, practice.number, real.state) == (False, 4, "open")
    assert set(
        Record.objects.filter(subject=sam.key, kind__startswith="attempt.").values_list("kind", "object_key")
    ) == {("attempt.started/1", real.key)}
    assert not Standing.objects.filter(person=sam, known_number__isnull=False).exists()


@pytest.mark.django_db
def test_practice_is_offered_only_where_somebody_decided_so(sams, sam):
    before = NOON - dt.timedelta(days=1000)
    quiz = make_quiz(["PHONE-1"], questions=4, now=before)
    assert "Practise" not in sams.get("/checks/phone/").content.decode()
    assert "keeps its questions for when they count" in sams.post("/checks/phone/practice/").content.decode()

    make_quiz(["PHONE-1"], questions=0, now=before, conditions=Conditions(offers_practice=True))

    assert "Practise" in sams.get("/checks/phone/").content.decode()
    attempt = quiz.attempts.model.objects.of(sam)
    began = sams.post("/checks/phone/practice/")["Location"]
    assert began == url(attempt.get(), name="attempt")
    sams.post(url(attempt.get(), 1), {"answer": "not-sure"})
    assert "You’ve practised Phone: 0 of the 1" in sams.get(began, follow=True).content.decode()
