"""What gives a question away, or makes two of it."""

import pytest

from quizzes.linting import Wording, lint
from tests.factories.quizzes import spec


def choices(*says, best=0):
    rungs = ["keeps" if number == best else "risky" for number in range(len(says))]
    return [
        {"id": f"c{n}", "says": words, "rung": rung} for n, (words, rung) in enumerate(zip(says, rungs, strict=True))
    ]


def told(remarks):
    return [(remark.place, remark.sentence) for remark in remarks]


def test_an_even_question_is_told_nothing():
    even = spec("Q", choices=choices("Stay with the caller", "Give them the number", "Write the name down"))

    assert lint("judgement", even) == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            choices("Stay with the caller until a named person has them", "Give the number", "Write it down"),
            [("Choices", "The longest choice is the answer.")],
        ),
        (
            choices("Give the number", "Stay with the caller until a named person has them", "Write it down"),
            [],
        ),
        (
            choices("Stay with them", "Always give a number", "Tell them NOTHING else"),
            [
                ("Choice 2", "“Always” gives it away as wrong."),
                ("Choice 3", "“NOTHING” gives it away as wrong."),
            ],
        ),
        (choices("Always stay with them", "Give out the number", "Write all-round notes"), [
            ("Choice 3", "“all” gives it away as wrong.")
        ]),
        ([*choices("Stay on the line"), *choices("Ring them back")], [("Choices", "Choices 1 and 2 are both the best one.")]),
    ],
)  # fmt: skip
def test_what_gives_the_answer_away_is_named_with_its_place(given, expected):
    assert told(lint("judgement", spec("Q", choices=given))) == expected


def test_a_fifth_longer_is_where_it_begins_to_show():
    ten, eleven, twelve = "x" * 10, "x" * 11, "x" * 12

    assert told(lint("judgement", {"choices": choices(eleven, ten, "y" * 10)})) == []
    assert told(lint("judgement", {"choices": choices(twelve, ten, "y" * 10)})) == [
        ("Choices", "The longest choice is the answer.")
    ]


@pytest.mark.parametrize(
    ("kind", "first", "expected"),
    [
        ("best_answer", {"weight": "1"}, [("Choices", "Choices 1 and 2 are both the best one.")]),
        ("choose_all", {"is_right": True}, []),
    ],
)
def test_two_best_choices_are_a_fault_only_where_one_is_asked_for(kind, first, expected):
    both = [{"id": "a", "says": "One"} | first, {"id": "b", "says": "Two"} | first, {"id": "c", "says": "Six"}]

    assert told(lint(kind, {"choices": both})) == expected


def test_the_same_situation_in_other_spelling_is_named():
    one = spec("Q", scene="A caller has waited for ten minutes.", asks="What do you do first?")
    other = spec("R", scene="A caller has waited, for TEN minutes!", asks="What do you do first?")

    remarks = lint("judgement", one | {"choices": []}, [Wording("PHONE-1-Q2", other)])

    assert told(remarks) == [("Situation", "It says nearly the same as PHONE-1-Q2.")]


def test_another_situation_with_the_same_question_is_not_the_same():
    one = spec("Q", scene="A caller has waited for ten minutes and rings off.", asks="What do you do?")
    other = spec("R", scene="A parent at the desk asks for a form in Polish.", asks="What do you do?")

    assert lint("judgement", one | {"choices": []}, [Wording("PHONE-1-Q2", other)]) == []


@pytest.mark.parametrize("half_done", [{}, {"choices": None}, {"choices": "abc"}, {"choices": [None, {"says": 7}, {}]}])
@pytest.mark.parametrize("kind", ["judgement", "best_answer", "choose_all", "matching", "number"])
def test_a_draft_that_is_half_done_is_read_as_far_as_it_goes(kind, half_done):
    assert lint(kind, half_done) == []
