"""The doorbell: wakes a worker. If it does not ring, the reconciler finds the row a minute later."""

from __future__ import annotations

import logging

log = logging.getLogger(__name__)


def ring() -> None:
    """Never raises: what was asked for is in the database already."""
    from jobcenter.jobs import tasks

    try:
        tasks.ring.apply_async(retry=False)
    except Exception as error:
        # The class alone: addresses and passwords of brokers stand in messages.
        log.warning("jobs.bell_silent error=%s", type(error).__name__)
