"""File locks: held by a process, dropped by the kernel when it ends."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path


class Lock:
    """One open handle on a lock file; closing it lets go."""

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def share(self) -> None:
        fcntl.flock(self._handle, fcntl.LOCK_SH)

    def take(self) -> None:
        fcntl.flock(self._handle, fcntl.LOCK_EX)

    def try_take(self) -> bool:
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def close(self) -> None:
        os.close(self._handle)

    def __enter__(self) -> Lock:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def is_free(path: Path) -> bool:
    with Lock(path) as lock:
        return lock.try_take()
