"""The blocks of a standard's page. Do and don't are structured lines with an identity each, so that a
question, a card or a change note can cite one line; the identity is the list item's own id."""

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock


class DoBlock(blocks.StructBlock):
    """What a colleague would see you do. Each line starts with a verb."""

    lines = blocks.ListBlock(
        blocks.CharBlock(max_length=140, label="Line"),
        min_num=1,
        max_num=8,
        help_text="Four to six lines that start with a verb. For instance: give your first name and your team",
    )

    class Meta:
        icon = "tick"
        label = "Do"


class DontBlock(blocks.StructBlock):
    """What we do not do. Each line begins «do not»."""

    lines = blocks.ListBlock(
        blocks.CharBlock(max_length=140, label="Line"),
        min_num=1,
        max_num=6,
        help_text="Two to four lines that begin “do not”. "
        "For instance: do not transfer a call without speaking to a person first",
    )

    class Meta:
        icon = "cross"
        label = "Don’t"


class TurnBlock(blocks.StructBlock):
    who = blocks.CharBlock(max_length=60, help_text="For instance: Mrs Okafor")
    side = blocks.ChoiceBlock(choices=[("customer", "Customer"), ("staff", "Us")])
    says = blocks.TextBlock(rows=2, help_text="For instance: I’ll ring Repairs with you on the line")
    why = blocks.CharBlock(
        max_length=120, required=False, help_text="Why this helps, for the margin. For instance: No blind transfer"
    )

    class Meta:
        label = "Turn"


class ConversationBlock(blocks.StructBlock):
    intro = blocks.CharBlock(
        max_length=200, help_text="The situation in one sentence. For instance: It’s 4:50pm and the heating is off"
    )
    turns = blocks.ListBlock(TurnBlock(), min_num=2, max_num=8)

    class Meta:
        icon = "comment"
        label = "What it sounds like"


class StepsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=80, help_text="For instance: At the door")
    steps = blocks.ListBlock(
        blocks.CharBlock(max_length=200, label="Step"),
        min_num=2,
        help_text="In order. For instance: Show your badge before you speak",
    )

    class Meta:
        icon = "list-ol"
        label = "Steps"


class KeyFactBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=80, help_text="For instance: One call in four")
    text = blocks.TextBlock(rows=3, help_text="What it means, in a sentence or two. For instance: They ring again")

    class Meta:
        icon = "info-circle"
        label = "Key fact"


class GetHelpBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=100, help_text="Ends “if:”. For instance: Get the duty manager now if:")
    when = blocks.ListBlock(
        blocks.CharBlock(max_length=160, label="When"),
        min_num=1,
        max_num=3,
        help_text="Two or three lines. For instance: someone may be hurt",
    )
    call = blocks.CharBlock(max_length=120, help_text="Whom to call. For instance: Extension 5555, day or night.")
    more = blocks.CharBlock(
        max_length=160, required=False, help_text="One more sentence. For instance: You can put the caller on hold."
    )

    class Meta:
        icon = "warning"
        label = "Get help now"


class QuotationBlock(blocks.StructBlock):
    """What a customer said, in their own words."""

    text = blocks.TextBlock(
        rows=2, help_text="Their words, without quotation marks. For instance: She stayed on the line until he came"
    )
    who = blocks.CharBlock(
        max_length=120, help_text="Who and when, without a name. For instance: Caller to Housing, May 2026"
    )

    class Meta:
        icon = "openquote"
        label = "Quotation from a customer"


class PictureBlock(blocks.StructBlock):
    image = ImageBlock(
        label="Picture",
        help_text="Say in the alternative text what matters in it, or tick decorative. "
        "For instance: A badge on a blue lanyard, photograph outwards",
    )
    caption = blocks.CharBlock(
        max_length=160, required=False, help_text="Shown under it. For instance: The badge, as a resident sees it"
    )

    class Meta:
        icon = "image"
        label = "Picture"


class VideoBlock(blocks.StructBlock):
    """A film kept here, or the address of one kept elsewhere: nothing from another host is put into our page."""

    title = blocks.CharBlock(
        max_length=120, help_text="What it shows and how long. For instance: At the door, 40 seconds"
    )
    file = DocumentChooserBlock(required=False, help_text="An MP4 or WebM file. For instance: doorstep.mp4")
    captions = DocumentChooserBlock(required=False, help_text="A WebVTT file. For instance: doorstep.vtt")
    link = blocks.URLBlock(
        required=False,
        help_text="Or its address elsewhere, which opens in place of our page. For instance: https://films.example/door",
    )
    transcript = blocks.TextBlock(
        rows=6,
        help_text="Everything that is said, and what matters in the picture. "
        "For instance: Dev: Good morning, Mrs Khan. I’m Dev, from Repairs.",
    )

    def clean(self, value):
        cleaned = super().clean(value)
        if not self.is_deferred_validation and bool(cleaned.get("file")) == bool(cleaned.get("link")):
            sentence = "Choose a file or give an address, one of the two."
            raise blocks.StructBlockValidationError(block_errors={"link": ValidationError(sentence)})
        return cleaned

    class Meta:
        icon = "media"
        label = "Video"


class DownloadBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=120, help_text="What they get. For instance: Visit record, one side of A4")
    file = DocumentChooserBlock(help_text="Its kind and size are printed beside it. For instance: visit-record.pdf")

    class Meta:
        icon = "download"
        label = "Download"


class StandardBody(blocks.StreamBlock):
    do = DoBlock()
    dont = DontBlock()
    conversation = ConversationBlock()
    key_fact = KeyFactBlock()
    steps = StepsBlock()
    quotation = QuotationBlock()
    picture = PictureBlock()
    video = VideoBlock()
    download = DownloadBlock()
    get_help = GetHelpBlock()

    class Meta:
        block_counts = {name: {"max_num": 1} for name in ("do", "dont", "conversation", "get_help")}
