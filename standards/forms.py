"""What a browser may send about a standard."""

from django import forms
from django.utils.formats import date_format

from standards.models.criteria import Strength
from standards.models.fits import FitAnswer
from standards.models.suggestions import SuggestionState
from standards.rules import obstacles_to_answering_fit
from standards.suggesting import Move, State, obstacles_to_moving
from toolkit.dates import local_day
from toolkit.forms import DayInput, PlainForm

# Where an error of each field leads on the page.
TARGETS = {"fit": "fit-1", "why": "fit-why"}


class FitForm(PlainForm):
    """«How does this fit your job?»: what gets in the way is needed with the third answer only."""

    fit = forms.CharField(required=False, max_length=12)
    why = forms.CharField(
        required=False, max_length=2000, error_messages={"max_length": "Use 2,000 characters or fewer."}
    )

    def clean(self):
        cleaned = super().clean()
        answer, why = cleaned.get("fit", ""), cleaned.get("why", "")
        if not self.errors:
            for sentence in obstacles_to_answering_fit(answer=answer, what=why):
                self.add_error("why" if answer == FitAnswer.GETS_IN_THE_WAY else "fit", sentence)
        return cleaned

    def problem_with(self, name: str) -> str:
        return next(iter(self.errors.get(name, [])), "")

    def problems(self) -> list[dict[str, str]]:
        """For the summary above the heading: the same words as by the field."""
        return [
            {"words": self.problem_with(name), "target": target}
            for name, target in TARGETS.items()
            if self.problem_with(name)
        ]


class AnswerForm(PlainForm):
    """What the owner of a standard says to one suggestion, or to several that are alike."""

    # What is needed depends on the first answer, and each hint says so.
    marks_optional = False

    to = forms.ChoiceField(
        label="Where this stands now",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose where this stands now."},
    )
    answer = forms.CharField(
        required=False,
        max_length=1000,
        widget=forms.Textarea,
        label="Your answer",
        help_text="The person reads this under the standard and in their record, and nobody else does. "
        "Needed when something changed or is explained.",
    )
    told = forms.CharField(
        required=False,
        max_length=200,
        label="What the page says",
        help_text="Only when something changed: one sentence, without a name. "
        "For instance: Old handsets can’t hold a call, so every team has a second line to ring from.",
    )
    version = forms.ChoiceField(
        required=False, label="The version that came of it", help_text="Only when the words of the standard changed."
    )

    def __init__(self, data=None, *, states, versions):
        super().__init__(data)
        self.states = states
        self.versions = {str(version.number): version for version in versions}
        # What nobody has answered is new already; afterwards «new» is the way to take an answer back.
        all_new = all(state == State.NEW for state in states)
        self.fields["to"].choices = [
            choice for choice in SuggestionState.choices if not (all_new and choice[0] == State.NEW)
        ]
        if versions:
            self.fields["version"].choices = [("", "None"), *self._named_versions()]
        else:
            del self.fields["version"]

    def _named_versions(self) -> list[tuple[str, str]]:
        return [
            (number, f"Version {number}, {date_format(local_day(version.published_at), 'j F Y')}")
            for number, version in self.versions.items()
        ]

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            move = Move(cleaned["to"], cleaned["answer"], cleaned["told"])
            for sentence in obstacles_to_moving(self.states, move):
                self.add_error(
                    {"Answer": "answer", "On the page": "told"}.get(sentence.partition(":")[0], "to"), sentence
                )
        return cleaned

    @property
    def chosen_version(self):
        return self.versions.get(self.cleaned_data.get("version", ""))


class EditionForm(PlainForm):
    """A name and a day for the booklet as it stands."""

    name = forms.CharField(
        max_length=80,
        label="Name",
        help_text="What people will call it. For instance: Winter 2026",
        error_messages={"required": "Name: say what people will call it."},
    )
    dated = forms.DateField(
        label="Date",
        help_text="The day printed on it, from which it is the one in use.",
        widget=DayInput,
        error_messages={"required": "Date: choose a day.", "invalid": "Date: write it like 2026-11-23."},
    )

    def say(self, reasons: list[str]) -> None:
        """Put each reason where it belongs, by the word it begins with."""
        for reason in reasons:
            field = {"Name": "name", "Date": "dated"}.get(reason.partition(":")[0])
            self.add_error(field, reason)


class CriterionForm(PlainForm):
    """What is ours to write about a criterion: the licensed text, and how much our records can say."""

    licensed_wording = forms.CharField(
        required=False,
        max_length=4000,
        label="Licensed wording",
        help_text="Paste the official text if your organisation has a licence for it. Leave it empty otherwise.",
        widget=forms.Textarea,
    )
    strength = forms.ChoiceField(
        choices=Strength.choices,
        label="What our records can say",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how much this site’s records can say."},
    )


class BookletFileForm(PlainForm):
    """A Word file to read."""

    file = forms.FileField(
        label="Word document",
        help_text="A .docx file of at most 20 MB. Headings for chapters and standards, and under each a list of what "
        "to do and what not to do.",
        error_messages={"required": "Choose a Word document.", "empty": "The file is empty. Choose another."},
    )
