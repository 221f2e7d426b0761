"""A connection apart from the others: outside the pool, opened for one question, with little patience."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS, connections

# Seconds to connect, and again to answer; libpq takes no less than two.
PATIENCE: Final = 2


@contextmanager
def apart() -> Iterator[Any]:
    """A cursor in autocommit. Raises django.db.Error within about four seconds where the database does not answer.

    The pool waits ten seconds for a database that is gone, and its threads do not follow a process that forks.
    """
    connection = connections[DEFAULT_DB_ALIAS].copy()
    options = connection.settings_dict["OPTIONS"]
    options.pop("pool", None)
    options["connect_timeout"] = PATIENCE
    options["options"] = f"{options.get('options', '')} -c statement_timeout={PATIENCE}s".strip()
    try:
        with connection.cursor() as cursor:
            yield cursor
    finally:
        connection.close()
