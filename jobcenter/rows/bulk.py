"""The one bulk path: rows by COPY, many tables in the order their keys need; for loads, never for a single act.

What `save()` and the forms do is not done here: the caller gives every value that they would have worked out, and the
database's own constraints and triggers (field history, append-only) are the ones that speak.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from itertools import chain
from typing import Any
from uuid import UUID

from django.db import connection, models, transaction
from django.db.models import NOT_PROVIDED

Row = Mapping[str, Any]
# PostgreSQL reads these as they are, whatever the field; the way through the field costs more than the COPY itself.
PLAIN = frozenset({str, int, bool, date, datetime, time, UUID, bytes, type(None)})


class UnknownColumn(ValueError):
    """A row names a column that its table has not got, or leaves out one that the rows before it gave."""


def copy(model: type[models.Model], rows: Iterable[Row]) -> int:
    """Write rows (attname -> value) into one table and answer how many; belongs inside a transaction.

    A field that a row leaves out gets its default. A field whose default lives in the database (`recorded_at`) is
    given by every row, or by none and then left to the database. Raises UnknownColumn, and IntegrityError or DataError
    as the database words it.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("bulk.copy() belongs inside a transaction")
    source = iter(rows)
    first = next(source, None)
    if first is None:
        return 0
    fields = [field for field in model._meta.concrete_fields if field.attname in first or not _by_database(field)]
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(field.column)) for field in fields)
    with connection.cursor() as cursor:
        # Django's statement wrappers never see a COPY: what they set for the transaction (whose act the history says
        # it is) needs a statement of its own. This one is the database's rule anyway: keys are checked at the end.
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        copy_into = f"COPY {quote(model._meta.db_table)} ({names}) FROM STDIN"
        with connection.wrap_database_errors, cursor.copy(copy_into) as stream:
            return _stream(stream, fields, chain([first], source))


def _stream(stream: Any, fields: list[models.Field[Any, Any]], rows: Iterable[Row]) -> int:
    values = [_value_of(field) for field in fields]
    known = {field.attname for field in fields}
    count = 0
    for row in rows:
        if not known.issuperset(row):
            raise UnknownColumn(f"{fields[0].model._meta.label}: {sorted(set(row) - known)}")
        stream.write_row([value(row) for value in values])
        count += 1
    return count


def copy_all(tables: Sequence[tuple[type[models.Model], Iterable[Row]]]) -> int:
    """Several tables, each after those that it points to."""
    return sum(copy(model, rows) for model, rows in tables)


def _by_database(field: models.Field[Any, Any]) -> bool:
    return field.db_default is not NOT_PROVIDED


def _value_of(field: models.Field[Any, Any]) -> Callable[[Row], Any]:
    """How a row's value of this field is handed to COPY."""
    name, prepare = field.attname, _prepare(field)

    def given(row: Row) -> Any:
        if name in row:
            return prepare(row[name])
        if _by_database(field):
            raise UnknownColumn(f"{field.model._meta.label}.{name} is given by some rows only")
        return prepare(field.get_default())

    return given


def _prepare(field: models.Field[Any, Any]) -> Callable[[Any], Any]:
    def through_field(value: Any) -> Any:
        return field.get_db_prep_save(value, connection)

    if isinstance(field, models.JSONField):  # here a plain text is a value to be written as JSON
        return through_field
    return lambda value: value if type(value) in PLAIN else through_field(value)
