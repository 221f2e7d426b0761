"""Doing the work: claim a row, run its handler, write down how it went; and find what died under way."""

from __future__ import annotations

import logging
import os
import socket
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from jobcenter.jobs.enums import Failure, State
from jobcenter.jobs.registry import LEASE, Handler, LeaseLost, RunningJob, find

if TYPE_CHECKING:
    from jobcenter.jobs.models import Job

log = logging.getLogger(__name__)

MOST_ATTEMPTS: Final = 5
FIRST_WAIT: Final = timedelta(seconds=15)
LONGEST_WAIT: Final = timedelta(hours=1)


def work(limit: int = 20, *, lease: timedelta = LEASE) -> int:
    """Run up to `limit` jobs that are due, one after the other; how many were run.

    Who is not heard of for the length of the lease is taken for dead.
    """
    worker = f"{socket.gethostname()}:{os.getpid()}"[:100]
    ran = 0
    while ran < limit and (job := _claim(worker, lease)) is not None:
        _run(job)
        ran += 1
    return ran


def reconcile() -> int:
    """Give back the jobs whose worker died; the ones that killed every worker are stopped. How many were found."""
    from jobcenter.jobs.models import Job

    with transaction.atomic():
        # An atomic job keeps its row locked while it runs: skipped here, because it is alive.
        lost = list(Job.objects.lost().select_for_update(skip_locked=True))
        spent = [job.pk for job in lost if job.attempts >= MOST_ATTEMPTS]
        again = [job.pk for job in lost if job.attempts < MOST_ATTEMPTS]
        Job.objects.filter(pk__in=again).update(state=State.QUEUED, lease_until=None, run_after=Now())
        Job.objects.filter(pk__in=spent).update(
            state=State.FAILED, lease_until=None, finished_at=Now(), failure=Failure.LOST
        )
    for job in lost:
        log.warning("jobs.lost job=%s handler=%s attempt=%d", job.pk, job.handler, job.attempts)
    return len(lost)


def wait_after(attempt: int) -> timedelta:
    """15 s, 1 min, 4 min, 16 min, an hour."""
    return min(FIRST_WAIT * int(4 ** (attempt - 1)), LONGEST_WAIT)


def _claim(worker: str, lease: timedelta) -> Job | None:
    from jobcenter.jobs.models import Job

    with transaction.atomic():
        waiting = Job.objects.due().select_for_update(skip_locked=True)
        job = waiting.order_by("run_after", "recorded_at", "id").first()
        if job is None:
            return None
        Job.objects.filter(pk=job.pk).update(
            state=State.RUNNING,
            attempts=F("attempts") + 1,
            claimed_at=Now(),
            claimed_by=worker,
            lease_until=Now() + lease,
        )
        job.refresh_from_db()
    return job


def _run(job: Job) -> None:
    found = find(job.handler)
    if found is None:
        _end(job, State.FAILED, failure=Failure.UNKNOWN_HANDLER)
        log.error("jobs.unknown_handler job=%s handler=%s", job.pk, job.handler)
        return
    try:
        _call(found, job)
    except LeaseLost:
        log.warning("jobs.taken_over job=%s handler=%s attempt=%d", job.pk, job.handler, job.attempts)
    except Exception as error:
        _failed(job, type(error).__qualname__)


def _call(found: Handler, job: Job) -> None:
    running = RunningJob(id=job.pk, handler=job.handler, attempt=job.attempts, args=job.args)
    if not found.atomic:
        found.run(running)
        _done(job)
        return
    with transaction.atomic():
        type(job)._default_manager.select_for_update().get(pk=job.pk)
        found.run(running)
        _done(job)


def _done(job: Job) -> None:
    if not _end(job, State.DONE, error_class=""):
        raise LeaseLost(str(job.pk))


def _failed(job: Job, error_class: str) -> None:
    log.warning("jobs.raised job=%s handler=%s attempt=%d error=%s", job.pk, job.handler, job.attempts, error_class)
    if job.attempts >= MOST_ATTEMPTS:
        _end(job, State.FAILED, failure=Failure.RAISED, error_class=error_class[:200])
        return
    _mine(job).update(
        state=State.QUEUED, lease_until=None, run_after=Now() + wait_after(job.attempts), error_class=error_class[:200]
    )


def _end(job: Job, state: State, **columns: str) -> bool:
    """False if the job is no longer this attempt's to end."""
    return bool(_mine(job).update(state=state, lease_until=None, finished_at=Now(), **columns))


def _mine(job: Job):  # type: ignore[no-untyped-def]  # django-stubs names no public type for it
    return type(job)._default_manager.filter(pk=job.pk, state=State.RUNNING, attempts=job.attempts)
