from __future__ import annotations

from datetime import UTC, datetime

import pytest

from jobcenter.jobs import registry, tasks
from jobcenter.jobs.models import Job
from tests.jobs import handlers

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def effects():
    def count():
        return Job.objects.filter(handler="tests.effect").count()

    return count


@pytest.fixture
def its_lease_runs_out():
    """As if two minutes had passed without a word from the worker."""

    def expire(job):
        assert Job.objects.filter(pk=job.pk, state="running").update(lease_until=LONG_AGO) == 1

    return expire


@pytest.fixture
def its_time_has_come():
    def hurry(job):
        Job.objects.filter(pk=job.pk).update(run_after=LONG_AGO)

    return hurry


@pytest.fixture
def handle():
    """Register a handler for the length of a test."""
    names = []

    def register(name, run, **how):
        names.append(name)
        registry.handler(name, **how)(run)

    yield register
    for name in names:
        del registry._handlers[name]


REGISTERED = (handlers, tasks)  # by being imported
