"""The same strict headers on every answer, whoever made it."""

import re

import pytest
from django.http import HttpResponse
from django.template import Context, Template
from django.test import RequestFactory

from config import env
from config.admin_nonces import TEMPLATES, upstream, with_nonce
from config.security_headers import current_nonce, security_headers
from people.models import Account

pytestmark = pytest.mark.django_db

ANSWERS = [
    "/account/login/",
    "/no-such-page/",
    "/livez",
    "/static/wagtailadmin/css/core.css",
    "/nowhere",
]


@pytest.fixture
def admin_client(client, ada, settings):
    settings.DEMO = True  # no second factor
    Account.objects.filter(person=ada).update(is_superuser=True)
    client.force_login(Account.objects.get(person=ada))
    return client


def policy(response):
    return dict(part.strip().partition(" ")[::2] for part in response.headers["Content-Security-Policy"].split(";"))


@pytest.mark.parametrize("address", ANSWERS)
def test_every_answer_carries_them(client, address):
    headers = client.get(address).headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_a_public_page_allows_nothing_inline_and_no_frame(client):
    rules = policy(client.get("/account/login/"))

    assert rules["style-src"] == "'self'"
    assert re.fullmatch(r"'self' 'nonce-[\w-]{20,}'", rules["script-src"])
    assert (rules["frame-ancestors"], rules["object-src"], rules["base-uri"]) == ("'none'", "'none'", "'none'")


def test_the_admin_allows_inline_styles_for_its_editor_but_no_inline_script(admin_client):
    rules = policy(admin_client.get("/admin/"))

    assert rules["style-src"] == "'self' 'unsafe-inline'"
    assert re.fullmatch(r"'self' 'nonce-[\w-]{20,}'", rules["script-src"])
    assert rules["frame-ancestors"] == "'self'"


def test_the_nonce_is_new_each_time(client):
    first, second = (policy(client.get("/account/login/"))["script-src"] for _ in range(2))

    assert first != second


def test_the_nonce_reaches_a_template_drawn_without_its_request():
    drawn = []

    def view(request):
        drawn.append((Template("{% nonce %}").render(Context()), request.csp_nonce))
        return HttpResponse()

    security_headers(view)(RequestFactory().get("/"))

    assert drawn[0][0] == drawn[0][1] != ""
    assert current_nonce() == ""


def test_pages_made_for_somebody_are_not_kept(client, sam):
    client.force_login(sam.account)

    assert client.get("/account/2fa/").headers["Cache-Control"] == "no-store, private"


def test_over_https_the_cookies_are_bound_to_the_host(client, settings):
    assert settings.SESSION_COOKIE_NAME == "session"  # tests run over http; the rule is one line in settings
    source = (env.ROOT / "site/config/settings.py").read_text()

    assert 'SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"' in source
    assert 'CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"' in source


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_copied_template_is_wagtails_with_the_nonce_and_nothing_else(name):
    copy = (env.ROOT / "templates" / name).read_text()

    assert copy == with_nonce(upstream(name)), (
        "Wagtail changed it: ./run manage admin_templates, and read the difference"
    )
    assert copy != upstream(name)


def test_wagtail_has_no_other_template_with_a_bare_script():
    bare = {
        str(path).partition("/templates/")[2]
        for path in (env.ROOT / ".venv").glob("lib/python*/site-packages/wagtail/*/templates/**/*.html")
        if "<script>" in path.read_text()
    }

    assert bare == set(TEMPLATES)
