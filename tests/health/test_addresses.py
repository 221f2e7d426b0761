"""The addresses of health: what each asks, what it leaves alone, and that a probe reaches it past every gate."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models.functions import Now
from django.test.utils import CaptureQueriesContext

from cases.models import Indicator
from jobcenter import jobs
from jobcenter.health import checks
from jobcenter.jobs.enums import Kind
from jobcenter.jobs.models import Job, Pulse

CLOSED_PORT = "redis://127.0.0.1:1/0"
WELL = {"status": "ok", "checks": {"database": "ok", "migrations": "ok", "reference": "ok", "redis": "ok"}}
FRESH, OLD = timedelta(seconds=20), timedelta(minutes=20)


@pytest.fixture
def loaded(dated_rules, indicators, roles):
    """What a municipality begins with."""


def pulses(**ages):
    for kind, age in ages.items():
        Pulse.objects.create(kind=Kind(kind), place="" if kind == "round" else "pod", at=Now() - age)


def codes(client, name):
    response = client.get(f"/health/{name}")
    said = response.json()
    assert (response.status_code == 200) == (said["status"] == "ok")
    return response.status_code, said["checks"]


def test_live_asks_neither_the_database_nor_redis(client, settings):
    # Without the mark of a test that may use the database, which would fail it.
    settings.REDIS_URL = CLOSED_PORT
    assert client.get("/health/live").json() == {"status": "ok", "checks": {}}


@pytest.mark.django_db
def test_ready_when_database_migrations_and_reference_are_there(client, loaded):
    assert client.get("/health/ready").json() == WELL


@pytest.mark.django_db
def test_not_ready_before_its_migrations(client, loaded):
    MigrationRecorder.Migration.objects.filter(app="jobs", name="0002_pulse").delete()
    status, found = codes(client, "ready")
    assert status == 503
    assert found["migrations"] == "missing"


@pytest.mark.django_db
def test_still_ready_when_the_next_release_has_migrated(client, loaded):
    MigrationRecorder.Migration.objects.create(app="jobs", name="9999_of_the_next_release")
    assert codes(client, "ready")[0] == 200


@pytest.mark.django_db
def test_not_ready_without_reference_data(client, loaded):
    Indicator.objects.all().delete()
    assert codes(client, "ready") == (503, WELL["checks"] | {"reference": "missing"})


@pytest.mark.django_db
def test_a_redis_that_is_away_is_told_and_keeps_nobody_out(client, loaded, settings):
    settings.REDIS_URL = CLOSED_PORT
    assert codes(client, "ready") == (200, WELL["checks"] | {"redis": "silent"})


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "statements"), [("ready", 5), ("worker", 1), ("beat", 1)])
def test_a_probe_costs_the_same_few_statements_always(client, loaded, name, statements):
    pulses(beat=FRESH, worker=FRESH, round=FRESH)
    for _ in range(30):
        jobs.add("tests.leave")
        Pulse.objects.create(kind=Kind.WORKER, place=str(_))
    with CaptureQueriesContext(connection) as counted:
        assert codes(client, name)[0] == 200
    assert len(counted) == statements


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ages", "worker", "beat"),
    [
        pytest.param({"beat": FRESH, "worker": FRESH, "round": FRESH}, "ok ok", "ok", id="both well"),
        pytest.param({"beat": FRESH, "worker": OLD, "round": OLD}, "silent silent", "ok", id="only the worker dead"),
        pytest.param({"beat": OLD, "worker": FRESH, "round": OLD}, "ok ok", "silent", id="only the beat dead"),
        pytest.param({"beat": FRESH, "worker": FRESH, "round": OLD}, "ok silent", "ok", id="a worker gone deaf"),
        pytest.param({"beat": OLD, "worker": OLD, "round": OLD}, "silent ok", "silent", id="both dead"),
        pytest.param({"beat": FRESH, "worker": FRESH}, "ok never", "ok", id="just begun"),
        pytest.param({}, "never ok", "never", id="never started"),
    ],
)
def test_who_is_silent_is_told_apart(client, ages, worker, beat):
    pulses(**ages)
    expected = dict(zip(("worker", "round"), worker.split(), strict=True))
    status, found = codes(client, "worker")
    assert found == {"database": "ok", **expected}
    assert status == (200 if worker == "ok ok" else 503)
    assert codes(client, "beat") == (200 if beat == "ok" else 503, {"database": "ok", "beat": beat})


@pytest.mark.django_db
def test_one_living_worker_among_dead_ones_is_enough(client):
    pulses(beat=FRESH, worker=FRESH, round=FRESH)
    Pulse.objects.create(kind=Kind.WORKER, place="an older pod", at=Now() - OLD)
    assert codes(client, "worker")[0] == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("leases", "places", "code"),
    [
        pytest.param([FRESH, FRESH], 1, "ok", id="all hands full"),
        pytest.param([FRESH], 1, "silent", id="one hand free, and it hears nothing"),
        pytest.param([FRESH, FRESH], 2, "silent", id="one worker full, the other one deaf"),
        pytest.param([FRESH, -FRESH], 1, "silent", id="one hand died at work"),
    ],
)
def test_hands_full_of_long_work_are_not_deaf(client, settings, leases, places, code):
    settings.WORKER_PROCESSES = 2
    pulses(beat=FRESH, worker=FRESH, round=OLD)
    Pulse.objects.create(kind=Kind.WORKER, place="an older pod", at=Now() - OLD)
    for number in range(1, places):
        Pulse.objects.create(kind=Kind.WORKER, place=f"pod {number}", at=Now() - FRESH)
    for lease in leases:
        job = jobs.add("tests.leave")
        held = {"state": jobs.State.RUNNING, "claimed_at": Now(), "claimed_by": "pod:7", "lease_until": Now() + lease}
        Job.objects.filter(pk=job.pk).update(**held)
    assert codes(client, "worker")[1]["round"] == code


@pytest.mark.django_db
def test_the_round_is_written_and_the_dead_are_forgotten():
    from jobcenter.jobs import tasks

    pulses(beat=FRESH, worker=timedelta(days=2), round=OLD)
    tasks.reconcile()
    heard = {pulse.kind: pulse for pulse in Pulse.objects.all()}
    assert heard.keys() == {Kind.BEAT, Kind.ROUND}
    assert heard[Kind.ROUND].at > heard[Kind.BEAT].at


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["live", "ready", "worker", "beat"])
def test_a_probe_needs_no_host_no_tls_and_no_login_and_is_told_codes_only(client, loaded, settings, name):
    settings.ALLOWED_HOSTS = ["sag.kommune.dk"]
    settings.SECURE_SSL_REDIRECT = True
    pulses(beat=FRESH, worker=FRESH, round=FRESH)
    response = client.get(f"/health/{name}", headers={"Host": "10.42.0.17:8000"})
    assert response.status_code == 200
    assert set(json.loads(response.content)["checks"].values()) <= {"ok"}
    assert set(response.headers) == {"Content-Type", "Cache-Control"}
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    # Everything else still goes the long way.
    assert client.get("/log-ind/", headers={"Host": "10.42.0.17:8000"}).status_code in (301, 400)
    assert client.get(f"/health/{name}/", headers={"Host": "10.42.0.17:8000"}).status_code in (301, 400)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_probe_changes_nothing(client, method):
    assert getattr(client, method)("/health/ready").status_code == 405


def test_every_migration_of_the_release_is_known():
    checks._ours.cache_clear()
    assert {("jobs", "0001_jobs"), ("jobs", "0002_pulse"), ("auth", "0001_initial")} <= checks._ours()
