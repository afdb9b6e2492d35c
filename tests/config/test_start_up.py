"""The site refuses to start unsafe, and says in a sentence what to do."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from config import env
from config.start_up import dangers_in_database, dangers_in_settings, refuse_unsafe_database
from people.models import Account

SAFE = {
    "DEBUG": False,
    "DEMO": False,
    "DEMO_DATABASE": "/srv/data/demo.sqlite3",
    "SECRET_KEY": "kZ3vQ9xT1mB7nR5wY2cF8hL4jP6sD0gA-eUiOqXyVbNtMzWrKlH",
    "MFA_KEY": "aW8sD4fG2hJ9kL1zX7cV5bN3mQ6eR0tY-pUoIqAzSxDcFvGbHnJ",
    "ALLOWED_HOSTS": ["standards.example.gov.uk"],
    "SITE_URL": "https://standards.example.gov.uk",
    "DATABASES": {"default": {"NAME": "/srv/data/standard-bearer.sqlite3"}},
    "CACHES": {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache"}},
    "EMAIL_URL": "smtp+tls://mail.example.gov.uk:587",
}


def test_a_safe_site_has_no_dangers():
    assert dangers_in_settings(SAFE) == []


@pytest.mark.parametrize(
    ("change", "begins"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is missing."),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is a default or too easy to guess."),
        ({"SECRET_KEY": "a" * 80}, "SECRET_KEY is a default or too easy to guess."),
        ({"SECRET_KEY": env.DEVELOPMENT_KEY}, "SECRET_KEY is a default or too easy to guess."),
        ({"MFA_KEY": ""}, "MFA_KEY is missing."),
        ({"MFA_KEY": SAFE["SECRET_KEY"]}, "MFA_KEY equals SECRET_KEY."),
        ({"ALLOWED_HOSTS": []}, "ALLOWED_HOSTS is empty."),
        ({"ALLOWED_HOSTS": ["*"]}, "ALLOWED_HOSTS contains *"),
        ({"SITE_URL": ""}, "SITE_URL is missing."),
        ({"SITE_URL": "http://standards.example.gov.uk"}, "SITE_URL does not begin with https://"),
        ({"CACHES": {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}}, "CACHE_URL names"),
        ({"EMAIL_URL": ""}, "EMAIL_URL is missing"),
        ({"DEMO": True, "DATABASES": {"default": {"NAME": SAFE["DEMO_DATABASE"]}}}, "DEMO is on but DEBUG is off."),
        ({"DEMO": True, "DEBUG": True}, "DEMO is on but the database is not /srv/data/demo.sqlite3."),
    ],
)
def test_each_danger_is_named(change, begins):
    (danger,) = dangers_in_settings(SAFE | change)

    assert danger.startswith(begins)


def test_a_developers_machine_needs_none_of_it():
    bare = SAFE | {"DEBUG": True, "SECRET_KEY": "", "MFA_KEY": "", "SITE_URL": "", "ALLOWED_HOSTS": [], "EMAIL_URL": ""}

    assert dangers_in_settings(bare) == []


@pytest.mark.django_db
def test_a_demo_account_stops_a_site_that_is_not_the_demo(sam):
    Account.objects.filter(person=sam).update(is_demo=True)

    with pytest.raises(ImproperlyConfigured, match="The database holds 1 demo accounts but demo mode is off"):
        refuse_unsafe_database(demo=False)


@pytest.mark.django_db
def test_a_demo_account_fails_the_database_check(sam, settings):
    settings.DEMO = False
    Account.objects.filter(person=sam).update(is_demo=True)

    with pytest.raises(SystemCheckError, match="demo accounts"):
        call_command("check", databases=["default"])


@pytest.mark.django_db
def test_the_demo_may_hold_demo_accounts_and_a_real_site_real_ones(sam):
    assert dangers_in_database(demo=False) == []

    Account.objects.filter(person=sam).update(is_demo=True)

    assert dangers_in_database(demo=True) == []


def start(**variables):
    """Start the settings in a process of their own, as a server would, with nothing set but `variables`."""
    clean = dict.fromkeys((variable.name for variable in env.VARIABLES), "")
    clean |= {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", "import config.settings"],
        env=clean | {"PYTHONPATH": f"{env.ROOT}:{env.ROOT / 'site'}", "DEBUG": "0", "DEMO": "0"} | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_site_with_nothing_set_does_not_start_and_names_everything_missing():
    started = start()

    assert started.returncode != 0
    for name in ("SECRET_KEY", "MFA_KEY", "ALLOWED_HOSTS", "SITE_URL", "EMAIL_URL"):
        assert f"– {name} is " in started.stderr


def test_debug_alone_starts():
    assert start(DEBUG="1").returncode == 0


def test_a_mistyped_yes_is_not_taken_for_no():
    assert "DEBUG is «flase», which is not yes or no" in start(DEBUG="flase").stderr
