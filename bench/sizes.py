"""What a standard's page weighs on the wire, compressed: on the first visit with everything it loads, and after."""

import http.client
import re

from bench.scratch import Site

FIRST_VISIT, REPEAT = 100_000, 15_000
LINKED = re.compile(r'<link[^>]+href="([^"]+)"|<script[^>]+src="([^"]+)"|<img[^>]+src="([^"]+)"')
IMPORTED = re.compile(r"""url\(["']?([^"')]+)|\bfrom\s*["']([^"']+)|^import\s*["']([^"']+)""", re.MULTILINE)


def measure(site: Site) -> dict:
    from bench import organisation  # noqa: PLC0415, needs Django
    from standards.models import StandardPage  # noqa: PLC0415

    session = organisation.session_of(organisation.staff_of(organisation.busiest_manager()))
    standards = [page.get_url_parts()[2] for page in StandardPage.objects.live().order_by("path")]
    pages = {path: _weight(site, path, session) for path in standards}
    path = max(pages, key=lambda each: sum(pages[each].values()))
    parts = pages[path]
    return {"page": path, "parts": parts, "first_visit": sum(parts.values()), "repeat": parts[path]}


def table(figures: dict) -> str:
    lines = [f"The heaviest of the standards: {figures['page']}"]
    lines += [f"{size:>9}  {path}" for path, size in figures["parts"].items()]
    lines += [
        f"{figures['first_visit']:>9}  first visit, at most {FIRST_VISIT}",
        f"{figures['repeat']:>9}  after that, at most {REPEAT}",
    ]
    return "\n".join(lines)


def _weight(site: Site, path: str, session: str) -> dict[str, int]:
    """Bytes of the page and of everything it loads, by address."""
    weights, waiting = {}, [path]
    while waiting:
        address = waiting.pop(0)
        if address in weights:
            continue
        weights[address], text = _fetch(site, address, session)
        found = ["".join(each) for each in (LINKED if address == path else IMPORTED).findall(text)]
        waiting += [_beside(address, each) for each in found if not each.startswith(("#", "data:"))]
    return weights


def _fetch(site: Site, address: str, session: str) -> tuple[int, str]:
    """How many bytes came over the wire, and the text they hold."""
    weighed = _get(site, address, session, "gzip")
    return len(weighed), _get(site, address, session, "identity").decode(errors="ignore")


def _get(site: Site, address: str, session: str, encoding: str) -> bytes:
    connection = http.client.HTTPConnection(site.host, site.port)
    connection.request("GET", address, headers={"Cookie": f"session={session}", "Accept-Encoding": encoding})
    answer = connection.getresponse()
    if answer.status != 200:
        raise SystemExit(f"{address} answered {answer.status}.")
    return answer.read()


def _beside(address: str, found: str) -> str:
    """An address as a style sheet or script means it: from the folder it stands in."""
    parts = [] if found.startswith("/") else address.split("/")[:-1]
    for part in found.partition("#")[0].split("/"):
        parts = parts[:-1] if part == ".." else parts if part == "." else [*parts, part]
    return "/".join(parts)
