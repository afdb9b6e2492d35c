"""The question page, its errors and the feedback page, for every kind that is answered by picking choices."""

from types import SimpleNamespace

import pytest

from quizzes.models import Step, StepKind
from quizzes.question_types.base import WHOLE_E7
from tests.factories.quizzes import (
    BEST,
    BREAKS,
    HALF,
    RISKY,
    in_force,
    make_quiz,
    open_attempt,
    ready_question,
    spec_of_kind,
)
from tests.quizzes.seeing import soup, url, words

pytestmark = pytest.mark.django_db

NOT_SURE = "I’m not sure. Show me the guidance"
NOT_BOTH = "Answer, or say you’re not sure, not both"
NOT_HERE = "Choose one of the answers on this page"


@pytest.fixture
def asked(sam, sams):
    """Ask Sam one question of a kind: ``asked("true_false", is_true=False)``."""

    def ask(kind, **changes):
        in_force("PHONE-1")
        ready_question("PHONE-1", "PHONE-1-Q1", kind=kind, words=spec_of_kind(kind, "PHONE-1-Q1", **changes))
        attempt = open_attempt(sam, make_quiz(["PHONE-1"], questions=0))
        token = {id: token for token, id in attempt.items.get().choice_order}
        return SimpleNamespace(attempt=attempt, token=token, ids=list(token), address=url(attempt, 1))

    return ask


def see(sams, question):
    return soup(sams.get(question.address))


def send(sams, question, sent):
    return sams.post(question.address, sent)


def how_it_came_out(sams, question, sent):
    response = send(sams, question, sent)
    assert (response.status_code, response["Location"]) == (302, url(question.attempt, 1, "feedback"))
    return soup(sams.get(response["Location"]))


def problems(page):
    """The sentences at the top, each with the control that its link leads to."""
    links = page.find(class_="error-summary").find_all("a")
    return [(words(link), page.select_one(link["href"])) for link in links]


# Every kind


KINDS = {
    "one best answer": ("best_answer", {}),
    "all that apply": ("choose_all", {}),
    "true or false": ("true_false", {}),
    "best and worst": ("judgement", {"way": "best_worst"}),
    "how each lands": ("judgement", {"way": "rate"}),
}
every_kind = pytest.mark.parametrize(("kind", "changes"), KINDS.values(), ids=KINDS)


@every_kind
def test_each_field_has_a_name_of_its_own_and_the_question_is_the_legend(sams, asked, kind, changes):
    page = see(sams, asked(kind, **changes))

    assert words(page.legend) == spec_of_kind(kind, "PHONE-1-Q1")["asks"]
    controls = page.select("fieldset input, fieldset select")
    ids = [control["id"] for control in controls]
    assert len(set(ids)) == len(ids)
    names = [name_of(page, control) for control in controls]
    assert all(names)
    assert len(set(names)) == len(names)
    assert page.select_one("main form")["autocomplete"] == "off"
    assert page.select("fieldset input[checked], fieldset option[selected]") == []


def name_of(page, control):
    if control.get("aria-labelledby"):
        return " ".join(words(page.find(id=id)) for id in control["aria-labelledby"].split())
    label = control.find_parent("label") or page.select_one(f'label[for="{control["id"]}"]')
    return words(label)


@every_kind
def test_nothing_given_is_said_at_the_top_and_at_the_field(sams, asked, kind, changes):
    question = asked(kind, **changes)

    page = soup(send(sams, question, {}))

    assert page.title.string.startswith("Error: ")
    ((sentence, control),) = problems(page)
    assert control.name in ("input", "select")
    assert words(page.select_one("fieldset .error-message")) == f"Error: {sentence}"
    assert page.select_one("fieldset .error-message")["id"] in page.fieldset["aria-describedby"].split()
    assert sentence.endswith("say you’re not sure")
    assert not Step.objects.exists()


@every_kind
def test_not_sure_is_an_answer_and_leads_to_the_guidance(sams, asked, kind, changes):
    question = asked(kind, **changes)
    shown = see(sams, question).select_one("#answer-other")

    page = how_it_came_out(sams, question, {"answer": "not-sure"})

    assert (shown["name"], shown["value"], words(shown.find_parent("label"))) == ("answer", "not-sure", NOT_SURE)
    assert words(page.h1) == "Here’s the guidance"
    assert page.find(class_="rule-behind") is not None
    assert page.find_all(class_="your-answer") == []
    assert Step.objects.get().kind == StepKind.NOT_SURE


@every_kind
@pytest.mark.parametrize("value", ["best", "true", "\x00", "x" * 5000])
def test_what_was_never_offered_is_refused_in_words(sams, asked, kind, changes, value):
    question = asked(kind, **changes)
    fields = {field["name"] for field in see(sams, question).select("fieldset input, fieldset select")}

    for sent in ({"answer": value}, {"answer-stray": value}, dict.fromkeys(fields - {"answer"} or {"answer"}, value)):
        page = soup(send(sams, question, sent))
        assert problems(page)[0][1] is not None
    assert not Step.objects.exists()


@every_kind
def test_no_answer_is_drawn_as_an_error_and_each_choice_has_its_words(sams, asked, kind, changes):
    question = asked(kind, **changes)

    page = how_it_came_out(sams, question, wrong(question, kind, changes))

    assert page.find_all(class_=["error-message", "error-summary", "has-error"]) == []
    rungs = page.find_all(class_="rung")
    assert len(rungs) == len(question.ids)
    assert all(words(rung.find(class_="rung-tag")) for rung in rungs)
    assert page.find(class_="rule-behind") is not None
    assert page.find(string="Read the question again") or page.find(string="Read the situation again")


def wrong(question, kind, changes):
    token = question.token
    if changes.get("way") == "best_worst":
        return {"answer-best": token[HALF], "answer-worst": token[BEST]}
    if changes.get("way") == "rate":
        return {f"answer-{each}": "half" for each in token.values()}
    return {"answer": token[{"best_answer": "hold", "choose_all": "time", "true_false": "false"}[kind]]}


# One best answer


def test_one_best_answer_is_picked_by_radio_buttons(sams, asked):
    question = asked("best_answer")

    page = see(sams, question)

    assert page.find(class_="scene") is None
    assert [(each["type"], each["name"], each["value"]) for each in page.select("fieldset input")] == [
        *(("radio", "answer", token) for token in question.token.values()),
        ("radio", "answer", "not-sure"),
    ]


def test_the_best_answer_gets_the_way_on_and_the_others_folded(sams, asked):
    question = asked("best_answer")

    page = how_it_came_out(sams, question, {"answer": question.token["greet"]})

    assert words(page.find(class_="verdict-best").h1) == "That’s the best answer"
    assert words(page.find("details").summary) == "What each answer leads to"
    assert Step.objects.get().fraction_e7 == WHOLE_E7


def test_half_a_mark_is_kept_exactly_and_the_pick_is_marked_in_words(sams, asked):
    question = asked("best_answer")

    page = how_it_came_out(sams, question, {"answer": question.token["team"]})

    assert Step.objects.get().fraction_e7 == WHOLE_E7 // 2
    assert [words(each) for each in page.find_all(class_="rung-tag")] == [
        "The best answer",
        "Part of the way Your answer",
        "Not the best answer",
        "Not the best answer",
    ]


# True or false


def test_true_stands_before_false_under_the_statement(sams, asked):
    page = see(sams, asked("true_false", is_true=False))

    assert [words(each) for each in page.select("label.radio")] == ["True", "False", NOT_SURE]
    assert words(page.find(id="answer-hint")) == "Is this true or false?"
    assert page.fieldset["aria-describedby"] == "answer-hint"


def test_both_true_and_false_is_no_answer(sams, asked):
    question = asked("true_false")

    page = soup(send(sams, question, {"answer": list(question.token.values())}))

    assert problems(page)[0][0] == NOT_HERE
    assert not Step.objects.exists()


# All that apply


def test_all_that_apply_are_ticked_and_the_rule_is_told(sams, asked):
    question = asked("choose_all")

    page = see(sams, question)

    assert words(page.find(id="answer-hint")) == "Tick all that apply. Each wrong tick cancels a right one."
    assert [(each["type"], each["value"]) for each in page.select("fieldset input")] == [
        *(("checkbox", token) for token in question.token.values()),
        ("checkbox", "not-sure"),
    ]
    assert "3" not in words(page.fieldset).replace("PHONE-1-Q1", "")


def test_the_ticks_are_kept_and_what_became_of_each_is_said(sams, asked):
    question = asked("choose_all")

    page = how_it_came_out(sams, question, {"answer": [question.token[id] for id in ("team", "name", "grade")]})

    step = Step.objects.get()
    assert (step.response, step.fraction_e7) == ({"choices": ["grade", "name", "team"]}, 3_333_333)
    assert words(page.find(class_="verdict").p).startswith("You ticked 2 of the 3 that apply, and 1 that doesn’t.")
    assert sorted(words(each) for each in page.find_all(class_="rung-tag")) == [
        "Applies You didn’t tick this",
        "Applies You ticked this",
        "Applies You ticked this",
        "Doesn’t apply",
        "Doesn’t apply You ticked this",
    ]


def test_ticks_beside_not_sure_are_asked_about_and_not_lost(sams, asked):
    question = asked("choose_all")
    ticked = [question.token["name"], question.token["team"], "not-sure"]

    page = soup(send(sams, question, {"answer": ticked}))

    assert [sentence for sentence, _ in problems(page)] == ["Tick what applies, or “I’m not sure”, not both"]
    assert sorted(each["value"] for each in page.select("input[checked]")) == sorted(ticked)
    assert not Step.objects.exists()


def test_one_box_ticked_twice_was_never_offered(sams, asked):
    question = asked("choose_all")

    page = soup(send(sams, question, {"answer": [question.token["name"]] * 2}))

    assert problems(page)[0][0] == NOT_HERE


# Best and worst


def test_best_and_worst_are_two_buttons_beside_each_choice(sams, asked):
    question = asked("judgement", way="best_worst")

    page = see(sams, question)

    rows = page.select(".best-worst li")
    assert [[(each["name"], each["value"]) for each in row.select("input")] for row in rows] == [
        [("answer-best", token), ("answer-worst", token)] for token in question.token.values()
    ]
    assert [name_of(page, each) for each in rows[0].select("input")] == [
        f"Best {words(rows[0].p)}",
        f"Worst {words(rows[0].p)}",
    ]
    assert page.select_one("#answer-other")["type"] == "checkbox"


def test_a_pair_is_kept_and_both_are_marked_in_words(sams, asked):
    question = asked("judgement", way="best_worst")

    page = how_it_came_out(
        sams, question, {"answer-best": question.token[HALF], "answer-worst": question.token[BREAKS]}
    )

    step = Step.objects.get()
    assert (step.response, step.fraction_e7) == ({"best": HALF, "worst": BREAKS}, WHOLE_E7 // 2)
    assert words(page.h1) == "You found the worst, and another one is the best"
    assert [words(each) for each in page.find_all(class_="your-answer")] == [
        "You said: the best",
        "You said: the worst",
    ]


@pytest.mark.parametrize(
    ("best", "worst", "alone", "sentence", "target"),
    [
        (BEST, None, None, "Mark which is worst", "answer-worst-1"),
        (None, BREAKS, None, "Mark which is best", "answer-best-1"),
        (RISKY, RISKY, None, "Mark one as best and another as worst", "answer-worst-1"),
        (BEST, None, "not-sure", NOT_BOTH, "answer-best-1"),
        (BEST, BREAKS, "not-sure", NOT_BOTH, "answer-best-1"),
    ],
)
def test_half_a_pair_is_asked_about_with_what_was_marked_kept(sams, asked, best, worst, alone, sentence, target):
    question = asked("judgement", way="best_worst")
    sent = {"answer-best": question.token.get(best), "answer-worst": question.token.get(worst), "answer": alone}

    page = soup(send(sams, question, {name: value for name, value in sent.items() if value}))

    ((said, control),) = problems(page)
    assert (said, control["id"]) == (sentence, target)
    assert {each["name"] for each in page.select("input[checked]")} == {name for name, value in sent.items() if value}
    assert not Step.objects.exists()


# How each one lands


def test_each_choice_has_its_list_with_nothing_chosen_yet(sams, asked):
    question = asked("judgement", way="rate")

    page = see(sams, question)

    lists = page.select(".rating-list select")
    assert [each["name"] for each in lists] == [f"answer-{token}" for token in question.token.values()]
    assert [[option["value"] for option in each.find_all("option")] for each in lists] == [
        ["", "keeps", "half", "risky", "breaks"]
    ] * 4
    assert [page.select_one(f'label[for="{each["id"]}"]') is not None for each in lists] == [True] * 4


def test_a_rating_is_kept_and_what_was_said_stands_beside_each(sams, asked):
    question = asked("judgement", way="rate")
    placed = {BEST: "keeps", HALF: "keeps", RISKY: "risky", BREAKS: "breaks"}

    page = how_it_came_out(sams, question, {f"answer-{question.token[id]}": rung for id, rung in placed.items()})

    step = Step.objects.get()
    assert (step.response, step.fraction_e7) == ({"rungs": placed}, 8_750_000)
    assert words(page.h1) == "You placed 3 of 4 as we do"
    assert [words(each) for each in page.find_all(class_="your-answer")] == [
        "You said: keeps the promise",
        "You said: keeps the promise",
        "You said: risky",
        "You said: breaks the promise",
    ]


def test_each_choice_without_a_rung_is_asked_about_where_it_stands(sams, asked):
    question = asked("judgement", way="rate")
    sent = {f"answer-{question.token[id]}": "half" for id in (BEST, HALF)}

    page = soup(send(sams, question, sent))

    left = [f"answer-{token}" for id, token in question.token.items() if id in (RISKY, BREAKS)]
    assert [control["id"] for _, control in problems(page)] == left
    assert all(control["aria-invalid"] == "true" for _, control in problems(page))
    assert all(page.find(id=control["aria-describedby"]) is not None for _, control in problems(page))
    assert {each.find_parent("select")["name"] for each in page.select("option[selected][value=half]")} == set(sent)
    assert not Step.objects.exists()


def test_a_rating_beside_not_sure_is_asked_about(sams, asked):
    question = asked("judgement", way="rate")
    sent = {f"answer-{token}": "half" for token in question.token.values()}

    page = soup(send(sams, question, sent | {"answer": "not-sure"}))

    assert [sentence for sentence, _ in problems(page)] == [NOT_BOTH]


def test_an_answer_in_another_way_is_not_an_answer_to_this_question(sams, asked):
    question = asked("judgement", way="best_worst")

    for sent in (
        {"answer": question.token[BEST]},
        {f"answer-{token}": "half" for token in question.token.values()},
    ):
        assert problems(soup(send(sams, question, sent)))[0][0] == NOT_HERE
    assert not Step.objects.exists()


# How much it asks of the database


@every_kind
def test_the_pages_of_every_kind_take_the_same_queries(sams, asked, kind, changes, django_assert_num_queries):
    question = asked(kind, **changes)
    see(sams, question)

    with django_assert_num_queries(7):
        see(sams, question)
