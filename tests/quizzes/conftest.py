"""Sam's browser, and real connections in real threads for what must happen once however many ask for it."""

import fcntl
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.db import connections

from config.env import ROOT


@pytest.fixture
def sams(as_person, sam):
    """Sam, signed in."""
    return as_person(sam)


@pytest.fixture
def at_once(django_db_serialized_rollback, transactional_db):
    """Call something many times at the same moment, each on a connection of its own: ``at_once(50, call)``."""

    def run(times, call):
        gate = threading.Barrier(times)

        def one(number):
            try:
                gate.wait(timeout=60)
                return call(number)
            except Exception as fault:
                return fault
            finally:
                connections.close_all()

        with _alone(), ThreadPoolExecutor(times) as pool:
            return list(pool.map(one, range(times)))

    return run


@contextmanager
def _alone():
    """One test process at a time: two with fifty connections each are more than PostgreSQL lets in."""
    with (ROOT / "build" / "test" / "at-once").open("w") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        yield
