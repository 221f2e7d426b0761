"""Asking for work: a row in the transaction that wants it, and a ring once that has happened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from jobcenter.jobs.args import NotForAJob, checked_name, cleaned
from jobcenter.jobs.bell import ring

if TYPE_CHECKING:
    from jobcenter.jobs.models import Job


def add(
    handler: str, args: Mapping[str, Any] | None = None, *, key: str | None = None, run_after: datetime | None = None
) -> Job:
    """The job of that key if there is one already, else a new one. Raises NotForAJob for anything but ids and codes."""
    from jobcenter.jobs.models import Job

    job = Job(handler=checked_name(handler, "the handler"), args=cleaned(args or {}))
    if run_after is not None:
        job.run_after = run_after
    if key is None:
        job.save(force_insert=True)
    else:
        job = _once(job, checked_name(key, "the key"))
    transaction.on_commit(ring)
    return job


def _once(job: Job, key: str) -> Job:
    """Two askers at the same moment: the second waits for the first one's commit, and finds its row."""
    manager = type(job)._default_manager
    job.key = key
    manager.bulk_create([job], ignore_conflicts=True)
    found = manager.get(key=key)
    if found.handler != job.handler:
        raise NotForAJob("the key belongs to a job of another handler")
    return found
