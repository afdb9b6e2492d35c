"""The only reader of the environment: every variable, its type, its default and what it means.

A value may also stand in a file `.env` beside manage.py; the environment wins.
`.env.example` is written from this table and a test keeps the two equal.
"""

import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"

# Good enough to start a development site, refused anywhere else.
DEVELOPMENT_KEY = "development-only-and-refused-wherever-debug-is-off-0123456789"

_environ = environ.Env()
_environ.read_env(str(ROOT / ".env"))


@dataclass(frozen=True)
class Variable:
    """One line of the environment. `default` is what an absent or empty value means."""

    name: str
    kind: type
    default: Any
    meaning: str
    example: str = ""


VARIABLES = (
    Variable(
        "DEBUG",
        bool,
        False,
        "1 on a developer's machine: errors are shown with their code. Off everywhere else.",
    ),
    Variable(
        "DEMO",
        bool,
        False,
        "1 to sign in as anyone of the made-up organisation, without a password. Needs DEBUG=1 "
        "and the demo database; ./run sets both.",
    ),
    Variable(
        "SECRET_KEY",
        str,
        "",
        "Signs sessions and links. At least 50 random characters, kept out of the repository.",
    ),
    Variable(
        "SECRET_KEY_FALLBACKS",
        list,
        [],
        "Earlier values of SECRET_KEY, comma-separated, while sessions made with them still live.",
    ),
    Variable(
        "MFA_KEY",
        str,
        "",
        "Encrypts the seeds of one-time codes in the database. At least 50 random characters, "
        "other than SECRET_KEY. Losing it means every second factor must be set up again.",
    ),
    Variable(
        "SITE_URL",
        str,
        "",
        "Where people reach the site, such as https://standards.example.gov.uk. Links in messages "
        "begin with it, and its scheme decides whether cookies are for https only.",
    ),
    Variable(
        "ALLOWED_HOSTS",
        list,
        [],
        "Host names the site answers to, comma-separated. Never *.",
        "standards.example.gov.uk",
    ),
    Variable(
        "TRUSTED_PROXIES",
        int,
        0,
        "How many proxies of yours stand in front. Sign-in limits count the address the outermost "
        "one saw; 0 ignores X-Forwarded-For. With 1 or more, X-Forwarded-Proto is believed.",
    ),
    Variable(
        "DATABASE_URL",
        str,
        "",
        "postgres://user:password@host:5432/name or sqlite:////absolute/path. Empty means "
        "data/standard-bearer.sqlite3, or data/demo.sqlite3 in demo mode.",
    ),
    Variable(
        "DATABASE_POOL",
        int,
        8,
        "PostgreSQL connections one server process may hold.",
    ),
    Variable(
        "CACHE_URL",
        str,
        "dbcache://cache",
        "Where sign-in limits are counted: dbcache://cache (a table, made by createcachetable) or "
        "rediscache://host:6379/0. It must be shared by all processes.",
    ),
    Variable(
        "MEDIA_ROOT",
        str,
        "",
        "Folder for pictures and documents. Empty means data/media.",
    ),
    Variable(
        "EMAIL_URL",
        str,
        "",
        "smtp+tls://user:password@host:587 and the like. Empty with DEBUG=1 writes each message to data/outbox.",
    ),
    Variable(
        "EMAIL_FROM",
        str,
        "Standard Bearer <no-reply@localhost>",
        "Who messages are from.",
        "Our standards <standards@example.gov.uk>",
    ),
    Variable(
        "SSO_PROVIDERS",
        str,
        "",
        "Single sign-on by OpenID Connect, as JSON: a list of objects with provider_id, name, "
        "client_id, secret and settings.server_url. Empty means none.",
    ),
    Variable(
        "WEB_WORKERS",
        int,
        2,
        "Server processes. Times WEB_THREADS, they must fit the database's connections.",
    ),
    Variable("WEB_THREADS", int, 4, "Threads of each server process."),
    Variable("PORT", int, 8000, "Port the server listens on."),
    Variable(
        "BIND",
        str,
        "127.0.0.1",
        "Address the server listens on; 0.0.0.0 inside a container.",
    ),
    Variable(
        "TEST_DATABASE_URL",
        str,
        "",
        "Database the tests use instead of SQLite. ./run test runs them on both.",
    ),
)

_BY_NAME = {variable.name: variable for variable in VARIABLES}


def get(name: str) -> Any:
    """The value of a variable in its type; its default when absent or empty."""
    variable = _BY_NAME[name]
    text = _environ.ENVIRON.get(name, "").strip()
    if not text:
        return variable.default
    try:
        return _READERS[variable.kind](text)
    except (KeyError, ValueError):
        raise ImproperlyConfigured(
            f"{name} is «{text}», which is not {_KINDS[variable.kind]}. It means: {variable.meaning}"
        ) from None


def database(url: str) -> dict[str, Any]:
    """Django's settings for one database address."""
    return _environ.db_url_config(url)


def cache(url: str) -> dict[str, Any]:
    return _environ.cache_url_config(url)


def email(url: str) -> dict[str, Any]:
    return _environ.email_url_config(url)


def example() -> str:
    """The text of .env.example."""
    blocks = [
        "# Every variable Standard Bearer reads, once. Copy to .env and fill in what you need;",
        "# an empty value means the default. Made by: ./run manage env_example",
        "",
    ]
    for variable in VARIABLES:
        blocks += [f"# {line}" for line in _wrapped(variable.meaning)]
        blocks += [f"{variable.name}={variable.example or _shown(variable.default)}", ""]
    return "\n".join(blocks)


# A mistyped «flase» must not mean no, as it would to a lenient reader.
_YES_OR_NO = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
_READERS: dict[type, Callable[[str], Any]] = {
    bool: lambda text: _YES_OR_NO[text.lower()],
    int: int,
    list: lambda text: [part.strip() for part in text.split(",") if part.strip()],
    str: str,
}
_KINDS = {bool: "yes or no (1 or 0)", int: "a whole number", list: "a list", str: "text"}


def _shown(default: Any) -> str:
    if isinstance(default, bool):
        return "1" if default else "0"
    if isinstance(default, list):
        return ",".join(default)
    return str(default)


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, 96)
