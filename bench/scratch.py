"""A scratch database with the demo organisation in it, and the real server on top. Both are gone afterwards."""

import logging
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[1]
STARTS_WITHIN = 60


@dataclass(frozen=True)
class Site:
    """The server while it runs. `worker` is the process that answers."""

    host: str
    port: int
    worker: int

    def cpu(self) -> float:
        """Processor seconds, the kernel's part included, that the worker has used since it began."""
        # The clock Linux keeps for each process; /proc/<pid>/stat tells the same in steps of 10 ms.
        return time.clock_gettime((~self.worker << 3) | 2)


@contextmanager
def site(server_url: str, *, people: int) -> Iterator[Site]:
    """A seeded site, served with DEBUG off by one process. From here on this process has the same settings."""
    with database(server_url) as url:
        port = free_port()
        os.environ |= environment(url, port)
        migrate()
        _manage("collectstatic", "--noinput", "--verbosity=0")
        _say("Filling it …")
        set_up_django()
        _fill(people)
        _manage("update_index", "--verbosity=0")
        with _server(port) as worker:
            yield Site("127.0.0.1", port, worker)


def environment(database_url: str, port: int) -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "DEBUG": "0",
        "DEMO": "0",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "MFA_KEY": secrets.token_urlsafe(64),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "ALLOWED_HOSTS": "127.0.0.1",
        "DATABASE_URL": database_url,
        "CACHE_URL": "dbcache://cache",
        "EMAIL_URL": "dummymail://",
        "PORT": str(port),
        "WEB_WORKERS": "1",
    }


@contextmanager
def database(server_url: str) -> Iterator[str]:
    """The address of a scratch database on the server."""
    name = f"bench_{os.getpid()}"
    with psycopg.connect(server_url, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield urlunsplit(urlsplit(server_url)._replace(path=f"/{name}"))
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def migrate() -> None:
    """Make the tables in the database that the environment names."""
    _say("Migrating a scratch database …")
    _manage("migrate", "--verbosity=0")
    _manage("createcachetable")


def _manage(*arguments: str, **environment: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=os.environ | environment, check=True, stdout=2
    )


def set_up_django() -> None:
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    import django  # noqa: PLC0415, needs the path and the environment

    django.setup()
    logging.disable(logging.INFO)  # What the actions log would stand between our figures.


def _fill(people: int) -> None:
    from bench import organisation  # noqa: PLC0415, needs Django

    organisation.fill(people)


@contextmanager
def _server(port: int) -> Iterator[int]:
    """The process id of the one worker, once it answers."""
    _say("Starting the server …")
    # The request log is part of what an answer costs; where it is written is not.
    # The one worker stays, however many requests it has answered.
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--max-requests=0"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/readyz", server)
        yield int(_children(server.pid)[0])
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_for(url: str, server: subprocess.Popen) -> None:
    for _ in range(STARTS_WITHIN * 10):
        if server.poll() is not None:
            raise SystemExit("The server did not start. To see why, run it with the settings of bench/scratch.py.")
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise SystemExit(f"{url} did not answer within {STARTS_WITHIN} seconds.")


def _children(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
