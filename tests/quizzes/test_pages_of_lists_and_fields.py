"""The question page, its errors and the feedback page, for the kinds that are answered in lists or by typing."""

import json
from types import SimpleNamespace

import pytest

from quizzes.models import Step, StepKind
from quizzes.previews import draw_with_key
from quizzes.question_types import kind_of
from quizzes.question_types.base import WHOLE_E7
from tests.factories.quizzes import make_quiz, open_attempt, ready_question, spec_of_kind
from tests.factories.standards import make_standard
from tests.quizzes.seeing import soup, url, words

pytestmark = pytest.mark.django_db

KEY = "PHONE-1-Q1"
CANARY = "qvcanaryqv"
KINDS = ["matching", "ordering", "number", "short_text"]
every_kind = pytest.mark.parametrize("kind", KINDS)
NOT_SURE = "I’m not sure. Show me the guidance"
NOT_BOTH = "Answer, or say you’re not sure, not both"
NOT_HERE = "Choose one of the answers on this page"
RIGHT = {"letter": "letter", "email": "email", "form": "email", "call": "call"}


@pytest.fixture
def asked(sam):
    """Ask Sam one question of a kind: ``asked("number", unit="£")``."""

    def ask(kind, **changes):
        make_standard("PHONE-1")
        version = ready_question("PHONE-1", KEY, kind=kind, words=spec_of_kind(kind, KEY, **changes))
        attempt = open_attempt(sam, make_quiz(["PHONE-1"], questions=0))
        order = attempt.items.get().choice_order
        tokens = {id: token for token, id in order}
        return SimpleNamespace(
            attempt=attempt,
            version=version,
            tokens=tokens,
            order=order,
            address=url(attempt, 1),
            name=f"answer-{order[0][0]}",
        )

    return ask


def matched(question, pairs):
    return {
        f"answer-{question.tokens['stem:' + pair]}": choice and question.tokens["match:" + choice]
        for pair, choice in pairs.items()
    }


def placed(question, places):
    return {f"answer-{question.tokens[step]}": place for step, place in places.items()}


def answer_of(question, *, right=True):
    """The right answer, or a wrong one, as the browser sends it."""
    match question.version.kind:
        case "matching":
            return matched(question, RIGHT if right else RIGHT | {"call": "never"})
        case "ordering":
            places = ["1", "2", "3", "4"] if right else ["2", "1", "3", "4"]
            return placed(question, dict(zip(["badge", "name", "time", "next"], places, strict=True)))
        case "number":
            return {question.name: "20" if right else "61"}
        case "short_text":
            return {question.name: "The duty manager." if right else "999"}


def see(sams, question):
    return soup(sams.get(question.address))


def refused(sams, question, sent):
    response = sams.post(question.address, sent)
    assert response.status_code == 200
    assert not Step.objects.exists()
    return soup(response)


def feedback_to(sams, question, sent):
    response = sams.post(question.address, sent)
    assert (response.status_code, response["Location"]) == (302, url(question.attempt, 1, "feedback"))
    return soup(sams.get(response["Location"]))


def problems(page):
    """The sentences at the top, each with the control that its link leads to."""
    links = page.find(class_="error-summary").find_all("a")
    return [(words(link), page.select_one(link["href"])) for link in links]


def is_told_at(page, control):
    """What stands by the control, by the ids it is described by."""
    return " ".join(words(page.find(id=id)) for id in control.get("aria-describedby", "").split())


# Every kind


@every_kind
def test_each_control_has_a_name_and_nothing_is_filled_in(sams, asked, kind):
    page = see(sams, asked(kind))

    controls = page.select("main form input:not([type=hidden]), main form select")
    labels = [page.select_one(f'label[for="{control["id"]}"]') or control.find_parent("label") for control in controls]
    assert all(words(label) for label in labels)
    assert len({control["id"] for control in controls}) == len(controls)
    assert page.select("[checked], [selected], input[type=text][value]") == []
    assert words(page.h1) == spec_of_kind(kind, KEY)["title"]
    assert words(page.find(class_="scene")) == f"Scene of {KEY}."


@every_kind
def test_not_sure_is_an_answer(sams, asked, kind):
    question = asked(kind)
    assert words(see(sams, question).find(class_="or").find_next("label")) == NOT_SURE

    page = feedback_to(sams, question, {"answer": "not-sure"})

    assert words(page.h1) == "Here’s the guidance"
    assert words(page.find(class_="rule-behind").p).startswith("“give your first name and your team”")
    assert Step.objects.get().kind == StepKind.NOT_SURE


@every_kind
def test_the_right_answer_earns_the_whole_and_leads_on(sams, asked, kind):
    page = feedback_to(sams, question := asked(kind), answer_of(question))

    assert Step.objects.get().fraction_e7 == WHOLE_E7
    assert page.select_one(".verdict-best h1").has_attr("data-focus")
    assert page.find(class_="rule-behind") is None
    assert words(page.find(class_="btn")) == "See where that leaves you"


@every_kind
def test_a_wrong_answer_gets_the_key_and_no_word_of_error(sams, asked, kind):
    page = feedback_to(sams, question := asked(kind), answer_of(question, right=False))

    assert page.find(class_="verdict-best") is None
    assert page.find(class_="rule-behind") is not None
    assert page.select(".error-summary, .error-message, .has-error, [aria-invalid]") == []
    assert not page.title.string.startswith("Error")
    assert spec_of_kind(kind, KEY)["asks"] in words(page.find("details"))
    assert Step.objects.get().fraction_e7 < WHOLE_E7


@every_kind
def test_an_answer_and_not_sure_at_once_is_asked_again_and_nothing_is_lost(sams, asked, kind):
    question = asked(kind)

    page = refused(sams, question, answer_of(question) | {"answer": "not-sure"})

    assert [said for said, _ in problems(page)] == [NOT_BOTH]
    assert page.title.string.startswith("Error: ")
    assert page.find("input", value="not-sure").has_attr("checked")
    for name, value in answer_of(question).items():
        assert kept_in(page, name) == value


def kept_in(page, name):
    control = page.find(attrs={"name": name})
    return control.find("option", selected=True)["value"] if control.name == "select" else control["value"]


@every_kind
@pytest.mark.parametrize(
    "sent",
    [{"answer": "x"}, {"answer": ["not-sure", "x"]}, {"answer-x": "1"}, {"answer": "\x00"}, {"answer-\x00": "1"}],
)
def test_what_was_never_offered_is_said_to_be_so(sams, asked, kind, sent):
    page = refused(sams, asked(kind), sent)

    ((said, control),) = problems(page)
    assert said in (NOT_HERE, NOT_BOTH)
    assert control.name in ("input", "select")


@every_kind
def test_what_was_never_offered_is_refused_beside_an_answer_too(sams, asked, kind):
    question = asked(kind)

    page = refused(sams, question, answer_of(question) | {"answer-x": "1"})

    assert [said for said, _ in problems(page)] == [NOT_HERE]


@every_kind
def test_one_field_sent_twice_is_refused(sams, asked, kind):
    question = asked(kind)
    sent = {name: [value, value] for name, value in answer_of(question).items()}

    assert [said for said, _ in problems(refused(sams, question, sent))] == [NOT_HERE]


@every_kind
def test_no_byte_of_the_key_is_on_the_page(sams, asked, kind):
    question = asked(kind, **with_canaries(kind))

    answers = [
        sams.get(question.address),
        sams.post(question.address, {}),
        sams.post(question.address, {"answer": "x"}),
    ]

    assert [CANARY in answer.content.decode() for answer in answers] == [False] * 3


def with_canaries(kind):
    """A canary in all that tells, and in every id."""
    spec = spec_of_kind(kind, KEY)
    told = {name: f"{CANARY} {text}" for name, text in spec.items() if name.endswith("feedback")}
    for name, things in spec.items():
        if isinstance(things, list):
            told[name] = [thing | {"id": f"{CANARY}-{thing['id']}"} | said_of(thing) for thing in things]
    return told


def said_of(thing):
    telling = {"feedback", "pattern"} & set(thing)
    return {name: f"{CANARY} {thing[name]}" for name in telling}


@every_kind
def test_even_feedback_names_no_id(sams, asked, kind):
    """Ids are ours: what is shown after the answer is words."""
    spec = spec_of_kind(kind, KEY)
    named = {
        name: [thing | {"id": f"{CANARY}-{thing['id']}"} for thing in things]
        for name, things in spec.items()
        if isinstance(things, list)
    }

    page = feedback_to(sams, asked(kind, **named), {"answer": "not-sure"})

    assert CANARY not in str(page)


@every_kind
def test_the_question_and_the_feedback_take_the_same_queries_as_every_kind(
    sams, asked, kind, django_assert_max_num_queries
):
    question = asked(kind)
    see(sams, question)
    with django_assert_max_num_queries(9):
        see(sams, question)
    feedback_to(sams, question, answer_of(question, right=False))
    with django_assert_max_num_queries(10):
        sams.get(url(question.attempt, 1, "feedback"))


@every_kind
def test_the_preview_with_the_key_says_all_that_is_ever_said(asked, kind, rf):
    question = asked(kind)

    drawn = draw_with_key(question.version, rf.get("/"))

    read = kind_of(kind).read(question.version.spec)
    assert [fact.text for fact in read.facts if words_in(fact.text) not in words_in(drawn)] == []


def words_in(markup):
    return words(soup(SimpleNamespace(content=markup)))


@every_kind
def test_a_step_is_stored_as_plain_json(sams, asked, kind):
    feedback_to(sams, question := asked(kind), answer_of(question))

    response = Step.objects.get().response
    assert json.loads(json.dumps(response)) == response


# Matching


def test_matching_offers_every_choice_for_every_thing(sams, asked):
    page = see(sams, question := asked("matching"))

    stems = [id for _, id in question.order if id.startswith("stem:")]
    offered = [token for token, id in question.order if id.startswith("match:")]
    lists = page.select("fieldset select")
    assert [each["name"] for each in lists] == [f"answer-{question.tokens[stem]}" for stem in stems]
    assert {tuple(option["value"] for option in each.find_all("option")) for each in lists} == {("", *offered)}
    assert words(page.legend) == f"How soon do we reply in {KEY}?"
    assert is_told_at(page, page.fieldset) == "You can choose the same more than once."


def test_matching_names_each_thing_that_still_lacks_its_match(sams, asked):
    question = asked("matching")

    page = refused(sams, question, matched(question, RIGHT | {"email": "", "call": ""}))

    said = dict(problems(page))
    assert set(said) == {
        f"Choose what goes with “An email ({KEY})”",
        f"Choose what goes with “A call we missed ({KEY})”",
    }
    for sentence, control in said.items():
        assert (is_told_at(page, control), control["aria-invalid"]) == (f"Error: {sentence}", "true")
    assert kept_in(page, f"answer-{question.tokens['stem:letter']}") == question.tokens["match:letter"]


def test_matching_left_empty_is_one_sentence(sams, asked):
    page = refused(sams, asked("matching"), {})

    ((said, control),) = problems(page)
    assert (said, control.name) == ("Choose what goes with each, or say you’re not sure", "select")
    assert is_told_at(page, page.fieldset) == f"You can choose the same more than once. Error: {said}"


def test_matching_shows_what_goes_with_what_and_what_was_chosen(sams, asked):
    page = feedback_to(sams, question := asked("matching"), answer_of(question, right=False))

    assert words(page.h1) == "3 of the 4 are right"
    assert [words(row) for row in page.select(".match")] == [
        f"A letter ({KEY}) 10 working days You chose this",
        f"An email ({KEY}) 3 working days You chose this",
        f"A web form ({KEY}) 3 working days You chose this",
        f"A call we missed ({KEY}) The same day You chose: 28 days",
    ]


# Ordering


def test_ordering_offers_each_step_every_place(sams, asked):
    page = see(sams, question := asked("ordering"))

    lists = page.select("fieldset select")
    assert [each["name"] for each in lists] == [f"answer-{token}" for token, _ in question.order]
    assert {words(each) for each in lists} == {"Choose 1st 2nd 3rd 4th"}


@pytest.mark.parametrize(
    ("places", "sentences"),
    [
        (
            {"badge": "1", "name": "", "time": "3", "next": ""},
            {f"Choose a place for “Say who you are ({KEY})”", f"Choose a place for “Say what happens next ({KEY})”"},
        ),
        (
            {"badge": "1", "name": "2", "time": "2", "next": ""},
            {
                "“{0}” and “{1}” are both 2nd",
                f"Choose a place for “Say what happens next ({KEY})”",
            },
        ),
        ({"badge": "1", "name": "2", "time": "2", "next": "4"}, {"“{0}” and “{1}” are both 2nd. Nothing is 3rd yet"}),
    ],
)
def test_ordering_names_the_steps_that_clash_and_those_without_a_place(sams, asked, places, sentences):
    question = asked("ordering")
    says = {step["id"]: step["says"] for step in question.version.spec["steps"]}
    clash = [says[id] for _, id in question.order if places[id] == "2"]

    page = refused(sams, question, placed(question, places))

    assert {said for said, _ in problems(page)} == {each.format(*clash) for each in sentences}
    for said, control in problems(page):
        assert (is_told_at(page, control), control["aria-invalid"]) == (f"Error: {said}", "true")
    for id, place in places.items():
        if place:
            assert kept_in(page, f"answer-{question.tokens[id]}") == place


def test_ordering_all_in_the_first_place_says_what_is_free(sams, asked):
    question = asked("ordering")

    page = refused(sams, question, placed(question, dict.fromkeys(["badge", "name", "time", "next"], "1")))

    assert len(problems(page)) == 3
    assert all(said.endswith("are both 1st. Nothing is 2nd or 3rd or 4th yet") for said, _ in problems(page))


def test_ordering_with_a_place_that_is_none_is_refused(sams, asked):
    question = asked("ordering")

    page = refused(sams, question, answer_of(question) | {question.name: "5"})

    assert [said for said, _ in problems(page)] == [NOT_HERE]


def test_ordering_shows_the_order_and_where_each_was_put(sams, asked):
    page = feedback_to(sams, question := asked("ordering"), answer_of(question, right=False))

    assert words(page.h1) == "Not quite that order"
    assert [words(step) for step in page.select(".steps li")] == [
        f"Show your badge ({KEY}) You put it 2nd",
        f"Say who you are ({KEY}) You put it 1st",
        f"Ask whether now is a good time ({KEY}) You put it here",
        f"Say what happens next ({KEY}) You put it here",
    ]


# Typing


def test_a_number_is_asked_for_with_its_unit_beside_the_field(sams, asked):
    page = see(sams, question := asked("number"))

    field = page.select_one("input[type=text]")
    assert words(page.select_one(f"label[for={field['id']}]")) == f"Within how many seconds in {KEY}?"
    assert (field["name"], field["inputmode"], field["autocomplete"]) == (question.name, "decimal", "off")
    assert is_told_at(page, field) == "seconds Use a full stop for decimals, for instance 12.5."


def test_a_number_that_may_be_below_zero_can_be_typed_on_a_phone(sams, asked):
    page = see(sams, asked("number", may_be_below_zero=True))

    assert page.select_one("input[type=text]")["inputmode"] == "text"


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        ("number", "", "Write a number, or say you’re not sure"),
        ("number", "  ", "Write a number, or say you’re not sure"),
        ("number", "a minute", "Write only the number, for instance 12.5: the answer is in seconds"),
        ("number", "1,5", "We can’t tell what the comma means. Use a full stop for decimals, for instance 12.5, and no comma"),
        ("number", "9" * 400, "Write a shorter number, of 30 digits at most"),
        ("number", "NaN", "Write only the number, for instance 12.5: the answer is in seconds"),
        ("number", "5\x00", "Write only the number, for instance 12.5: the answer is in seconds"),
        ("short_text", "", "Write your answer, or say you’re not sure"),
        ("short_text", "\u200b ", "Write your answer, or say you’re not sure"),
        ("short_text", "x" * 501, "Write 500 characters at most. You wrote 501"),
        ("short_text", "\x00", "Write your answer in letters, numbers and signs: there is something in it that we can’t keep"),
    ],
)  # fmt: skip
def test_what_is_no_answer_gets_its_sentence_and_stays_in_the_field(sams, asked, kind, typed, sentence):
    question = asked(kind)

    page = refused(sams, question, {question.name: typed})

    ((said, control),) = problems(page)
    assert said == sentence
    assert (control["type"], control["name"], control["aria-invalid"]) == ("text", question.name, "true")
    assert is_told_at(page, control).endswith(f"Error: {sentence}")
    if typed.strip("\x00"):
        assert control["value"].strip("\x00\ufffd") == typed.strip("\x00")


@pytest.mark.parametrize(("typed", "text"), [(" 20\u00a0 ", "which we read as 20 seconds"), ("20", None)])
def test_a_right_number_that_was_written_in_another_way_is_read_back(sams, asked, typed, text):
    page = feedback_to(
        sams, question := asked("number"), {question.name: typed.replace("20", "20.0") if text else typed}
    )

    assert (text in words(page.main)) if text else ("which we read" not in words(page.main))


def test_a_wrong_number_gets_the_range_and_how_it_was_read(sams, asked):
    page = feedback_to(sams, question := asked("number"), {question.name: "٢٤"})

    assert words(page.h1) == "Nearly: it’s 20 seconds"
    assert [words(each) for each in page.select(".summary > div")] == [
        "You wrote ٢٤, which we read as 24 seconds",
        "What is right Anything from 18 to 22 seconds",
    ]
    assert Step.objects.get().fraction_e7 == WHOLE_E7 // 2


MARKUP = '<script>alert("x")</script> & “so on” {{ feedback }}'


def test_what_was_typed_is_kept_as_typed_and_shown_escaped(sams, asked):
    question = asked("short_text")

    page = feedback_to(sams, question, {question.name: f" {MARKUP} "})

    assert Step.objects.get().response == {"text": f" {MARKUP} "}
    assert words(page.select_one(".summary dd")) == " ".join(MARKUP.split())
    assert page.main.find("script") is None


def test_markup_that_is_refused_is_shown_escaped_too(sams, asked):
    question = asked("short_text")

    page = refused(sams, question, {question.name: MARKUP, "answer": "not-sure"})

    assert page.select_one("input[type=text]")["value"] == MARKUP
    assert page.main.find("script") is None


@pytest.mark.parametrize(
    ("matters", "hint"), [(False, "A word or a few."), (True, "A word or a few. Capital letters count here.")]
)
def test_it_is_said_before_whether_capital_letters_count(sams, asked, matters, hint):
    page = see(sams, asked("short_text", case_matters=matters))

    assert is_told_at(page, page.select_one("input[type=text]")) == hint


def test_nought_is_an_answer(sams, asked):
    feedback_to(sams, question := asked("short_text"), {question.name: "0"})

    assert Step.objects.get().response == {"text": "0"}
