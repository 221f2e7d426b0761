from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from time import monotonic
from urllib.parse import urlencode

import pytest
from django.conf import settings as django_settings
from django.db import connection

from jobcenter.demo.processes import free_port
from jobcenter.servers import Places
from jobcenter.servers.children import start, stop
from jobcenter.servers.valkey import launch

PATIENCE = 40


@pytest.fixture
def broker(tmp_path):
    """A server of the test's own."""
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
        "PULSE_FOLDER": str(tmp_path),
    }


@pytest.fixture
def until():
    """Ask again until it is so; between two questions, watch whether the processes still live."""

    def wait(condition, *processes):
        deadline = monotonic() + PATIENCE
        while not condition():
            assert monotonic() < deadline, [process.log.read_text() for process in processes]
            for process in processes:
                try:
                    process.wait(timeout=0.05)
                except subprocess.TimeoutExpired:
                    continue
                pytest.fail("it ended: " + process.log.read_text())

    return wait


@pytest.fixture
def run(tmp_path):
    """Start a process that ends with the test; what it says is in its `log`."""
    started = []

    def begin(name, arguments, environment):
        log = tmp_path / f"{name}-{len(started)}.log"
        process = start([sys.executable, "-m", *arguments], log=log, env=environment, cwd=django_settings.BASE_DIR)
        process.log = log
        started.append(process)
        return process

    yield begin
    for process in started:
        # Its whole group: what a web server has started outlives it when it is killed.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture
def web(run, until):
    """A real web server with these variables; a function that asks it (status, text) with a foreign host's name."""

    def serve(environment):
        port = free_port(18000)
        arguments = ["granian", "--interface", "wsgi", "--port", str(port), "--no-ws", "--blocking-threads", "2"]
        process = run("web", [*arguments, "jobcenter.wsgi:application"], environment)

        def ask(path, host="10.42.0.17:8000", **headers):
            connection = HTTPConnection("127.0.0.1", port, timeout=8)  # the pool would wait ten seconds
            try:
                connection.request("GET", path, headers={"Host": host} | headers)
                answer = connection.getresponse()
                return answer.status, answer.read().decode()
            finally:
                connection.close()

        def answers():
            try:
                return ask("/health/live")[0] == 200
            except (OSError, HTTPException):
                return False

        until(answers, process)
        return ask

    return serve
