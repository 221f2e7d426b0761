"""The two bells of Celery. Neither carries anything: what is to be done stands in the table."""

from __future__ import annotations

from celery import shared_task

from jobcenter.jobs import bell, pulses
from jobcenter.jobs.working import reconcile as give_back
from jobcenter.jobs.working import work

AT_A_TIME = 20


@shared_task(name="jobs.ring", ignore_result=True)
def ring() -> None:
    """Rung by `add`: work, and ring again while there may be more, so that others can take turns."""
    if work(AT_A_TIME) == AT_A_TIME:
        bell.ring()


@shared_task(name="jobs.reconcile", ignore_result=True)
def reconcile() -> None:
    """Each minute by beat: what died, what waited for its time, and what no bell was heard for."""
    give_back()
    # Before the work, which may take long.
    pulses.round_done()
    ring()
