"""A framework comes from a file, whole or not at all, and stands beside the booklet with its gaps."""

import pytest
from django.core.management import CommandError, call_command

from standards.actions import load_framework, load_our_frameworks, word_criterion
from standards.framework_file import read_framework
from standards.models import Criterion, Framework
from standards.queries.coverage import coverage_of
from tests.cast import NOON
from tests.factories.standards import make_draft, make_standard
from toolkit.obstacles import NotAllowed

HEAD = "framework,framework_name,number,short_name,paraphrase,strength,wording,draws_on\n"
GOOD = (
    HEAD
    + "own,Our own mark,1,Care,,,,\nown,,1.1,Kindness,Staff are kind,primary,checked,\nown,,1.2,Speed,Staff are quick,,,\n"
)


def test_a_row_without_a_paraphrase_is_a_heading():
    read = read_framework(GOOD)

    assert (read.key, read.name, read.groups) == ("own", "Our own mark", [("1", "Care")])
    assert [(row.number, row.strength, row.is_checked) for row in read.criteria] == [
        ("1.1", "primary", True),
        ("1.2", "none", False),
    ]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("number\n1", ["Line 1: the columns framework, framework_name, short_name"]),
        (HEAD, ["Line 2: there is no criterion"]),
        (HEAD + "own,Own,1,,Kind,loud,,\n", ["Line 2: the short name is missing", "Line 2: strength is loud"]),
        (GOOD + "own,,1.2,Again,Again,,,\n", ["Line 5: the number 1.2 stands in the file twice"]),
        (GOOD + "other,,2,Again,Again,,,\n", ["Line 5: it belongs to other, and the file to own"]),
        (GOOD + "own,,2\n", ["Line 5: it doesn’t have 8 columns"]),
        (GOOD + "own,,2,a,b,,,,too,many\n", ["Line 5: it doesn’t have 8 columns"]),
        (HEAD + "Own Mark,Own,1,a,b,,,\n", ["Line 2: the framework needs a key"]),
        (HEAD + f"own,Own,1,{'a' * 81},b,,,\n", ["Line 2: short name is longer than 80"]),
        (HEAD + "own,Own,1 2,a,b,,,\n", ["Line 2: the number is missing or holds other"]),
    ],
)
def test_every_problem_is_named_by_its_line(text, problems):
    found = read_framework(text).problems

    assert len(found) == len(problems)
    assert all(said.startswith(problem) for said, problem in zip(found, problems, strict=True))


@pytest.mark.django_db
class TestLoading:
    def test_twice_changes_nothing_and_keeps_what_was_pasted_in(self, lena):
        load_framework(text=GOOD, by=None, now=NOON)
        criterion = Criterion.objects.get(framework__key="own", number="1.1")
        word_criterion(criterion=criterion, licensed_wording=" As licensed. ", strength="primary", by=lena, now=NOON)
        before = list(Criterion.objects.order_by("pk").values())

        load_framework(text=GOOD, by=None, now=NOON)

        assert list(Criterion.objects.order_by("pk").values()) == before
        assert before[0]["licensed_wording"] == "As licensed."

    def test_one_problem_stops_the_whole_file(self):
        with pytest.raises(NotAllowed, match="Line 5"):
            load_framework(text=GOOD + "own,,1.2,Again,Again,,,\n", by=None, now=NOON)

        assert Framework.objects.count() == 0

    def test_what_it_draws_on_must_be_there(self):
        text = HEAD + "own,Own,1,Care,Kind,,,cse:2.2.1\n"

        with pytest.raises(NotAllowed, match=r"Line 2: it draws on cse:2\.2\.1, which isn’t here"):
            load_framework(text=text, by=None, now=NOON)

    def test_the_five_indicators_draw_on_elements_of_the_mark(self):
        load_our_frameworks(by=None, now=NOON)

        indicators = Criterion.objects.filter(framework__key="indicators").order_by("position")
        assert [each.number for each in indicators] == ["I1", "I2", "I3", "I4", "I5"]
        assert [each.draws_on.count() for each in indicators] == [10, 5, 8, 6, 7]

    def test_by_command(self, tmp_path, capsys):
        path = tmp_path / "own.csv"
        path.write_text(GOOD)

        call_command("load_framework", path)

        assert "Our own mark: 2 criteria." in capsys.readouterr().out

    def test_the_command_tells_every_problem(self, tmp_path):
        path = tmp_path / "own.csv"
        path.write_text(GOOD + "own,,2\n")

        with pytest.raises(CommandError, match=r"nothing was loaded\.\nLine 5"):
            call_command("load_framework", path)


@pytest.mark.django_db
class TestCoverage:
    def test_a_published_standard_covers_its_elements_and_a_draft_none(self, sam):
        make_standard("PHONE-1")
        make_draft("PHONE-2")

        found = coverage_of(Framework.objects.get(key="cse"), sam)

        assert [(row.criterion.number, [each.key for each in row.by]) for row in found.covered] == [
            ("2.2.1", ["PHONE-1"])
        ]
        assert found.covered[0].heading == "2.2 How staff treat customers"

    def test_an_element_our_records_say_nothing_about_is_no_gap(self, sam):
        make_standard("PHONE-1")

        found = coverage_of(Framework.objects.get(key="cse"), sam)

        said = {row.criterion.number: row.says for row in found.rows}
        assert (said["2.2.1"], said["2.2.2"], said["1.1.1"]) == ("Covered", "Gap", "Not from this site")
        assert len(found.rows) == 57

    def test_an_indicator_is_covered_by_the_elements_it_draws_on(self, sam):
        make_standard("PHONE-1")

        found = coverage_of(Framework.objects.get(key="indicators"), sam)

        assert [row.criterion.number for row in found.covered] == ["I1"]

    @pytest.mark.parametrize("count", [1, 3])
    def test_it_takes_the_same_queries_whatever_the_rows(self, sam, count, django_assert_num_queries):
        for number in range(1, count + 1):
            make_standard(f"PHONE-{number}")
        framework = Framework.objects.get(key="cse")

        with django_assert_num_queries(7):
            coverage_of(framework, sam)


@pytest.mark.django_db
class TestPages:
    @pytest.fixture(autouse=True)
    def _a_standard(self):
        make_standard("PHONE-1")

    def test_the_table_says_how_much_is_covered_and_where_the_gaps_are(self, ada, as_person):
        words = as_person(ada).get("/coverage/cse/").content.decode()

        assert "1 of 57 elements have a standard behind them" in words
        assert '<a href="/standards/phone/phone-1/">PHONE-1 Standard PHONE-1</a>' in words

    def test_only_the_gaps(self, ada, as_person):
        words = as_person(ada).get("/coverage/cse/?show=gaps").content.decode()

        assert "2.2.2 " in words
        assert "2.2.1 " not in words

    def test_only_what_is_covered(self, ada, as_person):
        groups = as_person(ada).get("/coverage/cse/?show=covered").context["groups"]

        assert [(heading, [row.criterion.number for row in rows]) for heading, rows in groups] == [
            ("2 How we think and behave: 2.2 How staff treat customers", ["2.2.1"])
        ]

    def test_the_same_rows_for_a_spreadsheet(self, ada, as_person):
        rows = as_person(ada).get("/coverage/cse/table.csv").content.decode().splitlines()

        assert len(rows) == 58
        assert "PHONE-1 Standard PHONE-1,Covered" in "\n".join(rows)

    def test_the_lead_pastes_the_licensed_wording(self, lena, as_person):
        sent = {"licensed_wording": "As licensed.", "strength": "supporting"}

        answer = as_person(lena).post("/coverage/cse/2.2.1/wording/", sent)

        criterion = Criterion.objects.get(framework__key="cse", number="2.2.1")
        assert answer.status_code == 302
        assert (criterion.licensed_wording, criterion.strength) == ("As licensed.", "supporting")

    def test_an_editor_sees_the_table_and_changes_no_wording(self, ada, as_person):
        assert as_person(ada).get("/coverage/cse/2.2.1/wording/").status_code == 404
