"""The demo's processes: the web server, the worker and the beat, started together and ended together."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

from django.conf import settings

from jobcenter.servers.children import start, stop

HOST = "127.0.0.1"
PORTS_TRIED = 50
CELERY = [sys.executable, "-m", "celery", "--app", "jobcenter.celery"]


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
            # Quit, not term: an orphaned worker must not wait for its task. The task's row is still there.
            self._start("worker", self._worker(), on_parent_death=signal.SIGQUIT)
            self._start("beat", self._beat())
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def wait_for_web(self, patience: float = 60) -> None:
        deadline = time.monotonic() + patience
        while True:
            self.check()
            try:
                socket.create_connection((HOST, self.port), timeout=1).close()
            except OSError:
                if time.monotonic() > deadline:
                    raise Ended(f"Webserveren svarer ikke. Se {self._log('web')}") from None
                time.sleep(0.05)
            else:
                return

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

    def _start(self, name: str, command: list[str], on_parent_death: signal.Signals = signal.SIGTERM) -> None:
        env = os.environ | {"PYTHONUNBUFFERED": "1"}
        self._running[name] = start(
            command, log=self._log(name), on_parent_death=on_parent_death, env=env, cwd=settings.BASE_DIR
        )

    def _log(self, name: str) -> Path:
        return self.folder / f"{name}.log"

    def _web(self) -> list[str]:
        serve = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(self.port)]
        return [*serve, "--workers", "2", "--blocking-threads", "4", "--no-ws", "jobcenter.wsgi:application"]

    def _worker(self) -> list[str]:
        quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        return [*CELERY, "worker", "--concurrency", "2", "--loglevel", "INFO", *quiet]

    def _beat(self) -> list[str]:
        return [*CELERY, "beat", "--schedule", str(self.folder / "beat"), "--pidfile=", "--loglevel", "INFO"]
