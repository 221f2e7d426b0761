"""Where the servers of one data folder keep their files, and how they are reached."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

DATABASE = "jobcenter"
USER = "jobcenter"
PORT = 5432  # only names the socket file; nothing listens on the network
# The kernel allows 107 bytes for the path of a socket (103 on macOS).
LONGEST_SOCKET = 100
PLAIN_PATH = re.compile(r"[A-Za-z0-9_./-]+")


class ServersFailed(Exception):
    """The embedded servers could not be started; the message says what can be done."""


@dataclass(frozen=True)
class Addresses:
    """What DATABASE_URL and REDIS_URL should say."""

    database_url: str
    redis_url: str


@dataclass(frozen=True)
class Places:
    """The files of one data folder, which is open to its owner only."""

    folder: Path

    @classmethod
    def at(cls, folder: Path) -> Places:
        folder = folder.resolve()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        return cls(folder)

    @property
    def postgres(self) -> Path:
        return self.folder / "postgres"

    @property
    def sockets(self) -> Path:
        wanted = self.folder / "run"
        fits = len(bytes(wanted / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET and PLAIN_PATH.fullmatch(str(wanted))
        return _private(wanted if fits else _short(self.folder))

    @property
    def redis_socket(self) -> Path:
        return self.sockets / "redis.sock"

    @property
    def ready(self) -> Path:
        return self.folder / "ready"

    def log(self, name: str) -> Path:
        return self.folder / f"{name}.log"

    def lock(self, name: str) -> Path:
        return self.folder / f"{name}.lock"

    @property
    def addresses(self) -> Addresses:
        host = quote(str(self.sockets), safe="/")
        return Addresses(
            database_url=f"postgresql:///{DATABASE}?host={host}&user={USER}",
            redis_url=f"unix://{self.redis_socket}?db=0",
        )


def _short(folder: Path) -> Path:
    digest = hashlib.sha256(bytes(folder)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"jobcenter-{os.getuid()}-{digest}"


def _private(folder: Path) -> Path:
    folder.mkdir(mode=0o700, exist_ok=True)
    status = folder.lstat()
    if status.st_uid != os.getuid() or status.st_mode & 0o077:
        raise ServersFailed(f"{folder} must belong to this user alone (mode 0700).")
    return folder
