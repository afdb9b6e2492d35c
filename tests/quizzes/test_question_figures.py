"""How questions are doing: which answers count, what is hidden, and the pages that say so."""

import csv
import datetime as dt
import io
from fractions import Fraction

import pytest

from quizzes.actions.attempts import answer_item, submit_attempt
from quizzes.actions.quizzes import set_quiz
from quizzes.conditions import Conditions
from quizzes.item_statistics.verdicts import Verdict
from quizzes.models import Attempt, State
from quizzes.queries.first_goes import Pick, Sent, Tally, tally
from quizzes.queries.statistics import chapters_figures, quiz_figures
from quizzes.question_types import kind_of
from tests.cast import NOON
from tests.factories.quizzes import (
    BEST,
    BREAKS,
    HALF,
    RISKY,
    answer,
    draft_question,
    finished_attempt,
    make_quiz,
    open_attempt,
    ready_question,
    sent_of,
    some_person,
)

KEYS = ("PHONE-1", "PHONE-2")
# The pages ask what is asked today.
BEFORE = NOON - dt.timedelta(days=300)


@pytest.fixture
def quiz(db):
    """One question about each of two standards, so that everybody meets the same two."""
    return make_quiz(KEYS, questions=1, now=BEFORE)


def people(number, begins=0):
    return [some_person(f"Person {place}") for place in range(begins, begins + number)]


def take(quiz, number, *, misses=(), begins=0):
    """So many people answer the whole check; what they miss, they answer half-way."""
    attempts = []
    for person in people(number, begins):
        attempt = open_attempt(person, quiz)
        for item in attempt.items.order_by("slot"):
            answer(attempt, item.slot, HALF if item.standard_key in misses else BEST)
        attempts.append(attempt)
    return attempts


def figures(quiz):
    return quiz_figures(quiz, at=NOON)


def first(quiz):
    return figures(quiz).versions[0]


# --- which answers count ---


def test_everybodys_first_go_counts(quiz):
    take(quiz, 3)
    take(quiz, 2, misses=["PHONE-1"], begins=3)

    phone_1, phone_2 = figures(quiz).versions

    assert (phone_1.question_key, phone_1.answers, phone_1.tally.right, phone_1.percent_right) == (
        "PHONE-1-Q1",
        5,
        3,
        60,
    )
    assert (phone_2.question_key, phone_2.answers, phone_2.tally.right, phone_2.percent_right) == (
        "PHONE-2-Q1",
        5,
        5,
        100,
    )
    assert phone_1.stats.facility == pytest.approx(0.6)


def test_a_second_go_does_not_count(quiz):
    take(quiz, 5, misses=["PHONE-1"])
    take(quiz, 5)

    assert (first(quiz).answers, first(quiz).tally.right, figures(quiz).people) == (5, 0, 5)


def test_a_go_that_is_still_open_does_not_count(quiz):
    take(quiz, 5)
    answer(open_attempt(some_person("Somebody Else"), quiz), 1)

    assert (first(quiz).answers, figures(quiz).people) == (5, 5)


def test_a_voided_go_does_not_count(quiz):
    attempts = take(quiz, 6)
    Attempt.objects.filter(pk=attempts[0].pk).update(state=State.VOIDED)

    assert (first(quiz).answers, figures(quiz).people) == (5, 5)


def test_practice_does_not_count(quiz):
    attempts = take(quiz, 6)
    Attempt.objects.filter(pk=attempts[0].pk).update(counts=False)

    assert (first(quiz).answers, figures(quiz).people) == (5, 5)


def test_another_check_does_not_count(quiz):
    take(quiz, 5)
    post = make_quiz(["POST-1"], chapter_key="POST", title="Post", questions=1)

    assert (figures(post).people, figures(post).stats) == (0, None)


def test_each_version_of_a_question_has_its_own_figures(quiz):
    take(quiz, 5)
    ready_question("PHONE-1", "PHONE-1-Q1")
    take(quiz, 6, misses=["PHONE-1"], begins=5)

    second, first_version = figures(quiz).standard("PHONE-1").versions

    assert (second.number, second.is_in_use, second.answers, second.tally.right) == (2, True, 6, 0)
    assert (first_version.number, first_version.is_in_use, first_version.answers, first_version.tally.right) == (
        1,
        False,
        5,
        5,
    )


def test_a_draft_has_no_figures(quiz):
    draft_question("PHONE-1", "PHONE-1-Q1")

    assert [version.number for version in figures(quiz).standard("PHONE-1").versions] == [1]


# --- what is hidden ---


@pytest.mark.parametrize(("number", "is_hidden"), [(0, True), (4, True), (5, False)])
def test_fewer_than_five_answers_are_hidden(quiz, number, is_hidden):
    take(quiz, number)

    version = first(quiz)

    assert (version.tally is None, version.stats is None, version.percent_right is None) == (is_hidden,) * 3


def test_what_is_hidden_is_in_no_other_figure(quiz):
    take(quiz, 5)
    ready_question("PHONE-1", "PHONE-1-Q1")
    take(quiz, 4, misses=["PHONE-1"], begins=5)

    found = figures(quiz)
    (chapter,) = chapters_figures()

    assert len(found.stats.items) == 2
    assert found.stats.mean == 2
    assert (chapter.answers, chapter.right) == (14, 14)


def test_too_few_answers_lead_to_no_verdict_and_twenty_do(quiz):
    take(quiz, 19)
    before = first(quiz).verdicts
    take(quiz, 1, begins=19)

    assert before == ()
    assert first(quiz).verdicts == (Verdict.ALMOST_ALL_RIGHT,)


def test_a_question_that_those_who_do_well_miss_is_to_be_checked(quiz):
    take(quiz, 12, misses=["PHONE-1"])
    take(quiz, 8, misses=["PHONE-2"], begins=12)

    version = first(quiz)

    assert version.stats.discrimination_index == pytest.approx(-100)
    assert version.verdicts == (Verdict.CHECK_THE_KEY,)


def test_a_standard_whose_questions_are_missed_may_be_unclear(db):
    quiz = make_quiz(["PHONE-1"], questions=2, questions_per_standard=2)
    take(quiz, 10, misses=["PHONE-1"])

    (standard,) = figures(quiz).standards

    assert (standard.is_unclear, standard.answers, standard.right) == (True, 20, 0)


# --- what was sent ---


def test_picks_are_counted_choice_by_choice_in_the_authors_order(quiz):
    for person, choice in zip(people(5), [BEST, BEST, HALF, HALF, HALF], strict=True):
        answer(open_attempt(person, quiz), 1, choice)
        submit(person)
    not_sure, left = people(2, begins=5)
    answer_item(attempt=open_attempt(not_sure, quiz), slot=1, sent=None, by=not_sure, now=NOON)
    open_attempt(left, quiz)
    submit(not_sure)
    submit(left)

    sent = first(quiz).tally

    assert [(pick.times, pick.is_right) for pick in sent.picks] == [(3, False), (2, True), (0, False), (0, False)]
    assert (sent.answers, sent.right, sent.not_sure, sent.left) == (7, 2, 1, 1)


def test_a_question_left_counts_as_not_right(quiz):
    for person in people(5):
        answer(open_attempt(person, quiz), 1)
        submit(person)

    assert figures(quiz).versions[1].stats.facility == 0.0


def submit(person):
    submit_attempt(attempt=Attempt.objects.of(person).open().get(), by=person, now=NOON)


def test_the_right_choice_is_known_even_when_nobody_picked_it(quiz):
    take(quiz, 5, misses=["PHONE-1"])

    assert [pick.is_right for pick in first(quiz).tally.picks] == [False, True, False, False]


def test_wrong_and_sure_counts_those_who_were_very_sure(db):
    version = ready_question("PHONE-1")

    sent = tally(
        version,
        [
            Sent("answered", {"choice": BEST}, 3, True, 7),
            Sent("answered", {"choice": HALF}, 3, False, 4),
            Sent("answered", {"choice": RISKY}, 1, False, 2),
            Sent("answered", {"choice": BREAKS}, None, False, 1),
            Sent("left", {}, None, False, 6),
        ],
    )

    assert (sent.answers, sent.right, sent.left) == (20, 7, 6)
    assert (sent.asked_how_sure, sent.wrong_and_sure) == (13, 4)


def test_wrong_and_sure_is_what_people_said_as_they_answered(quiz):
    set_quiz(
        chapter_key="PHONE",
        title="Phone",
        slug="phone",
        standard_keys=list(KEYS),
        conditions=Conditions(asks_certainty=True),
        by=None,
        now=BEFORE,
    )
    for person, choice, certainty in zip(people(5), [BEST, HALF, HALF, HALF, HALF], [3, 3, 3, 2, 1], strict=True):
        attempt = open_attempt(person, quiz)
        sent = sent_of(attempt.items.get(slot=1), choice)
        answer_item(attempt=attempt, slot=1, sent=sent, certainty=certainty, by=person, now=NOON)
        submit(person)

    sent = first(quiz).tally

    assert (sent.asked_how_sure, sent.wrong_and_sure) == (5, 2)


def test_a_version_that_nobody_met_has_an_empty_tally(db):
    version = ready_question("PHONE-1")

    words = [words for _, words in kind_of(version.kind).choices_of(kind_of(version.kind).read(version.spec))]
    assert tally(version, []) == Tally(picks=tuple(Pick(each, 0, each.startswith("Stay")) for each in words))


def test_guessing_gets_all_of_it_at_most_so_often(quiz):
    assert figures(quiz).by_guessing == Fraction(1, 16)


# --- what it costs ---


@pytest.mark.parametrize("number", [1, 3])
def test_the_figures_of_a_check_take_five_queries_whatever_its_length(db, number, django_assert_num_queries):
    quiz = make_quiz([f"PHONE-{place}" for place in range(1, number + 1)], questions=number)
    take(quiz, 5 * number)

    with django_assert_num_queries(5):
        figures(quiz)


@pytest.mark.parametrize("number", [1, 3])
def test_all_checks_take_two_queries(db, number, django_assert_num_queries):
    for chapter in ("PHONE", "POST", "VISIT")[:number]:
        take(make_quiz([f"{chapter}-1"], chapter_key=chapter, title=chapter, questions=1), 5)

    with django_assert_num_queries(2):
        chapters_figures()


# --- the pages ---


def test_all_checks_in_one_table(quiz, as_person, ada):
    make_quiz(["POST-1"], chapter_key="POST", title="Post", questions=1)
    take(quiz, 4, misses=["PHONE-1"])
    take(quiz, 1, begins=4)

    page = as_person(ada).get("/how-questions-are-doing/").context["page"]

    assert [(row["label"], row["figure"], row["of"]) for row in page.rows] == [
        ("Phone", "60%", "6 of 10, too few"),
        ("Post", "Fewer than 5 answers", ""),
    ]


def test_a_check_has_its_worst_question_first_and_the_hidden_ones_last(quiz, as_person, ada):
    take(quiz, 4, misses=["PHONE-2"])
    take(quiz, 1, begins=4)
    ready_question("PHONE-1", "PHONE-1-Q1")

    page = as_person(ada).get("/how-questions-are-doing/phone/").context["page"]

    assert [(row["label"], row["figure"], row["of"]) for row in page.rows] == [
        ("Situation PHONE-2-Q1 (PHONE-2-Q1, version 1)", "20%", "1 of 5, too few"),
        ("Situation PHONE-1-Q1 (PHONE-1-Q1, version 1, no longer asked)", "100%", "5 of 5, too few"),
        ("Situation PHONE-1-Q1 (PHONE-1-Q1, version 2)", "Fewer than 5 answers", ""),
    ]
    assert [(row["label"], row["figure"], row["of"]) for row in page.standards] == [
        ("PHONE-1", "100%", "5 of 5, too few"),
        ("PHONE-2", "20%", "1 of 5, too few"),
    ]
    assert page.no_remarks == "No question has 20 answers yet, so nothing is concluded."


def test_a_check_without_answers_says_so(quiz, as_person, ada):
    page = as_person(ada).get("/how-questions-are-doing/phone/").content.decode()

    assert "Fewer than 5 answers, so nothing to show yet" in page
    assert "Somebody who only guesses" not in page


def test_what_to_look_at_says_where_and_for_whom(quiz, as_person, ada):
    take(quiz, 20, misses=["PHONE-1"])

    (wrong, right) = as_person(ada).get("/how-questions-are-doing/phone/").context["page"].remarks

    assert (wrong.words, wrong.about, wrong.whom) == (
        "Almost everyone gets this wrong (0 of 20 right)",
        "Situation PHONE-1-Q1 (PHONE-1-Q1, version 1)",
        "For whoever writes the question",
    )
    assert wrong.url == "/how-questions-are-doing/PHONE-1/#phone-1-q1-v1"
    assert right.words == "Almost everyone gets this right (20 of 20 right)"


def test_every_figure_of_a_question_has_its_number_beside_it(quiz, as_person, ada):
    take(quiz, 12, misses=["PHONE-1"])
    take(quiz, 8, misses=["PHONE-2"], begins=12)

    (version,) = as_person(ada).get("/how-questions-are-doing/PHONE-1/").context["page"].versions

    assert [(fact["label"], fact["text"]) for fact in version.facts] == [
        ("Right first time", "40% (8 of 20)"),
        ("Earned on average", "40% (20 answers)"),
        ("Earned by guessing", "25%"),
        ("Goes with the rest, of 100", "−100 (20 answers)"),
        ("Very sure, and wrong", "Nobody was asked how sure they were"),
    ]
    assert [(row["label"], row["of"]) for row in version.picks] == [
        ("Write it down (PHONE-1-Q1)", "12 of 20"),
        ("Stay on the line (PHONE-1-Q1) (right)", "8 of 20"),
        ("Give the number (PHONE-1-Q1)", "0 of 20"),
        ("Transfer at once (PHONE-1-Q1)", "0 of 20"),
        ("I’m not sure", "0 of 20"),
        ("Left without an answer", "0 of 20"),
    ]


def test_a_figure_that_cannot_be_had_says_why(db, as_person, ada):
    quiz = make_quiz(["PHONE-1"], questions=1, now=BEFORE)
    take(quiz, 5)

    (version,) = as_person(ada).get("/how-questions-are-doing/PHONE-1/").context["page"].versions

    facts = {fact["label"]: fact["text"] for fact in version.facts}
    assert facts["Goes with the rest, of 100"] == "Can’t be told: everyone earned the same"


def test_a_hidden_question_shows_neither_figures_nor_picks(quiz, as_person, ada):
    take(quiz, 4, misses=["PHONE-1"])

    (version,) = as_person(ada).get("/how-questions-are-doing/PHONE-1/").context["page"].versions

    assert (version.is_hidden, version.facts, version.picks, version.remarks) == (True, (), (), ())


def test_no_page_names_anybody(quiz, as_person, ada, sam):
    take(quiz, 4)
    finished_attempt(sam, quiz)
    addresses = ["", "phone/", "phone/table.csv", "PHONE-1/"]

    read = [as_person(ada).get(f"/how-questions-are-doing/{each}").content.decode() for each in addresses]

    assert [page for page in read if "Sam" in page or "Person 0" in page or "Quinn" in page] == []


@pytest.mark.parametrize("standard_key", ["PHONE-9", "POST-1"])
def test_a_standard_that_no_check_asks_about_is_not_there(quiz, as_person, ada, standard_key):
    assert as_person(ada).get(f"/how-questions-are-doing/{standard_key}/").status_code == 404


@pytest.mark.parametrize("address", ["", "phone/", "phone/table.csv", "PHONE-1/"])
def test_staff_and_managers_do_not_find_it(quiz, as_person, mia, address):
    assert as_person(mia).get(f"/how-questions-are-doing/{address}").status_code == 404


def test_the_file_has_a_line_a_version_and_hides_what_the_page_hides(quiz, as_person, lena):
    take(quiz, 20, misses=["PHONE-1"])
    ready_question("PHONE-2", "PHONE-2-Q1")

    answered = as_person(lena).get("/how-questions-are-doing/phone/table.csv").content.decode("utf-8-sig")

    phone_1, newer, older = csv.DictReader(io.StringIO(answered))
    assert [each["Question"] + "/" + each["Version"] for each in (phone_1, newer, older)] == [
        "PHONE-1-Q1/1",
        "PHONE-2-Q1/2",
        "PHONE-2-Q1/1",
    ]
    assert (phone_1["Answers on a first go"], phone_1["Right first time"], phone_1["Facility"]) == ("20", "0", "0.0")
    assert phone_1["Discrimination index"] == "Can’t be told: everyone earned the same"
    assert phone_1["Most picked of the wrong choices"] == "Write it down (PHONE-1-Q1) (20)"
    assert phone_1["To look at"] == "Almost everyone gets this wrong"
    assert (newer["Answers on a first go"], newer["Right first time"]) == ("Fewer than 5 answers", "")
    assert (older["Asked now"], older["To look at"]) == ("no", "")
