"""What must be true before traffic comes. An app adds a line to CHECKS; each check raises or returns its complaint."""

import secrets
from collections.abc import Callable

from django.core.cache import caches
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from toolkit.append_only import missing_guards


def database_writes() -> str | None:
    """Write and read back a row of a table that is there for nothing else."""
    return _round_trip("probe")


def cache_answers() -> str | None:
    return _round_trip("default")


def migrations_are_applied() -> str | None:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(waiting)} migrations are waiting" if waiting else None


def rows_that_must_stay_are_kept() -> str | None:
    missing = missing_guards()
    return f"{len(missing)} triggers are missing" if missing else None


CHECKS: list[Callable[[], str | None]] = [
    database_writes,
    cache_answers,
    migrations_are_applied,
    rows_that_must_stay_are_kept,
]


def complaints() -> dict[str, str]:
    """The name of each check that is not content, and what it says."""
    found = {check.__name__: _asked(check) for check in CHECKS}
    return {name: complaint for name, complaint in found.items() if complaint}


def _asked(check: Callable[[], str | None]) -> str | None:
    try:
        return check()
    except Exception as failure:  # any failure at all means not ready
        return type(failure).__name__


def _round_trip(alias: str) -> str | None:
    cache, value = caches[alias], secrets.token_hex(8)
    cache.set(f"ready:{value}", value, timeout=60)
    return None if cache.get(f"ready:{value}") == value else "wrote but could not read back"
