"""The judge of every screen: it finds what is wrong, also on a page that was faultless a moment ago."""

import pytest

from tests.browser import judging
from tests.browser.judging import faults_of

PAGE = """<html lang="en"><head><title>Judging</title></head><body><main><h1>Judging</h1>
<img src="data:," alt="The desk at Westerby"><label>Name <input></label></main></body></html>"""


@pytest.fixture
def marks(tmp_path, monkeypatch):
    """Where nothing has been judged yet."""
    monkeypatch.setattr(judging, "FAULTLESS", tmp_path / "faultless")
    return tmp_path / "faultless"


@pytest.fixture
def judged(page, marks):
    """A page without a fault, which has been judged."""
    page.set_content(PAGE)
    assert faults_of(page) == []
    assert len(list(marks.iterdir())) == 1
    return page


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("document.querySelector('img').removeAttribute('alt')", "image-alt"),
        ("document.querySelector('label').style.color = '#ddd'", "color-contrast"),
        ("document.querySelector('h1').textContent = ''", "empty-heading"),
        ("document.querySelector('label').replaceWith(document.querySelector('input'))", "label"),
    ],
)
def test_a_fault_on_a_page_that_had_none_is_found_each_time(judged, change, fault):
    judged.evaluate(change)

    for _ in range(2):
        assert fault in "".join(faults_of(judged))


def test_a_page_is_judged_anew_at_another_width(judged, marks):
    judged.set_viewport_size({"width": 390, "height": 844})

    assert faults_of(judged) == []
    assert len(list(marks.iterdir())) == 2
