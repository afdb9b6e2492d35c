"""How long people wait for a page while a Word document is being read, beside how long they wait when none is."""

import http.client
import io
import itertools
import statistics
import threading
import time

from bench.scratch import Site
from bench.speed import Request

REQUESTS = 400
ROUNDS = 3
CHAPTERS, STANDARDS = 9, 12
MOST_MORE = 10  # per cent


def measure(site: Site) -> dict:
    """The 95th percentile of a standard's page in milliseconds, alone and beside imports that follow one another."""
    request = _request()
    _times(site, request, 50)
    document = _document()
    rounds = [(_times(site, request, REQUESTS), _beside(site, request, document)) for _ in range(ROUNDS)]
    alone, beside = (statistics.median(_p95(each) for each in column) for column in zip(*rounds, strict=True))
    return {
        "standards_in_the_file": CHAPTERS * STANDARDS,
        "p95_alone_ms": round(alone, 1),
        "p95_beside_ms": round(beside, 1),
        "more_percent": round(100 * (beside / alone - 1)),
    }


def table(figures: dict) -> str:
    late = "  over" if figures["more_percent"] > MOST_MORE else ""
    return (
        f"A standard's page, 95 of 100 within: {figures['p95_alone_ms']} ms alone, {figures['p95_beside_ms']} ms while "
        f"files of {figures['standards_in_the_file']} standards are read: {figures['more_percent']:+} %, "
        f"at most {MOST_MORE:+} %{late}"
    )


def _request() -> Request:
    from bench import organisation  # noqa: PLC0415, needs Django
    from standards.models import StandardPage  # noqa: PLC0415

    session = organisation.session_of(organisation.staff_of(organisation.busiest_manager()))
    return Request(StandardPage.objects.live().order_by("path").first().get_url_parts()[2], session)


def _beside(site: Site, request: Request, document: bytes) -> list[float]:
    from standards.importing.child import read_file  # noqa: PLC0415, needs Django

    is_over = threading.Event()

    def read() -> None:
        while not is_over.is_set():
            read_file("booklet.docx", document)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        return _times(site, request, REQUESTS)
    finally:
        is_over.set()
        reader.join()


def _times(site: Site, request: Request, number: int) -> list[float]:
    connection = http.client.HTTPConnection(site.host, site.port)
    return [_time(connection, each) for each in itertools.repeat(request, number)]


def _time(connection: http.client.HTTPConnection, request: Request) -> float:
    began = time.perf_counter()
    connection.request(request.method, request.path, headers=request.headers)
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise SystemExit(f"{request.path} answered {answer.status}.")
    return 1000 * (time.perf_counter() - began)


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _document() -> bytes:
    from docx import Document  # noqa: PLC0415

    document = Document()
    for chapter in range(1, CHAPTERS + 1):
        document.add_heading(f"Chapter {chapter}", 1)
        for standard in range(1, STANDARDS + 1):
            document.add_heading(f"Standard {chapter}.{standard}", 2)
            document.add_paragraph("A person answers within six rings and says who they are.")
            for heading in ("Do", "Don’t"):
                document.add_heading(heading, 3)
                for line in range(1, 6):
                    document.add_paragraph(f"say what happens next, and by when, number {line}", style="List Bullet")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
