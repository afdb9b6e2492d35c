"""What Wagtail tells us: a page has been published, by a click, by a second reader or by the clock."""

from django.utils import timezone

from standards.actions import freeze_version
from standards.queries import publisher_of


def page_published(sender, instance, revision, **kwargs):
    """Freeze the words in the transaction that publishes them. Wagtail also says «published» of what is only scheduled."""
    if instance.live:
        freeze_version(page=instance, by=publisher_of(revision), now=timezone.now())
