"""Looking at the processes that a test started, from outside."""

import os
import select
import time
from pathlib import Path


def mentioning(folder):
    """Ids of the living processes that name the folder on their command line or in their environment."""
    return {int(entry.name) for entry in Path("/proc").glob("[0-9]*") if _mentions(entry, str(folder).encode())}


def _mentions(entry, words):
    try:
        if entry.name == str(os.getpid()) or b"State:\tZ" in (entry / "status").read_bytes():
            return False
        return words in (entry / "cmdline").read_bytes() or words in (entry / "environ").read_bytes()
    except (FileNotFoundError, PermissionError, ProcessLookupError):
        return False


def wait_until_ended(numbers, patience=20):
    """The ids of those that are still alive when the patience is at its end; none, one hopes."""
    deadline = time.monotonic() + patience
    return {number for number in numbers if not _ends(number, deadline)}


def _ends(number, deadline):
    try:
        handle = os.pidfd_open(number)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], max(0, deadline - time.monotonic()))[0])
    finally:
        os.close(handle)
