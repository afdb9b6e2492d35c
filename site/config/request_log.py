"""A line for each answer: how long, how it went, for whose key. Never a query string, never a link's secret."""

import logging
import re
import time
import uuid

from config.logs import request_id

logger = logging.getLogger("request")

# Path parts that open something by themselves: long random text, such as a reset key or an assessor's link.
SECRET = re.compile(r"[A-Za-z0-9_\-:=.]{20,}")
KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def request_log(get_response):
    def middleware(request):
        request.id = uuid.uuid4().hex
        token = request_id.set(request.id)
        began = time.perf_counter()
        try:
            response = get_response(request)
            _note(request, response, began)
        finally:
            request_id.reset(token)
        response.headers["X-Request-Id"] = request.id
        return response

    return middleware


def _note(request, response, began: float) -> None:
    if request.path.startswith(("/static/", "/livez", "/readyz")) and response.status_code < 400:
        return
    logger.info(
        "request",
        extra={
            "event": "request",
            "method": request.method,
            "path": safe_path(request.path),
            "status": response.status_code,
            "milliseconds": round((time.perf_counter() - began) * 1000),
            "person": _person_key(request),
        },
    )


def safe_path(path: str) -> str:
    """The path with every part that could be a secret starred; the keys of our own rows may stay."""
    return "/".join("*" if SECRET.fullmatch(part) and not KEY.fullmatch(part) else part for part in path.split("/"))


def _person_key(request) -> str:
    # Only what the view already asked for: a log line must not cost a query.
    user = request.__dict__.get("_cached_user")
    known = user is not None and user.is_authenticated and "person" in user._state.fields_cache
    return str(user.person.key) if known else ""
