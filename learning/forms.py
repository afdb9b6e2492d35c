"""What a browser may send about talks, dates and evidence."""

from django import forms

from learning.models import Band, Outcome, ProofKind, Stage
from people.models import Person
from toolkit.forms import DayInput, PlainForm

DAY_ERRORS = {"required": "Give a date", "invalid": "Give a real date, for instance 18/12/2026"}


class AskForm(PlainForm):
    standard = forms.ChoiceField(
        label="Which standard is it about?",
        error_messages={"required": "Choose a standard", "invalid_choice": "Choose one of the standards"},
    )
    about = forms.CharField(
        label="What about?",
        required=False,
        max_length=500,
        help_text="A sentence is plenty. Your manager sees it. Don’t name customers.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": "Say it in at most 500 characters"},
    )

    def __init__(self, *args, learning, **kwargs):
        super().__init__(*args, **kwargs)
        groups = [
            (row.title, [(standard.key, standard.title) for standard in row.standards])
            for row in (*learning.rows, *learning.not_in_job)
            if row.standards
        ]
        self.fields["standard"].choices = [("", "Choose a standard"), *groups]


class DatesForm(PlainForm):
    """Which open round or short check of one person gets another last day."""

    chapter = forms.ChoiceField(
        label="Which chapter?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a chapter", "invalid_choice": "Choose one of the chapters"},
    )
    to = forms.DateField(label="New last day", widget=DayInput, error_messages=DAY_ERRORS)
    reason = forms.CharField(
        label="Why?",
        max_length=200,
        help_text="For instance “On leave until 4 January”. They see this, and nobody outside your team does.",
        error_messages={"required": "Say why, in a few words", "max_length": "Say why in at most 200 characters"},
    )

    def __init__(self, *args, learning, **kwargs):
        super().__init__(*args, **kwargs)
        self.open_rows = {row.key: row for row in learning.rows if row.due_on and (row.cycle_id or row.recheck_id)}
        choices = [(row.key, f"{row.title}: {row.status.said}") for row in self.open_rows.values()]
        self.fields["chapter"].choices = choices
        if len(choices) == 1:
            self.initial["chapter"] = choices[0][0]

    @property
    def row(self):
        """The chapter chosen, once the form is valid."""
        return self.open_rows[self.cleaned_data["chapter"]]


class ConversationForm(PlainForm):
    talked_on = forms.DateField(label="When did you talk?", widget=DayInput, error_messages=DAY_ERRORS)
    outcome = forms.ChoiceField(
        label="How did it end?",
        choices=Outcome,
        widget=forms.RadioSelect,
        help_text="Three words, on purpose. Nothing about the person is written down.",
        error_messages={"required": "Choose how it ended", "invalid_choice": "Choose how it ended"},
    )


class _WithOwner(PlainForm):
    """A form that names somebody who works here."""

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = Person.objects.employed_on(today)


class ClaimForm(PlainForm):
    claim = forms.CharField(
        label="What we say",
        help_text="At most 120 words. Say what is true today and can be shown, in words you’d say to a resident.",
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Write what we say"},
    )


class OwnViewForm(_WithOwner):
    band = forms.ChoiceField(
        label="Our own view",
        choices=[("", "Not decided yet"), *Band.choices],
        required=False,
    )
    stage = forms.ChoiceField(
        label="Stage", choices=Stage, widget=forms.RadioSelect, error_messages={"required": "Choose a stage"}
    )
    owner = forms.ModelChoiceField(Person.objects.none(), label="Owner", required=False, empty_label="No one yet")


class ProofForm(_WithOwner):
    kind = forms.ChoiceField(
        label="What is it?",
        choices=[
            (ProofKind.DOCUMENT, "A document kept elsewhere"),
            (ProofKind.PUBLISHED, "A published standard or page"),
            (ProofKind.FIGURE, "A live figure from this site"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is"},
    )
    title = forms.CharField(label="What is it called?", max_length=160, error_messages={"required": "Give it a name"})
    shows = forms.CharField(
        label="What does it show?", max_length=250, error_messages={"required": "Say what it shows"}
    )
    figure = forms.ChoiceField(label="Which figure?", required=False)
    kept_at = forms.CharField(
        label="Where is it kept?",
        max_length=250,
        required=False,
        help_text="An address or a place an assessor can be shown, for instance a shared folder’s name.",
    )
    covers = forms.CharField(
        label="Which dates does it cover?",
        max_length=80,
        required=False,
        help_text="For instance April to October 2026.",
    )
    expires_on = forms.DateField(
        label="When is it out of date?",
        widget=DayInput,
        required=False,
        error_messages={"invalid": "Give a real date, or leave it empty"},
    )
    owner = forms.ModelChoiceField(
        Person.objects.none(), label="Who keeps it up to date?", required=False, empty_label="No one yet"
    )

    def __init__(self, *args, figures, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["figure"].choices = [("", "None"), *((figure.slug, figure.title) for figure in figures)]


class GapForm(_WithOwner):
    title = forms.CharField(
        label="What doesn’t hold up yet?", max_length=160, error_messages={"required": "Say what doesn’t hold up yet"}
    )
    words = forms.CharField(label="What is being done?", max_length=250, required=False)
    owner = forms.ModelChoiceField(
        Person.objects.none(),
        label="Who is mending it?",
        empty_label="Choose a person",
        error_messages={"required": "Choose who is mending it"},
    )
    due_on = forms.DateField(label="By when?", widget=DayInput, error_messages=DAY_ERRORS)
