"""A real Celery worker on a real broker: killed in the middle, rung twice, robbed of its messages; nothing is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from time import monotonic
from urllib.parse import urlencode

import pytest
import redis
from celery import Celery
from django.conf import settings
from django.db import connection

from jobcenter import jobs
from jobcenter.jobs import State
from jobcenter.jobs.models import Job
from jobcenter.servers import Places
from jobcenter.servers.children import start, stop
from jobcenter.servers.valkey import launch
from jobcenter.settings.base import broker_url

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 40
CLOSED_PORT = "redis://127.0.0.1:1/0"
ADD = """
import django; django.setup()
from time import perf_counter
from jobcenter import jobs
begun = perf_counter()
for n in range({count}):
    jobs.add({handler!r}, {{"n": n}})
print(perf_counter() - begun)
"""


@pytest.fixture
def broker(tmp_path):
    """A server of the test's own, so that it can be emptied and nobody else notices."""
    places = Places.at(tmp_path / "broker")
    process = launch(places)
    yield places.addresses.redis_url
    stop(process, signal.SIGTERM)


@pytest.fixture
def environment(broker, tmp_path):
    """What another process needs to work on the database of this test."""
    at = connection.settings_dict
    where = urlencode({"host": at["HOST"] or "localhost", "user": at["USER"]})
    port = f":{at['PORT']}" if at["PORT"] else ""
    login = f":{at['PASSWORD']}@" if at["PASSWORD"] else ""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "jobcenter.settings.test",
        "DATABASE_URL": f"postgresql://{login}{port}/{at['NAME']}?{where}",
        "REDIS_URL": broker,
        "TESTS_JOBS_LOG": str(tmp_path / "log"),
    }


@pytest.fixture
def start_worker(environment, tmp_path):
    started = []

    def start_one():
        command = [sys.executable, "-m", "celery", "-A", "jobcenter", "worker", "--include", "tests.jobs.handlers"]
        how = ["--pool", "solo", "--without-gossip", "--without-mingle", "--without-heartbeat", "-l", "INFO"]
        started.append(start([*command, *how], log=tmp_path / "worker", env=environment, cwd=settings.BASE_DIR))
        return started[-1]

    yield start_one
    for process in started:
        stop(process, signal.SIGKILL)


@pytest.fixture
def until(tmp_path):
    """Ask again until it is so; between two questions, watch whether the worker still lives."""

    def wait(worker, condition):
        deadline = monotonic() + PATIENCE
        while not condition():
            assert monotonic() < deadline, (tmp_path / "worker").read_text()
            try:
                worker.wait(timeout=0.05)
            except subprocess.TimeoutExpired:
                continue
            pytest.fail("the worker ended: " + (tmp_path / "worker").read_text())

    return wait


def add_elsewhere(environment, handler, count, **changes):
    """Add jobs in a process of their own, with the real bell; how many seconds that took."""
    script = ADD.format(handler=handler, count=count)
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=settings.BASE_DIR, env=environment | changes, check=True, timeout=PATIENCE, capture_output=True, text=True,
    )  # fmt: skip
    return float(done.stdout)


def ring(broker, task, times=1):
    app = Celery(broker=broker_url(broker), set_as_current=False)
    for _ in range(times):
        app.send_task(task, retry=False)
    app.close()


def states():
    return Counter(Job.objects.exclude(handler="tests.effect").values_list("state", flat=True))


def effects():
    return Counter(Job.objects.filter(handler="tests.effect").values_list("args__n", flat=True))


def test_the_bell_wakes_a_worker_and_ringing_twice_does_no_harm(broker, environment, start_worker, until):
    worker = start_worker()
    add_elsewhere(environment, "tests.leave", 25)
    ring(broker, "jobs.ring", times=5)
    until(worker, lambda: states() == {State.DONE: 25})
    ring(broker, "jobs.ring", times=3)
    ring(broker, "jobs.reconcile")
    client = redis.Redis.from_url(broker)
    until(worker, lambda: client.llen("celery") == 0)
    client.close()
    assert effects() == Counter(range(25))


def test_a_broker_robbed_of_everything_loses_nothing(broker, environment, start_worker, until):
    add_elsewhere(environment, "tests.leave", 25)
    client = redis.Redis.from_url(broker)
    assert client.llen("celery") == 25
    client.flushall()
    client.close()
    worker = start_worker()
    ring(broker, "jobs.reconcile")  # as beat does each minute
    until(worker, lambda: states() == {State.DONE: 25})
    assert effects() == Counter(range(25))


def test_work_is_accepted_while_the_broker_is_down(broker, environment, start_worker, until):
    seconds = add_elsewhere(environment, "tests.leave", 3, REDIS_URL=CLOSED_PORT)
    assert seconds < 2  # a page that asks for work must not wait for a broker that is not there
    assert states() == {State.QUEUED: 3}
    worker = start_worker()
    ring(broker, "jobs.reconcile")
    until(worker, lambda: states() == {State.DONE: 3})


def test_a_worker_killed_in_the_middle_is_followed_by_another_once(broker, environment, start_worker, until, tmp_path):
    job = jobs.add("tests.hang_first")
    first = start_worker()
    ring(broker, "jobs.ring")
    until(first, lambda: Job.objects.get(pk=job.pk).progress_done == 1)
    stop(first, signal.SIGKILL)
    assert states() == {State.RUNNING: 1}
    assert effects() == {}

    second = start_worker()
    ring(broker, "jobs.reconcile")
    client = redis.Redis.from_url(broker)
    until(second, lambda: client.llen("celery") == 0)
    client.close()
    assert states() == {State.RUNNING: 1}  # its lease still holds: nobody knows yet that it is dead

    Job.objects.filter(pk=job.pk).update(lease_until=datetime(2020, 1, 1, tzinfo=UTC))
    ring(broker, "jobs.reconcile", times=2)
    until(second, lambda: states() == {State.DONE: 1})
    assert Job.objects.get(pk=job.pk).attempts == 2
    assert sum(effects().values()) == 1
    assert (tmp_path / "log").read_text().split("\n") == ["begun 1", "begun 2", "ended 2", ""]
