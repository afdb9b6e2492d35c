"""At start-up every kind of question has what it needs."""

import pytest

from quizzes import checks
from quizzes.blocks import BLOCKS
from quizzes.forms import FORMS
from quizzes.question_types import KINDS, judgement


def ids_of(errors):
    return [error.id for error in errors]


def test_every_kind_is_whole():
    assert checks.every_kind_is_whole() == []


def test_a_kind_without_form_block_and_templates_is_reported(monkeypatch):
    monkeypatch.setitem(KINDS, "riddle", judgement)

    assert [error.msg for error in checks.every_kind_is_whole()] == [
        "The question type «riddle» has no form.",
        "The question type «riddle» has no authoring block.",
        "The question type «riddle» has no template quizzes/question_types/riddle/question.html.",
        "The question type «riddle» has no template quizzes/question_types/riddle/feedback.html.",
        "The question type «riddle» has no template quizzes/question_types/riddle/preview.html.",
    ]


@pytest.mark.parametrize(("registry", "id"), [(FORMS, "quizzes.E002"), (BLOCKS, "quizzes.E004")])
def test_a_kind_that_is_left_out_of_a_registry_is_reported(monkeypatch, registry, id):
    monkeypatch.delitem(registry, "judgement")

    assert ids_of(checks.every_kind_is_whole()) == [id]


def test_a_kind_that_breaks_the_contract_is_reported(monkeypatch):
    class Riddle:
        NAME = "riddle"
        LABEL = read = order_of = show = response_of = mark = guess = choices_of = picks_of = None

    monkeypatch.setitem(KINDS, "judgement", Riddle)

    (error,) = checks.every_kind_is_whole()
    assert error.msg == "The question type «judgement» has no «explain»."


def test_no_form_and_no_block_stands_there_for_a_kind_that_is_gone():
    assert (set(FORMS), set(BLOCKS)) == (set(KINDS), set(KINDS))
