"""The keeper: a process that owns the two servers of a data folder and ends with their last user.

Started by `client.serving` as `python -m jobcenter.servers.keeper FOLDER [--quick]`.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from jobcenter.servers import postgres, valkey
from jobcenter.servers.children import stop
from jobcenter.servers.locks import Lock
from jobcenter.servers.places import Places, ServersFailed

GLANCE = 0.1  # seconds between two looks at the lock


def main(folder: str, *flags: str) -> int:
    places = Places.at(Path(folder))
    # Neither lock is ever closed: the kernel drops them, in this order, when the process has truly ended, and that
    # is what others wait for.
    mine = Lock(places.lock("keeper"))
    mine.take()
    users = Lock(places.lock("users"))
    if os.fork():
        return 0  # the caller waits for this; the keeper, who has the lock too, is nobody's child
    os.setsid()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(0))
    try:
        keep(places, users, quick="--quick" in flags)
    except ServersFailed as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


def keep(places: Places, users: Lock, *, quick: bool) -> None:
    """Start both servers, wait until nobody uses them or one of them ends, stop them."""
    places.ready.unlink(missing_ok=True)
    postgres.stop_leftover(places)
    valkey.stop_leftover(places)
    running: list[subprocess.Popen[bytes]] = []
    try:
        running.append(valkey.launch(places))
        running.append(postgres.launch(places, quick=quick))
        places.ready.write_text(f"{os.getpid()}\n")
        while not users.try_take() and all(server.poll() is None for server in running):
            time.sleep(GLANCE)
    finally:
        places.ready.unlink(missing_ok=True)
        for server in running:
            # SIGINT is PostgreSQL's fast shutdown and Valkey's ordinary one.
            stop(server, signal.SIGINT, signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
