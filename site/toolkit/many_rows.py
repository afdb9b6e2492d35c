"""Very many rows of one table at once, where making an object of each costs more than the database does.

Nothing is cleaned, no default is filled in and no signal is sent: it is for rows whose every value our own code made,
and made of numbers, text, bytes, days, moments and keys.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connections, models, router

Row = Sequence[Any]
# SQLite keeps these as they are; a field would be asked in vain, and that is half of the work.
PLAIN = (int, str, bytes, type(None))


def add_rows(model: type[models.Model], names: Sequence[str], rows: Sequence[Row], *, unless_there=False) -> None:
    """Add the rows in their order. Each holds the values of the fields that are named, in the order of `names`.

    With `unless_there`, a row that a unique constraint has no room for is left out.
    """
    if not rows:
        return
    connection = connections[router.db_for_write(model)]
    fields = [model._meta.get_field(name) for name in names]
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    or_else = " ON CONFLICT DO NOTHING" if unless_there else ""
    into = f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({columns})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # An array for each column is a tenth of the statement to read, and of the values to send.
            arrays = ", ".join(f"%s::{_type(field, connection)}[]" for field in fields)
            values = [list(column) for column in zip(*rows, strict=True)]
            from_arrays = f"{into} SELECT * FROM UNNEST({arrays}){or_else}"  # noqa: S608 - names from our models
            cursor.execute(from_arrays, values)
        else:
            marks = ", ".join(["%s"] * len(fields))
            cursor.executemany(
                f"{into} VALUES ({marks}){or_else}", [_prepared(fields, row, connection) for row in rows]
            )


def _type(field: models.Field, connection) -> str:
    # Without its length: what is too long for the column must be refused, and a cast would cut it.
    return field.db_type(connection).partition("(")[0]


def _prepared(fields: Sequence[models.Field], row: Row, connection) -> list[Any]:
    return [
        value if isinstance(value, PLAIN) else field.get_db_prep_save(value, connection)
        for field, value in zip(fields, row, strict=True)
    ]
