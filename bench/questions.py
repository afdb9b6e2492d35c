"""How long the figures of a check take that ten thousand people have answered, on both databases."""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from bench import scratch

ATTEMPTS = 10_000
STANDARDS, QUESTIONS = 4, 4
ROUNDS = 5
MOST = 0.5


def measure(server_url: str) -> dict:
    """Each database in a process of its own, since one process has one database."""
    figures = {}
    for name, place in (("SQLite", _on_sqlite()), ("PostgreSQL", scratch.database(server_url))):
        with place as url:
            environment = os.environ | scratch.environment(url, scratch.free_port())
            child = [sys.executable, "-m", "bench.questions"]
            answered = subprocess.run(child, cwd=scratch.ROOT, env=environment, check=True, stdout=subprocess.PIPE)
            figures[name] = json.loads(answered.stdout.splitlines()[-1])
    return figures


def table(figures: dict) -> str:
    lines = [f"The figures of a check with {ATTEMPTS:,} attempts at {STANDARDS} questions each; the middle of {ROUNDS}"]
    lines += [
        f"{each['wall']:>7.3f} s, at most {MOST:g}  {each['processor']:.3f} s of our own processor  "
        f"{each['queries']} queries  {name}"
        for name, each in figures.items()
    ]
    return "\n".join(lines)


@contextmanager
def _on_sqlite():
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{Path(folder) / 'bench.sqlite3'}"


def _measure_here() -> dict:
    scratch.migrate()
    scratch.set_up_django()
    from django.db import connection  # noqa: PLC0415, needs Django
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from quizzes.queries.statistics import quiz_figures  # noqa: PLC0415

    quiz = _filled(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # As both databases do by themselves, only not within the second.
    walls, processors = [], []
    for _ in range(ROUNDS):
        wall, processor = time.perf_counter(), time.process_time()
        quiz_figures(quiz, at=timezone.now())
        walls.append(time.perf_counter() - wall)
        processors.append(time.process_time() - processor)
    with CaptureQueriesContext(connection) as queries:
        quiz_figures(quiz, at=timezone.now())
    return {"wall": median(walls), "processor": median(processors), "queries": len(queries)}


def _filled(now):
    """A check and its attempts as rows: to give forty thousand answers one by one would take most of an hour."""
    from people.models import Person  # noqa: PLC0415
    from quizzes.models import Attempt, AttemptItem, Quiz, QuizVersion, Step  # noqa: PLC0415

    chance = random.Random(1)
    people = Person.objects.bulk_create(Person(name=f"Person {n}", known_as="Person") for n in range(ATTEMPTS))
    quiz = Quiz.objects.create(chapter_key="PHONE", title="Phone", slug="phone")
    keys = [f"PHONE-{number}" for number in range(1, STANDARDS + 1)]
    asked = QuizVersion.objects.create(quiz=quiz, number=1, standard_keys=keys, from_at=now)
    versions = {key: [_question(key, number, people[0], now) for number in range(QUESTIONS)] for key in keys}
    attempts = Attempt.objects.bulk_create(
        Attempt(
            person=person, quiz=quiz, quiz_version=asked, number=1, behaviour="prove_first", state="marked", seed=1,
            pool=[], started_at=now, submitted_at=now,
        )
        for person in people
    )  # fmt: skip
    items = AttemptItem.objects.bulk_create(
        [
            AttemptItem(
                attempt=attempt, slot=slot, standard_key=key, question_version=chance.choice(versions[key]),
                choice_order=[], answered_at=now, fraction_e7=10_000_000 if chance.random() < 0.8 else 0,
            )
            for attempt in attempts
            for slot, key in enumerate(keys, 1)
        ],
        batch_size=1000,
    )  # fmt: skip
    Step.objects.bulk_create(
        [
            Step(
                item=item, number=1, kind="answered", fraction_e7=item.fraction_e7, by=item.attempt.person, at=now,
                response={"choice": "c0" if item.fraction_e7 else chance.choice(["c1", "c2", "c3"])},
            )
            for item in items
        ],
        batch_size=1000,
    )  # fmt: skip
    return quiz


def _question(standard_key: str, number: int, by, now):
    from quizzes.models import Question, QuestionVersion  # noqa: PLC0415

    question = Question.objects.create(key=f"{standard_key}-Q{number}", standard_key=standard_key)
    return QuestionVersion.objects.create(
        question=question, number=1, kind="judgement", spec=_words(question.key), digest="0" * 64, tests_line="line",
        reviewed_for=1, state="ready", written_by=by, read_by=by, ready_at=now,
    )  # fmt: skip


def _words(key: str) -> dict:
    rungs = ["keeps", "half", "risky", "breaks"]
    choices = [
        {
            "id": f"c{place}",
            "says": f"{rung} in {key}",
            "rung": rung,
            "lands": "It lands.",
            "verdict": "no",
            "missed": "A part.",
        }
        for place, rung in enumerate(rungs)
    ]
    return {
        "title": key,
        "scene": "A call comes.",
        "asks": "What do you do?",
        "lands_with": "Mr Hale",
        "best_feedback": "Good.",
        "choices": choices,
    }


if __name__ == "__main__":
    print(json.dumps(_measure_here()))
