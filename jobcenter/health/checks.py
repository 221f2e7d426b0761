"""What is asked of the database and of Redis, each answered by a code; the codes are all that anybody is shown."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import Final

import redis
from django.conf import settings
from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from cases.models import Indicator
from jobcenter.accounts.models import Role
from jobcenter.jobs import pulses
from jobcenter.jobs.apart import apart
from jobcenter.jobs.enums import Kind
from jobcenter.rules.models import DatedRule

OK: Final = "ok"
SILENT: Final = "silent"  # does not answer, or has not been heard of within its limit
MISSING: Final = "missing"
NEVER: Final = "never"  # no sign of it has ever been written
# Six signs missed.
PULSE_LIMIT: Final = timedelta(seconds=90)
# Five rounds missed.
ROUND_LIMIT: Final = timedelta(minutes=5)
REDIS_PATIENCE: Final = 1  # seconds


def database() -> str:
    """On a connection of its own, so that a database that is away is known before the pool gives up."""
    try:
        with apart() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return SILENT
    return OK


def migrations() -> str:
    """Every migration of this release is applied. More may be: the old release works with the new schema."""
    applied = set(MigrationRecorder(connection).applied_migrations())
    return OK if _ours() <= applied else MISSING


@cache
def _ours() -> frozenset[tuple[str, str]]:
    """Read once: the files of a release do not change under it."""
    return frozenset(MigrationLoader(None).disk_migrations or ())


def reference() -> str:
    """What `load_reference` loads: roles, dated rules and the indicators of involvement."""
    return OK if all(model.objects.exists() for model in (Role, DatedRule, Indicator)) else MISSING


def broker() -> str:
    client = redis.Redis.from_url(
        settings.REDIS_URL, socket_connect_timeout=REDIS_PATIENCE, socket_timeout=REDIS_PATIENCE, retry=None
    )
    try:
        client.ping()
    except redis.RedisError:
        return SILENT
    finally:
        client.close()
    return OK


def beat() -> str:
    return _within(pulses.silences(), Kind.BEAT, PULSE_LIMIT)


def worker() -> dict[str, str]:
    """`worker`: some worker turns. `round`: what the beat rings is heard and done, or every hand is busy.

    While the beat is silent nothing is rung, and no worker is blamed for it.
    """
    heard = pulses.silences()
    found = {"worker": _within(heard, Kind.WORKER, PULSE_LIMIT), "round": _within(heard, Kind.ROUND, ROUND_LIMIT)}
    if found["round"] != OK and (_within(heard, Kind.BEAT, PULSE_LIMIT) != OK or pulses.busy(PULSE_LIMIT)):
        found["round"] = OK
    return found


def _within(heard: dict[Kind, timedelta], kind: Kind, limit: timedelta) -> str:
    if kind not in heard:
        return NEVER
    return OK if heard[kind] <= limit else SILENT
