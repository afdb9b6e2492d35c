"""Rows that may only be added: the database itself refuses to change or remove them, on SQLite and on PostgreSQL.

An app names its rows in `AppConfig.ready`:

    protect(Step)
    protect(QuestionVersion, only_when="OLD.state = 'ready'")

The triggers are put in place after every migration, since SQLite loses them when a table is remade. Whoever owns the
database can drop them: they stop bugs, and `missing_guards` says when they are gone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.apps import apps
from django.core.checks import Error, Tags, register
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models.signals import post_migrate


@dataclass(frozen=True)
class Protection:
    """What is frozen about one model. The conditions are SQL that both databases read, over OLD and NEW.

    `except_columns` may be changed, though only when `allowed` is true of the change; `only_when` is what makes a row
    frozen (always, when empty); `fits_when` must be true of a row that is added.
    """

    model: type[models.Model]
    except_columns: tuple[str, ...] = ()
    allowed: str = ""
    only_when: str = ""
    fits_when: str = ""


@dataclass(frozen=True)
class Guard:
    """One trigger as it should stand in the database. `body` is what is compared with what stands there."""

    name: str
    table: str
    event: str  # UPDATE, DELETE, INSERT or TRUNCATE
    body: str


_protected: dict[type[models.Model], Protection] = {}

# Bits of pg_trigger.tgtype: row 1, before 2, insert 4, delete 8, update 16, truncate 32.
_PG_TYPES = {"UPDATE": 19, "DELETE": 11, "INSERT": 7, "TRUNCATE": 34}


def protect(
    model: type[models.Model],
    *,
    except_columns: tuple[str, ...] = (),
    allowed: str = "",
    only_when: str = "",
    fits_when: str = "",
) -> None:
    """Let rows of `model` be added and never changed or removed, but for what the conditions allow."""
    _protected[model] = Protection(model, tuple(except_columns), allowed, only_when, fits_when)
    label = model._meta.app_label
    post_migrate.connect(_after_migrate, sender=apps.get_app_config(label), dispatch_uid=f"append_only.{label}")


def missing_guards(*, using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """The names of the triggers that are not there, or not as they should be. Tables not made yet have none."""
    there = _installed(using)
    return [guard.name for guard in _expected(using) if there.get(guard.name) != guard.body]


def install_guards(*, using: str = DEFAULT_DB_ALIAS, app_label: str | None = None) -> None:
    """Put every missing trigger in place. Done twice, it changes nothing."""
    there = _installed(using)
    wanted = [guard for guard in _expected(using) if app_label in (None, _label_of(guard))]
    for guard in wanted:
        if there.get(guard.name) != guard.body:
            _drop(guard, using)
            _create(guard, using)


@contextmanager
def without_guards(*, using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """For tests only, which must empty tables and play the tamperer: the triggers are gone inside the block.

    Refused outside a test database.
    """
    settings = connections[using].settings_dict
    name = str(settings["NAME"])
    if name != str(settings["TEST"].get("NAME")) or "test" not in name:
        raise RuntimeError("Guards are taken away in test databases only.")
    if connections[using].vendor == "postgresql":
        # A trigger can't go while a foreign key of the same transaction waits to be looked at.
        connections[using].check_constraints()
    for guard in _expected(using):
        _drop(guard, using)
    try:
        yield
    finally:
        install_guards(using=using)


@register(Tags.database)
def guards_are_in_place(app_configs, databases, **kwargs) -> list[Error]:
    """Found by `manage.py check --database default` and, before it begins, by `manage.py migrate`."""
    return [
        Error(
            f"The database no longer refuses to change rows that must stay: {', '.join(missing)}.",
            hint="manage.py migrate --skip-checks puts the triggers back. Then ask manage.py verify_records what changed.",
            id="toolkit.E001",
        )
        for alias in databases or []
        if (missing := missing_guards(using=alias))
    ]


def _after_migrate(sender, using, **kwargs) -> None:
    install_guards(using=using, app_label=sender.label)


def _label_of(guard: Guard) -> str:
    return next(model._meta.app_label for model in _protected if model._meta.db_table == guard.table)


def _expected(using: str) -> list[Guard]:
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    write = _sqlite_guards if connection.vendor == "sqlite" else _postgresql_guards
    return [
        guard
        for model, protection in _protected.items()
        if model._meta.db_table in tables
        for guard in write(protection)
    ]


def _refusal(protection: Protection, event: str) -> str:
    done = {"UPDATE": "changed", "DELETE": "removed", "TRUNCATE": "emptied", "INSERT": "added out of order"}[event]
    return f"{protection.model._meta.db_table} is append-only: nothing in it may be {done}."


def _is_frozen(protection: Protection, different: str) -> str:
    """The condition under which an update is refused, in SQL that both databases read."""
    kept = [
        field.column
        for field in protection.model._meta.local_concrete_fields
        if field.column not in protection.except_columns
    ]
    changed = " OR ".join(f'OLD."{column}" {different} NEW."{column}"' for column in kept)
    refused = [f"({changed})"] if protection.except_columns else ["1 = 1"]
    if protection.allowed:
        refused.append(_untrue(protection.allowed))
    condition = f"({' OR '.join(refused)})"
    return f"{_true(protection.only_when)} AND {condition}" if protection.only_when else condition


def _true(condition: str) -> str:
    # Neither NULL nor false lets anything pass, and CASE is read alike by both databases.
    return f"CASE WHEN {condition} THEN 1 ELSE 0 END = 1"


def _untrue(condition: str) -> str:
    return f"CASE WHEN {condition} THEN 1 ELSE 0 END = 0"


def _conditions(protection: Protection, different: str) -> dict[str, str]:
    """By event, when it is refused."""
    conditions = {
        "UPDATE": _is_frozen(protection, different),
        "DELETE": _true(protection.only_when) if protection.only_when else "1 = 1",
    }
    if protection.fits_when:
        conditions["INSERT"] = _untrue(protection.fits_when)
    return conditions


# SQLite ---------------------------------------------------------------------------------------------------------------


def _sqlite_guards(protection: Protection) -> list[Guard]:
    conditions = _conditions(protection, "IS NOT")
    # INSERT OR REPLACE removes the row in its way without asking the trigger on DELETE.
    table, key = protection.model._meta.db_table, protection.model._meta.pk.column
    replaces = f'EXISTS (SELECT 1 FROM "{table}" WHERE "{key}" = NEW."{key}")'  # noqa: S608 - names from our models
    conditions["INSERT"] = f"{replaces} OR {conditions['INSERT']}" if "INSERT" in conditions else replaces
    return [_sqlite_guard(protection, event, condition) for event, condition in conditions.items()]


def _sqlite_guard(protection: Protection, event: str, condition: str) -> Guard:
    table = protection.model._meta.db_table
    name = f"keep_{table}_{event.lower()}"
    body = (
        f'CREATE TRIGGER "{name}" BEFORE {event} ON "{table}" FOR EACH ROW WHEN {condition} '
        f"BEGIN SELECT RAISE(ABORT, '{_refusal(protection, event)}'); END"
    )
    return Guard(name, table, event, body)


# PostgreSQL -----------------------------------------------------------------------------------------------------------


def _postgresql_guards(protection: Protection) -> list[Guard]:
    conditions = _conditions(protection, "IS DISTINCT FROM") | {"TRUNCATE": "1 = 1"}
    return [_postgresql_guard(protection, event, condition) for event, condition in conditions.items()]


def _postgresql_guard(protection: Protection, event: str, condition: str) -> Guard:
    # The condition stands in the function, whose text PostgreSQL keeps letter by letter; a WHEN it would rewrite.
    # In brackets, since PL/pgSQL takes the THEN of a bare CASE for its own.
    table = protection.model._meta.db_table
    answer = {"UPDATE": "NEW", "INSERT": "NEW", "DELETE": "OLD", "TRUNCATE": "NULL"}[event]
    body = (
        f"BEGIN IF ({condition}) THEN RAISE EXCEPTION '{_refusal(protection, event)}' "
        f"USING ERRCODE = 'restrict_violation'; END IF; RETURN {answer}; END"
    )
    return Guard(f"keep_{table}_{event.lower()}", table, event, body)


# Both -----------------------------------------------------------------------------------------------------------------


def _installed(using: str) -> dict[str, str]:
    """What stands in the database under our names: the text of each trigger, or why it does not count."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'keep\\_%' ESCAPE '\\'"
            )
            return dict(cursor.fetchall())
        cursor.execute(
            r"""
            SELECT t.tgname, t.tgenabled, t.tgtype, p.prosrc
              FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
             WHERE NOT t.tgisinternal AND t.tgname LIKE 'keep\_%' AND t.tgqual IS NULL
               AND c.relnamespace = current_schema()::regnamespace
            """
        )
        return {name: body for name, enabled, kind, body in cursor.fetchall() if _is_on(name, enabled, kind)}


def _is_on(name: str, enabled: str, kind: int) -> bool:
    # tgenabled comes as text or as a byte, as the driver likes; «O» fires, «D» is switched off.
    letter = enabled.decode() if isinstance(enabled, bytes) else enabled
    return letter in "OA" and kind == _PG_TYPES[name.rsplit("_", 1)[1].upper()]


def _drop(guard: Guard, using: str) -> None:
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f'DROP TRIGGER IF EXISTS "{guard.name}"')
            return
        cursor.execute(f'DROP TRIGGER IF EXISTS "{guard.name}" ON "{guard.table}"')


def _create(guard: Guard, using: str) -> None:
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(guard.body)
            return
        each = "STATEMENT" if guard.event == "TRUNCATE" else "ROW"
        cursor.execute(
            f'CREATE OR REPLACE FUNCTION "{guard.name}"() RETURNS trigger LANGUAGE plpgsql AS $guard${guard.body}$guard$'
        )
        cursor.execute(
            f'CREATE TRIGGER "{guard.name}" BEFORE {guard.event} ON "{guard.table}" '
            f'FOR EACH {each} EXECUTE FUNCTION "{guard.name}"()'
        )
