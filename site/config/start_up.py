"""What the site refuses to start with. Each danger is one sentence that says what to do."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

SHORTEST_KEY = 50
LOCAL = {"localhost", "127.0.0.1", "::1"}
# Each process would count for itself, so a guesser gets one allowance per process.
UNSHARED_CACHES = ("locmem.LocMemCache", "dummy.DummyCache")


def refuse_unsafe_settings(settings: dict) -> None:
    """Stop here, with every danger named, rather than serve."""
    _refuse(dangers_in_settings(settings))


def refuse_unsafe_database(*, demo: bool) -> None:
    _refuse(dangers_in_database(demo=demo))


def dangers_in_settings(settings: dict) -> list[str]:
    if settings["DEBUG"]:
        return _demo_dangers(settings)
    return [*_demo_dangers(settings), *_key_dangers(settings), *_address_dangers(settings), *_service_dangers(settings)]


def dangers_in_database(*, demo: bool) -> list[str]:
    """Anyone may sign in as a demo account in demo mode, so no other site may hold one."""
    if demo or "people_account" not in connection.introspection.table_names():
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM people_account WHERE is_demo")
        (count,) = cursor.fetchone()
    if not count:
        return []
    return [
        (
            f"The database holds {count} demo accounts but demo mode is off. Point DATABASE_URL at a database "
            "without them, or set DEBUG=1 and DEMO=1 to look at the demo."
        )
    ]


def _demo_dangers(settings: dict) -> list[str]:
    if not settings["DEMO"]:
        return []
    dangers = []
    if not settings["DEBUG"]:
        dangers.append("DEMO is on but DEBUG is off. In demo mode anyone may sign in as anyone: set DEMO=0.")
    database = settings["DATABASES"]["default"]
    if str(database["NAME"]) != str(settings["DEMO_DATABASE"]):
        dangers.append(
            f"DEMO is on but the database is not {settings['DEMO_DATABASE']}. Leave DATABASE_URL empty, or set DEMO=0."
        )
    return dangers


def _key_dangers(settings: dict) -> list[str]:
    dangers = []
    for name in ("SECRET_KEY", "MFA_KEY"):
        key = settings[name]
        if not key:
            dangers.append(
                f"{name} is missing. Set it to {SHORTEST_KEY} or more random characters (or DEBUG=1 on your own machine)."
            )
        elif "development-only" in key or len(key) < SHORTEST_KEY or len(set(key)) < 10:
            dangers.append(f"{name} is a default or too easy to guess. Use {SHORTEST_KEY} or more random characters.")
    if settings["SECRET_KEY"] and settings["SECRET_KEY"] == settings["MFA_KEY"]:
        dangers.append("MFA_KEY equals SECRET_KEY. Make another, so that changing one does not lose the other.")
    return dangers


def _address_dangers(settings: dict) -> list[str]:
    dangers = []
    if not settings["ALLOWED_HOSTS"]:
        dangers.append("ALLOWED_HOSTS is empty. List the host names people use, such as standards.example.gov.uk.")
    if "*" in settings["ALLOWED_HOSTS"]:
        dangers.append(
            "ALLOWED_HOSTS contains *, which lets anyone put their own address into our messages. List the names."
        )
    site = urlsplit(settings["SITE_URL"])
    if not site.hostname:
        dangers.append(
            "SITE_URL is missing. Set it to where people reach the site, such as https://standards.example.gov.uk."
        )
    elif site.scheme != "https" and site.hostname not in LOCAL:
        dangers.append("SITE_URL does not begin with https://, so passwords and sessions could be read on the way.")
    return dangers


def _service_dangers(settings: dict) -> list[str]:
    dangers = []
    if settings["CACHES"]["default"]["BACKEND"].endswith(UNSHARED_CACHES):
        dangers.append(
            "CACHE_URL names a cache that processes do not share, so sign-in limits would not hold. Use dbcache://cache."
        )
    if not settings["EMAIL_URL"]:
        dangers.append(
            "EMAIL_URL is missing, so nobody would get a message. Set it to smtp+tls://user:password@host:587."
        )
    return dangers


def _refuse(dangers: list[str]) -> None:
    if dangers:
        raise ImproperlyConfigured("Standard Bearer will not start:\n" + "\n".join(f"  – {each}" for each in dangers))
