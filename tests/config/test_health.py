"""The load balancer hears the truth, and nothing else."""

import logging

import pytest
from django.db import OperationalError, connection

from config import readiness

pytestmark = pytest.mark.django_db


def test_alive_asks_the_database_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/livez")

    assert (response.status_code, response.content) == (200, b"ok\n")


def test_ready_when_everything_answers(client):
    assert (client.get("/readyz").status_code, readiness.complaints()) == (200, {})


def test_a_probe_by_address_is_answered(client):
    assert client.get("/readyz", headers={"host": "10.0.0.7"}).status_code == 200


def test_not_ready_says_only_that_and_logs_which_check(client, monkeypatch, caplog):
    def disk_is_full():
        raise OperationalError("database or disk is full: /srv/data")

    monkeypatch.setattr(readiness, "CHECKS", [*readiness.CHECKS, disk_is_full])

    with caplog.at_level(logging.ERROR, logger="health"):
        response = client.get("/readyz")

    assert (response.status_code, response.content) == (503, b"not ready\n")
    (record,) = [record for record in caplog.records if record.name == "health"]
    assert (record.check, record.getMessage()) == ("disk_is_full", "OperationalError")


def test_a_waiting_migration_is_not_ready(client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'people' AND name = '0001_initial'")

    assert "migrations_are_applied" in readiness.complaints()
