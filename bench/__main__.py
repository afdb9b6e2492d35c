"""`./run bench [speed|sizes|print|change|import|questions|formats|attempt|cold-start]`."""

import argparse
import json
import sys

from bench import attempting, changing, cold_start, formats, importing, printing, questions, scratch, sizes, speed

LOCAL = "postgres://postgres@127.0.0.1:5432/postgres"


def main() -> None:
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    kinds = ["speed", "sizes", "print", "change", "import", "questions", "formats", "attempt", "cold-start"]
    parser.add_argument("what", nargs="?", choices=kinds, default="speed")
    parser.add_argument("--database", default=LOCAL, help="a PostgreSQL server to make a scratch database on")
    parser.add_argument(
        "--people", type=int, default=0, help="this many more people than the demo has, in teams of ten"
    )
    parser.add_argument("--requests", type=int, default=200, help="in each of three rounds")
    parser.add_argument("--attempts", type=int, default=100_000, help="stored before an attempt is measured")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    if asked.what == "cold-start":
        figures, table = cold_start.measure(), cold_start.table
    elif asked.what == "formats":
        figures, table = formats.measure(), formats.table
    elif asked.what == "questions":
        figures, table = questions.measure(asked.database), questions.table
    else:
        with scratch.site(asked.database, people=0 if asked.what == "change" else asked.people) as site:
            if asked.what == "sizes":
                figures, table = sizes.measure(site), sizes.table
            elif asked.what == "print":
                figures, table = printing.measure(site), printing.table
            elif asked.what == "import":
                figures, table = importing.measure(site), importing.table
            elif asked.what == "attempt":
                figures, table = attempting.measure(site, stored=asked.attempts), attempting.table
            elif asked.what == "change":
                figures, table = changing.measure(site, people=asked.people), changing.table
            else:
                figures, table = speed.measure(site, requests=asked.requests), speed.table
    print(json.dumps(figures, indent=2) if asked.json else table(figures))


if __name__ == "__main__":
    sys.exit(main())
