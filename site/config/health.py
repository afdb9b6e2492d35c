"""Two addresses for machines: is the process alive, and may it have traffic. They say no more than that."""

import logging

from django.http import HttpResponse

from config.readiness import complaints

logger = logging.getLogger("health")


def health(get_response):
    """A middleware rather than two views, so that a probe by IP address meets no host, session or language."""

    def middleware(request):
        answer = ANSWERS.get(request.path)
        return answer() if answer else get_response(request)

    return middleware


def livez() -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})


def readyz() -> HttpResponse:
    found = complaints()
    for name, complaint in found.items():
        logger.error(complaint, extra={"event": "readiness.failed", "check": name})
    return HttpResponse(
        "not ready\n" if found else "ok\n",
        status=503 if found else 200,
        content_type="text/plain",
        headers={"Cache-Control": "no-store"},
    )


ANSWERS = {"/livez": livez, "/readyz": readyz}
