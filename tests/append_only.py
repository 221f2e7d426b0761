"""Switches the append-only triggers off, as the owner of the tables, round the flush after a test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

GUARDS = "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgname LIKE 'pgtrigger_append_only_%'"


@contextmanager
def switched_off() -> Iterator[None]:
    _all("DISABLE")
    try:
        yield
    finally:
        _all("ENABLE")


def _all(verb: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(GUARDS)
        cursor.execute("".join(f"ALTER TABLE {table} {verb} TRIGGER {name};" for table, name in cursor.fetchall()))
