"""One world for all the tests of a module, built once and taken back at the end."""

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from django.test import override_settings

from tests.access.world import World
from tests.cast import NOON

# Documents and pictures are served from a disk.
ON_DISK = {**settings.STORAGES, "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    media = tmp_path_factory.mktemp("media")
    with (
        override_settings(STORAGES=ON_DISK, MEDIA_ROOT=str(media)),
        django_db_blocker.unblock(),
        time_machine.travel(NOON, tick=False),
        transaction.atomic(),
    ):
        yield World()
        transaction.set_rollback(True)
