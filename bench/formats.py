"""How long a bank of 2,000 questions takes to read, and how much memory, in the bounded process and beside the bank."""

import json
import resource
import subprocess
import sys
import time

from quizzes.formats import export, parse
from quizzes.formats.base import MOST_ITEMS
from quizzes.formats.template import EXAMPLES

WORDS = "<p>A customer <b>rings</b> about a missed collection &amp; asks when it will be made good.</p><p>What do you say?</p>"
ALONE = "import sys; from bench.formats import alone; alone(sys.argv[1])"


def bank() -> bytes:
    """As Moodle writes it: each question with markup, four choices and feedback to each."""
    choices = "".join(
        f'<answer fraction="{100 if number == 0 else 0}" format="html"><text><![CDATA[<p>I would do this first, number '
        f'{number}.</p>]]></text><feedback format="html"><text><![CDATA[{WORDS}]]></text></feedback></answer>'
        for number in range(4)
    )
    questions = (
        f'<question type="multichoice"><name><text>Question {number}</text></name><questiontext format="html"><text>'
        f"<![CDATA[{WORDS}{number}]]></text></questiontext><generalfeedback><text><![CDATA[{WORDS}]]></text>"
        f"</generalfeedback><idnumber>Q-{number}</idnumber><single>true</single>{choices}</question>"
        for number in range(MOST_ITEMS)
    )
    return ('<?xml version="1.0" encoding="UTF-8"?><quiz>' + "\n".join(questions) + "</quiz>").encode()


def files() -> dict[str, bytes]:
    items = parse(bank(), "bank.xml").items
    return {"bank.xml": bank(), "bank.csv": export(items, "csv"), "bank.xlsx": export(items, "xlsx")}


def alone(name: str) -> None:
    """Read one file in a process of its own, and say what it took."""
    data = sys.stdin.buffer.read()
    begun = time.process_time()
    parsed = parse(data, name)
    print(
        json.dumps(
            {
                "questions": len(parsed.items),
                "megabytes": round(len(data) / 1e6, 1),
                "seconds": round(time.process_time() - begun, 2),
                "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        )
    )


def measure() -> dict[str, dict[str, float]]:
    figures = {}
    for name, data in files().items():
        done = subprocess.run([sys.executable, "-c", ALONE, name], input=data, capture_output=True, check=True)
        figures[name] = json.loads(done.stdout)
    return figures


def table(figures: dict[str, dict[str, float]]) -> str:
    lines = [f"{'file':<12}{'questions':>10}{'MB':>7}{'seconds':>9}{'memory MB':>11}"]
    lines += [
        f"{name:<12}{each['questions']:>10}{each['megabytes']:>7}{each['seconds']:>9}{each['memory_mb']:>11}"
        for name, each in figures.items()
    ]
    return "\n".join(
        [*lines, f"{len(EXAMPLES)} kinds are read; the aim for 2,000 in Moodle XML is 5 seconds and 300 MB."]
    )
