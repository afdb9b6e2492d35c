"""What is written is read again as what it was: every kind of question, through every format that is written."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizzes.formats import export, parse
from quizzes.formats.base import Kind
from tests.quizzes.formats import shapes

FILES = {"moodle_xml": "bank.xml", "csv": "bank.csv", "xlsx": "bank.xlsx"}
calmly = settings(deadline=None, max_examples=10, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("kind", Kind)
@given(data=st.data())
@calmly
def test_moodle_xml_gives_back_what_went_in(kind, data):
    bank = data.draw(shapes.banks(kind=kind))

    parsed = parse(export(bank, "moodle_xml"), "bank.xml")

    assert parsed.items == bank
    assert not parsed.has_errors


@pytest.mark.parametrize("format", ["csv", "xlsx"])
@pytest.mark.parametrize("kind", Kind)
@given(data=st.data())
@calmly
def test_a_table_gives_back_what_went_in(kind, format, data):
    bank = data.draw(shapes.banks(kind=kind, with_pictures=False))

    parsed = parse(export(bank, format), FILES[format])

    assert parsed.items == bank
    assert not parsed.has_errors


@given(bank=shapes.banks(with_pictures=False))
@calmly
def test_a_bank_that_has_gone_through_every_format_is_the_same_bank(bank):
    for format, name in FILES.items():
        bank_again = parse(export(bank, format), name).items

        assert bank_again == bank
