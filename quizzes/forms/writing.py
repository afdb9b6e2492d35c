"""The form a question is written in: what it tests, and the kind's own block."""

from collections.abc import Mapping

from django import forms
from django.core.exceptions import BadRequest
from django.utils.html import format_html, json_script
from wagtail.blocks.base import BlockField, BlockWidget, get_error_json_data

from quizzes.blocks import BLOCKS
from quizzes.question_types import KINDS


class _WordsWidget(BlockWidget):
    """Wagtail's own takes the outermost block for a stream. Ours is one structure, drawn by js/question-block.js."""

    class Media:
        js = ["js/question-block.js"]

    def value_from_datadict(self, data, files, name):
        """What no form of ours sends is refused as it stands: to guess at it could write over somebody's draft."""
        try:
            return super().value_from_datadict(data, files, name)
        except (KeyError, ValueError) as fault:
            raise BadRequest(f"The form is not whole: {fault}") from fault

    def render_with_errors(self, name, value, attrs=None, errors=None, renderer=None):
        told = get_error_json_data(errors.as_data()[0]) if errors else None
        state = [self.block_def.get_form_state(value), told]
        given = json_script({"block": self.block_json, "state": state}, f"{name}-given")
        return format_html('<div id="{0}" data-question-block="{0}-given"></div>{1}', name, given)


class NewQuestionForm(forms.Form):
    """Which standard it is about, and what kind it is."""

    standard = forms.ChoiceField(label="Standard", help_text="The one promise it tests.")
    kind = forms.ChoiceField(label="Kind of question", help_text="A situation to judge is the one to start with.")

    def __init__(self, data, standards: Mapping[str, str]):
        super().__init__(data)
        self.fields["standard"].choices = [(key, f"{key}: {title}") for key, title in standards.items()]
        self.fields["kind"].choices = [(name, KINDS[name].LABEL) for name in BLOCKS]


class QuestionForm(forms.Form):
    """A draft may be half done: what is missing is told when it is sent."""

    tests_line = forms.ChoiceField(
        label="Line it tests", help_text="The do or don’t line a person who answers well has kept in mind."
    )
    cites_target = forms.ChoiceField(
        label="Target it rests on",
        required=False,
        help_text="Choose one if a number in it comes from a target, so that a change of the number flags the question.",
    )

    def __init__(self, data=None, *, kind: str, lines: Mapping[str, str], targets, initial=None, value=None):
        block = BLOCKS[kind].BLOCK
        super().__init__(data, initial=(initial or {}) | {"words": block.get_default() if value is None else value})
        self.kind = kind
        self.fields["tests_line"].choices = list(lines.items())
        self.fields["cites_target"].choices = [("", "None"), *((key, key) for key in sorted(targets))]
        self.fields["words"] = BlockField(block=block, widget=_WordsWidget(block), label="Question")
        self.fields["words"].is_deferred_validation = True

    @property
    def spec(self) -> dict:
        return BLOCKS[self.kind].spec_of(self.cleaned_data["words"])
