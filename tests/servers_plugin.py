"""Loaded before Django's settings: gives the tests a PostgreSQL and a Redis, or uses those that are given.

Several runs may share the checkout: each takes a free slot, with a database and a Redis number of its own. So does each
process of a run in several (`-n 2`); of a Redis that is given, the first takes the given number, the next the one after.
"""

import os
import re
from contextlib import ExitStack
from pathlib import Path

import pytest

from jobcenter.servers import Places, ServersFailed, serving_unless_given
from jobcenter.servers.locks import Lock

FOLDER = Path(__file__).resolve().parents[1] / ".data" / "test"
SLOTS = range(1, 16)  # Redis has the numbers 0 to 15

NUMBER = re.compile(r"(?<=[/=])\d+$")

_until_the_end = ExitStack()


def _take_slot() -> int:
    for number in SLOTS:
        lock = Lock(Places.at(FOLDER).lock(f"slot-{number}"))
        if lock.try_take():
            _until_the_end.callback(lock.close)
            return number
        lock.close()
    raise pytest.UsageError("Fifteen test runs are under way in this checkout; wait for one to end.")


def _begin_as(process: int) -> None:
    """In a process that another has started, with its servers; pytest-django names the database after the process."""
    given = os.environ["REDIS_URL"]
    number = NUMBER.search(given)
    if number is None:
        raise pytest.UsageError("With -n, REDIS_URL has to end in a number: those that follow are used too.")
    if process > 0:
        free = _take_slot() if str(Places.at(FOLDER).redis_socket) in given else int(number[0]) + process
        os.environ["REDIS_URL"] = NUMBER.sub(str(free), given)


def _begin() -> None:
    redis_given = bool(os.environ.get("REDIS_URL"))
    database_given = bool(os.environ.get("DATABASE_URL"))
    if redis_given and database_given:
        return
    slot = _take_slot()
    try:
        _until_the_end.enter_context(serving_unless_given(FOLDER, quick=True))
    except ServersFailed as reason:
        raise pytest.UsageError(str(reason)) from None
    if not database_given:
        os.environ["JOBCENTER_TEST_DATABASE"] = f"test_jobcenter_{slot}"
    if not redis_given:
        os.environ["REDIS_URL"] = os.environ["REDIS_URL"].replace("db=0", f"db={slot}")


# At import, because pytest-django reads the settings before any hook of ours could run.
if "PYTEST_XDIST_WORKER" in os.environ:
    _begin_as(int(os.environ["PYTEST_XDIST_WORKER"].removeprefix("gw")))
else:
    _begin()


def pytest_report_header() -> list[str]:
    from django.conf import settings

    host = settings.DATABASES["default"]["HOST"]
    kind = "the embedded servers" if str(FOLDER) in host else f"{host}, {settings.REDIS_URL.partition('@')[2] or ''}"
    return [f"servers: {kind}"]


def pytest_unconfigure() -> None:
    _until_the_end.close()
