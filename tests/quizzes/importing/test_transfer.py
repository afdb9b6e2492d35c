"""Questions of a file become drafts, all or none, once however often it comes, and go again as one."""

import hashlib
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from quizzes.actions.bank import make_ready, retire_question, write_question
from quizzes.actions.transfer import (
    KEPT,
    bring_in_kept_file,
    forget_question_files,
    import_questions,
    keep_question_file,
    undo_import,
)
from quizzes.formats import export, parse
from quizzes.formats.template import EXAMPLES
from quizzes.importing.planning import Verb, plan_for
from quizzes.models import ImportBatch, Question, QuestionFile, QuestionVersion, VersionState
from tests.cast import NOON, TODAY
from tests.factories.quizzes import STAY, in_force, ready_question, some_person
from toolkit.obstacles import NotAllowed

pytestmark = pytest.mark.django_db

GIFT = "// [id:P-1]\n::One:: First? {=a ~b}\n\n::Two:: Second? {T}\n\n::Three:: Third? {#5}\n"


@pytest.fixture(autouse=True)
def _phone():
    in_force("PHONE-1")


def planned(text=GIFT, name="bank.gift", standard_key="PHONE-1", left_out=()):
    data = text if isinstance(text, bytes) else text.encode()
    return plan_for(parse(data, name), standard_key=standard_key, left_out=left_out)


def brought_in(plan, by, name="bank.gift"):
    return import_questions(
        plan=plan, file_name=name, file_digest="0" * 64, format="gift", standard_key="PHONE-1", by=by, now=NOON
    )


def verbs(plan):
    return [str(each.verb) for each in plan.questions]


def test_each_question_becomes_a_draft_that_still_needs_its_line(lena):
    batch = brought_in(planned(), lena)

    versions = list(QuestionVersion.objects.order_by("question__key"))
    assert [each.question.key for each in versions] == ["PHONE-1-Q1", "PHONE-1-Q2", "PHONE-1-Q3"]
    assert {(each.state, each.number, each.tests_line, each.batch) for each in versions} == {("draft", 1, "", batch)}
    assert versions[0].question.idnumber == "P-1"
    assert batch.report["made"][0]["gaps"] == ["Which line of the standard it tests."]


def test_a_key_that_is_taken_is_not_given_again(lena):
    ready_question("PHONE-1", "PHONE-1-Q7")

    brought_in(planned(), lena)

    assert Question.objects.filter(key__in=["PHONE-1-Q8", "PHONE-1-Q9", "PHONE-1-Q10"]).count() == 3


@pytest.mark.parametrize(
    "again",
    [
        GIFT,
        "\ufeff" + GIFT.replace("\n", "\r\n"),
        "\n\n".join(reversed(GIFT.strip().split("\n\n"))),
        GIFT.replace("First", "Fi\u0072st"),
    ],
    ids=["as it was", "from Windows", "in another order", "in other letters of Unicode"],
)
def test_the_same_file_twice_changes_nothing(lena, again):
    brought_in(planned(), lena)

    plan = planned(again)

    assert verbs(plan) == ["unchanged"] * 3
    with pytest.raises(NotAllowed, match="nothing new"):
        brought_in(plan, lena)
    assert QuestionVersion.objects.count() == 3


@pytest.mark.parametrize(("format", "name"), [("moodle_xml", "b.xml"), ("csv", "b.csv"), ("xlsx", "b.xlsx")])
def test_the_same_questions_from_another_format_are_the_same_questions(lena, format, name):
    examples = [each for each in EXAMPLES if each.kind != "best_answer"]
    brought_in(planned(export(examples, "moodle_xml"), "b.xml"), lena)

    assert set(verbs(planned(export(examples, format), name))) == {"unchanged"}


def test_an_id_that_is_known_with_other_words_makes_the_next_version(lena, rex):
    brought_in(planned(), lena)
    question = Question.objects.get(idnumber="P-1")
    first = question.versions.get()
    QuestionVersion.objects.filter(pk=first.pk).update(tests_line=STAY)
    first.refresh_from_db()
    make_ready(version=first, read_by=rex, now=NOON)

    plan = planned(GIFT.replace("First?", "First of all?"))
    batch = brought_in(plan, lena)

    assert verbs(plan) == ["new_version", "unchanged", "unchanged"]
    assert [(each.number, each.state, each.spec["asks"]) for each in question.versions.order_by("number")] == [
        (1, "ready", "First?"),
        (2, "draft", "First of all?"),
    ]
    undo_import(batch=batch, by=lena, now=NOON)
    assert question.versions.get().number == 1


def test_a_draft_that_somebody_is_writing_is_not_written_over(lena):
    brought_in(planned(), lena)

    plan = planned(GIFT.replace("First?", "First of all?"))

    assert plan.questions[0].verb is Verb.CONFLICT
    assert "There is a draft of PHONE-1-Q1 already, from bank.gift." in plan.questions[0].because
    with pytest.raises(NotAllowed, match="Leave out question 1"):
        brought_in(plan, lena)


@pytest.mark.parametrize(
    ("standard_key", "because"),
    [("", "Choose the standard it is about."), ("PHONE-9", "There is no standard PHONE-9.")],
)
def test_a_question_about_nothing_known_does_not_come_in(standard_key, because):
    assert {each.because for each in planned(standard_key=standard_key).questions} == {because}


def test_a_question_keeps_its_standard_and_a_retired_one_stays_retired(lena):
    in_force("PHONE-2")
    brought_in(planned(), lena)

    elsewhere = planned(standard_key="PHONE-2").questions[0]
    retire_question(question=Question.objects.get(idnumber="P-1"), by=lena, now=NOON)
    retired = planned().questions[0]

    assert (elsewhere.verb, retired.verb) == (Verb.CONFLICT, Verb.CONFLICT)
    assert "PHONE-1-Q1, which is about PHONE-1" in elsewhere.because
    assert "isn’t asked any more" in retired.because


def test_one_bad_question_keeps_all_out_until_it_is_left_out(lena):
    bad = GIFT + "\nBad {#x}\n"

    with pytest.raises(NotAllowed, match="Mend or leave out question 4"):
        brought_in(planned(bad), lena)
    assert Question.objects.count() == 0

    batch = brought_in(planned(bad, left_out={4}), lena)
    assert batch.versions.count() == 3
    assert batch.report["left_out"] == [4]
    assert [issue["code"] for issue in batch.report["issues"]] == ["not_a_number"]


def test_one_click_takes_a_file_back_and_once_more_is_refused(lena):
    batch = brought_in(planned(), lena)

    undo_import(batch=batch, by=lena, now=NOON)

    assert (Question.objects.count(), QuestionVersion.objects.count()) == (0, 0)
    batch.refresh_from_db()
    assert (batch.undone_at, batch.undone_by) == (NOON, lena)
    with pytest.raises(NotAllowed, match="taken back already"):
        undo_import(batch=batch, by=lena, now=NOON)
    assert verbs(planned()) == ["create"] * 3


def test_what_is_ready_or_rewritten_keeps_a_file_in(lena, rex):
    batch = brought_in(planned(), lena)
    first, second, _ = QuestionVersion.objects.order_by("question__key")
    QuestionVersion.objects.filter(pk=first.pk).update(tests_line=STAY)
    make_ready(version=first, read_by=rex, now=NOON)
    write_question(
        key="PHONE-1-Q2",
        standard_key="PHONE-1",
        kind="true_false",
        spec=second.spec | {"asks": "Really?"},
        tests_line=STAY,
        reviewed_for=1,
        by=lena,
        now=NOON,
    )

    with pytest.raises(NotAllowed) as refusal:
        undo_import(batch=batch, by=lena, now=NOON)

    assert refusal.value.reasons == [
        "The file can’t be taken back: PHONE-1-Q1 can be asked already. Retire what isn’t wanted.",
        "The file can’t be taken back: what was written since in PHONE-1-Q2 would be lost.",
    ]
    assert QuestionVersion.objects.count() == 3


def test_what_is_made_is_what_was_looked_at(lena):
    kept = keep_question_file(
        file_name="bank.gift",
        data=b"x",
        parsed=parse(GIFT.encode(), "bank.gift"),
        standard_key="PHONE-1",
        by=lena,
        now=NOON,
    )
    looked_at = planned().digest
    brought_in(planned("::Two:: Second? {T}"), lena)

    with pytest.raises(NotAllowed, match="have changed since you looked"):
        bring_in_kept_file(kept=kept, left_out=(), looked_at=looked_at, by=lena, now=NOON)
    batch = bring_in_kept_file(kept=kept, left_out=(), looked_at=planned().digest, by=lena, now=NOON)

    assert batch.versions.count() == 2
    assert batch.file_digest == hashlib.sha256(b"x").hexdigest()
    assert QuestionFile.objects.count() == 0


def test_files_that_nobody_brought_in_are_forgotten(lena):
    for days in (0, 1):
        keep_question_file(
            file_name="bank.gift",
            data=b"x",
            parsed=parse(GIFT.encode(), "bank.gift"),
            standard_key="",
            by=lena,
            now=NOON - KEPT - days * KEPT,
        )

    assert forget_question_files(today=TODAY, now=NOON) == 1
    assert QuestionFile.objects.count() == 1


@pytest.mark.parametrize("times", [1, 3])
def test_a_plan_and_its_drafts_cost_the_same_however_many_questions(lena, times, django_assert_num_queries):
    text = "\n\n".join(f"::Q{number}:: {number}? {{T}}" for number in range(10 * times))
    parsed = parse(text.encode(), "bank.gift")

    with django_assert_num_queries(4):
        plan = plan_for(parsed, standard_key="PHONE-1")
    with django_assert_num_queries(7):
        brought_in(plan, lena)

    assert ImportBatch.objects.get().versions.filter(state=VersionState.DRAFT).count() == 10 * times
    assert some_person()


# --- out, and in again ------------------------------------------------------------------------------------------------


def exported(tmp_path, name, *arguments):
    file = tmp_path / name
    said = StringIO()
    call_command("export_questions", str(file), *arguments, stdout=said)
    return file.read_bytes(), said.getvalue()


@pytest.mark.parametrize(
    ("format", "name"), [("moodle_xml", "bank.xml"), ("table", "bank.csv"), ("table", "bank.xlsx")]
)
def test_what_goes_out_and_comes_back_changes_nothing(lena, tmp_path, format, name):
    ready_question("PHONE-1", "PHONE-1-Q7")
    plan = planned(export(EXAMPLES, "moodle_xml"), "bank.xml")
    brought_in(plan, lena)

    data, said = exported(tmp_path, name, "--format", format)
    again = planned(data, name, standard_key="")

    assert "Wrote 8 questions" in said
    assert "1 of them are situations with a ladder" in said
    assert verbs(again) == ["unchanged"] * 8


def test_what_went_out_and_was_mended_elsewhere_comes_back_as_the_next_version(lena, rex, tmp_path):
    brought_in(planned("::Two:: Second? {T}"), lena)
    version = QuestionVersion.objects.get()
    QuestionVersion.objects.filter(pk=version.pk).update(tests_line=STAY)
    make_ready(version=version, read_by=rex, now=NOON)
    data, _ = exported(tmp_path, "bank.xml", "--format", "moodle_xml")

    plan = planned(data.replace(b"Second?", b"The second?"), "bank.xml", standard_key="")

    assert [(each.verb, each.question) for each in plan.questions] == [(Verb.NEW_VERSION, version.question)]


def test_a_ladder_is_not_flattened_by_a_file(tmp_path):
    ready_question("PHONE-1", "PHONE-1-Q7")
    data, _ = exported(tmp_path, "bank.xml", "--format", "moodle_xml")

    plan = planned(data.replace(b"Stay on the line", b"Hold the line"), "bank.xml", standard_key="")

    assert plan.questions[0].because == "PHONE-1-Q7 is a situation with a ladder, which no file holds. Change it here."


def test_a_draft_that_is_not_finished_stays_here_and_is_named(lena, tmp_path):
    brought_in(planned("No title? {T}"), lena)

    _, said = exported(tmp_path, "bank.xml", "--format", "moodle_xml")

    assert "Wrote 0 questions" in said
    assert "Left out, since they are not finished: PHONE-1-Q1." in said


def test_a_table_is_named_by_its_ending(tmp_path):
    with pytest.raises(CommandError, match="ends in"):
        exported(tmp_path, "bank.txt", "--format", "table")


def told(tmp_path, *arguments, text=GIFT):
    file = tmp_path / "bank.gift"
    file.write_text(text)
    said = StringIO()
    call_command("import_questions", str(file), "--standard", "PHONE-1", *arguments, stdout=said)
    return said.getvalue()


def test_the_command_says_what_would_happen_and_does_it_only_when_told(lena, tmp_path):
    said = told(tmp_path)
    nothing_yet = Question.objects.count()
    told(tmp_path, "--apply", "--by", lena.account.email)

    assert "1. One: A new draft." in said
    assert nothing_yet == 0
    assert Question.objects.count() == 3


def test_the_command_tells_a_program_everything(tmp_path):
    said = json.loads(told(tmp_path, "--json", text=GIFT + "\nBad {#x}"))

    assert [each["verb"] for each in said["questions"]] == ["create"] * 3
    assert [(each["code"], each["line"], each["column"]) for each in said["issues"]] == [("not_a_number", 8, 7)]
    assert said["obstacles"] == ["Mend or leave out question 4: the file has errors there."]


def test_the_command_leaves_out_what_is_bad_only_when_told(lena, tmp_path):
    bad = GIFT + "\nBad {#x}"
    with pytest.raises(CommandError, match="Mend or leave out question 4"):
        told(tmp_path, "--apply", "--by", lena.account.email, text=bad)

    told(tmp_path, "--apply", "--leave-out-bad", "--by", lena.account.email, text=bad)

    assert Question.objects.count() == 3


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--apply"], "say whose the drafts will be"),
        (["--apply", "--by", "nobody@westerby.example"], "Nobody here has the address"),
        (["--leave-out", "three"], "write numbers with commas"),
    ],
)
def test_the_command_says_what_it_needs(tmp_path, arguments, sentence):
    with pytest.raises(CommandError, match=sentence):
        told(tmp_path, *arguments)
