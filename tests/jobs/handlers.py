"""Handlers of the tests; a real worker loads them with --include tests.jobs.handlers."""

from __future__ import annotations

import os
import signal
from datetime import UTC, datetime
from pathlib import Path

from jobcenter import jobs

FAR = datetime(2999, 1, 1, tzinfo=UTC)


def leave_effect(number=0):
    """A row that nobody will ever claim: what a handler did, in the same database as the job itself."""
    jobs.add("tests.effect", {"n": number}, run_after=FAR)


def write_down(line):
    """What happened outside any transaction, in the order it happened."""
    with Path(os.environ["TESTS_JOBS_LOG"]).open("a") as log:
        log.write(f"{line}\n")


@jobs.handler("tests.effect")
def effect(job):
    raise AssertionError("its time never comes")


@jobs.handler("tests.leave")
def leave(job):
    leave_effect(job.args.get("n", 0))


@jobs.handler("tests.leave_whole", atomic=True)
def leave_whole(job):
    leave_effect(job.args.get("n", 0))


@jobs.handler("tests.raise")
def fail(job):
    leave_effect()
    raise LookupError("Asta Holm, 010190-1234")


@jobs.handler("tests.raise_whole", atomic=True)
def fail_whole(job):
    leave_effect()
    raise LookupError("Asta Holm, 010190-1234")


@jobs.handler("tests.steps")
def steps(job):
    for n in range(1, 4):
        job.progress(n, 3)


@jobs.handler("tests.hang_first")
def hang_first(job):
    """The first attempt never ends by itself: its worker has to be killed."""
    write_down(f"begun {job.attempt}")
    job.progress(1, 2)
    if job.attempt == 1:
        signal.pause()
    leave_effect()
    write_down(f"ended {job.attempt}")
