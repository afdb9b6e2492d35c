"""How long it takes to make each printed piece from the words in force, and whether making it twice gives equal bytes."""

import time

from bench.scratch import Site

ROUNDS = 5
# What each may take at most, in seconds.
MOST = {"booklet": 3.0, "large-print": 3.0}
MOST_OTHERS = 0.5


def measure(site: Site) -> dict:
    from home.printing import Order, job_of  # noqa: PLC0415, needs Django
    from standards.documents.pieces import PIECES  # noqa: PLC0415
    from standards.documents.words import booklet_in_force  # noqa: PLC0415

    versions = booklet_in_force().versions
    orders = [Order(piece, versions[0].standard_key if piece.of_one_standard else "") for piece in PIECES.values()]
    return {"standards": len(versions), "pieces": [_piece(order, job_of) for order in orders]}


def table(figures: dict) -> str:
    lines = [f"{figures['standards']} standards; the slowest of {ROUNDS}, from asking the database to the last byte"]
    lines += [
        f"{piece['seconds']:>7.3f} s, at most {piece['most']:g}  {piece['bytes'] / 1000:>6.0f} kB {piece['pages']:>3} pages  "
        f"{piece['name']}{'' if piece['is_same'] else ', NOT THE SAME BYTES TWICE'}"
        for piece in figures["pieces"]
    ]
    return "\n".join(lines)


def _piece(order, job_of) -> dict:
    from standards.documents.making import make  # noqa: PLC0415

    seconds, papers = [], []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        papers.append(make(job_of(order)))
        seconds.append(time.perf_counter() - began)
    return {
        "name": order.piece.slug,
        "seconds": round(max(seconds), 3),
        "most": MOST.get(order.piece.slug, MOST_OTHERS),
        "bytes": len(papers[0].content),
        "pages": papers[0].pages,
        "is_same": len({paper.content for paper in papers}) == 1,
    }
