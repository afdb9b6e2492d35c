"""Headers on every answer, static files and errors included, and the nonce that lets our own scripts run.

Django 6 brings a CSP of its own; until we are there, these forty lines are the smaller dependency.
"""

import secrets
from contextvars import ContextVar

from django.conf import settings

# Wagtail draws some scripts from widgets, which know no request; a context variable reaches them.
_nonce: ContextVar[str] = ContextVar("csp_nonce", default="")

PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"

_EVERYWHERE = (
    "default-src 'none'; connect-src 'self'; font-src 'self'; manifest-src 'self'; media-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; "
)
PUBLIC = _EVERYWHERE + "script-src 'self' 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; frame-ancestors {by}"
# Draft.js, the rich text editor, writes style attributes. Previews and choosers are frames of our own.
ADMIN = _EVERYWHERE + (
    "script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "frame-src 'self'; child-src 'self' blob:; worker-src 'self' blob:; frame-ancestors 'self'"
)
FILE = "default-src 'none'; frame-ancestors 'none'"


def current_nonce() -> str:
    return _nonce.get()


def security_headers(get_response):
    def middleware(request):
        token = _nonce.set(secrets.token_urlsafe(16))
        request.csp_nonce = current_nonce()
        try:
            response = get_response(request)
        finally:
            _nonce.reset(token)
        response.headers.setdefault("Content-Security-Policy", _policy(request))
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", settings.SECURE_REFERRER_POLICY)
        response.headers.setdefault("Cross-Origin-Opener-Policy", settings.SECURE_CROSS_ORIGIN_OPENER_POLICY)
        if _is_personal(request):
            response.headers["Cache-Control"] = "no-store, private"
        return response

    return middleware


def _policy(request) -> str:
    if request.path.startswith(settings.STATIC_URL):
        return FILE
    if request.path.startswith("/admin/"):
        return ADMIN.format(nonce=request.csp_nonce)
    # A draft is previewed inside the admin, in a frame.
    by = "'self'" if getattr(request, "is_preview", False) else "'none'"
    return PUBLIC.format(nonce=request.csp_nonce, by=by)


def _is_personal(request) -> bool:
    """Whether the answer was made for somebody: a signed-in person, or a session that is about to be one."""
    user = getattr(request, "user", None)
    return user is not None and (user.is_authenticated or bool(request.session.session_key))
