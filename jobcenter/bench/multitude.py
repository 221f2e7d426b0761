"""Many municipalities' worth of rows from one: every row copied by SQL, each copy under ids of its own."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import UUIDField
from psycopg import sql

from jobcenter.accounts.models import Membership, Unit, User

LARGEST_BY_HAND = 8000  # more than this is one municipality, copied

# Copy `k` of an id: the same every time, so that a key in one table finds its row in another.
NTH = """
CREATE OR REPLACE FUNCTION pg_temp.nth(id uuid, k int) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN md5(id::text || '/' || k::text)::uuid
"""
# What is unique by itself, and must differ from copy to copy. {c}: the column, k: the number of the copy.
APART = {
    (Unit, "name"): "CASE WHEN parent_id IS NULL THEN {c} || ' ' || k ELSE {c} END",
    (Unit, "path"): "lpad((substr({c}, 1, 4)::int + k * 10)::text, 4, '0') || substr({c}, 5)",
    (User, "username"): "{c} || '-' || k",
    ("cases.Citizen", "cpr_search"): "md5({c} || k) || md5(k || {c})",
    ("cases.Case", "source_id"): "CASE WHEN {c} = '' THEN {c} ELSE {c} || '-' || k END",
    ("cases.PlanStep", "source_id"): "CASE WHEN {c} = '' THEN {c} ELSE {c} || '-' || k END",
    ("cases.StatementLink", "digest"): "md5({c} || k) || md5(k || {c})",
}


def multiply(copies: int) -> int:
    """Add `copies` copies of every person, unit and case; returns how many cases there are then.

    Keys to rows that are not copied (offers, companies, roles) stay as they are. Neither history nor log is written:
    this is a crowd to measure in, in a database of its own.
    """
    copied = list(_in_order())
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(NTH)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with questions open cannot be altered
        for model in copied:
            table = sql.Identifier(model._meta.db_table)
            cursor.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(table))
        for model in copied:
            cursor.execute(_copying(model, set(copied)), {"copies": copies})
        for model in copied:
            table = sql.Identifier(model._meta.db_table)
            cursor.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(table))
        cursor.execute("ANALYZE")
        cursor.execute("SELECT count(*) FROM cases_case")
        (cases,) = cursor.fetchone()
    return int(cases)


def _in_order() -> Iterator[type[models.Model]]:
    """The tables of people and cases, each after the ones it points to."""
    yield from (Unit, User, Membership)
    waiting = [model for model in apps.get_app_config("cases").get_models() if _about_people(model)]
    while waiting:
        ready = [model for model in waiting if not (_points_to(model) - {model}) & set(waiting)]
        if not ready:
            raise RuntimeError(f"tables that point at each other: {waiting}")
        yield from ready
        waiting = [model for model in waiting if model not in ready]


def _about_people(model: type[models.Model]) -> bool:
    """A borger, or what hangs on one by however many keys; neither reference data nor history."""
    above = _points_to(model) - {model}
    return model._meta.label == "cases.Citizen" or any(_about_people(other) for other in above)


def _points_to(model: type[models.Model]) -> set[type[models.Model]]:
    return {field.related_model for field in model._meta.concrete_fields if field.is_relation}


def _copying(model: type[models.Model], copied: set[type[models.Model]]) -> sql.Composed:
    columns = [field.column for field in model._meta.concrete_fields]
    copying = "INSERT INTO {table} ({columns}) SELECT {values} FROM {table}, generate_series(1, %(copies)s) k"
    return sql.SQL(copying).format(
        table=sql.Identifier(model._meta.db_table),
        columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
        values=sql.SQL(", ").join(_value(model, field, copied) for field in model._meta.concrete_fields),
    )


def _value(model: type[models.Model], field: models.Field, copied: set[type[models.Model]]) -> sql.Composable:
    column = sql.Identifier(field.column)
    apart = APART.get((model, field.name)) or APART.get((model._meta.label, field.name))
    if apart:
        return sql.SQL(apart).format(c=column)  # type: ignore[arg-type]  # our own text, above
    # A loose id (what a flag or a task is about) names a row of the same case, so it moves along.
    own = field.primary_key or field.related_model in copied or (isinstance(field, UUIDField) and not field.is_relation)
    return sql.SQL("pg_temp.nth({}, k)").format(column) if own else column
