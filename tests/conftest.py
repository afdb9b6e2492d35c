"""What every test stands on. The people are in cast.py, the things in factories/."""

import json
from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, connections
from django.test import TransactionTestCase
from wagtail.models import Page

from config.env import ROOT
from people.models import Person
from toolkit.append_only import without_guards

pytest_plugins = ["tests.cast"]

_empty_tables = TransactionTestCase._fixture_teardown


def _as_migrations_left_it(self):
    """A test that commits leaves rows. They go, guarded ones too, and what the migrations made comes back at once."""
    # Without this Django would make the content types anew, under other numbers than the rows that come back hold.
    type(self).serialized_rollback = True
    if not _empty_at_once():
        with without_guards():
            _empty_tables(self)
    _put_back(connection._test_serialized_contents)


def _empty_at_once() -> bool:
    """A superuser of PostgreSQL may leave guards and references aside, which is many times quicker than to take them
    down, truncate a hundred tables and put them up again; False where that may not be."""
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('is_superuser') = 'on'")
        if not cursor.fetchone()[0]:
            return False
        cursor.execute("SET session_replication_role = replica")
        tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
        for table in tables:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608 - names of our own tables
        cursor.execute("SET session_replication_role = DEFAULT")
    return True


TransactionTestCase._fixture_teardown = _as_migrations_left_it


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """A kept test database as the migrations left it, also when the last run was stopped half-way.

    What stood there at first is kept in a file beside the database.
    """
    with django_db_blocker.unblock():
        kept = ROOT / "build" / "test" / f"{Path(connection.settings_dict['NAME']).name}.{connection.vendor}.json"
        if Page.objects.exists() and not Person.objects.exists():
            kept.write_text(_models_first(connection.creation.serialize_db_to_string()))
        else:
            with without_guards():
                # The numbering goes on, or new rows would take the numbers of those that come back.
                call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True, reset_sequences=False)
            _put_back(kept.read_text())
        # On the class: Playwright's loop makes Django open another connection than the one we hold here. Ours has
        # contents of its own, as it found the database, which may be what the last run left.
        type(connections["default"])._test_serialized_contents = kept.read_text()
        vars(connections["default"]).pop("_test_serialized_contents", None)


def _models_first(contents: str) -> str:
    """Wagtail asks for the number of a model while rows come back, and would make one that is not there yet."""
    return json.dumps(sorted(json.loads(contents), key=lambda row: row["model"] != "contenttypes.contenttype"))


def _put_back(contents: str) -> None:
    ContentType.objects.clear_cache()
    connection.creation.deserialize_db_from_string(contents)


@pytest.fixture(autouse=True)
def _forgotten_limits():
    """One test's sign-in attempts must not use up the next one's."""
    cache.clear()
