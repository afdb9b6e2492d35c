"""What a browser may send to bring questions in from a file."""

from django import forms

from toolkit.forms import PlainForm

UTF8, WINDOWS = "", "windows-1252"
MOST_BYTES = 50_000_000


class QuestionFileForm(PlainForm):
    """A file of questions, and what they are about where they don’t say it."""

    file = forms.FileField(
        label="File of questions",
        help_text="Moodle XML of at most 50 MB; GIFT, Aiken or a table (.csv) of at most 5 MB; or an Excel workbook "
        "(.xlsx). Up to 2,000 questions.",
        error_messages={"required": "Choose a file.", "empty": "The file is empty. Choose another."},
    )
    standard = forms.ChoiceField(
        required=False,
        label="Standard",
        help_text="What the questions are about, where a question doesn’t name its own.",
    )
    encoding = forms.ChoiceField(
        required=False,
        label="How its letters are stored",
        choices=[(UTF8, "As usual (UTF-8, or what the file says)"), (WINDOWS, "Windows-1252")],
        help_text="Choose Windows-1252 only for an older file whose letters we couldn’t read, and look closely at "
        "quotes, dashes and £ signs.",
    )

    def __init__(self, data=None, files=None, *, standards):
        super().__init__(data, files)
        self.fields["standard"].choices = [("", "Each question says it"), *standards]

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError("The file has more than 50 MB. Split it, for instance by category.")
        return file
