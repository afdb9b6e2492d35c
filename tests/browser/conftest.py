"""Chromium against a live server: what the tests here stand on, and what they are all guarded by.

Every page anybody opens here is guarded: no error in the console (a broken policy is one), no call to another host.
The time is the cast's NOON, for the server too.
"""

import os
import shutil
from urllib.parse import urlsplit

import pytest
import time_machine
from django.db import connection
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from tests.cast import NOON

# Playwright's synchronous side runs a loop of its own, which Django would take for an asynchronous caller.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# The shell draws and runs the same and has no window of its own to draw: tests take half the time.
CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
# A browser that never got its turn says nothing about the site. Whatever else goes wrong fails at once, and who was given
# a second go is named at the end of the run.
SLOW_MACHINE = pytest.mark.flaky(reruns=1, only_rerun=["TimeoutError", "TargetClosedError"])
HERE = {"localhost", "127.0.0.1", "", None}


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    if connection.vendor == "postgresql":
        # From the other end, so that of two runs side by side each finds half of the screens judged by the other.
        screens = [place for place, item in enumerate(items) if item.path.name == "test_screens.py"]
        for place, item in zip(screens, [items[place] for place in reversed(screens)], strict=True):
            items[place] = item
    for item in items:
        if "/browser/" in str(item.path):
            item.add_marker("browser")
            item.add_marker(SLOW_MACHINE)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return browser_context_args | {
        "locale": "en-GB",
        "viewport": {"width": 1280, "height": 900},
        "reduced_motion": "reduce",
    }


# --- the server, its time and its rows --------------------------------------------------------------------------------


@pytest.fixture(scope="package", autouse=True)
def _noon():
    """It is NOON on the cast's day when the first test begins; the clock runs on."""
    with time_machine.travel(NOON, tick=True):
        yield


@pytest.fixture(scope="session")
def server(django_db_setup):
    """The address of the site. It serves whatever rows the test has: its own, or the world's."""
    live = LiveServer("localhost")
    yield live.url
    live.stop()


# --- what people hold in their hands ----------------------------------------------------------------------------------


@pytest.fixture
def browser_complaints():
    """What the browser complained of so far; empty at the end of every test, or the test fails."""
    complaints = []
    yield complaints
    assert complaints == []


@pytest.fixture
def answers():
    """The status of every page that was opened, redirects included, in order."""
    return []


@pytest.fixture
def guard(browser_complaints, answers):
    """Listen to everything a browser context says: `guard(context)`."""

    def hear(message):
        if message.type == "error" and not _is_expected(message):
            browser_complaints.append(f"console: {message.text} ({message.location.get('url')})")

    def watch(request):
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in HERE:
            browser_complaints.append(f"request to another host: {request.url}")

    def note(response):
        if response.request.is_navigation_request():
            answers.append(response.status)

    def listen(context):
        context.on("console", hear)
        context.on("weberror", lambda error: browser_complaints.append(f"script error: {error.error}"))
        context.on("request", watch)
        context.on("response", note)
        return context

    return listen


def _is_expected(message) -> bool:
    """Chromium reports a page that is refused as an error, and one asked for while the network is away."""
    if "net::ERR_INTERNET_DISCONNECTED" in message.text or "net::ERR_FAILED" in message.text:
        return True
    path = urlsplit(message.location.get("url", "")).path
    return "the server responded with a status of" in message.text and not path.startswith(("/static/", "/media/"))


@pytest.fixture(autouse=True)
def _quiet_browser(request):
    """A test that asks for Playwright's own page or context is guarded without asking for it."""
    if "context" in request.fixturenames or "page" in request.fixturenames:
        request.getfixturevalue("guard")(request.getfixturevalue("context"))


@pytest.fixture
def browse(browser, browser_context_args, server, guard):
    """Somebody's own browser: `browse(sam, to="/my-record/", width=390, script=False)` opens it on a page."""
    contexts = []

    def open_(person=None, *, to="/", width=1280, script=True):
        size = {"viewport": {"width": width, "height": 900}, "java_script_enabled": script, "base_url": server}
        context = guard(browser.new_context(**browser_context_args | size))
        contexts.append(context)
        context.set_default_timeout(60_000)
        if person is not None:
            carry_session(context, person, server)
        page = context.new_page()
        page.goto(to)
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture
def sign_in(context, server):
    """Sign somebody in in the test's own context: `sign_in(sam)`; returns a new page at `to`."""

    def as_(person, *, to="/"):
        carry_session(context, person, server)
        page = context.new_page()
        page.goto(server + to)
        return page

    return as_


def carry_session(context, person, server):
    """What signing in leaves in the browser, without the sign-in page."""
    client = Client()
    client.force_login(person.account)
    context.add_cookies([{"name": "session", "value": client.cookies["session"].value, "url": server}])
