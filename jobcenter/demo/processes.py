"""The demo's processes: the web server, the worker and the beat, started together and ended together."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import TracebackType

from django.conf import settings

from jobcenter.servers.children import start, stop

HOST = "127.0.0.1"
PORTS_TRIED = 50
CELERY = [sys.executable, "-m", "celery", "--app", "jobcenter.demo.tied_worker"]


class Ended(Exception):
    """One of the processes ended by itself; the message names it and its log."""


def free_port(wanted: int) -> int:
    """The wanted port, or the next one that nobody listens on."""
    for port in range(wanted, min(wanted + PORTS_TRIED, 65536)):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    raise Ended(f"Der er ingen ledig port fra {wanted} og {PORTS_TRIED} frem. Vælg en anden med --port.")


class Processes:
    """A block within which the three run; leaving it, however, ends them."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.port = port
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> Processes:
        try:
            self._start("web", self._web())
            self._wait_for_web()
            # After the web, which somebody is waiting for.
            self._start("worker", self._worker())
            self._start("beat", self._beat())
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def _wait_for_web(self, patience: float = 60) -> None:
        deadline = time.monotonic() + patience
        while not self._answers():
            self.check()
            if time.monotonic() > deadline:
                raise Ended(f"Webserveren svarer ikke. Se {self._log('web')}")
            time.sleep(0.05)

    def _answers(self) -> bool:
        """A page has come: the port alone is open long before."""
        connection = HTTPConnection(HOST, self.port, timeout=30)
        try:
            connection.request("HEAD", settings.LOGIN_URL)
            return connection.getresponse().status < 500
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def check(self) -> None:
        for name, process in self._running.items():
            if process.poll() is not None:
                raise Ended(f"Processen »{name}« stoppede af sig selv. Se {self._log(name)}")

    def stop(self) -> None:
        for process in self._running.values():
            process.send_signal(signal.SIGTERM)
        for process in self._running.values():
            stop(process, signal.SIGTERM, signal.SIGQUIT, patience=8)
        self._running.clear()

    def _start(self, name: str, command: list[str]) -> None:
        env = os.environ | {"PYTHONUNBUFFERED": "1"}
        # By force: asked politely, each would wait for its own children, and nobody is there to ask again.
        self._running[name] = start(
            command, log=self._log(name), on_parent_death=signal.SIGKILL, env=env, cwd=settings.BASE_DIR
        )

    def _log(self, name: str) -> Path:
        return self.folder / f"{name}.log"

    def _web(self) -> list[str]:
        serve = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(self.port)]
        size = ["--workers", "2", "--blocking-threads", "4", "--workers-kill-timeout", "3", "--no-ws"]
        return [*serve, *size, "jobcenter.demo.tied_web:application"]

    def _worker(self) -> list[str]:
        quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        return [*CELERY, "worker", "--concurrency", "2", "--loglevel", "INFO", *quiet]

    def _beat(self) -> list[str]:
        return [*CELERY, "beat", "--schedule", str(self.folder / "beat"), "--pidfile=", "--loglevel", "INFO"]
