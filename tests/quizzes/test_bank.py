"""Writing questions and having them read."""

import json

import pytest

from learning.models import Record
from quizzes.actions.bank import make_ready, retire_question, send_question, send_question_back
from quizzes.actions.quizzes import set_quiz
from quizzes.models import Question, QuestionVersion, VersionState
from quizzes.queries import ready_versions, standards_asked
from quizzes.signals import question_ready
from standards.wording import digest
from tests.cast import NOON
from tests.factories.quizzes import draft_question, in_force, make_quiz, ready_question, some_person, spec
from toolkit.obstacles import NotAllowed

pytestmark = pytest.mark.django_db


def test_write_question_keeps_the_words_as_a_draft():
    ada = some_person("Ada")

    version = draft_question("PHONE-1", "PHONE-1-Q1", "stay", by=ada, cites_target="PHONE-1/answer")

    version.refresh_from_db()
    assert (version.number, version.state, version.written_by, version.read_by) == (1, VersionState.DRAFT, ada, None)
    assert (version.tests_line, version.cites_target, version.reviewed_for) == ("stay", "PHONE-1/answer", 1)
    assert version.spec == spec("PHONE-1-Q1")
    assert version.digest == digest(spec("PHONE-1-Q1"))


def test_write_question_again_rewrites_the_draft():
    draft_question(key="PHONE-1-Q1")

    draft_question(key="PHONE-1-Q1", words=spec("better"))

    assert QuestionVersion.objects.get().spec["title"] == "Situation better"


def test_write_question_leaves_a_ready_version_alone_and_begins_the_next():
    ready_question(key="PHONE-1-Q1")

    draft_question(key="PHONE-1-Q1", words=spec("better"))

    assert list(QuestionVersion.objects.values_list("number", "state", "spec__title")) == [
        (1, "ready", "Situation PHONE-1-Q1"),
        (2, "draft", "Situation better"),
    ]


def test_a_half_done_question_is_kept_and_goes_nowhere():
    half_done = draft_question(words=spec("Q", title="", choices=[]))

    for act in (
        lambda: send_question(version=half_done, by=some_person(), now=NOON),
        lambda: make_ready(version=half_done, read_by=some_person("Rex"), now=NOON),
    ):
        with pytest.raises(NotAllowed) as refusal:
            act()
        assert refusal.value.reasons[0] == "A question needs its title."
    half_done.refresh_from_db()
    assert (half_done.state, half_done.sent_at) == (VersionState.DRAFT, None)


def test_a_kind_that_there_is_not_is_refused():
    with pytest.raises(NotAllowed, match="no kind of question called «riddle»"):
        draft_question(kind="riddle", words=spec("Q"))

    assert not Question.objects.exists()


def test_a_draft_that_is_sent_waits_until_it_is_read_or_written_on():
    version = send_question(version=draft_question(key="PHONE-1-Q1"), by=some_person(), now=NOON)
    assert version.sent_at == NOON

    again = draft_question(key="PHONE-1-Q1", words=spec("better"))

    assert (again.pk, again.sent_at) == (version.pk, None)


def test_the_second_reader_sends_it_back_with_a_note_that_goes_when_it_is_sent_again():
    version = send_question(version=draft_question(), by=some_person(), now=NOON)

    back = send_question_back(version=version, note=" Name the customer. ", by=some_person("Rex"), now=NOON)

    assert (back.sent_at, back.note) == (None, "Name the customer.")
    assert send_question(version=back, by=some_person(), now=NOON).note == ""


@pytest.mark.parametrize(
    ("who", "note", "is_sent", "reason"),
    [
        ("Quinn Writer", "Shorter.", True, "You wrote it, so somebody else reads it. To take it back, write on."),
        ("Rex", " ", True, "Say what you’d like changed, so that the writer knows."),
        ("Rex", "Shorter.", False, "This question isn’t waiting to be read."),
    ],
)
def test_sending_back_needs_somebody_else_a_note_and_something_sent(who, note, is_sent, reason):
    version = draft_question()
    if is_sent:
        send_question(version=version, by=some_person(), now=NOON)

    with pytest.raises(NotAllowed) as refusal:
        send_question_back(version=version, note=note, by=some_person(who), now=NOON)

    assert refusal.value.reasons == [reason]


def test_what_is_in_use_is_not_sent_again():
    with pytest.raises(NotAllowed, match="ready already"):
        send_question(version=ready_question(), by=some_person(), now=NOON)


def test_write_question_refuses_to_move_a_question_to_another_standard():
    draft_question("PHONE-1", "PHONE-1-Q1")

    with pytest.raises(NotAllowed, match="This question is about PHONE-1"):
        draft_question("EMAIL-1", "PHONE-1-Q1")


def test_make_ready_needs_a_second_reader():
    ada = some_person("Ada")
    version = draft_question(by=ada)

    with pytest.raises(NotAllowed, match="Somebody other than the person who wrote it"):
        make_ready(version=version, read_by=ada, now=NOON)


def test_make_ready_says_who_read_it_and_when_and_announces_it():
    heard = []
    rex = some_person("Rex")

    def hear(sender, version, by, now, **kwargs):
        heard.append((version.question.key, by, now))

    question_ready.connect(hear)
    try:
        version = ready_question(key="PHONE-1-Q1", read_by=rex)
    finally:
        question_ready.disconnect(hear)

    version.refresh_from_db()
    assert (version.state, version.read_by, version.ready_at) == (VersionState.READY, rex, NOON)
    assert heard == [("PHONE-1-Q1", rex, NOON)]


def test_a_ready_question_is_on_record_with_the_hash_of_its_words():
    rex = some_person("Rex")

    version = ready_question(key="PHONE-1-Q1", read_by=rex)

    record = Record.objects.select_related("payload").get(kind="question.ready/1")
    assert (record.object_key, record.actor, record.at) == (version.key, str(rex.key), NOON)
    told = json.loads(bytes(record.payload.body))
    assert (told["question"], told["digest"]) == ("PHONE-1-Q1", version.digest)


def test_make_ready_refuses_what_is_ready_already():
    version = ready_question()

    with pytest.raises(NotAllowed, match="ready already"):
        make_ready(version=version, read_by=some_person("Rex"), now=NOON)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"tests_line": "gone"}, "The standard has no line «gone»."),
        ({"cites_target": "PHONE-1/gone"}, "The standard has no target «PHONE-1/gone»."),
    ],
)
def test_make_ready_refuses_a_question_about_what_the_standard_does_not_say(more, reason):
    in_force()

    with pytest.raises(NotAllowed) as refusal:
        ready_question(**more)

    assert refusal.value.reasons == [reason]


def test_make_ready_takes_a_question_about_a_line_and_a_target_the_standard_has():
    in_force()

    assert ready_question(cites_target="PHONE-1/answer").state == VersionState.READY


def test_what_can_be_asked_is_the_newest_ready_version_of_each_question_in_use():
    in_force()
    ready_question(key="PHONE-1-Q1")
    newer = ready_question(key="PHONE-1-Q1", words=spec("better"))
    draft_question(key="PHONE-1-Q1", words=spec("best"))
    draft_question(key="PHONE-1-Q2")
    ready_question("EMAIL-1", "EMAIL-1-Q1")
    retired = ready_question(key="PHONE-1-Q3")
    retire_question(question=retired.question, by=some_person(), now=NOON)

    assert ready_versions(["PHONE-1"]) == [newer]


def test_retire_question_twice_keeps_the_first_moment():
    question = ready_question().question
    retire_question(question=question, by=some_person(), now=NOON)

    retire_question(question=question, by=some_person(), now=NOON.replace(hour=15))

    question.refresh_from_db()
    assert question.retired_at == NOON


def test_set_quiz_writes_a_new_version_only_when_it_asks_something_else():
    quiz = make_quiz(["PHONE-1", "PHONE-2"], questions=0)
    same = make_quiz(["PHONE-1", "PHONE-2"], title="Telephone", slug="telephone", questions=0)
    make_quiz(["PHONE-2", "PHONE-1"], questions=0)

    quiz.refresh_from_db()
    assert same == quiz
    assert list(quiz.versions.values_list("number", "standard_keys")) == [
        (1, ["PHONE-1", "PHONE-2"]),
        (2, ["PHONE-2", "PHONE-1"]),
    ]


def test_what_a_quiz_asked_depends_on_the_moment():
    quiz = make_quiz(["PHONE-1"], questions=0)
    later = NOON.replace(day=24)
    set_quiz(chapter_key="PHONE", title="Phone", slug="phone", standard_keys=["PHONE-2"], by=None, now=later)

    assert standards_asked(quiz, at=NOON.replace(hour=11)) == []
    assert standards_asked(quiz, at=NOON) == ["PHONE-1"]
    assert standards_asked(quiz, at=later) == ["PHONE-2"]
