"""Messages about the booklet."""

from django.core.mail import send_mail
from django.template.loader import render_to_string

from standards.models import StandardPage
from standards.models.looking_after import Nearness


def remind_of_check(*, page: StandardPage, nearness: Nearness) -> None:
    """Tell whoever owns a standard that its words are to be checked."""
    is_late = nearness == Nearness.LATE
    subject = f"{'Late' if is_late else 'Due soon'}: check “{page.title}”"
    facts = {"page": page, "is_late": is_late, "url": page.full_url}
    body = render_to_string("emails/check_reminder/body.txt", facts)
    send_mail(subject, body, None, [page.owner_email])
