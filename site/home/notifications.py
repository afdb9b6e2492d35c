"""Messages the front pages send."""

from django.core.mail import send_mail
from django.template.loader import render_to_string


def tell_something_is_wrong(*, page: str, what: str, to: str) -> None:
    """Pass on what somebody says is wrong with a page. Says nothing about who said it, so that anyone dares to."""
    if not to:
        return
    body = render_to_string("emails/something_wrong/body.txt", {"page": page, "what": what})
    send_mail("Something wrong on a page", body, None, [to])
