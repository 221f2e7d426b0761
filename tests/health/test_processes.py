"""Real processes: a web whose database is away, a worker and a beat that are killed one at a time."""

from __future__ import annotations

import json
import signal
import socket
from datetime import UTC, datetime

import pytest
from celery import Celery
from django.db import connection
from django.test import Client

from jobcenter.jobs.enums import Kind
from jobcenter.jobs.models import Pulse
from jobcenter.servers.children import stop
from jobcenter.settings.base import broker_url

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
WORKER = ["celery", "-A", "jobcenter", "worker", "--concurrency", "1", "--without-gossip", "--without-mingle"]
BEAT = ["celery", "-A", "jobcenter", "beat", "--pidfile="]


@pytest.fixture
def silent_port():
    """Takes connections and never says a word, like a server that hangs."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def production(environment):
    """Settings as strict as in production, on the variables of this test."""
    from tests.house.test_settings import production_variables

    kept = ("PATH", "DATABASE_URL", "REDIS_URL", "PULSE_FOLDER")
    return production_variables() | {name: environment[name] for name in kept}


@pytest.mark.django_db(transaction=True)
def test_production_answers_a_probe_by_plain_http_and_a_foreign_name(production, web, dated_rules, indicators, roles):
    ask = web(production)
    assert ask("/health/live") == (200, '{"status": "ok", "checks": {}}')
    status, text = ask("/health/ready")
    assert (status, json.loads(text)["status"]) == (200, "ok"), text
    assert ask("/log-ind/")[0] in (301, 400)
    assert ask("/log-ind/", host="sag.kommune.example")[0] == 301


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("how", ["refuses", "hangs"])
def test_a_database_that_is_away_is_told_and_the_web_stays_alive(production, web, silent_port, how):
    port = 1 if how == "refuses" else silent_port
    ask = web(production | {"DATABASE_URL": f"postgresql://somebody@127.0.0.1:{port}/nothing"})
    for name in ("ready", "worker", "beat"):
        status, text = ask(f"/health/{name}")
        assert (status, json.loads(text)["checks"]["database"]) == (503, "silent")
        assert "127.0.0.1" not in text and "somebody" not in text
    assert ask("/health/live")[0] == 200


@pytest.mark.django_db(transaction=True)
def test_a_database_that_was_restarted_costs_nobody_a_page(production, web):
    """The pool's connections are dead then, and it finds out before a page does."""
    ask = web(production | {"BEHIND_PROXY": "true", "DATABASE_POOL_SIZE": "2"})
    visitor = {"X-Forwarded-Proto": "https", "Cookie": f"__Host-session={'a' * 32}"}
    assert ask("/sager/", host="sag.kommune.example", **visitor)[0] == 302
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        assert cursor.fetchone()[0] >= 1
    assert [ask("/sager/", host="sag.kommune.example", **visitor)[0] for _ in range(4)] == [302] * 4


@pytest.fixture
def signs():
    """Whether each kind of process has been heard of, by the same addresses that monitoring asks."""

    def ask():
        client = Client()
        found = client.get("/health/worker").json()["checks"] | client.get("/health/beat").json()["checks"]
        return {name: found[name] for name in ("worker", "round", "beat")}

    return ask


def make_old(*kinds):
    """As if nobody had been heard of since; who lives says so again."""
    assert Pulse.objects.filter(kind__in=kinds).update(at=LONG_AGO) == len(kinds)


@pytest.mark.django_db(transaction=True)
def test_a_dead_worker_and_a_dead_beat_are_told_apart(broker, environment, run, until, signs, tmp_path):
    worker, beat = run("worker", WORKER, environment), run("beat", BEAT, environment)
    until(lambda: signs()["worker"] == "ok" and signs()["beat"] == "ok", worker, beat)
    assert signs()["round"] == "never"
    bell = Celery(broker=broker_url(broker), set_as_current=False)
    bell.send_task("jobs.reconcile", retry=False)  # as beat does each minute
    bell.close()
    until(lambda: signs()["round"] == "ok", worker, beat)
    assert (tmp_path / "worker.pulse").exists() and (tmp_path / "beat.pulse").exists()

    stop(worker, signal.SIGKILL)
    make_old(Kind.WORKER, Kind.BEAT, Kind.ROUND)
    until(lambda: signs()["beat"] == "ok", beat)
    assert signs() == {"worker": "silent", "round": "silent", "beat": "ok"}

    stop(beat, signal.SIGKILL)
    second = run("worker", WORKER, environment)
    make_old(Kind.BEAT)
    until(lambda: signs()["worker"] == "ok", second)
    # Nobody rings, and the worker is not blamed for it.
    assert signs() == {"worker": "ok", "round": "ok", "beat": "silent"}


@pytest.mark.django_db(transaction=True)
def test_worker_and_beat_end_when_asked(environment, run, until, signs):
    """SIGTERM is what compose and Kubernetes send."""
    worker, beat = run("worker", WORKER, environment), run("beat", BEAT, environment)
    until(lambda: signs()["worker"] == "ok" and signs()["beat"] == "ok", worker, beat)
    for process in (worker, beat):
        process.send_signal(signal.SIGTERM)
    assert (worker.wait(30), beat.wait(30)) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_away_stops_neither(environment, run, until, tmp_path, silent_port):
    """The file goes on being touched, so that nobody is restarted for it; what could not be written is logged."""
    away = environment | {"DATABASE_URL": f"postgresql://somebody@127.0.0.1:{silent_port}/nothing"}
    worker, beat = run("worker", WORKER, away), run("beat", BEAT, away)
    until(lambda: all((tmp_path / f"{kind}.pulse").exists() for kind in ("worker", "beat")), worker, beat)
    until(lambda: all("pulse_unwritten" in process.log.read_text() for process in (worker, beat)), worker, beat)
    for kind in ("worker", "beat"):
        (tmp_path / f"{kind}.pulse").unlink()
    until(lambda: all((tmp_path / f"{kind}.pulse").exists() for kind in ("worker", "beat")), worker, beat)
    assert "somebody" not in worker.log.read_text() + beat.log.read_text()
