"""A database of its own beside the one in use, so that measuring never touches anybody's data."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection
from psycopg import sql

ENDING = "_bench"


@contextmanager
def scratch(ending: str = ENDING, *, keep: bool = False) -> Iterator[bool]:
    """Everything inside runs on `<name>_bench`; True where it was kept from an earlier run. Dropped afterwards,
    unless it is to be kept.
    """
    usual = connection.settings_dict["NAME"]
    name = f"{usual}{ending}"
    found = _exists(name)
    if found and not keep:
        _execute("DROP DATABASE {} WITH (FORCE)", name)
        found = False
    if not found:
        _execute("CREATE DATABASE {}", name)
    whole = False
    try:
        _connect_to(name)
        yield found
        whole = True
    finally:
        _connect_to(usual)
        if not (keep and whole):  # what broke off is never used again
            _execute("DROP DATABASE {} WITH (FORCE)", name)


def _connect_to(name: str) -> None:
    connection.close()
    if connection.settings_dict["OPTIONS"].get("pool"):
        connection.close_pool()
    connection.settings_dict["NAME"] = name


def _server() -> psycopg.Connection:
    given = connection.get_connection_params()
    own = {key: given[key] for key in ("host", "port", "user", "password") if given.get(key)}
    return psycopg.connect(**own, dbname="postgres", autocommit=True)


def _execute(statement: str, name: str) -> None:
    with _server() as server:
        server.execute(sql.SQL(statement).format(sql.Identifier(name)))


def _exists(name: str) -> bool:
    with _server() as server:
        return server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None
