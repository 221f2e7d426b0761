"""Handlers by name, and what a running job offers them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models.functions import Now
from django.utils.functional import Promise

from jobcenter.jobs.enums import State

# Long enough for one batch of work, short enough that nobody waits for a dead worker.
LEASE: Final = timedelta(minutes=2)


class LeaseLost(Exception):
    """This attempt was given up for dead, and the job is another's now: stop."""


@dataclass(frozen=True, slots=True)
class RunningJob:
    """One attempt at a job, as its handler sees it."""

    id: UUID
    handler: str
    attempt: int
    args: dict[str, Any] = field(repr=False)

    def progress(self, done: int, total: int) -> None:
        """Tell how far it is, and that it is alive: at least once in LEASE. Raises LeaseLost."""
        from jobcenter.jobs.models import Job

        mine = Job.objects.filter(pk=self.id, state=State.RUNNING, attempts=self.attempt)
        reached = min(max(done, 0), max(total, 0))
        if not mine.update(progress_done=reached, progress_total=max(total, 0), lease_until=Now() + LEASE):
            raise LeaseLost(str(self.id))


Run = Callable[[RunningJob], None]


@dataclass(frozen=True, slots=True)
class Handler:
    name: str
    run: Run
    atomic: bool
    title: str | Promise


_handlers: dict[str, Handler] = {}


def handler(name: str, *, atomic: bool = False, title: str | Promise = "") -> Callable[[Run], Run]:
    """Register a function for jobs of that name; `title` is what people read instead of the name.

    A killed job is run again, so a handler must do no harm when run twice. With `atomic`, what it writes and the job's
    "done" are one transaction: it happens once or not at all, but its progress is seen only afterwards.
    """

    def register(run: Run) -> Run:
        known = _handlers.get(name)
        if known is not None and known.run.__qualname__ != run.__qualname__:
            raise ValueError(f"two handlers are named {name}")
        _handlers[name] = Handler(name, run, atomic, title)
        return run

    return register


def find(name: str) -> Handler | None:
    return _handlers.get(name)
