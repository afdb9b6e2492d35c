"""Processor time of the server for each page, beside a bare Django page on the same server."""

import http.client
import itertools
import statistics
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

from bench.scratch import Site

ROUNDS = 3
WARM_UP = 20
TOKEN = "a" * 32  # a CSRF token is whatever the cookie says it is


@dataclass(frozen=True)
class Request:
    path: str
    session: str = ""
    form: dict[str, str] | None = None

    @property
    def headers(self) -> dict[str, str]:
        cookies = [f"csrf={TOKEN}"] + ([f"session={self.session}"] if self.session else [])
        return {
            "Cookie": "; ".join(cookies),
            "Accept-Encoding": "gzip",
            "Content-Type": "application/x-www-form-urlencoded",
        }

    @property
    def body(self) -> str | None:
        return None if self.form is None else urlencode({**self.form, "csrfmiddlewaretoken": TOKEN})

    @property
    def method(self) -> str:
        return "GET" if self.form is None else "POST"


@dataclass
class Case:
    """One kind of request. `most` is the figure to reach, in milliseconds."""

    name: str
    requests: Iterator[Request]
    status: int = 200
    most: int | None = None
    share: int = 1  # a round has this many times fewer of them, since there are only so many
    rounds: list[float] = field(default_factory=list)
    bytes: int = 0
    queries: int = 0


def measure(site: Site, *, requests: int) -> list[dict]:
    cases = _cases()
    for case in cases:
        # The first of each fills what Wagtail and Django remember, and opens the page for this person.
        case.queries = [_queries_of(next(case.requests), case.status) for _ in range(2)][-1]
        _round(site, case, WARM_UP)
    # Rounds go over all cases in turn, so that a busy minute on this machine hits each of them.
    for _ in range(ROUNDS):
        for case in cases:
            case.rounds.append(_round(site, case, requests // case.share))
    return _figures(cases)


def table(figures: list[dict]) -> str:
    lines = [f"{'':32}{'CPU ms':>8}{'at most':>9}{'× bare':>8}{'queries':>9}{'bytes':>9}"]
    for each in figures:
        most = "" if each["most"] is None else each["most"]
        late = "  over" if each["most"] is not None and each["cpu_ms"] > each["most"] else ""
        lines.append(
            f"{each['page']:32}{each['cpu_ms']:8.1f}{most:>9}{each['times_bare']:8.1f}{each['queries']:9}{each['bytes']:9}{late}"
        )
    return "\n".join(lines)


def _cases() -> list[Case]:
    from bench import organisation  # noqa: PLC0415, needs Django
    from quizzes.models import Quiz  # noqa: PLC0415
    from standards.models import StandardPage  # noqa: PLC0415

    manager = organisation.busiest_manager()
    staff = organisation.staff_of(manager)
    session = organisation.session_of(staff)
    standard = StandardPage.objects.live().order_by("path").first().get_url_parts()[2]
    attempt = organisation.attempt_of(staff, Quiz.objects.order_by("pk").first())
    item = attempt.items.filter(answered_at=None).order_by("slot").first()
    fresh = organisation.fresh_attempts()
    return [
        Case("Bare page", itertools.repeat(Request("/bare/"))),
        Case("Standard", itertools.repeat(Request(standard, session)), most=15),
        Case("Home", itertools.repeat(Request("/", session)), most=15),
        Case("Question", itertools.repeat(Request(_address(item), session))),
        Case("Team", itertools.repeat(Request("/team/", organisation.session_of(manager)))),
        Case("One answer saved", _answers(fresh), status=302, most=12, share=4),
        Case("The last answer of a check", _last_answers(fresh), status=302, share=4),
    ]


def _address(item) -> str:
    return f"{item.attempt.get_absolute_url()}questions/{item.slot}/"


def _answers(attempts: Iterator) -> Iterator[Request]:
    """Every answer of an attempt but the last, in order."""
    from bench import organisation  # noqa: PLC0415, needs Django

    for attempt in attempts:
        session = organisation.session_of(attempt.person)
        for item in list(attempt.items.order_by("slot"))[:-1]:
            yield _answer_to(item, session)


def _last_answers(attempts: Iterator) -> Iterator[Request]:
    """The last answer of an attempt, the others given beforehand: it finishes the check and makes the records."""
    from bench import organisation  # noqa: PLC0415, needs Django

    for attempt in attempts:
        *others, last = attempt.items.order_by("slot")
        for item in others:
            organisation.answer(item)
        yield _answer_to(last, organisation.session_of(attempt.person))


def _answer_to(item, session: str) -> Request:
    return Request(_address(item), session, {"answer": item.choice_order[0][0]})


def _round(site: Site, case: Case, requests: int) -> float:
    """Milliseconds of processor time for one request, over as many as there are."""
    ready = list(itertools.islice(case.requests, requests))
    # The server drops a connection that idles, so each round has its own.
    connection = http.client.HTTPConnection(site.host, site.port)
    before = site.cpu()
    for request in ready:
        case.bytes = _answer(connection, request, case.status)
    return 1000 * (site.cpu() - before) / len(ready)


def _answer(connection: http.client.HTTPConnection, request: Request, status: int) -> int:
    connection.request(request.method, request.path, request.body, request.headers)
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != status:
        raise SystemExit(f"{request.method} {request.path} answered {answer.status}, not {status}.")
    return len(body)


def _queries_of(request: Request, status: int) -> int:
    """How often the page asks the database, counted in this process, where counting costs the server nothing."""
    from django.conf import settings  # noqa: PLC0415, needs Django
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    asked = []

    def count(execute, sql, params, many, context):
        asked.append(sql)
        return execute(sql, params, many, context)

    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    client.cookies[settings.SESSION_COOKIE_NAME] = request.session
    with connection.execute_wrapper(count):
        answer = client.generic(request.method, request.path, request.body or "", request.headers["Content-Type"])
    if answer.status_code != status:
        raise SystemExit(f"{request.method} {request.path} answered {answer.status_code}, not {status}.")
    return len(asked)


def _figures(cases: list[Case]) -> list[dict]:
    bare = statistics.median(cases[0].rounds)
    return [
        {
            "page": case.name,
            "cpu_ms": round(statistics.median(case.rounds), 2),
            "most": case.most,
            "times_bare": round(statistics.median(case.rounds) / bare, 2),
            "queries": case.queries,
            "bytes": case.bytes,
            "rounds_ms": [round(each, 2) for each in case.rounds],
        }
        for case in cases
    ]
