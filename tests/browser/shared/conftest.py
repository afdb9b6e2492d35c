"""The tests in this folder share one world: they only look, or each do something as somebody of its own."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection

from tests.browser.shared.world import build_world
from toolkit.append_only import without_guards


@pytest.fixture(scope="package")
def db(django_db_setup, django_db_blocker):
    """Rows that are committed and stay for the whole folder, in place of pytest-django's for one test."""
    with django_db_blocker.unblock():
        _as_the_migrations_left_it()
        yield
        _as_the_migrations_left_it()


@pytest.fixture(scope="package")
def world(db):
    return build_world()


def _as_the_migrations_left_it():
    with without_guards():
        call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True, reset_sequences=False)
        ContentType.objects.clear_cache()
        connection.creation.deserialize_db_from_string(connection._test_serialized_contents)
