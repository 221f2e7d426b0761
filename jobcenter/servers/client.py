"""Using the servers of a data folder: start their keeper, or join those who use them already."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jobcenter.servers.locks import Lock, is_free
from jobcenter.servers.places import Addresses, Places, ServersFailed

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 90  # seconds; a first start takes one or two


@contextmanager
def serving_unless_given(folder: Path, *, quick: bool = False) -> Iterator[None]:
    """Point DATABASE_URL and REDIS_URL at the folder's servers, where they are unset."""
    if os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"):
        yield
        return
    with serving(folder, quick=quick) as addresses:
        os.environ["DATABASE_URL"] = os.environ.get("DATABASE_URL") or addresses.database_url
        os.environ["REDIS_URL"] = os.environ.get("REDIS_URL") or addresses.redis_url
        yield


@contextmanager
def serving(folder: Path, *, quick: bool = False) -> Iterator[Addresses]:
    """Both servers, for as long as the block runs. The last one to leave waits until they have stopped."""
    places = Places.at(folder)
    with Lock(places.lock("users")) as users:
        with Lock(places.lock("start")) as starting:
            starting.take()
            users.share()  # waits for a keeper that is just closing
            _see_to_a_keeper(places, quick)
        try:
            yield places.addresses
        finally:
            alone = users.try_take()
    if alone:
        _wait_for_the_end(places)


def _see_to_a_keeper(places: Places, quick: bool) -> None:
    """Returns when a living keeper has both servers ready; starts one where there is none or the last is ending."""
    started = False
    deadline = time.monotonic() + PATIENCE
    while (absent := is_free(places.lock("keeper"))) or not places.ready.exists():
        if (absent and started) or time.monotonic() > deadline:
            said = places.log("keeper").read_text(errors="replace").strip()
            raise ServersFailed(f"The embedded servers did not start. {said[-2000:]}")
        if absent:
            _start_keeper(places, quick)
            started = True
        time.sleep(0.02)


def _start_keeper(places: Places, quick: bool) -> None:
    places.ready.unlink(missing_ok=True)
    command = [sys.executable, "-m", "jobcenter.servers.keeper", str(places.folder), *(["--quick"] if quick else [])]
    with open(places.log("keeper"), "wb") as log:
        # Returns when the keeper has taken its lock. It outlives this process where others use the servers too.
        subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False)


def _wait_for_the_end(places: Places) -> None:
    deadline = time.monotonic() + 30
    while not is_free(places.lock("keeper")) and time.monotonic() < deadline:
        time.sleep(0.02)
