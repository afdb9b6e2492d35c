"""What people see when something is refused or broken: a plain sentence, and their words kept where they had written some."""

import logging

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.html import format_html, format_html_join

logger = logging.getLogger("request")

# A page that was open too long gives back at most this much of what was written in it.
MOST_WORDS = 20_000
NEVER_SHOWN = ("password", "csrf", "token", "code", "secret", "credential")


def plain_errors(get_response):
    """Turn away a body that is too big before anybody reads it, and show in the demo the pages people really see.

    With debug on, Django would show its own pages with code; the demo runs with debug on and is looked at by people.
    """

    def middleware(request):
        return _page(request, 413) if _is_too_big(request) else get_response(request)

    middleware.process_exception = _page_for
    return middleware


def no_such_page(request):
    """The last address of all, so that an unknown one is an error of a view, which the demo can show plainly."""
    raise Http404


def bad_request(request, exception=None):
    if isinstance(exception, RequestDataTooBig):
        return _page(request, 413)
    return _page(request, 400)


def permission_denied(request, exception=None):
    return _page(request, 403)


def page_not_found(request, exception=None):
    return _page(request, 404)


def server_error(request):
    return _page(request, 500)


def stale_form(request, reason=""):
    """The form's token no longer fits: usually a page left open too long. Nothing typed in it is lost."""
    return _page(request, 403, template="stale_form", words=_words(request))


def _is_too_big(request) -> bool:
    length = int(request.META.get("CONTENT_LENGTH") or 0)
    with_files = request.content_type == "multipart/form-data"
    return length > (settings.BODY_WITH_FILES_MAX if with_files else settings.DATA_UPLOAD_MAX_MEMORY_SIZE)


def _page_for(request, exception) -> HttpResponse | None:
    if not settings.DEMO:
        return None
    for kind, page in _PAGES.items():
        if isinstance(exception, kind):
            return page(request, exception)
    logger.error("view failed", exc_info=exception, extra={"event": "request.failed"})
    return server_error(request)


_PAGES = {Http404: page_not_found, PermissionDenied: permission_denied, SuspiciousOperation: bad_request}

_SENTENCES = {
    400: ("That did not work", "The page could not read what was sent. Go back and try again."),
    403: ("You cannot open this page", "It is for people with another role. If you need it, ask your manager."),
    404: ("Page not found", "If you typed the address, check it. If you followed a link, it may be old."),
    413: (
        "That is too much to send at once",
        "Shorten what you wrote or choose a smaller file. Go back to find your words.",
    ),
    500: ("Sorry, something went wrong", "What was saved before is safe. Try again in a few minutes."),
    "stale_form": (
        "This page was open too long",
        "For your safety we did not accept it. Go back, reload the page and send it again. What you wrote is below.",
    ),
}


def _page(request, status: int, *, template: str = "", **context) -> HttpResponse:
    title, sentence = _SENTENCES[template or status]
    context |= {"title": title, "sentence": sentence, "status": status, "code": getattr(request, "id", "")[:8]}
    name = f"errors/{template or status}.html"
    try:
        get_template(name)
        return render(request, name, context, status=status)
    except Exception:
        # The page about an error must come whatever is broken: the database, a template, the session.
        if status != 500 and not _is_missing(name):
            raise
        return HttpResponse(_bare(title, sentence, context.get("words", [])), status=status)


def _is_missing(name: str) -> bool:
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return True
    return False


def _bare(title: str, sentence: str, words: list[str]) -> str:
    return format_html(
        '<!doctype html><html lang="en-GB"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>{}</title>'
        '<main><h1>{}</h1><p>{}</p>{}<p><a href="/">Go to the start</a></p></main></html>',
        title,
        title,
        sentence,
        format_html_join("", "<blockquote>{}</blockquote>", ((each,) for each in words)),
    )


def _words(request) -> list[str]:
    """What the person wrote, without anything that is a secret or a machine's own."""
    try:
        fields = request.POST.items()
    except RequestDataTooBig:
        return []
    written = [
        value for name, value in fields if value.strip() and not any(each in name.lower() for each in NEVER_SHOWN)
    ]
    return written if sum(map(len, written)) <= MOST_WORDS else []
