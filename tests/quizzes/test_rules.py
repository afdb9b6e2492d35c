"""May this be done, and if not, why."""

import uuid

import pytest

from quizzes import rules

ME, OTHER = uuid.uuid4(), uuid.uuid4()


@pytest.mark.parametrize(
    ("asked", "may_follow", "obstacles"),
    [
        (["A"], True, []),
        ([], True, ["There is nothing to answer here at the moment."]),
        (["A", "C"], True, ["This check doesn’t ask about C."]),
        (["A", "B"], True, ["B isn’t published yet."]),
        (["A"], False, ["Finish the questions you have before you ask for fresh ones."]),
    ],
)
def test_obstacles_to_starting(asked, may_follow, obstacles):
    assert (
        rules.obstacles_to_starting(asked=asked, offered=["A", "B"], published=["A", "C"], may_follow=may_follow)
        == obstacles
    )


def test_obstacles_to_drawing_name_each_standard_that_is_short():
    assert rules.obstacles_to_drawing(["A", "B"]) == [
        "There aren’t enough questions about A yet.",
        "There aren’t enough questions about B yet.",
    ]


@pytest.mark.parametrize(
    ("tries", "used", "unread", "obstacles"),
    [
        (None, 40, [], []),
        (2, 1, [], []),
        (1, 1, [], ["You’ve had the one go there is for now. Talk it through with your manager."]),
        (2, 2, [], ["You’ve had all 2 goes there are for now. Talk it through with your manager."]),
        (None, 0, ["Name first"], ["Open “Name first” first. It takes less than a minute."]),
    ],
)
def test_obstacles_to_going_again(tries, used, unread, obstacles):
    assert rules.obstacles_to_going_again(tries=tries, used=used, unread=unread) == obstacles


@pytest.mark.parametrize(
    ("may_adjust", "extra_tries", "obstacles"),
    [
        (True, 0, []),
        (False, 0, ["Only an administrator can set this."]),
        (True, 21, ["Give from 0 to 20 more goes."]),
    ],
)
def test_obstacles_to_adjusting(may_adjust, extra_tries, obstacles):
    assert rules.obstacles_to_adjusting(may_adjust=may_adjust, extra_tries=extra_tries) == obstacles


@pytest.mark.parametrize(
    ("was_about", "obstacles"),
    [(None, []), ("A", []), ("B", ["This question is about B. Write a new one for A."])],
)
def test_obstacles_to_writing(was_about, obstacles):
    assert rules.obstacles_to_writing(standard_key="A", was_about=was_about) == obstacles


@pytest.mark.parametrize(
    ("changes", "obstacles"),
    [
        ({}, []),
        ({"lines": None, "targets": None}, []),
        ({"cites_target": "A/answer"}, []),
        ({"is_draft": False}, ["This version is ready already. Write the next one."]),
        ({"reader_key": ME}, ["Somebody other than the person who wrote it has to read it."]),
        ({"tests_line": "gone"}, ["The standard has no line «gone»."]),
        ({"cites_target": "A/gone"}, ["The standard has no target «A/gone»."]),
    ],
)
def test_obstacles_to_making_ready(changes, obstacles):
    facts = {
        "is_draft": True,
        "writer_key": ME,
        "reader_key": OTHER,
        "tests_line": "stay",
        "lines": {"stay": "stay on"},
        "targets": {"A/answer"},
    }

    assert rules.obstacles_to_making_ready(**facts | changes) == obstacles
