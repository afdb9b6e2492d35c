"""How the booklet is edited in Wagtail: the fields in page order, each with a sentence and an example."""

from django import forms
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput

from standards import rules, wording
from standards.models.files import with_files
from standards.models.versions import StandardVersion

TITLE = FieldPanel("title", help_text="What you do, in at most five words. For instance: Answering the phone")

BOOKLET_PANELS = [
    FieldPanel("title", help_text="What the whole booklet is called. For instance: Standards"),
    FieldPanel("intro", help_text="One sentence on who it is for. For instance: How we look after our customers"),
    FieldPanel("is_open"),
]

CHAPTER_PANELS = [
    FieldPanel("title", help_text="One or two words, as on a tile. For instance: Face to face"),
    FieldPanel("key", required_on_save=True, help_text="Begins the key of each of its standards. For instance: PHONE"),
    FieldPanel("icon", help_text="The picture on its tile. For instance: phone"),
    FieldPanel(
        "intro",
        help_text="One sentence on what it is about and for whom. "
        "For instance: How we answer and return calls, for anyone with a phone",
    ),
]

PROMISE = MultiFieldPanel(
    [
        FieldPanel(
            "promise_heading", help_text="Names the people it is made to. For instance: What we promise callers"
        ),
        FieldPanel(
            "promise",
            widget=AdminAutoHeightTextInput,
            help_text="One sentence of at most 25 words that a customer could read aloud, with a number or a name "
            "in it. For instance: A person answers within 20 seconds and tells you their name.",
        ),
    ],
    heading="Promise",
)

TARGETS = InlinePanel(
    "targets",
    label="Target",
    heading="Targets",
    max_num=3,
    help_text="The part of the promise that can be counted. "
    "For instance: 8 in 10 calls answered within 20 seconds is calls, answered, a share within, 20, seconds, 80.",
    panels=[
        FieldPanel("key", help_text="Short and permanent, since questions cite it. For instance: answer"),
        FieldRowPanel(
            [
                FieldPanel("what", help_text="What is counted, as a plural. For instance: calls"),
                FieldPanel("done", help_text="What happens to them, without the time. For instance: answered"),
            ]
        ),
        FieldPanel("measure", help_text="How it is counted. For instance: a share within"),
        FieldRowPanel(
            [
                FieldPanel("value", help_text="The number. For instance: 20"),
                FieldPanel("unit", help_text="What the number counts. For instance: seconds"),
                FieldPanel("percent", help_text="How many in 100, for a share. For instance: 80"),
            ]
        ),
        FieldRowPanel(
            [
                FieldPanel("clock_starts", help_text="For instance: when the phone first rings"),
                FieldPanel("calendar", help_text="Which days count. For instance: while we are open"),
            ]
        ),
        FieldRowPanel(
            [
                FieldPanel("channel", help_text="How people reach us here. For instance: phone"),
                FieldPanel("statutory"),
                FieldPanel("effective_from", help_text="The first day it holds. For instance: 1 April 2026"),
            ]
        ),
    ],
)

COVERS = MultiFieldPanel(
    [
        FieldPanel("covers", help_text="Whom or what it covers, in a few words. For instance: Every number"),
        FieldPanel(
            "covers_detail",
            help_text="Reads on from that. For instance: we publish, mobiles and shared lines too",
        ),
    ],
    heading="Who it covers",
)

BODY = FieldPanel(
    "body",
    heading="Do, don’t, and the rest of the page",
    help_text="In this order: do, don’t, what it sounds like, get help now. "
    "For instance, under do: give your first name and your team when you pick up",
)

OWNERS = MultiFieldPanel(
    [
        FieldPanel("owner_role", help_text="The job that owns it, not a name. For instance: Head of Customer Services"),
        FieldPanel("deputy_role", help_text="Who owns it when they are away. For instance: Customer Services Manager"),
        FieldPanel(
            "owner_email",
            heading="Owner’s mailbox",
            help_text="Reminders of its check go here; a shared one outlives people. "
            "For instance: customer.services@westerby.example",
        ),
        FieldPanel("checked_by", help_text="The team that checks the words. For instance: Customer Services"),
        FieldRowPanel(
            [
                FieldPanel("checked_on", heading="Last checked", help_text="For instance: 9 November 2026"),
                FieldPanel("next_check_on", heading="Next check", help_text="For instance: 9 May 2027"),
            ]
        ),
    ],
    heading="Who looks after it",
)

FINDING = MultiFieldPanel(
    [
        FieldPanel(
            "search_words",
            help_text="Words that colleagues would type and the page doesn’t use. "
            "For instance: ring, voicemail, hunt group",
        ),
        FieldPanel(
            "criteria",
            heading="Evidence towards",
            widget=forms.CheckboxSelectMultiple,
            help_text="The elements of the mark that keeping this standard helps to show. "
            "For instance: 5.1.1 Times we promise for every way to reach us",
        ),
    ],
    heading="Search and evidence",
    classname="collapsed",
)

CHANGE = MultiFieldPanel(
    [
        HelpPanel(
            "<p>You are asked this with what it leads to when you choose “See what it changes, and send it” "
            "(of a new standard: “See what it leads to, and send it”); the "
            "answer then stands here. "
            "<b>Editorial</b>: a typo or a link; nobody is told. "
            "<b>Clarifying</b>: the same promise, said better; the change is shown. "
            "<b>Material</b>: people must do something differently; those it touches are asked about the change. "
            "The first version needs only the reason; the same page says whom it reaches.</p>"
        ),
        FieldPanel(
            "change",
            heading="Kind of change",
            widget=forms.RadioSelect,
            help_text="How much changes for colleagues. For instance: material, when 24 hours becomes the same day",
        ),
        FieldPanel(
            "change_reason",
            heading="Why",
            widget=AdminAutoHeightTextInput,
            help_text="One sentence that colleagues will read. "
            "For instance: Callers told us a day is too long to wait for a call back",
        ),
    ],
    heading="What kind of change is this, and why?",
)

STANDARD_PANELS = [
    TITLE,
    FieldPanel("key", required_on_save=True, help_text="Permanent once published. For instance: PHONE-1"),
    PROMISE,
    TARGETS,
    COVERS,
    BODY,
    OWNERS,
    FINDING,
    CHANGE,
]


class SecondReaderForm(WagtailAdminPageForm):
    """Nobody approves or publishes in the same step as they change words."""

    def clean(self):
        cleaned = super().clean()
        if self._is_publishing() and self.instance.pk and self.says_something_new():
            self.add_error(
                None,
                "You changed this page just now, so somebody else reads and publishes it. "
                "Save it as a draft, or send it to another reader.",
            )
        return cleaned

    def says_something_new(self) -> bool:
        """Whether the browser sent other words than the draft has; a comment is no change."""
        return bool(self.changed_data)

    def _is_publishing(self) -> bool:
        approves = "action-workflow-action" in self.data and self.data.get("workflow-action-name") == "approve"
        return "action-publish" in self.data or approves

    def _is_sending_back(self) -> bool:
        return "action-workflow-action" in self.data and self.data.get("workflow-action-name") == "reject"


class ChapterForm(SecondReaderForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and StandardVersion.objects.filter(chapter_key=self.instance.key).exists():
            self.fields["key"].disabled = True
            self.fields["key"].help_text = "A standard of this chapter was published, so the key stays."


class StandardForm(SecondReaderForm):
    """Asks what must be there, and what kind of change it is, when a page is sent or published; drafts may wait."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.newest = self.instance.newest_version if self.instance.pk else None
        if self.newest and "key" in self.fields:
            self.fields["key"].disabled = True
            self.fields["key"].help_text = "The standard was published under this key, so it stays."

    def clean_key(self):
        key = self.cleaned_data["key"]
        chapter = self.parent_page.specific
        if not key.startswith(f"{chapter.key}-"):
            raise forms.ValidationError(f"Begin it with the chapter’s key: {chapter.key}-1, {chapter.key}-2 and so on.")
        return key

    def clean(self):
        cleaned = super().clean()
        if self.is_deferred_validation or self._is_sending_back() or self.errors or not self._targets_are_valid():
            return cleaned
        words = self._words(cleaned)
        for sentence in rules.obstacles_to_publishing(words):
            self.add_error(None, sentence)
        for sentence in rules.obstacles_to_changing(
            is_first=self.newest is None,
            is_changed=self.newest is not None and self.newest.digest != wording.digest(words),
            change=cleaned["change"],
            reason=cleaned["change_reason"],
        ):
            field, _, says = sentence.partition(": ")
            self.add_error("change" if field == "Kind of change" else "change_reason", says.capitalize())
        return cleaned

    def says_something_new(self) -> bool:
        if super().says_something_new():
            return True
        if self.errors or not self._targets_are_valid():
            return False
        # A target added since the last publication is in the draft without a number of its own, and to the form it
        # looks new each time; so the targets are compared by what they say.
        return self._words(self.cleaned_data) != self.instance.words()

    def _targets_are_valid(self) -> bool:
        return self.formsets["targets"].is_valid()

    def _words(self, cleaned) -> wording.Words:
        """What the page would say: as the browser sent it, before anything is saved."""
        rows = [form for form in self.formsets["targets"].ordered_forms if form.cleaned_data]
        fields = ("key", "title", "promise_heading", "promise", "covers", "covers_detail")
        return wording.snapshot(
            **{name: cleaned[name] for name in fields},
            chapter=self.parent_page.specific.key,
            targets=[{name: row.cleaned_data.get(name) for name in wording.TARGET_FIELDS} for row in rows],
            body=with_files(cleaned["body"].get_prep_value()),
        )
