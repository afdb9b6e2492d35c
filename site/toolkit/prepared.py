"""A query whose SQL Django writes once for each connection, not again on every request.

Writing the SQL of a join costs Django more than the database needs to answer it. What runs on every page is prepared:
the queryset is built with `Given("name", Field())` where a value will stand, and called with the values.
"""

import copy
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from django.db import connections
from django.db.models import Field, QuerySet, Value
from django.utils.functional import cached_property


class Given(Value):
    """The place of a value that comes with the call, kept in the database as `output_field` would keep it."""

    def __init__(self, name: str, output_field: Field):
        super().__init__(name, output_field)
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", [self]

    def of(self, given: dict[str, Any], connection) -> Any:
        return self.output_field.get_db_prep_value(given[self.name], connection)


class Prepared:
    """`Prepared(lambda: Team.objects.filter(pk=Given("team", BigIntegerField())))(team=4)` is a list of teams.

    The queryset may be of instances (related ones included) or of values; it may not depend on anything but what is
    given. Prefetching isn't done. A value that is missing raises KeyError.
    """

    def __init__(self, build: Callable[[], QuerySet]):
        self._build = build

    @cached_property
    def _queryset(self) -> QuerySet:
        return self._build()

    def __call__(self, **given) -> list[Any]:
        queryset = self._queryset
        compiler, sql, parameters = self._written(connections[queryset.db])
        values = [each.of(given, compiler.connection) if isinstance(each, Given) else each for each in parameters]
        ready = copy.copy(compiler)
        ready.as_sql = lambda *args, **kwargs: (sql, tuple(values))
        query = SimpleNamespace(get_compiler=lambda *args, **kwargs: ready)
        return list(queryset._iterable_class(_like(queryset, query)))

    def _written(self, connection) -> tuple[Any, str, tuple[Any, ...]]:
        """The compiler, the SQL and its parameters: kept with the connection, since each thread has its own."""
        kept = connection.__dict__.setdefault("_prepared", {})
        if self not in kept:
            compiler = self._queryset.query.get_compiler(connection=connection)
            kept[self] = (compiler, *compiler.as_sql())
        return kept[self]


def _like(queryset: QuerySet, query: SimpleNamespace) -> SimpleNamespace:
    """What Django's own iterables of rows and of instances ask of a queryset."""
    return SimpleNamespace(
        query=query,
        db=queryset.db,
        model=queryset.model,
        _fields=queryset._fields,
        _known_related_objects={},
    )
