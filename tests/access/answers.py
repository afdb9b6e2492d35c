"""Asking for an address as somebody, with nothing left changed, and saying in a word what came of it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client

WRITES = re.compile(r'^\s*(INSERT|UPDATE|DELETE|REPLACE|TRUNCATE)\b[^"]*"(?P<table>\w+)"', re.IGNORECASE)
WORDS = {
    200: "opens",
    401: "not signed in",
    400: "not understood",
    403: "refused",
    404: "not there",
    405: "no such way",
    500: "broken",
}
DOORS = {
    "/account/login/": "sign in",
    "/account/2fa/": "second factor",
    "/account/reauthenticate/": "sign in again",
    "/account/2fa/reauthenticate/": "sign in again",
    "/account/2fa/webauthn/reauthenticate/": "sign in again",
    "/account/password/reset/": "reset",
    "/": "front page",
}
# What differs from one answer to the next and says nothing about what was asked for.
PASSING = re.compile(r'nonce-?=?"?[\w-]{16,}|name="csrfmiddlewaretoken" value="\w+"|<code>\w{8}</code>|\b[0-9a-f]{8}\b')


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    outcome: str
    headers: dict[str, str]
    text: str = field(repr=False)
    writes: frozenset[str]
    url: str = ""

    def lasting_text(self, path: str) -> str:
        """What it says but for its own address and what is new each time."""
        return PASSING.sub("", self.text.replace(path, ""))


class Visitor:
    """Somebody with a session, or nobody. Every question begins from the same cookies."""

    def __init__(self, name: str, account=None):
        self.name = name
        client = Client()
        if account is not None:
            client.force_login(account)
        self._cookies = {name: morsel.value for name, morsel in client.cookies.items()}

    @classmethod
    def with_cookies(cls, name: str, cookies: SimpleCookie) -> "Visitor":
        visitor = cls(name)
        visitor._cookies = {key: morsel.value for key, morsel in cookies.items()}
        return visitor

    @property
    def jar(self) -> SimpleCookie:
        return SimpleCookie(self._cookies)

    def ask(self, path: str, method: str = "GET", data: dict | None = None) -> Answer:
        """Send one request and take back whatever it changed."""
        with undone():
            return self._send(path, method, data)

    @contextmanager
    def lasting(self, path: str, data: dict | None = None) -> Iterator[Answer]:
        """Post something, and have it hold inside the block."""
        with undone():
            yield self._send(path, "POST", data)

    def _send(self, path: str, method: str, data: dict | None) -> Answer:
        client = Client(raise_request_exception=False)
        client.cookies = self.jar
        cache.clear()
        with watching() as tables:
            response = getattr(client, method.lower())(path, data or {})
            content = b"".join(response.streaming_content) if response.streaming else response.content
        return Answer(
            status=response.status_code,
            outcome=outcome(response, path),
            headers=dict(response.headers),
            text=content.decode("utf-8", "replace"),
            writes=frozenset(tables),
            url=response.headers.get("Location", ""),
        )


def outcome(response, path: str) -> str:
    """One word for an answer, as matrix.toml uses it."""
    if response.status_code not in (301, 302, 303, 307, 308):
        return WORDS.get(response.status_code, str(response.status_code))
    to = urlsplit(response.headers["Location"])
    if to.netloc not in ("", "testserver"):
        return "leaves"
    # Wagtail sends whoever may not, but may enter, back to its first page with a sentence.
    if to.path == "/admin/" and path.startswith("/admin/"):
        return "refused"
    return DOORS.get(to.path, "moves on")


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def watching() -> Iterator[set[str]]:
    """The tables that anything was written to, even in vain."""
    tables = set()

    def watch(execute, sql, params, many, context):
        found = WRITES.match(sql)
        if found:
            tables.add(found["table"])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield tables
