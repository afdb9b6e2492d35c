"""Enough to find out what happened, nothing about whom."""

import json
import logging
import sys

import pytest

from config.logs import JsonFormatter
from config.request_log import safe_path


def line(message, *, exc_info=None, **extra):
    record = logging.LogRecord("audit", logging.INFO, "here.py", 1, message, (), exc_info)
    record.__dict__ |= extra
    return json.loads(JsonFormatter().format(record))


def test_a_line_is_one_object_in_utc():
    assert line("people.person.join", event="people.person.join")["at"].endswith("+00:00")


def test_a_message_cannot_begin_a_second_line():
    record = logging.LogRecord("audit", logging.INFO, "here.py", 1, "one\r\ntwo\u2028three", (), None)

    assert len(JsonFormatter().format(record).splitlines()) == 1


def test_only_known_fields_are_written():
    assert "request_body" not in line("x", request_body="my answer")


def test_a_failure_says_where_but_not_with_what(settings):
    settings.DEBUG = False
    try:
        raise ValueError("Key (email)=(sam@westerby.example) already exists")
    except ValueError:
        written = json.dumps(line("failed", exc_info=sys.exc_info()))

    assert "ValueError" in written
    assert "sam@westerby.example" not in written


@pytest.mark.parametrize(
    ("path", "safe"),
    [
        ("/standards/ring-back/", "/standards/ring-back/"),
        ("/account/password/reset/key/1-cx8e2k-0123456789abcdef0123456789abcdef/", "/account/password/reset/key/*/"),
        ("/pack/tp_Zk3uV9qLx2Tn7RbYwQm4HsJd8FgKaPcEe5NvXiU6oWy_1a2b/", "/pack/*/"),
        ("/attempts/0b7c7d0e-6f0a-4c0f-9a56-3f2f8a3c1d2e/", "/attempts/0b7c7d0e-6f0a-4c0f-9a56-3f2f8a3c1d2e/"),
    ],
)
def test_a_path_is_written_without_what_opens_something(path, safe):
    assert safe_path(path) == safe


@pytest.mark.django_db
def test_a_request_is_one_line_with_the_persons_key(client, sam, caplog):
    client.force_login(sam.account)

    with caplog.at_level(logging.INFO, logger="request"):
        client.get("/account/2fa/?token=secret")

    (record,) = [record for record in caplog.records if getattr(record, "event", "") == "request"]
    assert (record.person, record.path, record.status) == (str(sam.key), "/account/2fa/", 200)
