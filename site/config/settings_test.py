"""The same settings, made quick and certain for tests. SQLite unless TEST_DATABASE_URL names a PostgreSQL."""

import contextlib
import fcntl
import hashlib
import os
import secrets

from config import env

# Whatever .env or the shell says, tests begin from here.
os.environ |= {variable.name: "" for variable in env.VARIABLES if variable.name != "TEST_DATABASE_URL"}
os.environ |= {"DEBUG": "1", "SITE_URL": "http://testserver"}

from config.settings import *  # noqa: F403
from config.settings import DATABASES, INSTALLED_APPS, ROOT

DEBUG = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "probe": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "readiness_probe"},
}
LOGGING = {"version": 1, "disable_existing_loggers": False}  # pytest catches what is logged and shows it on failure.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}


_KEPT = ROOT / "build" / "test"
_KEPT.mkdir(parents=True, exist_ok=True)


def _folder_name() -> bytes:
    """What tells this folder's databases from any other's. When the folder is removed, a server may still hold them."""
    name = _KEPT / "name"
    with contextlib.suppress(FileExistsError), name.open("x") as new:
        new.write(secrets.token_hex(8))
    return name.read_bytes()


def _schema() -> str:
    """A short name for this folder, what is kept in it and its migrations: a kept test database fits only them."""
    digest = hashlib.sha256(_folder_name())
    for migration in sorted(ROOT.glob("**/migrations/*.py")):
        if ".venv" not in migration.parts:
            digest.update(migration.read_bytes())
    return digest.hexdigest()[:8]


def _slot() -> str:
    """A number no other test run on this machine holds now, so that two runs never share a database.

    The processes of one run inherit it; the lock goes when the first of them ends.
    """
    if "TEST_SLOT" not in os.environ:
        for number in range(99):
            lock = (_KEPT / f"slot-{number}").open("w")
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                lock.close()
                continue
            globals()["_held"] = lock
            os.environ["TEST_SLOT"] = str(number)
            break
    return os.environ["TEST_SLOT"]


_name = f"{_schema()}_{_slot()}"
if env.get("TEST_DATABASE_URL"):
    DATABASES["default"] = env.database(env.get("TEST_DATABASE_URL")) | {
        "TEST": {"NAME": f"test_sb_{_name}"},
        # What a test committed need not outlive a power cut, and a test that waits for itself should say so.
        "OPTIONS": {"options": "-c synchronous_commit=off -c lock_timeout=120s"},
    }
    INSTALLED_APPS.insert(INSTALLED_APPS.index("django.forms"), "django.contrib.postgres")
else:
    DATABASES["default"]["TEST"] = {"NAME": str(_KEPT / f"{_name}.sqlite3")}
    DATABASES["default"]["OPTIONS"] |= {
        "init_command": DATABASES["default"]["OPTIONS"]["init_command"].replace("synchronous=FULL", "synchronous=OFF")
    }
