"""What a standard's page costs a phone, as the browser counts what comes over the wire."""

import gzip

FIRST_VISIT, AFTER = 100_000, 15_000
PACKED = (".css", ".js", ".svg")


def test_a_standard_weighs_little_at_first_and_next_to_nothing_after(world, browse):
    page = browse(world.una, to="/livez")
    addresses = list(world.urls.values())

    first_visit = weigh(page, addresses[0])
    after = [weigh(page, address) for address in addresses]

    assert {url.rpartition(".")[2] for url in first_visit} >= {"css", "js", "woff2"}
    assert sum(first_visit.values()) < FIRST_VISIT, first_visit
    assert max(sum(each.values()) for each in after) < AFTER, after


def weigh(page, address) -> dict[str, int]:
    """The bytes of everything that comes for a page, by address.

    The server of tests sends static files as they lie; the real one packs them once, when they are collected.
    """
    came = []

    def note(response):
        came.append(response)

    page.on("response", note)
    page.goto(address, wait_until="networkidle")
    page.remove_listener("response", note)
    return {each.url: _bytes(each) for each in came}


def _bytes(response) -> int:
    body = response.request.sizes()["responseBodySize"]
    return len(gzip.compress(response.body())) if response.url.endswith(PACKED) and body else body
