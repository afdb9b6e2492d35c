import re

from django import forms
from django.template.loader import render_to_string

from toolkit.forms import DayInput, PlainForm


class MoveDate(PlainForm):
    day = forms.DateField(
        label="New date", help_text="After today.", widget=DayInput, error_messages={"required": "Enter the new date"}
    )
    how = forms.ChoiceField(
        label="How shall we tell them?",
        choices=[("email", "Email"), ("text", "Text message")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose email or text"},
    )
    why = forms.CharField(label="Why", required=False, widget=forms.Textarea)


def test_the_summary_says_the_words_beside_the_field_and_leads_to_it():
    form = MoveDate({})

    summary = render_to_string("forms/error_summary.html", {"form": form})
    page = str(form)

    lines = re.findall(r'<a href="#([^"]+)">([^<]+)</a>', summary)
    assert lines == [("id_day", "Enter the new date"), ("id_how_0", "Choose email or text")]
    for target, words in lines:
        assert f'id="{target}"' in page
        assert f'<span class="vh">Error: </span>{words}' in page


def test_an_error_that_belongs_to_no_field_leads_to_the_first():
    form = MoveDate({"day": "2026-12-01", "how": "text"})
    form.add_error(None, "Liam is on leave that day")

    summary = render_to_string("forms/error_summary.html", {"form": form})

    assert '<a href="#id_day">Liam is on leave that day</a>' in summary


def test_a_control_points_at_its_hint_and_its_error():
    page = str(MoveDate({"how": "email"}))

    assert 'aria-describedby="id_day_helptext id_day_error"' in page
    assert 'id="id_day_helptext"' in page
    assert 'id="id_day_error"' in page


def test_the_browser_is_not_asked_to_complain_first():
    assert " required" not in str(MoveDate())


def test_what_may_be_left_out_says_so():
    page = str(MoveDate())

    assert "Why (optional)" in page
    assert "New date (optional)" not in page


def test_a_long_answer_gets_four_rows_unless_the_form_asks_for_more():
    class Longer(MoveDate):
        why = forms.CharField(label="Why", widget=forms.Textarea(attrs={"rows": 8}))

    assert 'rows="4"' in str(MoveDate()["why"])
    assert 'rows="8"' in str(Longer()["why"])
