"""Child processes that do not outlive their parent."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

PR_SET_PDEATHSIG = 1


def start(
    command: Sequence[str],
    *,
    log: Path | None = None,
    on_parent_death: signal.Signals = signal.SIGTERM,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> subprocess.Popen[bytes]:
    """Start a child outside the terminal's process group: Ctrl-C reaches the parent, who ends its children in order.

    Call it from the main thread: Linux counts the death of the thread that started the child.
    macOS has no such signal. There a parent that is killed by SIGKILL leaves its children behind; the embedded
    servers still end, because their keeper watches a lock.
    """
    with open(log or os.devnull, "wb") as output:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=env,
            cwd=cwd,
            process_group=0,
            preexec_fn=_dies_with_parent(on_parent_death),
        )


def tie_to_parent(number: signal.Signals, *, still_there: Callable[[], bool]) -> None:
    """Called in a child that a library started: the library's server may be killed before it can end its children."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(number))
    if not still_there():
        os._exit(1)


def _dies_with_parent(number: signal.Signals) -> Callable[[], None] | None:
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None)
    parent = os.getpid()

    def tie() -> None:
        libc.prctl(PR_SET_PDEATHSIG, int(number))
        if os.getppid() != parent:  # the parent ended before the tie was made
            os._exit(1)

    return tie


def stop(process: subprocess.Popen[bytes], *signals: signal.Signals, patience: float = 10) -> None:
    """Ask with each signal in turn, wait each time, and end it by force at last."""
    for number in signals:
        if process.poll() is not None:
            return
        process.send_signal(number)
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            continue
    process.kill()
    process.wait()
