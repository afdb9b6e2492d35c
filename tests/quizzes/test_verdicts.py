"""What the figures of a question say in plain words."""

import pytest

from quizzes.item_statistics.verdicts import WORDS, Answers, Verdict, is_unclear, verdicts


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (Answers(20, 0.7, 30), ()),
        (Answers(20, 0.95), (Verdict.ALMOST_ALL_RIGHT,)),
        (Answers(20, 0.94), ()),
        (Answers(20, 0.2), (Verdict.ALMOST_ALL_WRONG,)),
        (Answers(20, 0.21), ()),
        (Answers(20, 1.0, None), (Verdict.ALMOST_ALL_RIGHT,)),
        (Answers(26, 0.5, -32.8), ()),
        (Answers(26, 0.5, -33.0), (Verdict.CHECK_THE_KEY,)),
        (Answers(26, 0.1, -60), (Verdict.CHECK_THE_KEY, Verdict.ALMOST_ALL_WRONG)),
        (Answers(401, 0.5, -8.3), (Verdict.CHECK_THE_KEY,)),
        (Answers(40, 0.5, 10, asked_how_sure=20, wrong_and_sure=4), (Verdict.WRONG_AND_SURE,)),
        (Answers(40, 0.5, 10, asked_how_sure=20, wrong_and_sure=3), ()),
        (Answers(40, 0.5, 10, asked_how_sure=19, wrong_and_sure=19), ()),
    ],
)
def test_what_stands_out(question, expected):
    assert verdicts(question) == expected


@pytest.mark.parametrize("question", [Answers(19, 0.0, -90, 19, 19), Answers(0, None), Answers(50, None)])
def test_too_few_answers_say_nothing(question):
    assert verdicts(question) == ()


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        ([], False),
        ([(30, 0.3)], False),
        ([(30, 0.3), (30, 0.5)], True),
        ([(30, 0.3), (30, 0.51)], False),
        ([(10, 0.3), (10, 0.1)], True),
        ([(10, 0.3), (9, 0.1)], False),
        ([(19, 0.3), (4, None)], False),
        ([(30, 0.3), (30, 0.4), (30, 0.9), (30, 0.9)], True),
        ([(30, 0.3), (30, 0.4), (30, 0.9), (30, 0.9), (30, 0.9)], False),
        ([(30, 0.3), (30, 0.4), (3, None), (0, None)], True),
    ],
)
def test_a_standard_is_unclear_when_several_of_its_questions_are_missed(questions, expected):
    assert is_unclear([Answers(*each) for each in questions]) is expected


def test_every_verdict_has_its_words():
    assert set(WORDS) == set(Verdict)


def test_what_only_the_owner_of_the_standard_can_mend_is_theirs():
    assert {each for each in Verdict if each.is_for_the_standard} == {Verdict.WRONG_AND_SURE, Verdict.STANDARD_UNCLEAR}
