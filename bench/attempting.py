"""What one attempt of ten questions costs the server, one question a page, with 100,000 attempts stored."""

import http.client
import statistics
from collections.abc import Iterator

from bench.scratch import Site
from bench.speed import Request

MOST_MS = 250
STANDARDS, EACH = 2, 5
WARM_UP, ROUNDS, GOES = 4, 3, 8
PEOPLE = WARM_UP + ROUNDS * GOES


def measure(site: Site, *, stored: int) -> list[dict]:
    from bench import organisation  # noqa: PLC0415, needs Django

    quiz = _ten_questions()
    organisation.add_people(PEOPLE + PEOPLE // organisation.TEAM_SIZE + 2)
    _store(quiz, stored)
    people = _newest_people()
    connection = http.client.HTTPConnection(site.host, site.port)
    for _ in range(WARM_UP):
        _go(connection, quiz, next(people))
    rounds = []
    for _ in range(ROUNDS):
        before = site.cpu()
        requests = sum(_go(connection, quiz, next(people)) for _ in range(GOES))
        rounds.append(1000 * (site.cpu() - before) / GOES)
    return [
        {
            "what": "An attempt of ten questions, begun, kept as put in, answered, explained and finished",
            "attempts_stored": stored,
            "requests": requests // GOES,
            "cpu_ms": round(statistics.median(rounds), 1),
            "most": MOST_MS,
            "rounds_ms": [round(each, 1) for each in rounds],
        }
    ]


def table(figures: list[dict]) -> str:
    lines = []
    for each in figures:
        late = "  over" if each["cpu_ms"] > each["most"] else ""
        lines.append(f"{each['what']}, with {each['attempts_stored']:,} attempts stored")
        lines.append(
            f"{each['cpu_ms']:.0f} ms of processor time in {each['requests']} requests; at most {each['most']}{late}"
        )
    return "\n".join(lines)


def _ten_questions():
    """A check of two standards with five questions each, copied from those there are where there are fewer."""
    from django.utils import timezone  # noqa: PLC0415, needs Django

    from people.models import Person  # noqa: PLC0415
    from quizzes.actions.bank import make_ready, write_question  # noqa: PLC0415
    from quizzes.actions.quizzes import set_quiz  # noqa: PLC0415
    from quizzes.models import Quiz  # noqa: PLC0415
    from quizzes.queries import ready_versions, standards_asked  # noqa: PLC0415

    now = timezone.now()
    quiz = Quiz.objects.order_by("pk").first()
    keys = standards_asked(quiz, at=now)[:STANDARDS]
    writer, reader = Person.objects.order_by("pk")[:2]
    for key in keys:
        there = ready_versions([key])
        for number in range(len(there), EACH):
            like = there[number % len(there)]
            version = write_question(
                key=f"{key}-BENCH-{number}", standard_key=key, kind=like.kind, spec=like.spec, tests_line=like.tests_line,
                reviewed_for=like.reviewed_for, by=writer, now=now,
            )  # fmt: skip
            make_ready(version=version, read_by=reader, now=now)
    return set_quiz(
        chapter_key=quiz.chapter_key, title=quiz.title, slug=quiz.slug, standard_keys=keys, by=writer, now=now,
        questions_per_standard=EACH,
    )  # fmt: skip


def _store(quiz, number: int) -> None:
    """So many finished attempts, spread over everybody, by copying one; their items and steps with them."""
    from django.db import connection  # noqa: PLC0415, needs Django
    from django.utils import timezone  # noqa: PLC0415

    from bench import organisation  # noqa: PLC0415
    from quizzes.actions.attempts import start_attempt, submit_attempt  # noqa: PLC0415
    from quizzes.queries import standards_asked  # noqa: PLC0415

    now = timezone.now()
    person = next(_newest_people())
    attempt = start_attempt(
        quiz=quiz, person=person, behaviour="prove_first", standard_keys=standards_asked(quiz, at=now), now=now
    )
    for item in list(attempt.items.order_by("slot"))[:-1]:
        organisation.answer(item)
    submit_attempt(attempt=attempt, by=person, now=now)
    with connection.cursor() as cursor:
        for statement in COPIES:
            cursor.execute(statement, {"template": attempt.pk, "number": number})


COPIES = (
    """
    INSERT INTO quizzes_attempt (key, person_id, quiz_id, quiz_version_id, number, behaviour, counts, state, seed, pool,
                                 started_at, extensions, submitted_at)
    SELECT gen_random_uuid(), who.id, a.quiz_id, a.quiz_version_id, 1000 + n, a.behaviour, a.counts, a.state, a.seed + n,
           a.pool, a.started_at - n * interval '1 minute', 0, a.submitted_at - n * interval '1 minute'
    FROM quizzes_attempt a, generate_series(1, %(number)s) n,
         LATERAL (SELECT array_agg(id ORDER BY id) AS ids FROM people_person) everybody,
         LATERAL (SELECT everybody.ids[1 + n %% array_length(everybody.ids, 1)] AS id) who
    WHERE a.id = %(template)s
    """,
    """
    INSERT INTO quizzes_attemptitem (attempt_id, slot, standard_key, question_version_id, choice_order, answered_at,
                                     fraction_e7)
    SELECT a.id, i.slot, i.standard_key, i.question_version_id, i.choice_order, i.answered_at, i.fraction_e7
    FROM quizzes_attempt a, quizzes_attemptitem i
    WHERE a.number > 1000 AND i.attempt_id = %(template)s
    """,
    """
    INSERT INTO quizzes_step (item_id, number, kind, response, fraction_e7, by_id, at)
    SELECT i.id, s.number, s.kind, s.response, s.fraction_e7, s.by_id, s.at
    FROM quizzes_attempt a
    JOIN quizzes_attemptitem i ON i.attempt_id = a.id
    JOIN quizzes_attemptitem t ON t.attempt_id = %(template)s AND t.slot = i.slot
    JOIN quizzes_step s ON s.item_id = t.id
    WHERE a.number > 1000
    """,
    "ANALYZE",
)


def _newest_people() -> Iterator:
    from bench import organisation  # noqa: PLC0415, needs Django

    yield from list(organisation.who_sign_in().order_by("-pk")[: PEOPLE + 1])


def _go(connection: http.client.HTTPConnection, quiz, person) -> int:
    """One person takes the check as a browser does; how many requests that was."""
    from bench import organisation  # noqa: PLC0415, needs Django
    from quizzes.models import Attempt  # noqa: PLC0415

    session = organisation.session_of(person)
    _ask(connection, Request(f"/checks/{quiz.slug}/attempts/", session, {}), 302)
    attempt = Attempt.objects.of(person).open().get(quiz=quiz, number__lt=1000)
    asked = 1
    for item in attempt.items.order_by("slot"):
        page = f"{attempt.get_absolute_url()}questions/{item.slot}/"
        chosen = {"answer": item.choice_order[0][0]}
        _ask(connection, Request(page, session), 200)
        _ask(connection, Request(f"{page}draft/", session, chosen | {"revision": "0"}), 200)
        _ask(connection, Request(page, session, chosen), 302)
        _ask(connection, Request(f"{page}feedback/", session), 200)
        asked += 4
    _ask(connection, Request(f"{attempt.get_absolute_url()}result/", session), 200)
    return asked + 1


def _ask(connection: http.client.HTTPConnection, request: Request, status: int) -> None:
    connection.request(request.method, request.path, request.body, request.headers)
    answer = connection.getresponse()
    answer.read()
    if answer.status != status:
        raise SystemExit(f"{request.method} {request.path} answered {answer.status}, not {status}.")
