"""At start-up every kind of question has what it needs."""

from quizzes import checks
from quizzes.forms import FORMS
from quizzes.question_types import KINDS, judgement


def ids_of(errors):
    return [error.id for error in errors]


def test_every_kind_is_whole():
    assert checks.every_kind_is_whole() == []


def test_a_kind_without_form_and_templates_is_reported(monkeypatch):
    monkeypatch.setitem(KINDS, "riddle", judgement)

    assert ids_of(checks.every_kind_is_whole()) == ["quizzes.E002", "quizzes.E003", "quizzes.E003"]


def test_a_kind_that_breaks_the_contract_is_reported(monkeypatch):
    class Riddle:
        NAME = "riddle"
        LABEL = read = order_of = show = response_of = mark = guess = choices_of = picks_of = None

    monkeypatch.setitem(KINDS, "judgement", Riddle)

    (error,) = checks.every_kind_is_whole()
    assert error.msg == "The question type «judgement» has no «explain»."


def test_no_form_stands_there_for_a_kind_that_is_gone():
    assert set(FORMS) == set(KINDS)
