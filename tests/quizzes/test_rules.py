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
    ("is_own", "is_open", "slot", "next_slot", "obstacles"),
    [
        (True, True, 2, 2, []),
        (False, True, 2, 2, ["These questions were drawn for someone else."]),
        (True, False, 2, None, ["You’ve already finished these questions."]),
        (True, True, 3, 2, ["Answer question 2 first."]),
    ],
)
def test_obstacles_to_answering(is_own, is_open, slot, next_slot, obstacles):
    assert rules.obstacles_to_answering(is_own=is_own, is_open=is_open, slot=slot, next_slot=next_slot) == obstacles


@pytest.mark.parametrize(
    ("is_own", "obstacles"), [(True, []), (False, ["These questions were drawn for someone else."])]
)
def test_obstacles_to_submitting(is_own, obstacles):
    assert rules.obstacles_to_submitting(is_own=is_own) == obstacles


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
