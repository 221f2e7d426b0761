"""`python -m jobcenter.health.alive web|worker|beat`: does the process of this container turn? Needs no Django.

It touches neither database nor Redis: a container is not restarted because something else is away.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from http.client import HTTPConnection, HTTPException
from pathlib import Path

# A worker without a broker stands still in its attempts to reach it; after this long a fresh start does no harm.
LIMIT = 300  # seconds
PATIENCE = 3  # seconds for the web to answer
PORT = 8000


def main(arguments: Sequence[str]) -> str | None:
    """None when it turns, else one sentence; sys.exit takes both."""
    match list(arguments):
        case ["web"]:
            return _web(int(os.environ.get("PORT", PORT)))
        case ["worker" | "beat" as kind]:
            return _pulse(Path(os.environ.get("PULSE_FOLDER", "/tmp"), f"{kind}.pulse"))  # noqa: S108
    return "usage: python -m jobcenter.health.alive web|worker|beat"


def _web(port: int) -> str | None:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", "/health/live")
        status = connection.getresponse().status
    except (OSError, HTTPException) as error:
        return f"The web does not answer: {type(error).__name__}."
    finally:
        connection.close()
    return None if status == 200 else f"The web answers {status}."


def _pulse(file: Path) -> str | None:
    try:
        silence = time.time() - file.stat().st_mtime
    except OSError:
        return f"There is no {file}."
    return None if silence <= LIMIT else f"{file} is {silence:.0f} seconds old."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
