"""What a browser may send to the front pages."""

from decimal import Decimal

from django import forms

from standards.documents.pieces import MOST_RULES, Content, Piece, do_lines, rules_of
from toolkit.forms import PlainForm


class SomethingWrongForm(PlainForm):
    page = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)
    what = forms.CharField(
        label="What’s wrong?",
        help_text="Say what you expected and what happened. Don’t put customers’ names or details here.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": "Say what’s wrong, in a few words",
            "max_length": "Say it in at most 2,000 characters",
        },
    )


class PieceForm(PlainForm):
    """What goes on a piece: which standard, and for a card which of its lines."""

    standard = forms.ChoiceField(label="Standard", error_messages={"required": "Choose a standard"})
    lines = forms.MultipleChoiceField(
        label="Rules on the front",
        help_text=f"At most {MOST_RULES}. Short ones fit best; a line that doesn’t fit is named, never made smaller.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one line"},
    )

    def __init__(self, *args, piece: Piece, content: Content, **kwargs):
        super().__init__(*args, **kwargs)
        standards = [(version.standard_key, version.title) for version in content.booklet.versions]
        self.fields["standard"].choices = [("", "Choose a standard"), *standards]
        self.fields["standard"].initial = content.version.standard_key if content.version else ""
        self.fields["standard"].required = piece.of_one_standard
        if piece.has_lines:
            self._offer_lines(content)
        else:
            del self.fields["lines"]
        if not piece.of_one_standard:
            self.fields["standard"].widget = forms.HiddenInput()

    def _offer_lines(self, content: Content) -> None:
        said, chosen = do_lines(content), set(rules_of(content))
        self.fields["lines"].choices = list(said.items())
        self.fields["lines"].initial = [line for line, words in said.items() if words in chosen]

    def clean_lines(self):
        lines = self.cleaned_data["lines"]
        if len(lines) > MOST_RULES:
            raise forms.ValidationError(f"Choose at most {MOST_RULES} lines: you’ve chosen {len(lines)}")
        return lines


class CopiesForm(PlainForm):
    """What paper costs before it is ordered."""

    copies = forms.IntegerField(label="How many", min_value=1, max_value=1_000_000)
    pence = forms.DecimalField(
        label="Pence for one", help_text="What your printer asks.", min_value=0, max_value=100_000, decimal_places=2
    )

    def cost(self) -> str:
        """«412 at 9p each is £37.08.»"""
        copies, pence = self.cleaned_data["copies"], self.cleaned_data["pence"]
        pounds = (copies * pence / 100).quantize(Decimal("0.01"))
        return f"{copies:,} at {pence.normalize():f}p each is £{pounds:,}."
