"""Refused in words, and nothing that somebody wrote is lost."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_page_open_too_long_gives_back_what_was_written():
    strict = Client(enforce_csrf_checks=True)

    response = strict.post(
        "/account/login/", {"answer": "I would ring <b>first</b>.", "password": "hunter2", "csrfmiddlewaretoken": "old"}
    )

    page = response.content.decode()
    assert response.status_code == 403
    assert "This page was open too long" in page
    assert "I would ring &lt;b&gt;first&lt;/b&gt;." in page
    assert "hunter2" not in page


def test_a_body_that_is_too_big_is_refused_in_words(client):
    response = client.post(
        "/account/login/", {"login": "x" * 1_100_000}, content_type="application/x-www-form-urlencoded"
    )

    assert response.status_code == 413
    assert "too much to send at once" in response.content.decode()


def test_an_unknown_address_is_a_plain_page(client):
    assert "<h1>" in client.get("/no-such-page/").content.decode()


def test_an_unknown_file_is_a_plain_page(client):
    assert client.get("/no/such.file").status_code == 404


def test_a_missing_slash_is_added(client):
    assert client.get("/account/login").url == "/account/login/"
