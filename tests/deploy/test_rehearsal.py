"""The Dockerfile followed to its end without an engine; then migrate, web, worker and beat run from what it made.

As user 10001, on a root that cannot be written to, with secrets as files, on an empty database whose owner is no
superuser. It takes minutes and asks the package indexes, so it is one of the long ones.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
import signal
import subprocess
from http.client import HTTPConnection, HTTPException
from time import monotonic

import psutil
import psycopg
import pytest
from django.conf import settings

from jobcenter.demo.processes import free_port
from jobcenter.servers import Places
from jobcenter.servers.children import start, stop
from jobcenter.servers.valkey import launch
from tests.deploy.shared import DEPLOY, SECRET, rehearse

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not shutil.which("bwrap"), reason="bubblewrap is not installed"),
    pytest.mark.skipif(not shutil.which("npm", path="/usr/local/bin:/usr/bin"), reason="npm is not installed"),
]
PATIENCE = 180
REHEARSE = rehearse()


@pytest.fixture(scope="module")
def image(tmp_path_factory):
    """What the last stage holds; owned by root or by whoever runs this, and bound read-only."""
    folder = tmp_path_factory.mktemp("image")
    folder.chmod(0o755)
    return REHEARSE.rehearse(folder)


@pytest.fixture
def database():
    """(address, what to bind) of an empty database of an ordinary role."""
    at = settings.DATABASES["default"]
    name = f"rehearsal_{secrets.token_hex(4)}"
    known = {"host": at["HOST"], "port": at["PORT"] or 5432, "user": at["USER"], "password": at["PASSWORD"]}
    with psycopg.connect(dbname="postgres", autocommit=True, **known) as maintenance:
        maintenance.execute(f"CREATE ROLE {name} LOGIN PASSWORD '{name}'")
        maintenance.execute(f"CREATE DATABASE {name} OWNER {name} TEMPLATE template0 ENCODING 'UTF8'")
        socket = at["HOST"] if at["HOST"].startswith("/") else ""
        where = f"?host={socket}" if socket else ""
        yield f"postgresql://{name}:{name}@{'' if socket else at['HOST']}:{known['port']}/{name}{where}", socket
        maintenance.execute(f"DROP DATABASE {name} WITH (FORCE)")
        maintenance.execute(f"DROP ROLE {name}")


@pytest.fixture
def container(image, database, tmp_path):
    """Begin one: its process as seen from here. Each has a /tmp of its own, at tmp_path/<name>."""
    broker = Places.at(tmp_path / "broker")
    server = launch(broker)
    folder = tmp_path / "secrets"
    subprocess.run([DEPLOY / "make-secrets", folder], check=True, capture_output=True)
    address, socket = database
    for name, value in {"DATABASE_URL": address, "REDIS_URL": broker.addresses.redis_url}.items():
        (folder / name).chmod(0o644)
        (folder / name).write_text(value)
    binds = ["--ro-bind", str(folder), "/run/secrets", "--bind", str(tmp_path / "broker"), str(tmp_path / "broker")]
    if socket:
        binds += ["--bind", socket, socket]
    running = []

    def command(name, *arguments):
        (tmp_path / name).mkdir(exist_ok=True)
        own = ["--bind", str(tmp_path / name), "/tmp"]
        return REHEARSE.sandbox(image, [*arguments], writable=False, more=(*own, *binds))

    def begin(name, *arguments, **variables):
        env = REHEARSE.environment(image) | {"ALLOWED_HOSTS": "sag.kommune.example", "BEHIND_PROXY": "true"} | variables
        assert not SECRET & set(env)
        process = start(command(name, *arguments), log=tmp_path / f"{name}.log", env=env)
        process.said = (tmp_path / f"{name}.log").read_text
        running.append(process)
        return process

    yield begin
    for process in running:
        stop(process, signal.SIGKILL)
    stop(server, signal.SIGTERM)


def ended(process, patience=PATIENCE):
    try:
        return process.wait(patience)
    except subprocess.TimeoutExpired:
        return process.said()


def inner(process, name):
    """The program itself, which an engine would send its signal to."""
    found = [each for each in psutil.Process(process.pid).children(recursive=True) if name in " ".join(each.cmdline())]
    return next(each for each in found if "bwrap" not in each.name())


def asked(port, path):
    link = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        link.request("GET", path, headers={"Host": "10.42.0.17"})
        answer = link.getresponse()
        return answer.status, json.loads(answer.read())["checks"]
    except (OSError, HTTPException):
        return None, {}
    finally:
        link.close()


def page(port, path):
    """As the proxy would ask for it."""
    link = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        link.request("GET", path, headers={"Host": "sag.kommune.example", "X-Forwarded-Proto": "https"})
        answer = link.getresponse()
        return answer.status, answer.read().decode(errors="replace")
    finally:
        link.close()


def until(condition, *processes):
    deadline = monotonic() + PATIENCE
    while not condition():
        assert monotonic() < deadline, [process.said() for process in processes]
        for process in processes:
            try:
                process.wait(0.2)
            except subprocess.TimeoutExpired:
                continue
            pytest.fail("it ended: " + process.said())


def test_from_an_empty_database_to_a_web_a_worker_and_a_beat_that_are_well(image, container):
    port = free_port(38000)
    (start_it,) = json.loads(image.words["ENTRYPOINT"])
    web = container("web", start_it, "web", PORT=str(port))
    until(lambda: asked(port, "/health/live")[0] == 200, web)
    assert asked(port, "/health/ready") == (503, {"database": "ok", "migrations": "missing", "redis": "ok"})

    migrate = container("migrate", start_it, "migrate")
    assert ended(migrate) == 0, migrate.said()
    everything = {"database": "ok", "migrations": "ok", "reference": "ok", "redis": "ok"}
    until(lambda: asked(port, "/health/ready") == (200, everything), web)

    status, login = page(port, "/log-ind/")
    assert status == 200
    linked = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', login))
    assert len(linked) >= 3
    assert {path: page(port, path)[0] for path in linked} == dict.fromkeys(linked, 200)
    assert ended(container("asking", start_it, "manage", "unit", "create", "Kommunen")) == 0

    worker, beat = container("worker", start_it, "worker"), container("beat", start_it, "beat")
    until(lambda: asked(port, "/health/worker")[0] == asked(port, "/health/beat")[0] == 200, web, worker, beat)
    for name in ("worker", "beat"):
        assert ended(container(name, start_it, "alive", name)) == 0
    assert ended(container("asking", start_it, "alive", "web", PORT=str(port))) == 0
    assert ended(container("asking", start_it, "manage", "health", "worker")) == 0
    assert ended(container("asking", start_it, "manage", "check", "--deploy", "--fail-level", "WARNING")) == 0

    for process, name in ((web, "granian"), (worker, "celery"), (beat, "celery")):
        inner(process, name).send_signal(signal.SIGTERM)
    assert [ended(process) for process in (web, worker, beat)] == [0, 0, 0]


@pytest.mark.parametrize("place", ["/app", "/app/jobcenter", "/app/staticfiles", "/opt/venv/bin", "/usr", "/"])
def test_nothing_can_be_written_but_tmp(container, place):
    assert ended(container("asking", "touch", f"{place}/x")) == 1
    assert ended(container("asking", "touch", "/tmp/x")) == 0


@pytest.mark.parametrize("name", ["pip", "npm", "uv", "pytest", "nodejs", "initdb"])
def test_nothing_is_left_of_how_it_was_made(image, name):
    assert not (image.folder / "opt" / "venv" / "bin" / name).exists()
    assert not [path for path in (image.folder / "app").iterdir() if "requirements" in path.name or path.name == ".ci"]
